"""Checks of a row beside rows of other tables: authority, total, children, window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure.errors import Problem
from packages import field, places, write_package

CALENDAR = {
    "fields": [field("day", "date"), field("is_workday", "boolean")],
    "rows": [[f"2022-09-{day:02}", "false" if day in (3, 4, 10, 11, 12) else "true"] for day in range(1, 16)],
    "primaryKey": "day",
}
AGENCIES = {
    "fields": [field("agency_id"), field("can_inspect", "boolean")],
    "rows": [["market", "true"], ["office", "false"]],
    "primaryKey": "agency_id",
}


@pytest.fixture
def checked(data: Path, problems: Callable[..., list[Problem]]) -> Callable[..., list[Problem]]:
    """Return a function that checks notices with their samples under *checks*."""

    def run(notices: list[list[str]], samples: list[list[str]], *checks: dict[str, Any]) -> list[Problem]:
        write_package(data / "reference", {"calendar_days": CALENDAR, "agencies": AGENCIES})
        notice = [
            field("no"),
            field("agency", references="reference/agencies.agency_id"),
            field("declared", "integer"),
            field("kind"),
            field("told_on", "date"),
            field("published_on", "date"),
        ]
        key = {"fields": ["no"], "reference": {"resource": "notices", "fields": ["no"]}}
        write_package(
            data / "made-up",
            {
                "notices": {"fields": notice, "rows": notices, "primaryKey": "no"},
                "samples": {"fields": [field("no"), field("food")], "rows": samples, "foreignKeys": [key]},
            },
            {"section": "results", "records": "notices", "title": "{no}", "columns": ["no"], "checks": list(checks)},
        )
        return problems()

    return run


def notice(no: str, agency: str = "market", declared: str = "", kind: str = "", **days: str) -> list[str]:
    return [no, agency, declared, kind, days.get("told_on", ""), days.get("published_on", "")]


def test_an_agency_without_the_capability_is_refused(checked):
    rows = [notice("1"), notice("2", "office"), notice("3", "")]

    [problem] = checked(rows, [], {"kind": "authority", "field": "agency", "can": "inspect"})

    assert (problem.kind, problem.row, problem.field) == ("authority", 3, "agency")
    assert "can_inspect" in problem.message


def test_a_capability_that_no_agency_table_knows_is_named(checked):
    [problem] = checked([notice("1")], [], {"kind": "authority", "field": "agency", "can": "fly"})

    assert "can_fly" in problem.message


def test_a_typed_total_is_the_number_of_rows(checked):
    rows = [notice("1", declared="2"), notice("2", declared="1"), notice("3", declared="0"), notice("4")]

    found = checked(rows, [["1", "a"], ["1", "b"], ["4", "c"]], {"kind": "total", "field": "declared", "of": "samples"})

    assert places(found) == [("total", 3, "declared")]
    assert "写的是 1，实际有 0 行" in found[0].message


def test_a_row_has_so_many_children_where_the_condition_holds(checked):
    rows = [
        notice("1", kind="不合格"),
        notice("2", kind="不合格"),
        notice("3", kind="合格"),
        notice("4", kind="不合格"),
    ]
    samples = [["1", "a"], ["4", "b"], ["4", "c"], ["4", "d"]]
    check = {"kind": "children", "of": "samples", "min": 1, "max": 2, "when": {"kind": ["不合格"]}}

    found = checked(rows, samples, check)

    assert places(found) == [("children", 3, "no"), ("children", 5, "no")]
    assert ["现有 0 行" in found[0].message, "现有 3 行" in found[1].message] == [True, True]


def test_none_at_all_can_be_asked_for(checked):
    check = {"kind": "children", "of": "samples", "max": 0}

    assert places(checked([notice("1"), notice("2")], [["2", "a"]], check)) == [("children", 3, "no")]


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
