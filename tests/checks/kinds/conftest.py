"""Notices with their samples, agencies and a calendar: what checks of several tables look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure.errors import Problem
from folders import wrong
from packages import field, write_package

__all__ = ["checked", "wrong"]

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
