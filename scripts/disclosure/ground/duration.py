"""Lengths of time in months and days, counted as the Civil Code (民法典) arts 201–203 counts a period.

The first day is not counted; a period of months or years ends on the corresponding day of its last month, or
on that month's last day if there is none. That art. 203 moves an end on a public holiday to the next working
day is left aside: it would only lengthen, and the contract counts by the corresponding day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

import narwhals as nw

_LONGEST = 1_000 * 12  # months: no day that can be counted from, and none so far behind it, lies beyond the calendar
_ISO_8601 = re.compile(r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, in months and days as calendars count them."""

    months: int
    days: int

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read an ISO 8601 duration of years, months, weeks and days. Raises ValueError for anything else."""
        match = _ISO_8601.fullmatch(text)
        if match is None or text == "P":
            raise ValueError(text)
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(12 * years + months, 7 * weeks + days)

    @classmethod
    def is_one(cls, text: str) -> bool:
        """Whether *text* is a duration that days can be counted by."""
        try:
            found = cls.parse(text)
        except ValueError:
            return False
        return found.months + found.days // 28 < _LONGEST

    @property
    def is_zero(self) -> bool:
        """Whether it has no length at all."""
        return not (self.months or self.days)

    @property
    def words(self) -> str:
        """Say it: 1 年 6 个月 3 天."""
        years, months = divmod(self.months, 12)
        parts = ((years, "年"), (months, "个月"), (self.days, "天"))
        return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 天"


def later(day: date, duration: Duration) -> date:
    """Return the day that is *duration* after *day*, as `after` counts; the last there is, where that is too late."""
    years, month = divmod(day.month - 1 + duration.months, 12)
    if day.year + years > MAXYEAR:
        return date.max
    last = monthrange(day.year + years, month + 1)[1]
    start = date(day.year + years, month + 1, min(day.day, last))
    return start + timedelta(duration.days) if (date.max - start).days > duration.days else date.max


def after(start: nw.Expr, duration: Duration) -> nw.Expr:
    """Return the last day of a time that begins after the day *start*.

    The engine clamps the corresponding day to the end of a shorter month.
    """
    day = start.dt.offset_by(f"{duration.months}mo").dt.offset_by(f"{duration.days}d")
    return day.cast(nw.Date)
