"""Days from which the law counts, far enough from the end of the calendar."""

from __future__ import annotations

import pytest

from packages import field, places

FIELDS = [field("no"), field("on", "date"), field("until", "date")]
COUNTED = {
    "a period": {"period": {"from": "on", "lasts": "P3Y"}},
    "a limit": {"deadlines": [{"within": 20, "unit": "日", "basis": "某法", "from": "on", "to": "until"}]},
}


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("day", ["3000-01-01", "9998-02-01", "9999-12-31"])
def test_a_day_is_not_counted_from_beyond_the_calendar(name, day, of_register):
    problems = of_register(FIELDS, [["1", day, ""]], **COUNTED[name])

    assert ("calendar", 2, "on") in places(problems)


@pytest.mark.parametrize("name", COUNTED)
def test_an_end_that_is_written_out_may_be_the_last_day_of_all(name, of_register):
    problems = of_register(FIELDS, [["1", "2022-01-01", "9999-12-31"]], **COUNTED[name])

    assert "calendar" not in [one.kind for one in problems]


def test_a_date_that_nothing_is_counted_from_is_left_to_other_rules(of_register):
    problems = of_register(FIELDS, [["1", "9999-12-31", ""]])

    assert "calendar" not in [one.kind for one in problems]
