"""Engines that tests use one after the other: to open one takes longer than most tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import narwhals as nw
import polars as pl

from disclosure.ground.duckdb_engine import DuckdbEngine
from disclosure.ground.engine import Engine
from disclosure.ground.polars_engine import PolarsEngine

Name = Literal["polars", "duckdb"]
NAMES: tuple[Name, ...] = ("polars", "duckdb")

_KINDS = {"text": pl.String, "integer": pl.Int64, "day": pl.Date, "boolean": pl.Boolean}
_IDLE: list[DuckdbEngine] = []
_HOME = tempfile.TemporaryDirectory(prefix="engines-of-tests-")  # an engine outlives the folders of whoever opened it


default: Name = "polars"  # the faster one; tests that should hold with either set it: see either_engine


@contextmanager
def borrowed(scratch: Path, name: Name | None = None) -> Iterator[Engine]:
    """Give an engine without tables whose scratch folder is *scratch*."""
    if (name or default) == "polars":
        with PolarsEngine(scratch) as engine:
            yield engine
    else:
        with _lent(scratch) as database:
            yield database


def put(engine: Engine, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> nw.LazyFrame[Any]:
    """Keep *rows* as the table *name*; *columns* are their names and kinds: text, integer, day, boolean."""
    schema = {column: _KINDS[kind] for column, kind in columns.items()}
    table = pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")
    if isinstance(engine, DuckdbEngine):
        part = engine.scratch / "put.parquet"
        table.write_parquet(part)
        engine.take(part, name)
    else:
        engine.keep(nw.from_native(table.lazy()), name)
    return engine.frame(name)


@contextmanager
def _lent(scratch: Path) -> Iterator[DuckdbEngine]:
    engine = _IDLE.pop() if _IDLE else DuckdbEngine(Path(tempfile.mkdtemp(dir=_HOME.name)))
    engine.scratch = scratch
    try:
        yield engine
        for table in tables(engine):
            engine.drop(table)
    except BaseException:
        engine.close()
        raise
    _IDLE.append(engine)


def tables(engine: Engine) -> list[str]:
    """Return the names of the tables that an engine keeps, sorted."""
    if isinstance(engine, PolarsEngine):
        return sorted(engine.tables)
    assert isinstance(engine, DuckdbEngine)
    found = engine.connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
    return [name for (name,) in found]


def close_all() -> None:
    """Close the engines that nobody uses, when the last test has run."""
    while _IDLE:
        _IDLE.pop().close()
