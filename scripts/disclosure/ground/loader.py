"""Rows of CSV files into a table of the engine: all text, with the file and row that each came from."""

# ruff: noqa: S608 (every name and every text in these queries went through identifier() or literal())

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import duckdb

from disclosure.ground.columns import FILE, ROW
from disclosure.ground.engine import Engine, identifier, literal

# A cell of these alone is empty: every space of Unicode that is no line break or tab.
_SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = f"{_SPACES}\t\r\n\u200b\ufeff"  # what may stand around the labels of a header
_SMALL = "buffer_size=1000000, max_line_size=900000"
_LARGE = "buffer_size=32000000, max_line_size=14000000"  # holds the largest row and its number
# In parallel and with `store_rejects` the engine loses long rows without a word, in parallel alone it gives up on some.
_STRICT = "delim=',', quote='\"', escape='\"', strict_mode=true, auto_detect=false, parallel=false, compression='none'"


@dataclass(frozen=True, slots=True)
class Columns:
    """What a loader has to know of a table: its columns with their *titles*, and which texts are *missing* values.

    *largest* is the size of a cell in bytes: a longer one is never empty, and makes `load_whole` refuse its file.
    """

    titles: Mapping[str, str]
    missing: Sequence[str]
    largest: int


class Loader:
    """Fills one table, file by file; begins with an empty one, replacing what had its name."""

    def __init__(self, engine: Engine, name: str, columns: Columns) -> None:
        self._engine = engine
        self._connection = engine.connection
        self._table = identifier(name)
        self._columns = columns
        named = ", ".join(f"{identifier(field)} varchar" for field in columns.titles)
        self._connection.execute(
            f"create or replace table {self._table} ({named}, {identifier(FILE)} varchar, {identifier(ROW)} bigint)"
        )

    def scratch(self, purpose: str) -> Path:
        """Return a path in the engine's scratch folder for one *purpose*."""
        return self._engine.scratch / f"reading.{purpose}.csv"

    @contextmanager
    def numbered(self) -> Iterator[IO[bytes]]:
        """Open a file for records that begin with their row number; it has no header."""
        with self.scratch("numbered").open("wb", buffering=1 << 20) as file:
            yield file

    def clean(self) -> None:
        """Remove the scratch files."""
        for purpose in ("decoded", "numbered"):
            self.scratch(purpose).unlink(missing_ok=True)

    def load_whole(self, path: Path, shown: str, rows: int) -> bool:
        """Load a file with a header and so many *rows*.

        False, and nothing loaded, if the engine rejects a row or loses one, or if a cell is too long.
        """
        columns = dict.fromkeys(self._columns.titles, "varchar")
        source = _csv(path, columns, f"header=true, {_SMALL}")
        complete = self._insert(source, shown, "row_number() over () + 1") and self.count(shown) == rows
        if complete and (path.stat().st_size <= self._columns.largest or self._longest(shown) <= self._columns.largest):
            return True
        self._forget(shown)
        return False

    def load_numbered(self, shown: str) -> None:
        """Load the records of `numbered`; nothing is loaded if the engine still rejects one."""
        columns = {ROW: "bigint"} | dict.fromkeys(self._columns.titles, "varchar")
        self._insert(_csv(self.scratch("numbered"), columns, f"header=false, {_LARGE}"), shown, identifier(ROW))

    def rows(self, shown: str, where: str = "true") -> list[int]:
        """Return the numbers of the rows that one file gave, in order."""
        condition = f"{identifier(FILE)} = {literal(shown)} and ({where})"
        query = f"select {identifier(ROW)} from {self._table} where {condition} order by 1"
        return [row for (row,) in self._connection.execute(query).fetchall()]

    def blank_rows(self, shown: str) -> list[int]:
        """Return the numbers of the rows all of whose cells are empty."""
        return self.rows(shown, " and ".join(f"{identifier(name)} is null" for name in self._columns.titles))

    def header_rows(self, shown: str) -> list[int]:
        """Return the numbers of the rows that say the names, or the titles, of all fields; case and spaces aside."""
        names = " and ".join(_says(name, name) for name in self._columns.titles)
        titles = " and ".join(_says(name, title) for name, title in self._columns.titles.items())
        return self.rows(shown, f"({names}) or ({titles})")

    def drop(self, shown: str, rows: Sequence[int]) -> None:
        """Delete the rows of these numbers that one file gave."""
        if rows:
            where = f"{identifier(FILE)} = {literal(shown)} and {identifier(ROW)} in (select unnest(?::bigint[]))"
            self._connection.execute(f"delete from {self._table} where {where}", [list(rows)])

    def count(self, shown: str) -> int:
        """Return how many rows one file gave."""
        return self._number("count(*)", shown)

    def _insert(self, source: str, shown: str, row: str) -> bool:
        cells = ", ".join(self._cell(name) for name in self._columns.titles)
        query = f"insert into {self._table} select {cells}, {literal(shown)}, {row} from {source}"
        try:
            self._connection.execute(query)
        except duckdb.InvalidInputException:  # the statement is undone: nothing has been loaded
            return False
        return True

    def _cell(self, name: str) -> str:
        """Turn missing values and cells of spaces into null."""
        column = identifier(name)
        # The engine reads an empty cell as null. Trimming is slow, comparing is not: so only what may begin
        # with a space (U+0020; U+00A0 to U+3000) is trimmed, which leaves out Chinese and ASCII text.
        may_begin = f"({column} < '!' or ({column} >= '\u00a0' and {column} < '\u3001'))"
        empty = (
            f"{may_begin} and trim({column}, {literal(_SPACES)}) = '' and strlen({column}) <= {self._columns.largest}"
        )
        words = [literal(value) for value in self._columns.missing if value.strip(_SPACES)]
        listed = f" or {column} in ({', '.join(words)})" if words else ""
        return f"case when {empty}{listed} then null else {column} end"

    def _longest(self, shown: str) -> int:
        longest = ", ".join(f"max(strlen({identifier(name)}))" for name in self._columns.titles)
        return self._number(f"greatest({longest}, 0)", shown)

    def _number(self, expression: str, shown: str) -> int:
        query = f"select {expression} from {self._table} where {identifier(FILE)} = {literal(shown)}"
        [(number,)] = self._connection.execute(query).fetchall()
        return int(number)

    def _forget(self, shown: str) -> None:
        self._connection.execute(f"delete from {self._table} where {identifier(FILE)} = {literal(shown)}")


def _says(name: str, label: str) -> str:
    said, meant = (f"trim(lower({text}), {literal(_UNSEEN)})" for text in (identifier(name), literal(label)))
    return f"{said} = {meant}"


def _csv(path: Path, columns: dict[str, str], options: str) -> str:
    named = ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in columns.items())
    return f"read_csv({literal(_no_glob(path))}, columns={{{named}}}, {_STRICT}, {options})"


def _no_glob(path: Path) -> str:
    """Write a path so that the engine takes `*`, `?` and `[` as themselves."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in str(path))
