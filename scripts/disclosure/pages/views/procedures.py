"""Procedures: who does what by which rule, in which steps, and the last day of each were it to begin today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from disclosure.contract.limits import MONTHS, UNITS
from disclosure.contract.vocabulary import Part, Role
from disclosure.ground.duration import Duration, later
from disclosure.ground.workdays import WORKING_DAYS, Calendar
from disclosure.pages.layout import NOT_PUBLISHED, Item, Layout, Sheet, Step, grouped
from disclosure.showing.model import Column, ShownRegister, ShownRow

UNCOUNTED: Final = "最后一天还不能算：工作日历没有那么远"
_FACTS: Final = (
    Role("who", "who handles it by law.", needed=True),
    Role("office", "the body that takes it here."),
    Role("scope", "for whom and what it is."),
    Role("basis", "by which law.", needed=True),
    Role("conditions", "what has to be met."),
    Role("forms", "what is handed in: words, or the names of attached forms."),
    Role("limit", "how long it may take as a whole, in words."),
    Role("promised", "how long the body promises to take."),
    Role("fee", "what it costs."),
    Role("result", "what one gets, and how."),
    Role("remedy", "what can be done against it."),
    Role("complaint", "where to complain."),
    Role("online", "whether it can be done online."),
    Role("guide", "where the guide stands."),
    Role("kind", "by what they stand together."),
)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure: the columns that answer for it, in the order in which people ask, and its steps from *start*."""

    columns: list[Column]
    title: str  # of the steps
    steps: list[Step]
    start: str  # ISO
    unknown: str = NOT_PUBLISHED

    @property
    def is_counted(self) -> bool:
        """Whether a step has a last day, or cannot have one yet."""
        return any(step.last for step in self.steps)


@dataclass(frozen=True, slots=True)
class Procedures:
    """All procedures by kind, each with its limit where one is said."""

    groups: list[tuple[str, list[Item]]]
    unknown: str = NOT_PUBLISHED


def lay_out(register: ShownRegister, items: list[Item]) -> Procedures:
    """Return the procedures by kind; where no role says the kind, all together."""
    return Procedures(grouped((item.said.get("kind") or register.package.title, item) for item in items))


def of_record(sheet: Sheet) -> Procedure:
    """Return one procedure."""
    found = (sheet.column(role.name) for role in _FACTS)
    table = sheet.register.table(sheet.register.package.register.roles.get("steps", ""))
    return Procedure(
        [column for column in found if column is not None],
        table.resource.title if table else "",
        [_step(row, sheet) for row in sheet.below("steps")],
        sheet.register.as_of.isoformat(),
    )


def _step(row: ShownRow, sheet: Sheet) -> Step:
    title, by, within, unit, note = (sheet.said(role, row) for role in ("step", "actor", "within", "unit", "note"))
    counted = int(within) if within.isdecimal() and unit in UNITS else 0
    last = _last(counted, unit, sheet.register.as_of, sheet.calendar) if counted else ""
    limit = f"{within} 个{unit}" if unit in (WORKING_DAYS, "月") else f"{within} {unit}".strip()
    return Step(title, limit, note, by=by, last=last)


def _last(within: int, unit: str, start: date, calendar: Calendar) -> str:
    """Return the last day of a time that begins after *start*, as the limits of registers are counted."""
    months = within * MONTHS.get(unit, 0)
    by_calendar = later(start, Duration(months, 0 if months else within))
    day = calendar.after(start, within) if unit == WORKING_DAYS else by_calendar
    return f"最晚 {day}" if day else UNCOUNTED


VIEW = Layout(
    "procedures",
    (
        *_FACTS,
        Role("steps", "the resource with the steps, in the order of its key.", Part.ROWS),
        Role("step", "what is done.", Part.BELOW),
        Role("actor", "who does it.", Part.BELOW),
        Role("within", "within how many of `unit`, a number; empty: no limit.", Part.BELOW),
        Role("unit", "工作日, 日, 月 or 年, which days are counted by, or any other word.", Part.BELOW),
        Role("note", "by which rule, or what else is to be known.", Part.BELOW),
    ),
    title="有哪些程序",
    lay_out=lay_out,
    sheet=of_record,
)
