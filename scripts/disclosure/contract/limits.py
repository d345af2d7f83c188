"""The limits that law sets, as a city keeps them in reference/publication_rules: data, because they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from disclosure.contract.model import REFERENCE
from disclosure.contract.register import Deadline
from disclosure.contract.statute import LAW_COLUMNS
from disclosure.ground.workdays import WORKING_DAYS

RULES = (REFERENCE, "publication_rules")
CALENDAR = (REFERENCE, "calendar_days")
DAY, WORKED, NOTE = "day", "is_workday", "note"  # columns of the calendar
ROW_RULES = (REFERENCE, "row_rules")
LAW = ("rule_id", *LAW_COLUMNS)
COLUMNS = ("rule_id", "within", "unit", "basis", "effective_from", "effective_to", "verified")
MONTHS = {"月": 1, "年": 12}
UNITS = frozenset({WORKING_DAYS, "日", *MONTHS})  # what can be counted from a day

_MOST = 1_000  # of a unit: from any day that can be counted from, the last one is in the calendar


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of a unit by a law in force between two days; an open end is None."""

    rule: str | None
    within: int | None
    unit: str
    basis: str
    first: date | None = None
    last: date | None = None
    verified: bool = True

    @classmethod
    def of(cls, deadline: Deadline) -> Limit:
        """Return the limit that a deadline states literally."""
        return cls(None, deadline.within, deadline.unit, deadline.basis)

    @classmethod
    def read(cls, row: tuple[Any, ...]) -> Limit:
        """Return the limit in a row of the rules, its typed cells in the order of COLUMNS."""
        rule, within, unit, basis, first, last, verified = row
        return cls(rule, within, unit or "", basis or "", first, last, bool(verified))

    @classmethod
    def by_rule(cls, rows: Iterable[tuple[Any, ...]]) -> dict[str, Limit]:
        """Return the limits of the rules in such rows, by the names of the rules."""
        return {row[0]: cls.read(row) for row in rows}

    @property
    def is_computable(self) -> bool:
        """Whether a last day follows from a first one."""
        return self.within is not None and 0 <= self.within <= _MOST and self.unit in UNITS

    @property
    def words(self) -> str:
        """Say the limit: 20 个工作日."""
        return f"{self.within} {'个' if self.unit in (WORKING_DAYS, '月') else ''}{self.unit}"
