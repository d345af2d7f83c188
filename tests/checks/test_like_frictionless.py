"""Our checks against frictionless: what it refuses we refuse; where we are stricter is listed here.

docs/data-packages.md repeats the list for those who write packages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.checks.check import check
from disclosure.contract.assemble import assemble
from disclosure.contract.model import Catalogue
from disclosure.ground.engine import Engine
from disclosure.reading.tables import Table
from engines import borrowed, put
from packages import VOCABULARY, field
from stricter import REASONS, STRICTER, STRICTER_PATTERNS

FRAGMENTS = [
    "0",
    "1",
    "12",
    "2022",
    "09",
    "-",
    ".",
    "_",
    "e",
    "E+",
    "+",
    " ",
    "\n",
    "１",
    "٣",
    "NaN",
    "inf",
    "/",
    "true",
    ",",
    "甲",
]
NEAR = [
    "2022-09-30",
    "2022-02-30",
    "2022-9-3",
    "2022-09",
    "2022-13",
    "True",
    "0",
    "-0.5",
    "9.14E+17",
    "1_000",
    "INF",
    "-nan",
]
CELLS = st.one_of(
    st.sampled_from(NEAR), st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join), st.text()
)
PATTERNS = ["A|B", "[A-Z]{2,3}", r"\d+", "(ab)*c?", ".*x", "a.b", r"\w\w", "[^a]+", "^AB$", "a|b|cd"]
LIMITS: list[tuple[str, dict[str, Any]]] = [
    ("integer", {"minimum": -1, "maximum": 12}),
    ("number", {"minimum": -0.5, "maximum": 12.5}),
    ("date", {"minimum": "2020-01-01", "maximum": "2022-09-30"}),
    ("year", {"minimum": 2000}),
    ("yearmonth", {"maximum": "2022-09"}),
    ("string", {"minLength": 2, "maxLength": 4}),
    ("list", {"maxLength": 2}),
    ("string", {"enum": ["1", "甲", "12"]}),
    ("boolean", {"required": True}),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with borrowed(tmp_path_factory.mktemp("engine")) as opened:
        yield opened


def refused(
    resources: list[dict[str, Any]], tables: dict[str, list[list[str]]], engine: Engine
) -> set[tuple[str, str, int]]:
    """Return what we refuse: (resource, kind, row)."""
    made = {"version": "1", "created": "2022-09-30T00:00:00+08:00", "sources": [], "licenses": []}
    descriptor = {"name": "reference", "title": "", "resources": resources, **made}
    package = assemble(descriptor, Path("reference"), VOCABULARY)
    raw = {}
    for resource in package.resources.values():
        rows = [
            [*(cell or None for cell in cells), f"reference/{resource.paths[0]}", row]
            for row, cells in enumerate(tables[resource.name], start=2)
        ]
        columns = {**dict.fromkeys(resource.names, "text"), "@file": "text", "@row": "integer"}
        raw["reference", resource.name] = Table(package, resource, put(engine, resource.name, columns, rows))
    found = check(Catalogue({"reference": package}), raw, engine, date(2022, 9, 30))
    return {(Path(one.path).stem, one.kind, one.row) for one in found if not one.warning and one.row}


def refused_by_frictionless(one: dict[str, Any], cells: Sequence[str]) -> set[int]:
    """Return the positions of the cells that are no value of the field for frictionless."""
    descriptor = {key: value for key, value in one.items() if key != "disclosure"}
    read = frictionless.Field.from_descriptor(descriptor).create_cell_reader()
    return {position for position, cell in enumerate(cells) if read(cell)[1]}


def refused_by_us(one: dict[str, Any], cells: Sequence[str], engine: Engine) -> set[int]:
    resource = {"name": "things", "path": "things.csv", "schema": {"fields": [one]}}
    found = refused([resource], {"things": [[cell] for cell in cells]}, engine)
    return {row - 2 for _, kind, row in found if kind in ("type-error", "constraint-error")}


def unfit_for_a_cell(cell: str) -> bool:
    """Whether the reader or the rules on characters deal with the cell before its type matters."""
    return not cell.strip(" ") or any(ord(character) < 32 and character != "\n" for character in cell)


cells_of_a_table = st.lists(CELLS.filter(lambda cell: not unfit_for_a_cell(cell)), min_size=1, max_size=40)
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("kind", list(REASONS))
@few
@given(cells=cells_of_a_table)
def test_types(engine, kind, cells):
    one = field("f", kind)
    ours, theirs = refused_by_us(one, cells, engine), refused_by_frictionless(one, cells)

    assert theirs <= ours
    for position in ours - theirs:
        assert any(reason(cells[position]) for reason in REASONS[kind].values()), cells[position]


@pytest.mark.parametrize(("kind", "limits"), LIMITS)
@few
@given(cells=cells_of_a_table)
def test_constraints(engine, kind, limits, cells):
    one = field("f", kind, constraints=limits)
    ours, theirs = refused_by_us(one, cells, engine), refused_by_frictionless(one, cells)

    assert theirs <= ours
    assert ours - theirs <= refused_by_us(field("f", kind), cells, engine)


@few
@given(
    pattern=st.sampled_from(PATTERNS),
    cells=st.lists(st.text("ABabcdx1１\n甲", min_size=1, max_size=4), min_size=1, max_size=40),
)
def test_patterns(engine, pattern, cells):
    one = field("f", constraints={"pattern": pattern})
    ours, theirs = refused_by_us(one, cells, engine), refused_by_frictionless(one, cells)

    assert theirs <= ours
    for position in ours - theirs:
        assert any(reason(pattern, cells[position]) for reason in STRICTER_PATTERNS.values()), cells[position]


keys = st.lists(st.lists(st.sampled_from(["", "1", "2", "1.0"]), min_size=2, max_size=2), min_size=1, max_size=6)


@few
@given(parents=keys, children=keys)
def test_keys(engine, parents, children):
    fields = [field("a", "number"), field("b", constraints={"unique": True}), field("c")]
    link = {"fields": ["a", "b"], "reference": {"resource": "parents", "fields": ["a", "b"]}}
    resources = [
        {"name": "parents", "path": "parents.csv", "schema": {"fields": fields, "primaryKey": ["a", "b"]}},
        {"name": "children", "path": "children.csv", "schema": {"fields": fields, "foreignKeys": [link]}},
    ]
    # The third column keeps a row without a key from being a blank line.
    tables = {name: [[*row, "x"] for row in rows] for name, rows in (("parents", parents), ("children", children))}

    ours, theirs = refused(resources, tables, engine), key_errors_of_frictionless(resources, tables)

    assert theirs <= ours
    for name, kind, row in ours - theirs:
        # Stricter: a foreign key is spelled as in the row that it names.
        assert (name, kind) == ("children", "foreign-key")
        assert children[row - 2] not in parents


def key_errors_of_frictionless(
    resources: list[dict[str, Any]], tables: dict[str, list[list[str]]]
) -> set[tuple[str, str, int]]:
    inline = []
    for resource in resources:
        names = [one["name"] for one in resource["schema"]["fields"]]
        rows = {"name": resource["name"], "data": [names, *tables[resource["name"]]]}
        inline.append(rows | {"schema": resource["schema"]})
    report = frictionless.Package.from_descriptor({"name": "p", "resources": inline}).validate()
    return {(task.name, error.type, error.row_number) for task in report.tasks for error in task.errors}


@pytest.mark.parametrize(
    ("reason", "example"),
    list(zip(STRICTER, ["１", " 1", "1_0", "+1", "1e5", "NaN", "01", "5.", "1" * 16, "0.1234567"], strict=True)),
)
def test_every_reason_has_an_example_that_frictionless_accepts(engine, reason, example):
    one = field("f", "number")

    assert STRICTER[reason](example)
    assert refused_by_us(one, [example], engine) == {0}
    assert refused_by_frictionless(one, [example]) == set()
