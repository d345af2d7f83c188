"""Working days, from the table reference/calendar_days.

The law's 工作日 leaves out public holidays and counts the weekend days that are worked in exchange
(行政处罚法 art. 85; 行政许可法 art. 82).

The table has a row for every day of the years that it knows. Outside of them nothing is computed and nothing
is guessed: next year's holidays are announced in autumn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import narwhals as nw

from disclosure.ground.engine import Engine, Frame

WORKING_DAYS = "工作日"  # the unit of a limit that is counted in them
_KEPT = "reference/calendar_days/counted"
_DAY, _NTH, _WORKED = "@calendar day", "@calendar nth", "@calendar worked"
_START, _END = "@start", "@end"


class Workdays:
    """The days of a calendar, numbered by the working days up to each."""

    def __init__(self, day: nw.Expr, worked: nw.Expr, calendar: Frame, engine: Engine) -> None:
        """Read *calendar* by two expressions: its *day*, a date, and whether it is *worked*."""
        days = calendar.select(day.alias(_DAY), worked.alias(_WORKED)).filter(~nw.col(_DAY).is_null())
        ones = nw.when(nw.col(_WORKED)).then(1).otherwise(0)
        numbered = days.with_columns(ones.cum_sum().over(order_by=_DAY).cast(nw.Int64).alias(_NTH))
        kept = engine.keep(numbered, _KEPT)
        self._starts = kept.select(nw.col(_DAY).alias(_START), nw.col(_NTH))
        self._ends = kept.filter(nw.col(_WORKED)).select(nw.col(_DAY), nw.col(_NTH).alias(_END))

    def after(self, frame: Frame, start: nw.Expr, count: nw.Expr, alias: str) -> Frame:
        """Add the date *alias*: the *count*-th working day after the day *start*, which is not counted itself.

        Null where either day lies outside of the calendar. Adds no row and drops none.
        """
        begun = frame.with_columns(start.alias(_START)).join(self._starts, on=_START, how="left")
        wanted = begun.with_columns((nw.col(_NTH) + count).alias(_END)).join(self._ends, on=_END, how="left")
        names = frame.collect_schema().names()
        return wanted.select(*names, nw.col(_DAY).alias(alias))


class Day(NamedTuple):
    """A day of the calendar: whether it is worked, and what is said of it ("": nothing)."""

    day: date
    is_worked: bool
    note: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the calendar from one on, in their order, to count by without a table; none where there is none."""

    days: Sequence[Day] = ()

    @property
    def last(self) -> date | None:
        """The last day that is known."""
        return self.days[-1].day if self.days else None

    def after(self, start: date, count: int) -> date | None:
        """Return the *count*-th working day after the day *start*; None where either lies outside, as in a table."""
        at = (start - self.days[0].day).days if self.days else -1
        if not 0 <= at < len(self.days) or count < 1:
            return None
        worked = [one.day for one in self.days[at + 1 :] if one.is_worked]
        return worked[count - 1] if count <= len(worked) else None


def without_gaps(days: Sequence[Day]) -> Sequence[Day]:
    """Return the *days*, which are sorted, up to the first that is missing: beyond it nothing can be counted."""
    gap = next((at for at, one in enumerate(days) if one.day != days[0].day + timedelta(at)), len(days))
    return days[:gap]
