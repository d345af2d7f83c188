"""Durations as they are written and said; how they are counted is with the period of a record."""

from __future__ import annotations

import pytest

from disclosure.ground.duration import Duration


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
