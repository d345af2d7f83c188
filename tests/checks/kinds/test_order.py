"""Dates that do not descend."""

from __future__ import annotations

import pytest

from packages import field, places

DAYS = [field("no"), field("made", "date"), field("sent", "date"), field("shown", "date")]


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (["2022-01-01", "2022-01-02", "2022-01-03"], []),
        (["2022-01-01", "2022-01-01", "2022-01-01"], []),
        (["2022-01-02", "2022-01-01", "2022-01-03"], ["sent"]),
        (["2022-01-02", "", "2022-01-01"], ["shown"]),
        (["2022-01-03", "2022-01-02", "2022-01-01"], ["sent", "shown"]),
        (["", "2022-01-02", ""], []),
        (["", "", ""], []),
        (["2022-13-01", "2022-01-02", "2022-01-03"], ["made"]),
    ],
)
def test_order(of_register, days, wrong):
    found = of_register(DAYS, [["1", *days]], checks=[{"kind": "order", "fields": ["made", "sent", "shown"]}])

    assert sorted(problem.field for problem in found) == wrong


def test_order_shows_both_dates(of_register):
    rows = [["1", "2022-01-02", "2022-01-01", ""]]

    [problem] = of_register(DAYS, rows, checks=[{"kind": "order", "fields": ["made", "sent"]}])

    assert (problem.kind, problem.row) == ("order", 2)
    assert problem.message == "不能早于 made，现为 2022-01-02 和 2022-01-01"


def test_dates_of_different_formats_are_put_in_order_as_days(of_register):
    fields = [field("no"), field("made", "date"), field("sent", "date", format="%d.%m.%Y")]
    rows = [["1", "2022-02-01", "15.01.2022"], ["2", "2022-02-01", "02.02.2022"]]

    found = of_register(fields, rows, checks=[{"kind": "order", "fields": ["made", "sent"]}])

    assert places(found) == [("order", 2, "sent")]
