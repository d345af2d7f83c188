"""The limits that the law sets for a record, and whether they were kept: one more public table of a register.

A row is one thing to be done about one record, under the tightest of its limits: what comes late is late once. The
first day is not counted (民法典 art. 201); working days are those of reference/calendar_days, and a day that the
calendar does not know makes the limit 无法计算. A record whose first day is empty, or on which the law was not in
force, has no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, reduce

import narwhals as nw

from disclosure.contract.duties import DEADLINES
from disclosure.contract.limits import CALENDAR, COLUMNS, DAY, MONTHS, RULES, WORKED, Limit
from disclosure.contract.model import Constraints, Field, ForeignKey, Package, Resource
from disclosure.contract.published import with_table
from disclosure.contract.register import Deadline
from disclosure.ground.columns import ORDER, PLACE, RECORD
from disclosure.ground.duration import Duration, after
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.types import typed
from disclosure.ground.workdays import WORKING_DAYS, Workdays
from disclosure.publication.model import PublicTable, kept_as
from disclosure.reading.tables import Tables

KEPT, LATE, WAITING, OVERDUE, UNKNOWN = "按期", "逾期", "未到期", "逾期未办", "无法计算"
_START, _END, _DUE, _NUMBER = "@limit start", "@limit end", "@limit due", "@limit number"
_ACT, _SOONEST = "@limit act", "@limit soonest"

_VERDICTS = Constraints(required=True, enum=(KEPT, LATE, WAITING, OVERDUE, UNKNOWN))
_FIELDS = (
    Field("rule", "规则", "string"),
    Field("basis", "依据", "string"),
    Field("counted_from", "起算", "string"),
    Field("started_on", "起算日期", "date"),
    Field("within", "时限", "string"),
    Field("due_on", "最后一天", "date", description="空：工作日历没有这些日子，无法计算"),
    Field("done", "事项", "string"),
    Field("done_on", "实际日期", "date"),
    Field("verdict", "结果", "string", constraints=_VERDICTS),
)


class Law:
    """What reference tables say of all limits: the rules by their names, and the working days; each is read once."""

    def __init__(self, tables: Tables, engine: Engine) -> None:
        self._tables = tables
        self.engine = engine

    @cached_property
    def rules(self) -> Mapping[str, Limit]:
        """The rules of the table, if there is one."""
        table = self._tables.get(RULES)
        if table is None:
            return {}
        columns = [typed(table.resource.field(name)).alias(name) for name in COLUMNS]
        return Limit.by_rule(self.engine.all(table.frame.select(*columns)))

    @cached_property
    def workdays(self) -> Workdays:
        """The working days. Raises LookupError without a calendar, which the checks have refused."""
        calendar = self._tables[CALENDAR]
        day, worked = (typed(calendar.resource.field(name)) for name in (DAY, WORKED))
        return Workdays(day, worked, calendar.frame, self.engine)


def with_deadlines(
    package: Package, public: dict[str, PublicTable], law: Law, as_of: date
) -> tuple[Package, dict[str, PublicTable]]:
    """Return a register and its public tables with the table `deadlines`; as they are, if it has no limit."""
    records = public[package.register.records]
    carried = (RECORD, ORDER, *records.resource.primary_key)
    rows = Clocks(records.resource, records.frame, carried, law, as_of).tightest(package.register.deadlines)
    if rows is None:
        return package, public
    engine, shown = law.engine, _table(records.resource)
    ordered = rows.sort(PLACE).select(*shown.names, RECORD, ORDER, PLACE)
    kept = engine.keep(ordered, kept_as(package.name, DEADLINES))
    resources = {**package.resources, DEADLINES: shown}
    whole = replace(package, resources=resources, public_words=with_table(package.public_words, shown))
    return whole, {**public, DEADLINES: PublicTable(shown, kept, engine.count(kept))}


def _limits(deadlines: Iterable[Deadline], law: Law) -> list[tuple[Deadline, Limit]]:
    """Find what each deadline says; a rule that nobody has verified is left out (the checks warn of it)."""
    found = [(one, law.rules[one.rule] if one.rule else Limit.of(one)) for one in deadlines]
    return [(one, limit) for one, limit in found if limit.verified]


def _table(records: Resource) -> Resource:
    """Describe the table: the key of a record, if it may be shown, then its limit."""
    key = records.primary_key
    return Resource(
        name=DEADLINES,
        title="法定时限",
        paths=(f"{DEADLINES}.csv",),
        fields=(*(_key_field(field) for field in records.fields if field.name in key), *_FIELDS),
        foreign_keys=(ForeignKey(key, records.name, key),) if key else (),
        description="每条记录的法定时限和是否按时；同一件事有几个时限的，按最短的算。起算当日不计；工作日按工作日历数。",
    )


def _key_field(field: Field) -> Field:
    """Describe a part of the key as it stands here: in many rows, in each of its forms."""
    return Field(field.name, field.title, field.type, field.disclosure, field.format)


@dataclass(frozen=True, slots=True)
class Clocks:
    """Records, rows of *resource* with an `@order` and the columns *carried*, and how their days are counted."""

    resource: Resource
    frame: Frame
    carried: tuple[str, ...]
    law: Law
    as_of: date

    def tightest(self, deadlines: Iterable[Deadline]) -> Frame | None:
        """Return a row for each thing that is to be done about a record, under the limit that ends first.

        A row has what is *carried*, `@place` and the fields of the table `deadlines`. None where nothing is counted.
        """
        limits = _limits(deadlines, self.law)
        if not limits:
            return None
        rows = nw.concat([self._judged(number, one, limit) for number, (one, limit) in enumerate(limits)])
        placed = rows.with_row_index(PLACE, order_by=[ORDER, _SOONEST, _NUMBER])
        first = placed.with_columns(nw.col(PLACE).min().over(ORDER, _ACT).alias(_NUMBER))
        return first.filter(nw.col(PLACE) == nw.col(_NUMBER))

    def _judged(self, number: int, one: Deadline, limit: Limit) -> Frame:
        """Return a row for each record that has this limit."""
        due = self._with_due(self._begun(one, limit), limit)
        # What the calendar does not know may come as soon as if every day were worked.
        soonest = nw.coalesce(nw.col(_DUE), after(nw.col(_START), Duration(0, limit.within or 0)))
        titles = {name: self.resource.field(name).title for name in (one.start, one.end)}
        said = {
            "rule": limit.rule,
            "basis": limit.basis,
            "counted_from": titles[one.start],
            "within": limit.words,
            "done": titles[one.end],
        }
        days = {"started_on": _START, "due_on": _DUE, "done_on": _END}
        return due.select(
            *self.carried,
            nw.lit(number).alias(_NUMBER),
            nw.lit(one.end, dtype=nw.String).alias(_ACT),
            soonest.alias(_SOONEST),
            self._verdict().alias("verdict"),
            *(nw.lit(text, dtype=nw.String).alias(name) for name, text in said.items()),
            *(nw.col(column).cast(nw.String).alias(name) for name, column in days.items()),
        )

    def _begun(self, one: Deadline, limit: Limit) -> Frame:
        start, end = (typed(self.resource.field(name)) for name in (one.start, one.end))
        kept = dict.fromkeys([*self.carried, *one.when])
        frame = self.frame.select(*kept, start.alias(_START), end.alias(_END))
        for name, words in one.when.items():
            frame = frame.filter(nw.col(name).is_in(words))
        return frame.filter(_in_force(limit))

    def _with_due(self, frame: Frame, limit: Limit) -> Frame:
        within = limit.within or 0
        if limit.unit != WORKING_DAYS:
            months = within * MONTHS.get(limit.unit, 0)
            return frame.with_columns(after(nw.col(_START), Duration(months, 0 if months else within)).alias(_DUE))
        return self.law.workdays.after(frame, nw.col(_START), nw.lit(within), _DUE)

    def _verdict(self) -> nw.Expr:
        done, due = nw.col(_END), nw.col(_DUE)
        pending = nw.when(due < self.as_of).then(nw.lit(OVERDUE)).otherwise(nw.lit(WAITING))
        closed = nw.when(done <= due).then(nw.lit(KEPT)).otherwise(nw.lit(LATE))
        known = nw.when(done.is_null()).then(pending).otherwise(closed)
        return nw.when(due.is_null()).then(nw.lit(UNKNOWN)).otherwise(known)


def _in_force(limit: Limit) -> nw.Expr:
    start = nw.col(_START)
    bounds = [~start.is_null()]
    bounds += [start >= limit.first] if limit.first else []
    bounds += [start <= limit.last] if limit.last else []
    return reduce(lambda both, bound: both & bound, bounds)
