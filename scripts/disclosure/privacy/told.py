"""A finding told to whoever can mend it: where, what kind, never the value."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.errors import Problem
from disclosure.privacy.permits import Permits
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
    if kind.level == "block":
        message, fix = f"含有{kind.title}，不能公开", kind.fix
    else:
        message, fix = (
            f"含有{kind.title}，没有人审查过",
            f"{kind.fix}；确实可以公开的，{permits.entry(finding, place.column)}",
        )
    return Problem(place.path, f"private-{kind.name}", message, fix, row=place.row, field=place.field)
