"""What a day asks of whoever keeps the data: what is late, what expires, what has not come within the next 90 days.

It looks at rows as they stand in the files, at records that are public or not begun, and names them by file and row:
whoever puts something right works there. No cell of a row is told but its days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import narwhals as nw

from disclosure.contract.limits import CALENDAR, DAY, RULES, Limit
from disclosure.contract.model import Catalogue, Package
from disclosure.ground.columns import FILE, ORDER, PLACE, ROW, UNTIL
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.types import typed
from disclosure.ground.workdays import WORKING_DAYS
from disclosure.publication.deadlines import Clocks, Law
from disclosure.publication.verdicts import VERDICT, Verdict, judged
from disclosure.reading.classes import with_classes
from disclosure.reading.tables import Tables, files_of, with_place

DAYS = 90  # how far it looks ahead
LATE, EXPIRES, TO_COME = "逾期", "到期", "未到"
KINDS = (LATE, EXPIRES, TO_COME)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: its kind and day, the file and row (none: the whole file), and what it is."""

    kind: str
    day: date
    file: str
    row: int | None
    text: str

    def __str__(self) -> str:
        place = self.file if self.row is None else f"{self.file}:{self.row}"
        return f"{place}: {self.text} [{self.kind}]"


def agenda(catalogue: Catalogue, tables: Tables, engine: Engine, as_of: date) -> list[Item]:
    """Return everything that is late on *as_of*, or expires or is to come within DAYS; by kind, day and place."""
    catalogue, tables, _ = with_classes(catalogue, tables, engine)
    law = Law(tables, engine)
    items = [item for package in catalogue.registers for item in _Look(package, tables, law, as_of).items()]
    items += _of_calendar(catalogue, tables, law, as_of)
    items += _of_rules(catalogue, tables, law, as_of)
    return sorted(items, key=lambda item: (KINDS.index(item.kind), item.day, item.file, item.row or 0))


@dataclass(frozen=True, slots=True)
class _Look:
    """One register, and the days that are looked at."""

    package: Package
    tables: Tables
    law: Law
    as_of: date

    @property
    def _last(self) -> date:
        return self.as_of + timedelta(days=DAYS)

    def items(self) -> Iterator[Item]:
        """Yield the items of the register."""
        rows = self._rows()
        yield from self._periods(rows)
        yield from self._states(rows)
        yield from self._limits(rows)

    def _rows(self) -> Frame:
        package = self.package
        raw = self.tables[package.name, package.register.records].frame
        known = judged(raw, package, self.as_of).filter(
            nw.col(VERDICT).is_in([str(Verdict.PUBLISHED), str(Verdict.NOT_BEGUN)])
        )
        return with_place(known, files_of(package, package.records)).rename({PLACE: ORDER})

    def _periods(self, rows: Frame) -> Iterator[Item]:
        public = rows.filter(nw.col(VERDICT) == str(Verdict.PUBLISHED))
        yield from self._found(public, nw.col(UNTIL), EXPIRES, "公示到 {} 为止，次日停止公示")
        period = self.package.register.period
        if period is not None:
            begun = rows.filter(nw.col(VERDICT) == str(Verdict.NOT_BEGUN))
            start = typed(self.package.records.field(period.start))
            yield from self._found(begun, start, TO_COME, "{} 开始公示")

    def _states(self, rows: Frame) -> Iterator[Item]:
        state = self.package.register.state
        if state is None:
            return
        held = rows.filter(nw.col(state.field).is_in(state.when)) if state.when else rows
        until = self.package.records.field(state.until)
        yield from self._found(held, typed(until), EXPIRES, f"{until.title} {{}}，次日起写“{state.then}”")

    def _limits(self, rows: Frame) -> Iterator[Item]:
        records, engine = self.package.records, self.law.engine
        clocks = Clocks(records, rows, (ORDER, FILE, ROW), self.law, self.as_of)
        counted = clocks.tightest(self.package.register.deadlines)
        if counted is None:
            return
        today = self.as_of.isoformat()
        done, due = nw.col("done_on"), nw.col("due_on")  # ISO texts, which sort as days do
        waiting = counted.filter(done.is_null() | (done > today), ~due.is_null(), due <= self._last.isoformat())
        for file, row, what, within, last in engine.all(waiting.select(FILE, ROW, "done", "within", "due_on")):
            kind, ends = (LATE, "已经过了") if last < today else (TO_COME, "还没有到")
            said = f"还没有{what}：时限 {within}，最后一天 {last} {ends}"
            yield Item(kind, date.fromisoformat(last), file, row, said)

    def _found(self, rows: Frame, day: nw.Expr, kind: str, sentence: str) -> Iterator[Item]:
        """Yield the rows whose *day* is in sight."""
        near = rows.select(FILE, ROW, day.alias("@day")).filter(
            nw.col("@day") >= self.as_of, nw.col("@day") <= self._last
        )
        for file, row, found in self.law.engine.all(near):
            yield Item(kind, found, file, row, sentence.format(found))


def _of_calendar(catalogue: Catalogue, tables: Tables, law: Law, as_of: date) -> Iterator[Item]:
    """Tell that working days can soon not be counted, where a register counts them."""
    if CALENDAR not in tables or WORKING_DAYS not in {limit.unit for limit in _named(catalogue, law)}:
        return
    calendar = tables[CALENDAR]
    [(last,)] = law.engine.all(calendar.frame.select(typed(calendar.resource.field(DAY)).max().alias("@day")))
    if last is not None and last <= as_of + timedelta(days=DAYS):
        text = f"工作日历只到 {last}，以后的时限无法计算；下一年的放假安排公布后请补上"
        yield Item(TO_COME, last, calendar.files[0], None, text)


def _of_rules(catalogue: Catalogue, tables: Tables, law: Law, as_of: date) -> Iterator[Item]:
    """Tell which rules that are counted cease to be in force, or come into it."""
    for limit in _named(catalogue, law):
        for kind, day, text in ((EXPIRES, limit.last, "到 {} 为止，次日失效"), (TO_COME, limit.first, "{} 起施行")):
            if limit.rule and day and as_of <= day <= as_of + timedelta(days=DAYS):
                yield Item(kind, day, tables[RULES].files[0], None, f"规则 {limit.rule} {text.format(day)}")


def _named(catalogue: Catalogue, law: Law) -> list[Limit]:
    """Return the limits that deadlines name or state, each once."""
    deadlines = [one for package in catalogue.registers for one in package.register.deadlines]
    rules = dict.fromkeys(one.rule for one in deadlines if one.rule)
    return [law.rules[rule] for rule in rules] + [Limit.of(one) for one in deadlines if not one.rule]
