"""What the rows of a chart are grouped by: which groups, in which order, under which labels.

* periods (`year()` `quarter()` `month()`, a date, a year, a yearmonth) ascend, and every one between the first
  and the last is there; where these are more than MOST_PERIODS, longer periods take their place;
* the values of an `enum` stand in the order of the schema, those that occur;
* anything else descends by value, then by label: 20 groups, then 其他. The 20 are those with the largest
  values; for a share those with the largest denominators, so that the small and the low are not hidden.

The group of empty cells comes last and is called 未公布或没有此项.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from disclosure.contract.charted import Measure
from disclosure.contract.model import Field
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.types import NO, YES, typed
from disclosure.statistics.aggregates import AMOUNT, BASE, aggregates, by_rate, figure, plain

MOST_GROUPS = 20
MOST_PERIODS = 120
REST, EMPTY = "其他", "未公布或没有此项"
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}  # in one period
UNITS = {"day": "日", "month": "月", "quarter": "季度", "year": "年", "decade": "十年", "century": "百年"}

Key = Any  # a text, an int, a Decimal, a bool or a date: what the engine gives for a group


@dataclass(frozen=True, slots=True)
class Axis:
    """Groups in the order in which they are shown: *keys*, then the rest, then the empty cells."""

    keys: tuple[Key, ...]
    labels: tuple[str, ...]
    has_rest: bool
    has_empty: bool

    def place(self, key: Key, *, is_rest: bool) -> int:
        """Return where a group stands; an empty cell has no key."""
        if is_rest:
            return len(self.keys)
        return len(self.labels) - 1 if key is None else self.keys.index(key)


@dataclass(frozen=True, slots=True)
class Dimension:
    """What rows are grouped by: a field, or a *part* (one of MONTHS) of its date, as the keys in *column*."""

    column: str
    field: Field
    part: str | None = None

    @property
    def unit(self) -> str | None:
        """The length of the periods; None: the field holds no periods."""
        shortest = {"date": "day", "yearmonth": "month", "year": "year"}.get(self.field.type)
        return (self.part or shortest) if shortest else None

    @property
    def is_open(self) -> bool:
        """Whether there may be any number of groups, so that the smaller ones are gathered."""
        return self.unit is None and not self.field.constraints.enum

    @property
    def title(self) -> str:
        """What the groups are: 发布日期(年)."""
        return f"{self.field.title}（{UNITS[self.part]}）" if self.part else self.field.title

    def key(self) -> nw.Expr:
        """Return the expression of *column*: a count of periods, a day, or the typed cell."""
        if self.part or self.field.type == "yearmonth":
            return (_month(self.field) // MONTHS[self.unit or "month"]).alias(self.column)
        return typed(self.field).alias(self.column)


def bounded(frame: Frame, dimension: Dimension, engine: Engine) -> Dimension:
    """Return *dimension* in the shortest periods of which an axis holds all from the first to the last of *frame*."""
    if dimension.unit is None:
        return dimension
    key = dimension.key()
    [(first, last)] = engine.all(frame.select(key.min().alias("@first"), key.max().alias("@last")))
    if first is None or _distance(first, last) < MOST_PERIODS:
        return dimension
    units = list(UNITS)
    longer = units[units.index(dimension.unit) + 1]
    return bounded(frame, replace(dimension, part=longer), engine)


def _distance(first: Key, last: Key) -> int:
    return int((last - first).days if isinstance(first, date) else last - first)


def _month(field: Field) -> nw.Expr:
    """Return the months since year 0."""
    if field.type == "year":
        return typed(field) * 12
    if field.type == "date":
        day = typed(field)
        return day.dt.year().cast(nw.Int64) * 12 + day.dt.month().cast(nw.Int64) - 1
    text = nw.col(field.name).str
    return text.slice(0, 4).cast(nw.Int64) * 12 + text.slice(5, 2).cast(nw.Int64) - 1


def axis(frame: Frame, dimension: Dimension, measure: Measure, engine: Engine) -> Axis:
    """Find the groups among the rows of *frame*, which holds the dimension's column."""
    column = dimension.column
    if dimension.unit:
        found, has_empty = _periods(frame, column, dimension.unit, engine)
    elif dimension.is_open:
        found, has_empty = _largest(frame, column, measure, engine)
    else:
        found, has_empty = _enumerated(frame, column, dimension.field, engine)
    keys = found[:MOST_GROUPS] if dimension.is_open else found
    return axis_of(keys, dimension.unit, has_rest=len(keys) < len(found), has_empty=has_empty)


