"""The columns of a chart: no more than can be told apart."""

from __future__ import annotations

import pytest

from disclosure.statistics.model import Figure
from disclosure.statistics.splits import MOST_AREAS, MOST_LINES
from measured import COUNT, FIELDS, drawn, row
from public_tables import words

SUM = {"n": {"title": "罚款", "sum": "fine", "unit": "元"}}


def rows(values: int, empty: int = 0) -> list[list[str]]:
    """Return rows of so many kinds, of which the first is the smallest; some are of none."""
    each = [row(n * 100 + more, kind=f"k{n}", fine="2") for n in range(values) for more in range(n + 1)]
    return [*each, *(row(9000 + n, kind="") for n in range(empty))]


@pytest.mark.parametrize(("kind", "most"), [("line", MOST_LINES), ("stacked", MOST_AREAS), ("bar", MOST_AREAS)])
def test_columns_beyond_the_marks_are_gathered_and_none_is_lost(engine, kind, most):
    series = drawn(engine, rows(most + 3), COUNT, "year(day)", kind=kind, split="kind")
    [figures] = series.figures

    assert series.splits == (*(f"k{n}" for n in range(most + 2, 3, -1)), "其他")
    assert len(series.splits) == most
    assert figures[-1] == Figure(1 + 2 + 3 + 4)
    assert sum(one.value for one in figures) == len(rows(most + 3))


def test_as_many_as_there_are_marks_stand_by_themselves(engine):
    series = drawn(engine, rows(MOST_LINES - 1, empty=1), COUNT, "year(day)", kind="line", split="kind")

    assert len(series.splits) == MOST_LINES
    assert series.splits[-1] == "未公布或没有此项"
    assert "其他" not in series.splits


def test_amounts_are_gathered_exactly_and_the_empty_stay_apart(engine):
    series = drawn(engine, rows(MOST_LINES + 1, empty=2), SUM, "year(day)", kind="line", split="kind")

    assert series.splits[-2:] == ("其他", "未公布或没有此项")
    assert len(series.splits) == MOST_LINES
    assert series.figures[0][-2] == Figure(2 * (1 + 2 + 3))


def test_an_enumeration_keeps_its_order_and_what_is_adverse_its_column(engine):
    names = [f"k{n}" for n in range(MOST_LINES + 2)]
    fields = {**FIELDS, "kind": words("kind", *names)}
    contract = {"outcome": {"field": "kind", "adverse": ["k0"]}}

    series = drawn(engine, rows(len(names)), COUNT, "year(day)", fields, contract=contract, kind="line", split="kind")

    assert series.splits == ("k0", "k4", "k5", "k6", "k7", "其他")
