"""Whole tables inside our contract, checked by us and by frictionless: what it refuses we refuse, cell by cell.

Where we refuse more, the cell has one of the reasons that docs/data-packages.md lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import frictionless
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from disclosure.checks.check import check
from disclosure.contract.assemble import assemble
from disclosure.contract.model import Catalogue
from disclosure.ground.engine import Engine
from disclosure.reading.tables import Table
from engines import borrowed, put
from packages import VOCABULARY, field
from stricter import REASONS, STRICTER_PATTERNS

TOGETHER = 20  # tables that are checked at once
FORMATS = ("default", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d", "%Y-%m-%d", "%Y/%m/%d %H:%M")
NEAR = {
    "integer": ["0", "1", "-1", "12", "999999999999999", "1.0", "1_0", "１", "+1", "01", "1e3", "x", ""],
    "number": ["0", "1", "1.0", "1.00", "-0.5", "12.345678", "0.1234567", "1,000", "NaN", ".5", "1e3", "x", ""],
    "boolean": ["true", "false", "True", "1", "0", "yes", ""],
    "date": [
        "2022-09-30", "2022-02-30", "2022-9-3", "2022/9/3", "2022/09/03", "3.9.2022", "20220903", "2022930",
        "1900-01-01", "2022/9/3 9:05", "2022/9/3 24:00", "3.13.2022", "soon", "",
    ],
    "year": ["2022", "1949", "1948", "0001", "0000", "22", "20222", "２０２２", "x", ""],
    "yearmonth": ["2022-09", "2022-9", "2022-13", "1900-01", "0000-01", "2022", "x", ""],
    "string": ["甲", "AB", "ABC", "A1", "x y", "1", "１", ""],
    "list": ["甲", "甲,乙", "甲,乙,丙", ",", ""],
}  # fmt: skip
LIMITS: dict[str, list[dict[str, Any]]] = {
    "integer": [{"minimum": 0}, {"maximum": 12}, {"enum": [0, 1, 12]}],
    "number": [{"minimum": 0}, {"maximum": 1.5}],
    "boolean": [],
    "date": [],
    "year": [{"minimum": 1900}, {"maximum": 2021}],
    "yearmonth": [{"minimum": "1900-01"}],
    "string": [{"minLength": 2}, {"maxLength": 2}, {"enum": ["甲", "AB"]}, {"pattern": "A|AB"}, {"pattern": r"\w+"}],
    "list": [{"maxLength": 2}],
}
EARLY = {"the year is before 1949": lambda cell: re.search(r"(^|\D)(0\d{3}|1[0-8]\d\d|19[0-3]\d|194[0-8])", cell)}


class Fault(NamedTuple):
    """What is refused of a table: a cell, or a row by its key (no field)."""

    kind: str
    row: int
    field: str


@st.composite
def fields(draw: st.DrawFn, name: str) -> dict[str, Any]:
    kind = draw(st.sampled_from(list(NEAR)))
    unique = [] if kind == "list" else [{"unique": True}]  # frictionless breaks down at lists that are keys
    limits = draw(st.sampled_from([{}, {"required": True}, *unique, *LIMITS[kind]]))
    form = {"format": draw(st.sampled_from(FORMATS))} if kind == "date" else {}
    return field(name, kind, **form, **({"constraints": limits} if limits else {}))


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, Any], list[list[str]]]:
    columns = [draw(fields(f"f{number}")) for number in range(draw(st.integers(1, 6)))]
    cells = [st.one_of(st.sampled_from(NEAR[one["type"]]), st.sampled_from(NEAR["string"])) for one in columns]
    rows = draw(st.lists(st.tuples(*cells).map(list), min_size=1, max_size=10))
    names = [one["name"] for one in columns if one["type"] != "list"]
    key = draw(st.sampled_from([[], names[:1], names]))
    # The last column keeps a row of empty cells from being a blank line, which the reader refuses.
    return {"fields": [*columns, field("last")], "primaryKey": key}, [[*row, "x"] for row in rows]


def ours(made: list[tuple[dict[str, Any], list[list[str]]]], engine: Engine) -> list[set[Fault]]:
    resources = [{"name": f"t{n}", "path": f"t{n}.csv", "schema": schema} for n, (schema, _) in enumerate(made)]
    said = {"version": "1", "created": "2022-09-30T00:00:00+08:00", "sources": [], "licenses": []}
    package = assemble(
        {"name": "reference", "title": "", "resources": resources, **said}, Path("reference"), VOCABULARY
    )
    raw = {}
    for resource, (_, rows) in zip(package.resources.values(), made, strict=True):
        cells = [
            [*(cell or None for cell in row), f"reference/{resource.name}.csv", n] for n, row in enumerate(rows, 2)
        ]
        columns = {**dict.fromkeys(resource.names, "text"), "@file": "text", "@row": "integer"}
        raw["reference", resource.name] = Table(
            package, resource, put(engine, f"reference/{resource.name}", columns, cells)
        )
    found: list[set[Fault]] = [set() for _ in made]
    for one in check(Catalogue({"reference": package}), raw, engine, date(2022, 9, 30)):
        if not one.warning:
            assert one.row
            found[int(Path(one.path).stem[1:])].add(Fault(one.kind, one.row, one.field or ""))
    return found


def theirs(schema: dict[str, Any], rows: list[list[str]]) -> set[Fault]:
    plain = [{key: value for key, value in one.items() if key != "disclosure"} for one in schema["fields"]]
    names = [one["name"] for one in plain]
    table = {"name": "t", "data": [names, *rows], "schema": {**schema, "fields": plain}}
    report = frictionless.Resource.from_descriptor(table).validate()
    errors = [error for task in report.tasks for error in task.errors]
    assert not report.errors
    return {Fault(one.type, one.row_number, getattr(one, "field_name", "")) for one in errors}


def has_a_reason(one: dict[str, Any], cell: str) -> bool:
    reasons = [*REASONS[one["type"]].values(), *EARLY.values()]
    pattern = one.get("constraints", {}).get("pattern")
    by_pattern = pattern and any(reason(pattern, cell) for reason in STRICTER_PATTERNS.values())
    touching = one.get("format") == "%Y%m%d" and len(cell) < len("20220930")
    return bool(any(reason(cell) for reason in reasons) or by_pattern or touching)


def compare(schema: dict[str, Any], rows: list[list[str]], by_us: set[Fault], by_them: set[Fault]) -> None:
    """Hold both verdicts against each other: cells first, then keys among rows of which no cell is refused."""
    cells = {(fault.row, fault.field) for fault in by_us}
    bad_rows = {fault.row for fault in by_us}
    named = {one["name"]: (place, one) for place, one in enumerate(schema["fields"])}
    for fault in by_them:
        if fault.kind in ("type-error", "constraint-error"):
            assert (fault.row, fault.field) in cells
        else:
            assert bad_rows  # a repeated value may be one of a row that we refuse already
            assert fault.row in bad_rows or any(fault.kind in ("unique-error", "primary-key") for fault in by_them)
    accepted = {(fault.row, fault.field) for fault in by_them}
    for fault in by_us:
        if fault.kind in ("unique-error", "primary-key"):
            assert fault.row in {one.row for one in by_them}
        elif (fault.row, fault.field) not in accepted:
            place, one = named[fault.field]
            assert has_a_reason(one, rows[fault.row - 2][place]), (one, rows[fault.row - 2][place])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with borrowed(tmp_path_factory.mktemp("engine"), "polars") as opened:
        yield opened


QUICK = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.generate,),  # a table that fails is told by its cell: nothing is won by shrinking the other nineteen
)


@pytest.mark.long
@settings(QUICK, max_examples=50)
@given(made=st.lists(tables(), min_size=TOGETHER, max_size=TOGETHER))
def test_a_thousand_tables(engine, made):
    for (schema, rows), found in zip(made, ours(made, engine), strict=True):
        compare(schema, rows, found, theirs(schema, rows))


@pytest.mark.full
@settings(QUICK, max_examples=500, derandomize=False)
@given(made=st.lists(tables(), min_size=TOGETHER, max_size=TOGETHER))
def test_ten_thousand_more(engine, made):
    for (schema, rows), found in zip(made, ours(made, engine), strict=True):
        compare(schema, rows, found, theirs(schema, rows))