def axis_of(keys: list[Key], length: str | None, *, has_rest: bool, has_empty: bool) -> Axis:
    """Return the axis of *keys*: periods of *length*, or values."""
    labels = [label(one, length) for one in keys]
    if has_rest:
        labels.append(REST if REST not in labels else f"{REST}（合并）")  # a value may be called 其他 too
    if has_empty:
        labels.append(EMPTY if EMPTY not in labels else f"{EMPTY}（空）")
    return Axis(tuple(keys), tuple(labels), has_rest, has_empty)


def _periods(frame: Frame, column: str, length: str, engine: Engine) -> tuple[list[Key], bool]:
    cell = nw.col(column)
    [(first, last, empty)] = engine.all(
        frame.select(cell.min().alias("@first"), cell.max().alias("@last"), cell.null_count().alias("@empty"))
    )
    if first is None:
        return [], bool(empty)
    if length == "day":
        return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)], empty > 0
    return list(range(first, last + 1)), empty > 0


def unfinished(keys: tuple[Key, ...], length: str | None, day: date) -> int:
    """Return how many of the periods are not over on *day*: the one that it lies in, and those to come."""
    if length is None:
        return 0
    month = day.year * 12 + day.month - 1
    now = day if length == "day" else month // MONTHS[length]
    return sum(key >= now for key in keys)


def days(key: Key, length: str) -> tuple[date, date]:
    """Return the first and the last day of a period."""
    if isinstance(key, date):
        return key, key
    first, last = key * MONTHS[length], (key + 1) * MONTHS[length] - 1
    year, month = max(date.min.year, first // 12), last % 12 + 1
    return date(year, first % 12 + 1, 1), date(last // 12, month, monthrange(last // 12, month)[1])


def _enumerated(frame: Frame, column: str, field: Field, engine: Engine) -> tuple[list[Key], bool]:
    found = {one for (one,) in engine.all(engine.distinct(frame.select(column)))}
    filled = found - {None}
    known = [one for one in map(_reader(field), field.constraints.enum) if one in filled]
    # A state that time overrides may read a word that no cell can hold.
    return [*dict.fromkeys(known), *sorted(filled - set(known), key=str)], None in found


def _reader(field: Field) -> Any:
    """Return what reads a word of an `enum` as the engine gives the cell."""
    return {"integer": int, "number": Decimal}.get(field.type, str)


def _largest(frame: Frame, column: str, measure: Measure, engine: Engine) -> tuple[list[Key], bool]:
    """Return the largest groups, descending; one more than may be shown, if there are more."""
    has_empty = engine.count(frame.filter(nw.col(column).is_null()).head(1)) > 0
    filled = frame.filter(~nw.col(column).is_null())
    weight = BASE if measure.kind == "share" else AMOUNT
    groups = filled.group_by(column).agg(*aggregates(measure)).sort(weight, column, descending=[True, False])
    rows = engine.all(groups.select(column, AMOUNT, BASE).head(MOST_GROUPS + 1))
    if measure.kind == "share":
        shown = sorted(rows[:MOST_GROUPS], key=lambda row: by_rate(figure(measure, row[1], row[2])))
        rows = shown + rows[MOST_GROUPS:]
    return [row[0] for row in rows], has_empty


def label(one: Key, length: str | None) -> str:
    """Return what a group is called."""
    match length:
        case "year" | "decade" | "century":
            years = MONTHS[length] // MONTHS["year"]
            return f"{one * years}年" if years == 1 else f"{one * years}—{one * years + years - 1}年"
        case "quarter":
            return f"{one // 4}年第{one % 4 + 1}季度"
        case "month":
            return f"{one // 12}年{one % 12 + 1}月"
        case "day":
            return f"{one.year}年{one.month}月{one.day}日"
    if isinstance(one, bool):
        return YES if one else NO
    return format(plain(one), "f") if isinstance(one, Decimal) else str(one)
