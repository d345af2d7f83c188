"""A date is no earlier than so many working days after another."""

from __future__ import annotations

from notices import notice


def test_what_is_public_before_the_time_to_object_is_over_is_refused(checked):
    check = {"kind": "window", "fields": ["told_on", "published_on"], "days": 7}
    rows = [
        notice("1", told_on="2022-09-01", published_on="2022-09-13"),  # the seventh working day
        notice("2", told_on="2022-09-01", published_on="2022-09-09"),
        notice("3", told_on="2022-09-01"),
        notice("4", published_on="2022-09-01"),
    ]

    [problem] = checked(rows, [], check)

    assert (problem.kind, problem.row, problem.field) == ("window", 3, "published_on")
    assert "最早是 2022-09-13" in problem.message


def test_days_beyond_the_calendar_are_a_warning_and_no_guess(checked):
    check = {"kind": "window", "fields": ["told_on", "published_on"], "days": 7}

    [problem] = checked([notice("1", told_on="2023-01-01", published_on="2023-02-01")], [], check)

    assert problem.warning
    assert "算不出" in problem.message
