"""DuckDB: tables of any size in a file, out of core, and the one writer of exact files."""

# ruff: noqa: S608 (every name and every text in these queries went through identifier() or literal())

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw

from disclosure.ground.duckdb_loader import DuckdbLoader
from disclosure.ground.engine import CELL_END, ID_DIGITS, NOTHING, QUOTE, Exporter, FileKind, Frame, Risk
from disclosure.ground.loader import Columns, Loader
from disclosure.ground.sql import identifier, literal
from disclosure.writing import refused

LEAST_MEMORY = 128 * 2**20  # bytes; Python and its libraries take another 110 MB
COLUMN = 3 * 2**19  # bytes; to fill a table of 200 columns takes 192 MiB

_CSV = "format csv, header false, nullstr '', new_line '\r\n'"
_LINES = f"format csv, header false, nullstr '', new_line '\n', delim '{CELL_END}', quote '{QUOTE}', escape '{QUOTE}'"
_FILE_OPTIONS: Mapping[FileKind, str] = {
    "csv": _CSV,
    "quoted csv": f"{_CSV}, force_quote *",
    "parquet": "format parquet, compression zstd",
    "json": "format json, array true",
}


class DuckdbEngine(Exporter):
    """A context manager around the database in *scratch*, an existing folder of this build alone.

    One engine at a time may write there. Once it is closed, any number of engines may be opened with
    *reading*, each in a process of its own. One thread an engine: a second one costs more than it gains.
    What does not fit into *memory* bytes is spilled; see memory_for and wide.
    """

    def __init__(self, scratch: Path, *, memory: int = LEAST_MEMORY, reading: bool = False) -> None:
        self.scratch = scratch
        self.connection = duckdb.connect(
            scratch / "tables.duckdb",
            read_only=reading,
            config={
                "threads": 1,
                "memory_limit": f"{memory}B",
                "temp_directory": str(scratch / f"spilled-{os.getpid()}"),
                # A build asks the network for nothing, not even for an extension of the engine.
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                # What a machine that crashed leaves is swept away; to wait for the disk at every table takes longer
                # than to fill most of them.
                "fsync_mode": "NONE",
            },
        )

    def close(self) -> None:
        self.connection.close()

    def leave(self) -> None:
        """Do nothing: they are there."""

    def loader(self, name: str, columns: Columns) -> Loader:
        return DuckdbLoader(self.connection, self.scratch, name, columns)

    def frame(self, name: str) -> Frame:
        return nw.from_native(self.connection.table(identifier(name)))

    def keep(self, frame: Frame, name: str) -> Frame:
        with _interruptible():
            self.connection.execute(f"create or replace table {identifier(name)} as {_sql(frame)}")
        return self.frame(name)

    def take(self, path: Path, name: str) -> None:
        """Keep the rows of a Parquet file as the table of that name."""
        rows = f"from read_parquet({literal(str(path))})"
        self.connection.execute(f"create or replace table {identifier(name)} as {rows}")

    def drop(self, name: str) -> None:
        self.connection.execute(f"drop table if exists {identifier(name)}")

    def rows(self, frame: Frame, size: int = 1_000) -> Iterator[tuple[Any, ...]]:
        return self._stream(_sql(frame), size)

    def _stream(self, query: str, size: int = 1_000) -> Iterator[tuple[Any, ...]]:
        cursor = self.connection.cursor()
        try:
            with _interruptible():
                cursor.execute(query)
            while batch := cursor.fetchmany(size):
                yield from batch
        finally:
            cursor.close()

    def digest(self, frame: Frame, columns: Sequence[str], alias: str, fit: str = "", unfit: str = "") -> Frame:
        parts = ", ".join(f"coalesce({identifier(column)}, '')" for column in columns)
        hashed = f"substr(sha256(concat_ws(chr(31), {parts})), 1, {ID_DIGITS})"
        if fit:
            [column] = map(identifier, columns)
            fits = f"regexp_matches({column}, {literal(fit)})"
            fits += f" and not regexp_matches({column}, {literal(unfit)})" if unfit else ""
            hashed = f"case when {fits} then {column} else {hashed} end"
        digested: Frame = nw.from_native(frame.to_native().project(f"*, {hashed} as {identifier(alias)}"))
        return digested

    def distinct(self, frame: Frame) -> Frame:
        left: Frame = nw.from_native(frame.to_native().distinct())
        return left

    def values(self, frame: Frame, columns: Sequence[str]) -> Iterator[tuple[int, Any]]:
        each = (
            f"select distinct {place}, {name} from rows where {name} is not null"
            for place, name in enumerate(map(identifier, columns))
        )
        return self._stream(f"with rows as ({_sql(frame)}) {' union all '.join(each)}") if columns else iter(())

    def matching(self, frame: Frame, columns: Sequence[str], pattern: str) -> set[str]:
        if not columns:
            return set()
        names = ", ".join(map(identifier, columns))
        cells = f"unpivot (select {names} from ({_sql(frame)})) on {names} into name field value cell"
        found = f"select distinct field from ({cells}) where regexp_matches(cell, {literal(pattern)})"
        return {field for (field,) in self._stream(found)}

    def pattern(self, text: str) -> str:
        return text

    def write_lines(self, frame: Frame, path: Path) -> None:
        self._copy(_sql(frame), path, _LINES)

    def export(self, frame: Frame, path: Path, kind: FileKind, metadata: Mapping[str, str] = NOTHING) -> None:
        options = _FILE_OPTIONS[kind]
        if metadata:
            pairs = ", ".join(f"{literal(key)}: {literal(value)}" for key, value in metadata.items())
            options += f", kv_metadata {{{pairs}}}"
        self._copy(_sql(frame), path, options)

    def export_marked(self, frame: Frame, path: Path, risks: Mapping[str, Risk], mark: str) -> None:
        names = frame.collect_schema().names()
        self._copy(_marked(_sql(frame), names, risks, literal(mark)), path, _FILE_OPTIONS["quoted csv"])

    def _copy(self, query: str, path: Path, options: str) -> None:
        try:
            self.connection.execute(f"copy ({query}) to {literal(str(path))} ({options})")
        except duckdb.IOException as error:
            raise refused(path.name) from error


