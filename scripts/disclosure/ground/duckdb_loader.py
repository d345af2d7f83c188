"""DuckDB's loader: strict, and never by several threads, which lose long rows."""

# ruff: noqa: S608 (every name and every text in these queries went through identifier() or literal())

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from disclosure.ground.columns import FILE, ROW
from disclosure.ground.loader import SPACES, UNSEEN, Columns, Loader
from disclosure.ground.sql import identifier, literal

_SMALL = "buffer_size=1000000, max_line_size=900000"
_LARGE = "buffer_size=32000000, max_line_size=14000000"  # holds the largest row and its number
# In parallel and with `store_rejects` the engine loses long rows without a word, in parallel alone it gives up on some.
_STRICT = "delim=',', quote='\"', escape='\"', strict_mode=true, auto_detect=false, parallel=false, compression='none'"


class DuckdbLoader(Loader):
    """Fills one table of a database, through its *connection*."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, scratch: Path, name: str, columns: Columns) -> None:
        super().__init__(scratch, columns)
        self._connection = connection
        self._table = identifier(name)
        named = ", ".join(f"{identifier(field)} varchar" for field in columns.titles)
        self._connection.execute(
            f"create or replace table {self._table} ({named}, {identifier(FILE)} varchar, {identifier(ROW)} bigint)"
        )

    def load_whole(self, path: Path, shown: str, rows: int) -> bool:
        columns = dict.fromkeys(self._columns.titles, "varchar")
        source = _csv(path, columns, f"header=true, {_SMALL}")
        complete = self._insert(source, shown, "row_number() over () + 1") and self.count(shown) == rows
        if complete and (path.stat().st_size <= self._columns.largest or self._longest(shown) <= self._columns.largest):
            return True
        self._forget(shown)
        return False

    def load_numbered(self, shown: str) -> None:
        columns = {ROW: "bigint"} | dict.fromkeys(self._columns.titles, "varchar")
        self._insert(_csv(self.scratch("numbered"), columns, f"header=false, {_LARGE}"), shown, identifier(ROW))

    def rows(self, shown: str) -> list[int]:
        return self._rows(shown, "true")

    def blank_rows(self, shown: str) -> list[int]:
        return self._rows(shown, " and ".join(f"{identifier(name)} is null" for name in self._columns.titles))

    def header_rows(self, shown: str) -> list[int]:
        names = " and ".join(_says(name, name) for name in self._columns.titles)
        titles = " and ".join(_says(name, title) for name, title in self._columns.titles.items())
        return self._rows(shown, f"({names}) or ({titles})")

    def drop(self, shown: str, rows: Sequence[int]) -> None:
        if rows:
            where = f"{identifier(FILE)} = {literal(shown)} and {identifier(ROW)} in (select unnest(?::bigint[]))"
            self._connection.execute(f"delete from {self._table} where {where}", [list(rows)])

    def count(self, shown: str) -> int:
        return self._number("count(*)", shown)

    def _rows(self, shown: str, where: str) -> list[int]:
        condition = f"{identifier(FILE)} = {literal(shown)} and ({where})"
        query = f"select {identifier(ROW)} from {self._table} where {condition} order by 1"
        return [row for (row,) in self._connection.execute(query).fetchall()]

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
            f"{may_begin} and trim({column}, {literal(SPACES)}) = '' and strlen({column}) <= {self._columns.largest}"
        )
        words = [literal(word) for word in self._columns.words]
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
    said, meant = (f"trim(lower({text}), {literal(UNSEEN)})" for text in (identifier(name), literal(label)))
    return f"{said} = {meant}"


def _csv(path: Path, columns: dict[str, str], options: str) -> str:
    named = ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in columns.items())
    return f"read_csv({literal(_no_glob(path))}, columns={{{named}}}, {_STRICT}, {options})"


def _no_glob(path: Path) -> str:
    """Write a path so that the engine takes `*`, `?` and `[` as themselves."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in str(path))
