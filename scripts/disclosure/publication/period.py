"""How long a record is public: its last public day, counted as in ground/duration.py; it is public to its end."""

from __future__ import annotations

from functools import reduce

import narwhals as nw

from disclosure.contract.model import Resource
from disclosure.contract.periods import Period
from disclosure.ground.duration import Duration, after
from disclosure.ground.types import typed


def last_day(period: Period, records: Resource) -> nw.Expr:
    """Return the last public day as a date; null for ever, and where the period of the row's class is unknown."""
    start = typed(records.field(period.start))
    if period.end_field is not None:
        return typed(records.field(period.end_field))
    if period.length is not None:
        return after(start, Duration.parse(period.length))
    if period.is_open:
        return nw.lit(None, dtype=nw.Date)
    starts = {name: typed(records.field(field)) for name, field in period.starts.items()}
    ends = {name: after(starts.get(name, start), Duration.parse(length)) for name, length in period.lengths.items()}
    ends |= {name: typed(records.field(field)) for name, field in period.ends.items()}
    return _by_class(period, ends)


def never_public(period: Period) -> nw.Expr:
    """Tell the rows whose period is P0D."""
    if period.class_field is None:
        return nw.lit(period.length is not None and Duration.parse(period.length).is_zero)
    classes = [name for name, length in period.lengths.items() if Duration.parse(length).is_zero]
    return nw.col(period.class_field).is_in(classes)


def never_ends(period: Period, records: Resource) -> nw.Expr:
    """Tell the rows that are public for ever once they have begun: the rule has no end, or it is empty and may be."""
    if period.end_field is not None:
        return typed(records.field(period.end_field)).is_null() & nw.lit(period.ends_openly)
    if not period.open_classes:
        return nw.lit(period.is_open)
    has_no_end = (
        (nw.col(period.class_field or "") == name) & typed(records.field(period.ends[name])).is_null()
        for name in period.open_classes
    )
    return nw.any_horizontal(*has_no_end, ignore_nulls=True)


def _by_class(period: Period, ends: dict[str, nw.Expr]) -> nw.Expr:
    row_class = nw.col(period.class_field or "")

    def choose(otherwise: nw.Expr, name: str) -> nw.Expr:
        return nw.when(row_class == name).then(ends[name]).otherwise(otherwise)

    return reduce(choose, ends, nw.lit(None, dtype=nw.Date))
