"""Working days, from the table reference/calendar_days.

The law's 工作日 leaves out public holidays and counts the weekend days that are worked in exchange
(行政处罚法 art. 85; 行政许可法 art. 82).

The table has a row for every day of the years that it knows. Outside of them nothing is computed and nothing
is guessed: next year's holidays are announced in autumn.
"""

from __future__ import annotations

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
