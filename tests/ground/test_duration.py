"""Durations as they are written and said; how they are counted is with the period of a record."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.ground.duration import Duration, later


@pytest.mark.parametrize(
    ("text", "months", "days", "words"),
    [
        ("P1Y6M", 18, 0, "1 年 6 个月"),
        ("P3M", 3, 0, "3 个月"),
        ("P2W1D", 0, 15, "15 天"),
        ("P0D", 0, 0, "0 天"),
    ],
)
def test_a_duration_is_months_and_days(text, months, days, words):
    duration = Duration.parse(text)

    assert (duration.months, duration.days, duration.words) == (months, days, words)
    assert duration.is_zero == (text == "P0D")


@pytest.mark.parametrize("text", ["P", "3M", "P3", "P-1D", "PT1H", "P1.5Y", "P1D1M", ""])
def test_any_other_duration_is_refused(text):
    with pytest.raises(ValueError, match="^" + text.replace(".", r"\.") + "$"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("day", "length", "end"),
    [
        ("2022-01-31", "P1M", "2022-02-28"),
        ("2021-11-30", "P3M", "2022-02-28"),
        ("2022-12-31", "P1Y2M1W", "2024-03-07"),
        ("2022-09-30", "P0D", "2022-09-30"),
        ("2022-12-31", "P1D", "2023-01-01"),
        ("9999-12-01", "P1M", "9999-12-31"),
        ("9999-12-01", "P90D", "9999-12-31"),
    ],
)
def test_a_day_is_later_by_months_that_end_on_their_last_day(day, length, end):
    assert later(date.fromisoformat(day), Duration.parse(length)) == date.fromisoformat(end)