def wide(columns: int) -> int:
    """Return how many bytes it takes to fill a table: until it is whole, some blocks of each column are held."""
    return max(LEAST_MEMORY, COLUMN * columns)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C be what it is: the engine makes an error of its own of it."""
    try:
        yield
    except RuntimeError as error:
        if "interrupt" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


def _marked(rows: str, names: Sequence[str], risks: Mapping[str, Risk], mark: str) -> str:
    """Return the query for the columns *names* of *rows*, marked.

    The cells of all columns of one risk go through one list: a pattern takes a millisecond to compile, and would be
    compiled for each column.
    """
    cells, lists = {name: f"coalesce({identifier(name)}, '')" for name in names}, ["*"]
    for number, risk in enumerate(dict.fromkeys(risks.values())):
        alike, marks = [name for name in names if risks.get(name) == risk], identifier(f"@{number}")
        cells |= {name: f"{marks}[{place}]" for place, name in enumerate(alike, 1)}
        lists.append(f"list_transform([{', '.join(map(identifier, alike))}], lambda cell: {_cell(risk, mark)}) {marks}")
    chosen = ", ".join(f"{cell} as {identifier(name)}" for name, cell in cells.items())
    return f"select {chosen} from (select {', '.join(lists)} from ({rows}))"


def _cell(risk: Risk, mark: str) -> str:
    first, last = map(literal, risk.plain)
    kept = f"length(cell) <= {risk.longest} and regexp_matches(cell, {literal(risk.kept)})"
    stays = f"cell between {first} and {last} or not regexp_matches(cell, {literal(risk.pattern)}) or ({kept})"
    return f"case when cell is null then '' when {stays} then cell else {mark} || cell end"


def _sql(frame: Frame) -> str:
    # A relation keeps no result and each fetch would run it again, so the query is run as text.
    return str(frame.to_native().sql_query())
