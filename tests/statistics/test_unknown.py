"""Times of which a register has no data: 无数据, and never 0."""

from __future__ import annotations

import pytest

from disclosure.statistics.model import NO_DATA, Figure
from disclosure.statistics.said import said
from measured import COUNT, PASSED, drawn, row

ROWS = [row(1, "2012-05-01"), row(2, "2021-02-01"), row(3, "2022-02-01"), row(4, "")]
GAPS = {"gaps": ["2013/2018", "2020"]}


@pytest.mark.parametrize("measures", [COUNT, PASSED])
def test_a_year_without_rows_is_unknown_where_the_contract_says_so(engine, measures):
    series = drawn(engine, ROWS, measures, "year(day)", contract=GAPS)
    found = dict(zip(series.labels, series.figures, strict=True))

    assert [label for label, row in found.items() if row == (NO_DATA,)] == [
        *(f"{year}年" for year in range(2013, 2019)),
        "2020年",
    ]
    assert found["2019年"] == (None,)
    assert [said(found[label][0], series.measure) for label in ("2013年", "2019年")] == ["无数据", "无记录"]


def test_so_are_its_months_in_every_column_and_a_decade_only_if_all_of_it_is(engine):
    rows = [row(1, "2019-11-01"), row(2, "2021-02-01", kind="乙")]
    months = drawn(engine, rows, COUNT, "month(day)", contract=GAPS, split="kind", kind="stacked")
    found = dict(zip(months.labels, months.figures, strict=True))

    assert found["2019年12月"] == (None, None)
    assert [found[f"2020年{month}月"] for month in range(1, 13)] == [(NO_DATA, NO_DATA)] * 12
    assert found["2021年1月"] == (None, None)
    decades = drawn(engine, [row(1, "1851-01-01"), row(2, "2022-01-01")], COUNT, "year(day)", contract=GAPS)
    assert NO_DATA not in {row[0] for row in decades.figures}


def test_what_has_rows_has_its_number_and_without_the_word_nothing_changes(engine):
    contrary = drawn(engine, ROWS, COUNT, "year(day)", contract={"gaps": ["2012/2021"]})

    assert contrary.figures[0] == (Figure(1),)
    assert NO_DATA not in {row[0] for row in drawn(engine, ROWS, COUNT, "year(day)").figures}
