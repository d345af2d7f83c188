"""The engine: what holds a build's tables, met through Narwhals frames.

Whatever Narwhals has no word for (streaming, sha256, writing files, keeping a result) is a method here, and each
engine has its own. Outside of this room nobody knows which one it is, and no order of rows is relied upon that
was not asked for: only `keep`, `rows`, `all` and `export` hold to the order of a frame that was sorted.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Literal, NamedTuple, Self

import narwhals as nw

from disclosure.ground.loader import Columns, Loader

ID_DIGITS = 16  # of sha256, in the addresses of records and subjects
CELL_END, LINE_IN_CELL, QUOTE = "\x1f", "\x1e", "\x1c"  # no cell holds one: the checks refuse control characters
NOTHING: Mapping[str, str] = MappingProxyType({})
FileKind = Literal["csv", "quoted csv", "parquet", "json"]

Frame = nw.LazyFrame[Any]


class Risk(NamedTuple):
    """Which cells of a column need a mark: those that match the RE2 *pattern*.

    But for those of up to *longest* signs that match *kept* too, and for those from the first to the second of the
    texts *plain*, which are known to match nothing: that saves the search.
    """

    pattern: str
    kept: str
    longest: int
    plain: tuple[str, str]


class Engine(ABC):
    """A context manager around tables; *scratch* is an existing folder of this build alone."""

    scratch: Path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Free what it holds."""

    @abstractmethod
    def leave(self) -> None:
        """Leave the tables that are still kept in *scratch*, for `reading` of ground.engines in other processes."""

    @abstractmethod
    def loader(self, name: str, columns: Columns) -> Loader:
        """Begin a table of that name, replacing what had it, to be filled from CSV files."""

    @abstractmethod
    def frame(self, name: str) -> Frame:
        """Return the table of that name, lazily."""

    @abstractmethod
    def keep(self, frame: Frame, name: str) -> Frame:
        """Compute *frame* into a table of that name (replacing it) and return it lazily, in the same order."""

    @abstractmethod
    def drop(self, name: str) -> None:
        """Forget a kept table; nothing happens if there is none."""

    @abstractmethod
    def rows(self, frame: Frame, size: int = 1_000) -> Iterator[tuple[Any, ...]]:
        """Stream the rows, *size* at a time; several streams may be open at once."""

    def all(self, frame: Frame) -> list[tuple[Any, ...]]:
        """Return every row; for frames that are known to be small."""
        return list(self.rows(frame))

    def count(self, frame: Frame) -> int:
        """Return the number of rows."""
        [(rows,)] = self.all(frame.select(nw.len()))
        return int(rows)

    @abstractmethod
    def digest(self, frame: Frame, columns: Sequence[str], alias: str, fit: str = "", unfit: str = "") -> Frame:
        """Add *alias*: the first 16 hex digits of sha256 over the text columns joined by U+001F, null as ''.

        With the patterns *fit* and *unfit*, a cell of the one column that matches the first and not the second stands
        as it is, and costs no digest.
        """

    @abstractmethod
    def distinct(self, frame: Frame) -> Frame:
        """Leave one of rows that are alike, in no order."""

    @abstractmethod
    def values(self, frame: Frame, columns: Sequence[str]) -> Iterator[tuple[int, Any]]:
        """Stream the place of a column in *columns* with each of its values once, in no order; null is none."""

    @abstractmethod
    def matching(self, frame: Frame, columns: Sequence[str], pattern: str) -> set[str]:
        """Return those of the text *columns* of which a cell matches *pattern*."""

    @abstractmethod
    def pattern(self, text: str) -> str:
        """Write the RE2 pattern *text*, one that ground.patterns allows, as this engine's expressions read it."""

    @abstractmethod
    def write_lines(self, frame: Frame, path: Path) -> None:
        """Write *frame* as plain lines: a row each, its cells parted by CELL_END, nothing where a cell is null.

        A line feed in a cell has to be a LINE_IN_CELL by then; QUOTE means nothing. Raises SurroundingsError if
        the disk refuses.
        """


class Exporter(Engine):
    """An engine that writes exact files too. One does, whichever prepared the tables: so their bytes are the same."""

    @abstractmethod
    def export(self, frame: Frame, path: Path, kind: FileKind, metadata: Mapping[str, str] = NOTHING) -> None:
        """Write *frame* to *path*: Parquet (with *metadata* as key-value pairs), a JSON array, or rows of a CSV.

        A CSV has no header, as RFC 4180 has it otherwise, and an empty cell is empty; every other cell of a
        "quoted csv" is in quotes. Raises SurroundingsError if the disk refuses.
        """

    @abstractmethod
    def export_marked(self, frame: Frame, path: Path, risks: Mapping[str, Risk], mark: str) -> None:
        """Write the text columns of *frame* as `export` does a "quoted csv", an empty cell as "".

        *mark* goes before each cell that is a risk in its column. Raises SurroundingsError if the disk refuses.
        """
