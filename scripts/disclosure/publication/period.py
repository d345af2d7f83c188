"""How long a record is public: its last public day.

Civil Code (民法典) arts 201–203. The first day is not counted; a period of months or years ends on the
corresponding day of its last month, or on that month's last day if there is none; the last day is public to
its end. That art. 203 moves an end on a public holiday to the next working day is left aside: it would only
lengthen, and the contract counts by the corresponding day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce

import narwhals as nw

from disclosure.contract.model import Resource
from disclosure.contract.register import Period
from disclosure.ground.types import typed

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

    @property
    def is_zero(self) -> bool:
        """Whether nothing is public at all, not even on the first day."""
        return not (self.months or self.days)


def last_day(period: Period, records: Resource) -> nw.Expr:
    """Return the last public day as a date; null for ever, and where the period of the row's class is unknown."""
    start = typed(records.field(period.start))
    if period.end_field is not None:
        return typed(records.field(period.end_field))
    if period.length is not None:
        return after(start, Duration.parse(period.length))
    if period.is_open:
        return nw.lit(None, dtype=nw.Date)
    ends = {name: after(start, Duration.parse(length)) for name, length in period.lengths.items()}
    ends |= {name: typed(records.field(field)) for name, field in period.ends.items()}
    return _by_class(period, ends)


def never_public(period: Period) -> nw.Expr:
    """Tell the rows whose period is P0D."""
    if period.class_field is None:
        return nw.lit(period.length is not None and Duration.parse(period.length).is_zero)
    classes = [name for name, length in period.lengths.items() if Duration.parse(length).is_zero]
    return nw.col(period.class_field).is_in(classes)


def after(start: nw.Expr, duration: Duration) -> nw.Expr:
    """Return the last day of a time that begins after the day *start*.

    The engine clamps the corresponding day to the end of a shorter month.
    """
    day = start.dt.offset_by(f"{duration.months}mo").dt.offset_by(f"{duration.days}d")
    return day.cast(nw.Date)


def _by_class(period: Period, ends: dict[str, nw.Expr]) -> nw.Expr:
    row_class = nw.col(period.class_field or "")

    def choose(otherwise: nw.Expr, name: str) -> nw.Expr:
        return nw.when(row_class == name).then(ends[name]).otherwise(otherwise)

    return reduce(choose, ends, nw.lit(None, dtype=nw.Date))
