"""The engine: a DuckDB whose tables lie in a scratch folder, met through Narwhals frames.

Everything that Narwhals has no word for (streaming, sha256, writing Parquet and JSON, keeping a result) is
here, so that no other room writes SQL.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Literal, Self

import duckdb
import narwhals as nw

from disclosure.errors import SurroundingsError

LEAST_MEMORY = 128 * 2**20  # bytes; Python and its libraries take another 110 MB
ID_DIGITS = 16  # of sha256, in the addresses of records and subjects
NOTHING: Mapping[str, str] = MappingProxyType({})

CELL_END, LINE_IN_CELL, QUOTE = "\x1f", "\x1e", "\x1c"  # no cell holds one: the checks refuse control characters
FileKind = Literal["csv", "quoted csv", "lines", "parquet", "json"]
_CSV = "format csv, header false, nullstr '', new_line '\r\n'"
_LINES = "format csv, header false, nullstr '', new_line '\n'"
_FILE_OPTIONS: Mapping[FileKind, str] = {
    "csv": _CSV,
    "quoted csv": f"{_CSV}, force_quote *",
    "lines": f"{_LINES}, delim '{CELL_END}', quote '{QUOTE}', escape '{QUOTE}'",
    "parquet": "format parquet, compression zstd",
    "json": "format json, array true",
}


class Engine:
    """A context manager around the database in *scratch*, an existing folder of this build alone.

    One engine at a time may write there. Once it is closed, any number of engines may be opened with
    *reading*, each in a process of its own. One thread an engine: a second one costs more than it gains.
    What does not fit into *memory* bytes is spilled; see memory_for.
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
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def frame(self, name: str) -> nw.LazyFrame[Any]:
        """Return the table or view of that name, lazily."""
        return nw.from_native(self.connection.table(identifier(name)))

    def keep(self, frame: nw.LazyFrame[Any], name: str) -> nw.LazyFrame[Any]:
        """Compute *frame* into a table of that name (replacing it) and return it lazily, in the same order."""
        with _interruptible():
            self.connection.execute(f"create or replace table {identifier(name)} as {_sql(frame)}")
        return self.frame(name)

    def is_pattern(self, text: str) -> bool:
        """Whether RE2 can read *text*."""
        try:
            self.connection.execute("select regexp_matches('', ?)", [text])
        except duckdb.InvalidInputException:
            return False
        return True

    def drop(self, name: str) -> None:
        """Forget a kept table; nothing happens if there is none."""
        self.connection.execute(f"drop table if exists {identifier(name)}")

    def rows(self, frame: nw.LazyFrame[Any], size: int = 1_000) -> Iterator[tuple[Any, ...]]:
        """Stream the rows, *size* at a time, on a cursor of their own: several streams may be open at once."""
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

    def all(self, frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
        """Return every row; for frames that are known to be small."""
        return list(self.rows(frame))

    def count(self, frame: nw.LazyFrame[Any]) -> int:
        """Return the number of rows."""
        [(rows,)] = self.all(frame.select(nw.len()))
        return int(rows)

    def digest(self, frame: nw.LazyFrame[Any], columns: Sequence[str], alias: str, fit: str = "") -> nw.LazyFrame[Any]:
        """Add *alias*: the first 16 hex digits of sha256 over the text columns joined by U+001F, null as ''.

        With the RE2 pattern *fit*, a cell of the one column that matches it stands as it is, and costs no digest.
        """
        parts = ", ".join(f"coalesce({identifier(column)}, '')" for column in columns)
        hashed = f"substr(sha256(concat_ws(chr(31), {parts})), 1, {ID_DIGITS})"
        if fit:
            [column] = map(identifier, columns)
            hashed = f"case when regexp_matches({column}, {literal(fit)}) then {column} else {hashed} end"
        digested: nw.LazyFrame[Any] = nw.from_native(frame.to_native().project(f"*, {hashed} as {identifier(alias)}"))
        return digested

    def distinct(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Leave one of rows that are alike, in no order; Narwhals' `unique` would number all of them to do it."""
        left: nw.LazyFrame[Any] = nw.from_native(frame.to_native().distinct())
        return left

    def values(self, frame: nw.LazyFrame[Any], columns: Sequence[str]) -> Iterator[tuple[int, Any]]:
        """Stream the place of a column in *columns* with each of its values once, in no order; null is none."""
        each = (
            f"select distinct {place}, {name} from rows where {name} is not null"  # noqa: S608
            for place, name in enumerate(map(identifier, columns))
        )
        return self._stream(f"with rows as ({_sql(frame)}) {' union all '.join(each)}") if columns else iter(())

    def matching(self, frame: nw.LazyFrame[Any], columns: Sequence[str], pattern: str) -> set[str]:
        """Return those of the text *columns* of which a cell matches the RE2 *pattern*, which is made ready once."""
        if not columns:
            return set()
        names = ", ".join(map(identifier, columns))
        cells = f"unpivot (select {names} from ({_sql(frame)})) on {names} into name field value cell"  # noqa: S608
        found = f"select distinct field from ({cells}) where regexp_matches(cell, {literal(pattern)})"  # noqa: S608
        return {field for (field,) in self._stream(found)}

    def export(
        self, frame: nw.LazyFrame[Any], path: Path, kind: FileKind, metadata: Mapping[str, str] = NOTHING
    ) -> None:
        """Write *frame* to *path*: Parquet (with *metadata* as key-value pairs), a JSON array, or rows of a CSV.

        A CSV has no header, as RFC 4180 has it otherwise, and an empty cell is empty; every other cell of a
        "quoted csv" is in quotes. "lines" are our own: a row a line, cells parted by CELL_END; a line feed in a
        cell has to be a LINE_IN_CELL, and QUOTE means nothing. Raises SurroundingsError if the disk refuses.
        """
        options = _FILE_OPTIONS[kind]
        if metadata:
            pairs = ", ".join(f"{literal(key)}: {literal(value)}" for key, value in metadata.items())
            options += f", kv_metadata {{{pairs}}}"
        try:
            self.connection.execute(f"copy ({_sql(frame)}) to {literal(str(path))} ({options})")
        except duckdb.IOException as error:
            raise SurroundingsError(f"写文件失败：{path.name}", hint="查看磁盘是否已满、输出目录是否可写") from error


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C be what it is: the engine makes an error of its own of it."""
    try:
        yield
    except RuntimeError as error:
        if "interrupt" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


def memory_for(data: Path) -> int:
    """Return how much memory the tables of *data* ask for: keys that are sorted or joined cannot all be spilled."""
    return max(LEAST_MEMORY, sum(path.stat().st_size for path in data.rglob("*.csv")) * 3 // 4)


def identifier(name: str) -> str:
    """Quote a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"


def _sql(frame: nw.LazyFrame[Any]) -> str:
    # A relation keeps no result and each fetch would run it again, so the query is run as text.
    return str(frame.to_native().sql_query())
