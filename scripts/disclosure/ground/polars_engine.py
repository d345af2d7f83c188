"""Polars: small tables in memory, where planning costs more than running and Polars plans fastest.

It has threads of its own from its first use on, so a process that used it is never forked: see building.processes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import narwhals as nw

from disclosure.ground.duckdb_engine import DuckdbEngine, wide
from disclosure.ground.engine import CELL_END, ID_DIGITS, Engine, Frame
from disclosure.ground.loader import Columns, Loader
from disclosure.ground.patterns import for_rust

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # read once, at the import: tables are small, threads cost more
import polars as pl

from disclosure.ground.polars_loader import PolarsLoader
from disclosure.writing import refused

_LINES: Any = {"include_header": False, "separator": CELL_END, "quote_style": "never", "null_value": ""}


class PolarsEngine(Engine):
    """Tables in this process's memory; *scratch* only holds files on their way."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.tables: dict[str, pl.DataFrame] = {}

    def close(self) -> None:
        self.tables.clear()

    def leave(self) -> None:
        part = self.scratch / "part.parquet"
        columns = max((table.width for table in self.tables.values()), default=0)
        with DuckdbEngine(self.scratch, memory=wide(columns)) as database:
            for name, table in self.tables.items():
                table.write_parquet(part, compression="uncompressed")
                database.take(part, name)

    def loader(self, name: str, columns: Columns) -> Loader:
        return PolarsLoader(self.tables, self.scratch, name, columns)

    def frame(self, name: str) -> Frame:
        return nw.from_native(self.tables[name].lazy())

    def keep(self, frame: Frame, name: str) -> Frame:
        self.tables[name] = _computed(frame)
        return self.frame(name)

    def drop(self, name: str) -> None:
        self.tables.pop(name, None)

    def rows(self, frame: Frame, size: int = 1_000) -> Iterator[tuple[Any, ...]]:
        return _computed(frame).iter_rows(buffer_size=size)

    def digest(self, frame: Frame, columns: Sequence[str], alias: str, fit: str = "", unfit: str = "") -> Frame:
        joined = pl.concat_str([pl.col(column).fill_null("") for column in columns], separator=CELL_END)
        hashed = joined.map_batches(_hashed, return_dtype=pl.String)
        if fit:
            [column] = map(pl.col, columns)
            fits = column.str.contains(for_rust(fit))
            fits = fits & ~column.str.contains(for_rust(unfit)) if unfit else fits
            hashed = pl.when(fits).then(column).otherwise(hashed)
        return _frame(frame.to_native().with_columns(hashed.alias(alias)))

    def distinct(self, frame: Frame) -> Frame:
        return _frame(frame.to_native().unique())

    def values(self, frame: Frame, columns: Sequence[str]) -> Iterator[tuple[int, Any]]:
        table = _computed(frame.select(*columns)) if columns else pl.DataFrame()
        for place, name in enumerate(columns):
            yield from ((place, value) for value in table[name].unique() if value is not None)

    def matching(self, frame: Frame, columns: Sequence[str], pattern: str) -> set[str]:
        if not columns:
            return set()
        told = for_rust(pattern)
        found = _computed(frame.select(*(nw.col(name).str.contains(told).any() for name in columns)))
        return {name for name in found.columns if found[name].item()}

    def pattern(self, text: str) -> str:
        return for_rust(text)

    def write_lines(self, frame: Frame, path: Path) -> None:
        try:
            with path.open("wb") as file:
                _computed(frame).write_csv(file, **_LINES)
        except OSError as error:
            raise refused(path.name) from error


def _computed(frame: Frame) -> pl.DataFrame:
    table: pl.DataFrame = frame.to_native().collect()
    return table


def _frame(native: pl.LazyFrame) -> Frame:
    frame: Frame = nw.from_native(native)
    return frame


def _hashed(texts: pl.Series) -> pl.Series:
    digests = (hashlib.sha256(text.encode()).hexdigest()[:ID_DIGITS] for text in texts)
    return pl.Series(texts.name, digests, dtype=pl.String)
