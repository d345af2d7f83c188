"""Polars' loader: a table grows by the rows of each file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from disclosure.ground.columns import FILE, ROW
from disclosure.ground.loader import SPACES, UNSEEN, Columns, Loader

LONG_ROW = 400_000  # bytes of its cells; the walk that a longer one is left to knows the limit of a row


class PolarsLoader(Loader):
    """Fills the table *name* of *tables*."""

    def __init__(self, tables: dict[str, pl.DataFrame], scratch: Path, name: str, columns: Columns) -> None:
        super().__init__(scratch, columns)
        self._tables = tables
        self._name = name
        self._tables[name] = pl.DataFrame(schema=dict.fromkeys((*columns.titles, FILE), pl.String) | {ROW: pl.Int64})

    def load_whole(self, path: Path, shown: str, rows: int) -> bool:
        table = self._read(path, dict.fromkeys(self._columns.titles, pl.String), has_header=True)
        if table is None or table.height != rows or self._is_long(table):
            return False
        self._add(table.with_row_index(ROW, offset=2), shown)
        return True

    def load_numbered(self, shown: str) -> None:
        schema = {ROW: pl.Int64} | dict.fromkeys(self._columns.titles, pl.String)
        table = self._read(self.scratch("numbered"), schema, has_header=False)
        if table is not None:
            self._add(table, shown)

    def rows(self, shown: str) -> list[int]:
        return self._rows(shown, pl.lit(value=True))

    def blank_rows(self, shown: str) -> list[int]:
        return self._rows(shown, pl.all_horizontal(pl.col(name).is_null() for name in self._columns.titles))

    def header_rows(self, shown: str) -> list[int]:
        names = pl.all_horizontal(_says(name, name) for name in self._columns.titles)
        titles = pl.all_horizontal(_says(name, title) for name, title in self._columns.titles.items())
        return self._rows(shown, names | titles)

    def drop(self, shown: str, rows: Sequence[int]) -> None:
        if rows:
            gone = (pl.col(FILE) == shown) & pl.col(ROW).is_in(rows)
            self._tables[self._name] = self._tables[self._name].filter(~gone)

    def count(self, shown: str) -> int:
        return len(self.rows(shown))

    def _rows(self, shown: str, where: pl.Expr) -> list[int]:
        return self._tables[self._name].filter((pl.col(FILE) == shown) & where)[ROW].sort().to_list()

    def _read(self, path: Path, schema: Mapping[str, type[pl.DataType]], *, has_header: bool) -> pl.DataFrame | None:
        """Read a file strictly; None if Polars rejects a row."""
        try:
            return pl.read_csv(path, schema=schema, has_header=has_header, quote_char='"', raise_if_empty=False)
        except pl.exceptions.PolarsError:
            return None

    def _is_long(self, table: pl.DataFrame) -> bool:
        """Whether a cell is too long, or a row so long that it has to be looked at."""
        sizes = [pl.col(name).str.len_bytes().fill_null(0) for name in self._columns.titles]
        largest = {"cell": pl.max_horizontal(sizes).max(), "row": pl.sum_horizontal(sizes).max()}
        cell, row = table.select(**largest).row(0) if table.height else (0, 0)
        return bool(cell > self._columns.largest or row > LONG_ROW)

    def _add(self, table: pl.DataFrame, shown: str) -> None:
        cells = [self._cell(name) for name in self._columns.titles]
        rows = table.select(*cells, pl.lit(shown).alias(FILE), pl.col(ROW).cast(pl.Int64))
        self._tables[self._name] = pl.concat([self._tables[self._name], rows])

    def _cell(self, name: str) -> pl.Expr:
        """Turn missing values and cells of spaces into null."""
        cell = pl.col(name)
        spaces = (cell.str.strip_chars(SPACES) == "") & (cell.str.len_bytes() <= self._columns.largest)
        return pl.when(~(spaces | cell.is_in(self._columns.words))).then(cell).alias(name)


def _says(name: str, label: str) -> pl.Expr:
    said, meant = (text.str.to_lowercase().str.strip_chars(UNSEEN) for text in (pl.col(name), pl.lit(label)))
    return (said == meant).fill_null(value=False)
