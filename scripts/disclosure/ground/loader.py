"""Rows of CSV files into a table of the engine: all text, with the file and row that each came from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# A cell of these alone is empty: every space of Unicode that is no line break or tab.
SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
UNSEEN = f"{SPACES}\t\r\n\u200b\ufeff"  # what may stand around the labels of a header


@dataclass(frozen=True, slots=True)
class Columns:
    """What a loader has to know of a table: its columns with their *titles*, and which texts are *missing* values.

    *largest* is the size of a cell in bytes: a longer one is never empty, and makes `load_whole` refuse its file.
    """

    titles: Mapping[str, str]
    missing: Sequence[str]
    largest: int

    @property
    def words(self) -> list[str]:
        """The missing values that are more than spaces, which are always missing."""
        return [value for value in self.missing if value.strip(SPACES)]


class Loader(ABC):
    """Fills one table, file by file; begins with an empty one, replacing what had its name.

    *shown* is what problems call a file; it stands in the column `@file`.
    """

    def __init__(self, scratch: Path, columns: Columns) -> None:
        self._scratch = scratch
        self._columns = columns

    def scratch(self, purpose: str) -> Path:
        """Return a path in the engine's scratch folder for one *purpose*."""
        return self._scratch / f"reading.{purpose}.csv"

    @contextmanager
    def numbered(self) -> Iterator[IO[bytes]]:
        """Open a file for records that begin with their row number; it has no header."""
        with self.scratch("numbered").open("wb", buffering=1 << 20) as file:
            yield file

    def clean(self) -> None:
        """Remove the scratch files."""
        for purpose in ("decoded", "numbered"):
            self.scratch(purpose).unlink(missing_ok=True)

    @abstractmethod
    def load_whole(self, path: Path, shown: str, rows: int) -> bool:
        """Load a file with a header and so many *rows*.

        False, and nothing loaded, if the engine rejects a row or loses one, or if a cell is too long.
        """

    @abstractmethod
    def load_numbered(self, shown: str) -> None:
        """Load the records of `numbered`; nothing is loaded if the engine still rejects one."""

    @abstractmethod
    def rows(self, shown: str) -> list[int]:
        """Return the numbers of the rows that one file gave, in order."""

    @abstractmethod
    def blank_rows(self, shown: str) -> list[int]:
        """Return the numbers of the rows all of whose cells are empty."""

    @abstractmethod
    def header_rows(self, shown: str) -> list[int]:
        """Return the numbers of the rows that say the names, or the titles, of all fields; case and spaces aside."""

    @abstractmethod
    def drop(self, shown: str, rows: Sequence[int]) -> None:
        """Delete the rows of these numbers that one file gave."""

    @abstractmethod
    def count(self, shown: str) -> int:
        """Return how many rows one file gave."""
