"""A row of the notices that checks of several tables are tried on."""

from __future__ import annotations


def notice(no: str, agency: str = "market", declared: str = "", kind: str = "", **days: str) -> list[str]:
    return [no, agency, declared, kind, days.get("told_on", ""), days.get("published_on", "")]
