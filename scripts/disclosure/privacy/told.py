"""A finding told to whoever can mend it: where, what kind, never the value."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.errors import Problem
from disclosure.privacy.permits import FILE, Permits
from disclosure.privacy.sought import KINDS, Finding


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: *column* as `reviewed.csv` names it, and what a message says."""

    column: str
    path: str
    row: int | None = None
    field: str | None = None


def told(finding: Finding, place: Place, permits: Permits) -> Problem:
    """Return the problem that *finding* is, at *place*."""
    kind = KINDS[finding.kind]
    mend = "；".join(filter(None, [kind.fix, kind.in_table if place.field else kind.in_page]))
    if kind.level == "block":
        message, fix = f"含有{kind.title}，不能公开", mend
    else:
        message, fix = f"含有{kind.title}，没有人审查过", f"{mend}；确实可以公开的，{_opened(finding, place, permits)}"
    return Problem(place.path, f"private-{kind.name}", message, fix, row=place.row, field=place.field)


def _opened(finding: Finding, place: Place, permits: Permits) -> str:
    """Say how it is opened: to who writes pages, who does it; to anybody else, how."""
    if place.path.endswith(".md") and not permits.digest(finding):
        return f"请管网站的人审查，写进 {FILE}（docs/privacy.md）"
    return permits.entry(finding, place.column)
