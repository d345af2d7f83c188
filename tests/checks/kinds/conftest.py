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
    "fields": [field("agency_id"), field("kinds")],
    "rows": [["market", "food;drink"], ["office", "paper"], ["fields", ""]],
    "primaryKey": "agency_id",
}
POWERS = {
    "fields": [field("agency"), field("power"), field("scope"), field("basis")],
    "rows": [["market", "inspect", "", "法"], ["fields", "inspect", "farm", "法"], ["office", "write", "", "法"]],
}
ROW_RULES = {
    "fields": [
        field("rule_id"),
        field("basis"),
        field("effective_from", "date"),
        field("effective_to", "date"),
        field("verified", "boolean"),
    ],
    "rows": [
        ["R1", "某法第一条", "2022-09-05", "2022-09-10", "true"],
        ["R2", "某办法第二条", "", "", "false"],
        ["R3", "某法第三条", "2022-10-01", "", "true"],
    ],
    "primaryKey": "rule_id",
}
BANNED = {"fields": [field("food"), field("why")], "rows": [["罐头", "法"], ["果冻", "法"]], "primaryKey": "food"}


@pytest.fixture
def checked(data: Path, problems: Callable[..., list[Problem]]) -> Callable[..., list[Problem]]:
    """Return a function that checks notices with their samples under *checks*."""

    def run(
        notices: list[list[str]], samples: list[list[str]], *checks: dict[str, Any], elsewhere: bool = False
    ) -> list[Problem]:
        tables = {"calendar_days": CALENDAR, "agencies": AGENCIES, "powers": POWERS, "banned": BANNED}
        write_package(data / "reference", tables | {"row_rules": ROW_RULES})
        notice = [
            field("no"),
            field("agency", references="reference/agencies.agency_id", **({"elsewhere": True} if elsewhere else {})),
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
