"""What is written into a cell comes back from it: texts, numbers and days, whatever they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.contract.model import Field
from disclosure.ground.engine import Engine
from disclosure.ground.identity import is_nobody, spelled
from disclosure.ground.types import MOST_DECIMALS, day_of, grammar, typed
from disclosure.reading.encodings import mistake
from engines import borrowed, put

ROWS = st.integers(1, 40)
MANY = settings(max_examples=130, deadline=None, suppress_health_check=list(HealthCheck))  # of forty cells each
FORMS = ["", "%Y/%m/%d", "%d.%m.%Y", "%Y年%m月%d日", "%Y%m%d", "%H:%M %d/%m/%Y"]


@pytest.fixture(scope="module", params=["polars", pytest.param("duckdb", marks=pytest.mark.second)])
def engine(request, tmp_path_factory) -> Iterator[Engine]:
    with borrowed(tmp_path_factory.mktemp("engine"), request.param) as opened:
        yield opened


def come_back(engine: Engine, field: Field, cells: list[str]) -> list[object]:
    frame = put(engine, "cells", {"n": "integer", "f": "text"}, list(enumerate(cells))).sort("n")
    return [value for (value,) in engine.all(frame.select(typed(field)))]


@MANY
@given(
    places=st.integers(0, MOST_DECIMALS),
    numbers=st.lists(st.decimals(-(10**15) + 1, 10**15 - 1, allow_nan=False, places=0), min_size=1, max_size=40),
    tails=st.lists(st.integers(0, 10**MOST_DECIMALS - 1), min_size=40, max_size=40),
)
def test_a_number_of_any_decimals_comes_back_to_its_last_digit(engine, places, numbers, tails):
    field = Field("f", "f", "number", decimals=places)
    cells = [f"{number:f}" for number in numbers]
    if places:
        cells = [f"{cell}.{str(tail).zfill(MOST_DECIMALS)[:places]}" for cell, tail in zip(cells, tails, strict=False)]
    cells = [cell.replace("-0", "0", 1) if re.fullmatch(r"-0(\.0*)?", cell) else cell for cell in cells]

    assert all(re.fullmatch(grammar(field) or "", cell) for cell in cells)
    assert come_back(engine, field, cells) == [Decimal(cell) for cell in cells]


@MANY
@given(
    form=st.sampled_from(FORMS), days=st.lists(st.dates(date(1, 1, 1)), min_size=1, max_size=40), short=st.booleans()
)
def test_a_day_comes_back_from_every_format_with_or_without_zeros(engine, form, days, short):
    field = Field("f", "f", "date", format=form)
    directives = {
        "%Y": lambda day: f"{day.year:04}",
        "%m": lambda day: str(day.month) if short and form not in ("", "%Y%m%d") else f"{day.month:02}",
        "%d": lambda day: str(day.day) if short and form not in ("", "%Y%m%d") else f"{day.day:02}",
        "%H": lambda _: "9",
        "%M": lambda _: "05",
    }
    cells = [re.sub("%.", lambda found: directives[found[0]](day), form or "%Y-%m-%d") for day in days]  # noqa: B023

    assert [day_of(field, cell) for cell in cells] == days
    assert come_back(engine, field, cells) == days


@pytest.mark.long
@settings(MANY, max_examples=5_000)
@given(text=st.text())
def test_a_spelling_is_spelled_once_and_for_all(text):
    assert spelled(spelled(text)) == spelled(text)
    assert is_nobody(spelled(text)) == is_nobody(text)


@pytest.mark.long
@settings(MANY, max_examples=1_000)
@given(text=st.text())
def test_no_text_at_all_breaks_what_looks_for_mistakes(text):
    found = mistake(text)

    assert found is None or found.read != found.actual
