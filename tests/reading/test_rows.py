"""No row is ever lost: what is in a file is read, or named with its row, or the build stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.contract.model import Field, Package, Resource
from disclosure.ground.duckdb_engine import LEAST_MEMORY, DuckdbEngine
from disclosure.ground.duckdb_loader import DuckdbLoader
from disclosure.ground.engine import Engine
from disclosure.ground.engines import memory_for
from disclosure.ground.polars_loader import PolarsLoader
from disclosure.reading import survey
from disclosure.reading.cutting import LARGEST_CELL, LARGEST_ROW
from disclosure.reading.reader import read
from packages import places

BUFFER, LINE = 1_000_000, 900_000  # what the loader gives the engine for a whole file
LARGE_BUFFER, LARGE_LINE = 32_000_000, 14_000_000  # and for records that were walked
CHUNK = survey._CHUNK
SMALL = [CHUNK, 2 * LARGEST_CELL, BUFFER // 10, BUFFER // 2, LINE, BUFFER]
LARGE = [LARGEST_ROW, LARGE_LINE]
ROWS = [0, 1, 2_047, 2_048, 4_999, 5_000]  # around the engine's vectors and a block of the pattern


@dataclass(frozen=True)
class Form:
    """How a table is written: *style* of a cell, *line_end*, whether the last line has one, *encoding*."""

    style: str
    line_end: bytes
    ended: bool
    encoding: str

    def cell(self, size: int) -> bytes:
        """Return a cell that takes *size* bytes of UTF-8 in its file."""
        if self.style == "quoted" and size > 10:
            return b'"' + b'\n, ""'.ljust(size - 2, b"q") + b'"'
        wide = "镕".encode() * (size // 3) if self.style == "wide" else b""
        return wide.ljust(size, b"y")

    def row(self, size: int, columns: int) -> list[bytes]:
        """Return the cells of a row that takes *size* bytes, commas included; the first is the longest."""
        rest, more = divmod(size - columns + 1, columns)
        return [self.cell(rest + (number < more)) for number in range(columns)]

    def table(self, columns: int, rows: Sequence[Sequence[bytes]]) -> bytes:
        header = [b"c%d" % number for number in range(columns)]
        lines = self.line_end.join(b",".join(row) for row in [header, *rows])
        return (lines + (self.line_end if self.ended else b"")).decode().encode(self.encoding)


FORMS = st.builds(
    Form,
    style=st.sampled_from(["plain", "wide", "quoted"]),
    line_end=st.sampled_from([b"\n", b"\r\n"]),
    ended=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "gb18030"]),
)


@dataclass(frozen=True)
class Case:
    """A table: short rows, *before* bytes of rows of 999, long rows, short rows. *uneven* is a file to be walked."""

    form: Form
    short: int
    before: int
    long: tuple[int, ...]
    after: int
    uneven: bool

    @property
    def columns(self) -> int:
        return max(2, *(-(-size // (LARGEST_CELL - 1)) for size in self.long))

    def rows(self) -> list[list[bytes]]:
        sizes = [self.columns * 2] * self.short + [max(999, self.columns * 2)] * (self.before // 1_000)
        sizes += [*self.long, *[self.columns * 2] * self.after]
        rows = [self.form.row(size, self.columns) for size in sizes]
        return [*rows, [b"short"]] if self.uneven else rows

    def named(self) -> list[tuple[str, int]]:
        """Return the kinds and rows of what must be named."""
        rows = self.rows()
        long = [("long-row", number) for number, row in enumerate(rows, 2) if len(b",".join(row)) > LARGEST_ROW]
        return [*long, ("missing-cell", len(rows) + 1)] if self.uneven else long


def cases(limits: Sequence[int], before: int) -> st.SearchStrategy[Case]:
    """Tables with rows around every one of *limits*, which begin up to *before* bytes into the file."""
    around = st.integers(-4, 4)
    length = st.builds(lambda limit, off: limit + off, st.sampled_from(limits), around)
    return st.builds(
        Case,
        form=FORMS,
        short=st.builds(lambda rows, off: max(0, rows + off), st.sampled_from(ROWS), st.integers(-1, 1)),
        before=st.integers(0, before),
        long=st.lists(length, min_size=1, max_size=3).map(tuple),
        after=st.integers(0, 3),
        uneven=st.booleans(),
    )


def text(cell: bytes) -> str | None:
    inner = cell[1:-1].replace(b'""', b'"') if cell.startswith(b'"') else cell
    return inner.decode() or None


@pytest.fixture
def table_of(tmp_path: Path, engine: Engine) -> Iterator[Callable[..., tuple[list[tuple[Any, ...]] | None, list[Any]]]]:
    """Give a function that reads a file of so many columns c0, c1, …: its rows with their numbers, and problems."""

    def leave_room(memory: int) -> None:
        if isinstance(engine, DuckdbEngine):
            engine.connection.execute(f"set memory_limit = '{memory}B'")

    def run(raw: bytes, columns: int, encoding: str = "utf-8"):
        fields = tuple(Field(f"c{number}", f"第 {number} 列", "string") for number in range(columns))
        resource = Resource("rows", "rows", ("rows.csv",), fields, encoding=encoding)
        folder = tmp_path / "training"
        folder.mkdir(exist_ok=True)
        (folder / "rows.csv").write_bytes(raw)
        leave_room(memory_for([folder / "rows.csv"]))  # as a build would
        package = Package("training", "", "", folder, {"rows": resource})
        tables, problems = read(package, engine)
        table = tables.get(("training", "rows"))
        return table and engine.all(table.frame.sort("@row").select("@row", *resource.names)), problems

    yield run
    leave_room(LEAST_MEMORY)


def every_row_is_read_or_named(case: Case, table_of) -> None:
    rows, named = case.rows(), case.named()
    encoding = case.form.encoding.removesuffix("-sig")

    found, problems = table_of(case.form.table(case.columns, rows), case.columns, encoding)

    lost = {row for _, row in named}
    expected = [(number, *map(text, row)) for number, row in enumerate(rows, 2) if number not in lost]
    assert [(problem.kind, problem.row) for problem in problems] == named
    assert [row for row, *_ in found] == [row for row, *_ in expected]
    assert all(one == other for one, other in zip(found, expected, strict=True))  # its difference would be megabytes


a_few = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(case=cases(SMALL, BUFFER + 100_000))
@a_few
def test_every_row_is_read_or_named(case, table_of):
    every_row_is_read_or_named(case, table_of)


@pytest.mark.full
@given(case=cases(SMALL, 3 * BUFFER))
@settings(a_few, max_examples=500)
def test_every_row_of_five_hundred_tables_is_read_or_named(case, table_of):
    every_row_is_read_or_named(case, table_of)


@pytest.mark.full
@given(case=cases([*SMALL, *LARGE], LARGE_BUFFER + BUFFER))
@settings(a_few, max_examples=60)
def test_every_row_around_the_large_limits_is_read_or_named(case, table_of):
    every_row_is_read_or_named(case, table_of)


@pytest.mark.parametrize("columns", [1, 300])
def test_few_and_many_columns_are_read(table_of, columns):
    form = Form("quoted", b"\n", ended=False, encoding="utf-8")
    rows = [form.row(columns * 1_000, columns) for _ in range(10)]

    found, problems = table_of(form.table(columns, rows), columns)

    assert (found, problems) == ([(number, *map(text, row)) for number, row in enumerate(rows, 2)], [])


@pytest.mark.parametrize("uneven", [b"", b"short\n"], ids=["a regular file", "a file that is walked"])
@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        pytest.param(b"y" * LARGEST_CELL, [], id="the largest"),
        pytest.param(b'"' + b"y" * LARGEST_CELL + b'"', [], id="the largest in quotes, which are not of it"),
        pytest.param(b'"' + b'""' * LARGEST_CELL + b'"', [], id="the largest, nothing but quotes"),
        pytest.param(b"y" * (LARGEST_CELL + 1), ["long-cell"], id="a byte more"),
        pytest.param(b'"' + b"y" * (LARGEST_CELL + 1) + b'"', ["long-cell"], id="a byte more in quotes"),
        pytest.param(b'"' + b'""' * (LARGEST_CELL + 1) + b'"', ["long-cell"], id="a quote more"),
        pytest.param(b" " * (LARGEST_CELL + 1), ["long-cell"], id="a byte more, all spaces"),
        pytest.param(b"y" * 1_000_000, ["long-cell"], id="a million bytes, bare"),
        pytest.param(b'"' + b"y\n" * 500_000 + b'"', ["long-cell"], id="a million bytes of lines"),
        pytest.param(b"y" * (LARGE_LINE + 1), ["long-cell"], id="more than the engine takes"),
    ],
)
def test_a_cell_over_the_limit_is_named_in_any_file(table_of, cell, kinds, uneven):
    found, problems = table_of(b"c0,c1\n1,2\n3," + cell + b"\n5,6\n" + uneven, 2)

    assert [(problem.kind, problem.row) for problem in problems if problem.kind != "missing-cell"] == [
        (kind, 3) for kind in kinds
    ]
    assert [row for row, *_ in found] == ([2, 4] if kinds else [2, 3, 4])


def test_a_row_over_the_limit_is_named(table_of):
    columns = 201
    form = Form("plain", b"\n", ended=True, encoding="utf-8")
    sizes = [LARGEST_ROW, LARGEST_ROW + 1, columns * 2]

    found, problems = table_of(form.table(columns, [form.row(size, columns) for size in sizes]), columns)

    assert places(problems) == [("long-row", 3, None)]
    assert [row for row, *_ in found] == [2, 4]


@pytest.fixture
def losing(monkeypatch) -> Callable[..., None]:
    """Return a function that makes the engine lose the row before the last, in its first *times* loads."""

    def run(times: int) -> None:
        insert, read, loads = DuckdbLoader._insert, PolarsLoader._read, count(1)

        def insert_and_lose(self: DuckdbLoader, source: str, shown: str, row: str) -> bool:
            accepted = insert(self, source, shown, row)
            if next(loads) <= times:
                self.drop(shown, self.rows(shown)[-2:-1])
            return accepted

        def read_and_lose(self: PolarsLoader, *file: Any, **more: Any) -> pl.DataFrame | None:
            table = read(self, *file, **more)
            return pl.concat([table[:-2], table[-1:]]) if table is not None and next(loads) <= times else table

        monkeypatch.setattr(DuckdbLoader, "_insert", insert_and_lose)
        monkeypatch.setattr(PolarsLoader, "_read", read_and_lose)

    return run


@pytest.mark.parametrize("two", [b"2", b'"2\n,"'], ids=["unquoted", "quoted"])
def test_a_file_of_which_the_engine_loses_a_row_is_walked(table_of, losing, two):
    losing(times=1)

    found, problems = table_of(b"c0,c1\n1," + two + b"\n3,4\n5,6\n", 2)

    assert problems == []
    assert [row for row, *_ in found] == [2, 3, 4]


@pytest.mark.parametrize(
    ("raw", "row"),
    [
        pytest.param(b"c0,c1\n1,2\n3,4\n5,6\n", 3, id="a regular file"),
        pytest.param(b'c0,c1\n1,"2\n2"\n3,4\n5,6\n', 3, id="a record of two lines is one row"),
        pytest.param(b"c0,c1\n1,2\nx\n3,4\n5,6\n", 4, id="after a row that is wrong anyway"),
    ],
)
def test_a_build_stops_with_file_and_row_where_a_row_is_lost_again(table_of, losing, raw, row):
    losing(times=2)

    found, problems = table_of(raw, 2)

    [problem] = [problem for problem in problems if problem.kind == "lost-row"]
    assert (found, problem.path, problem.row, problem.warning) == (None, "training/rows.csv", row, False)
    assert "数出 3 行，读进 2 行" in problem.message


def test_rows_that_the_engine_refuses_are_lost_rows(table_of, monkeypatch):
    monkeypatch.setattr(DuckdbLoader, "_insert", lambda *_: False)
    monkeypatch.setattr(PolarsLoader, "_read", lambda *_, **__: None)

    found, problems = table_of(b"c0,c1\n1,2\n", 2)

    assert (found, places(problems)) == (None, [("lost-row", 2, None)])
