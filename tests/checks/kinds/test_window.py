"""A date is no earlier than so many working days after another."""

from __future__ import annotations

from notices import notice


def test_what_is_public_before_the_time_to_object_is_over_is_refused(checked):
    check = {"kind": "window", "fields": ["told_on", "published_on"], "days": 7}
    rows = [
        notice("1", told_on="2022-09-01", published_on="2022-09-14"),
        notice("2", told_on="2022-09-01", published_on="2022-09-09"),
        notice("3", told_on="2022-09-01"),
        notice("4", published_on="2022-09-01"),
        notice("5", told_on="2022-09-01", published_on="2022-09-13"),  # the seventh working day: one may still object
    ]

    problems = checked(rows, [], check)

    assert [(one.kind, one.row, one.field) for one in problems] == [
        ("window", 3, "published_on"),
        ("window", 6, "published_on"),
    ]
    assert "那天是 2022-09-13" in problems[0].message


def test_what_is_to_be_done_within_so_many_working_days_is_done_on_the_last_of_them(checked):
    check = {"kind": "window", "fields": ["told_on", "published_on"], "within": 3}
    rows = [
        notice("1", told_on="2022-09-01", published_on="2022-09-06"),  # the third working day
        notice("2", told_on="2022-09-01", published_on="2022-09-07"),
        notice("3", told_on="2022-09-01", published_on="2022-09-01"),
    ]

    [problem] = checked(rows, [], check)

    assert problem.row == 3
    assert "最晚是 2022-09-06" in problem.message


def test_days_beyond_the_calendar_are_too_few_where_not_even_so_many_days_are_over(checked):
    check = {"kind": "window", "fields": ["told_on", "published_on"], "days": 7}
    rows = [
        notice("1", told_on="2023-01-01", published_on="2023-01-08"),
        notice("2", told_on="2023-01-01", published_on="2023-01-09"),
    ]

    problems = checked(rows, [], check)

    assert [(one.row, one.warning) for one in problems] == [(2, False), (None, True)]
    assert "连 7 天都没有过" in problems[0].message


def test_days_beyond_the_calendar_are_a_warning_and_no_guess(checked):
    check = {"kind": "window", "fields": ["told_on", "published_on"], "days": 7}

    [problem] = checked([notice("1", told_on="2023-01-01", published_on="2023-02-01")], [], check)

    assert problem.warning
    assert "算不出" in problem.message
