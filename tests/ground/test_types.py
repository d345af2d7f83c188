from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import narwhals as nw
import pytest

from disclosure.contract.model import Field
from disclosure.ground.types import TYPES, grammar, is_date_format, shown, typed
from engines import put

WELL_FORMED = [
    ("integer", "0"), ("integer", "-12"), ("number", "0.05"), ("number", "-1.250000"), ("boolean", "true"),
    ("boolean", "false"),
    ("date", "2024-02-29"), ("year", "2019"), ("yearmonth", "2019-12"),
]  # fmt: skip
ILL_FORMED = [
    ("integer", "1_000"), ("integer", "１２３"), ("integer", "007"), ("integer", "+1"), ("integer", "1\n"),
    ("integer", "1" * 16), ("number", "1e5"), ("number", "NaN"), ("number", ".5"), ("number", "1,000"),
    ("number", "0.1234567"), ("boolean", "True"), ("boolean", "0"), ("boolean", "是"),
    ("date", "2024-2-1"), ("date", "2024-13-01"),
    ("date", "2024-01-01T00:00"), ("year", "19"), ("year", "0000"), ("yearmonth", "0000-01"),
    ("yearmonth", "2019-13"), ("yearmonth", "2019"),
]  # fmt: skip


def matches(field: Field, cell: str, engine) -> bool:
    cells = put(engine, "cells", {"cell": "text"}, [[cell]])
    return engine.all(cells.select(nw.col("cell").str.contains(grammar(field)))) == [(True,)]


@pytest.mark.parametrize(("kind", "cell"), WELL_FORMED)
def test_a_well_formed_cell_matches(engine, kind, cell):
    assert matches(Field("f", "f", kind), cell, engine)


@pytest.mark.parametrize(("kind", "cell"), ILL_FORMED)
def test_an_ill_formed_cell_does_not(engine, kind, cell):
    assert not matches(Field("f", "f", kind), cell, engine)


def test_a_date_has_its_declared_format_and_no_other(engine):
    field = Field("f", "f", "date", format="%Y%m%d")

    assert matches(field, "20160513", engine)
    assert not matches(field, "2016-05-13", engine)


def test_a_format_is_matched_literally(engine):
    assert not matches(Field("f", "f", "date", format="%d.%m.%Y"), "13-05-2016", engine)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_grammar_or_takes_any_text(kind):
    pattern = grammar(Field("f", "f", kind))

    assert (pattern is None) == (kind in {"string", "list"})
    assert pattern is None or re.compile(pattern)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("%Y-%m-%d", True), ("%d/%m/%Y", True), ("any", False), ("%Y-%m", False), ("%y%m%d", False), ("%Y%Y%m%d", False)],
)
def test_a_date_format_names_a_whole_day(text, is_one):
    assert is_date_format(text) == is_one


def test_checked_cells_get_their_type_and_empty_ones_stay_empty(engine):
    fields = [
        Field("i", "", "integer"), Field("n", "", "number"), Field("b", "", "boolean"), Field("d", "", "date"),
        Field("y", "", "year"), Field("s", "", "string"),
    ]  # fmt: skip
    cells = [["1", "2.50", "false", "2024-02-29", "2019", "x"], [None] * 6]

    frame = put(engine, "t", dict.fromkeys("inbdys", "text"), cells).select(*[typed(field) for field in fields])

    assert engine.all(frame) == [(1, Decimal("2.5"), False, date(2024, 2, 29), 2019, "x"), (None,) * 6]
    assert frame.collect_schema()["n"] == nw.Decimal(38, 6)


def test_a_page_shows_a_date_as_iso_and_any_other_cell_as_it_stands(engine):
    cells = put(engine, "t", {"d": "text", "n": "text"}, [["20160513", "2.50"]])

    frame = cells.select(shown(Field("d", "", "date", format="%Y%m%d")), shown(Field("n", "", "number")))

    assert engine.all(frame) == [("2016-05-13", "2.50")]
