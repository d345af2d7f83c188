"""How a register kept the limits that the law sets for it, counted from the rows of its table `deadlines`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from disclosure.contract.duties import DEADLINES
from disclosure.ground.columns import ORDER
from disclosure.ground.engine import Engine, Frame
from disclosure.publication.deadlines import LATE, OVERDUE
from disclosure.publication.model import PublicRegister

SAID = ("counted_from", "done", "within", "rule", "basis")  # fields of `deadlines` that say which limit a row is about
_OFFICE, _DUE, _DONE = "@office", "@late due", "@late done"
_LIMIT = ("counted_from", "done", "within", "basis")


@dataclass(frozen=True, slots=True)
class Kept:
    """One limit: from which day to which, how long, by which law and rule, and how many records met each verdict."""

    start: str
    end: str
    within: str
    rule: str
    basis: str
    verdicts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many records the limit holds for."""
        return sum(rows for _, rows in self.verdicts)


@dataclass(frozen=True, slots=True)
class KeptByOffice:
    """How one office kept the limit of one thing to be done: records by verdict, the most days that one was late.

    *office* is "" where the register does not say which it was; *days* is 0 where nothing was late.
    """

    office: str
    start: str
    end: str
    within: str
    basis: str
    verdicts: tuple[tuple[str, int], ...]
    days: int

    @property
    def total(self) -> int:
        """How many records the limit holds for."""
        return sum(rows for _, rows in self.verdicts)

    def rows(self, verdict: str) -> int:
        """Return how many records met *verdict*."""
        return dict(self.verdicts).get(verdict, 0)


def kept_limits(register: PublicRegister, engine: Engine) -> tuple[Kept, ...]:
    """Return each limit of the register with its counts, in the order of the contract's words."""
    table = register.tables.get(DEADLINES) if register.package.register.deadlines else None
    if table is None:
        return ()
    order = table.resource.field("verdict").constraints.enum
    counted = table.frame.group_by(*SAID, "verdict").agg(nw.len().alias("@rows")).sort(*SAID, "verdict")
    found: dict[tuple[str, str, str, str, str], dict[str, int]] = {}
    for start, end, within, rule, basis, verdict, rows in engine.all(counted.select(*SAID, "verdict", "@rows")):
        found.setdefault((start, end, within, rule or "", basis or ""), {})[verdict] = rows
    return tuple(
        Kept(*limit, tuple((word, rows[word]) for word in order if word in rows)) for limit, rows in found.items()
    )


def kept_by_office(register: PublicRegister, printed: Frame, engine: Engine) -> tuple[KeptByOffice, ...]:
    """Return each limit of the register office by office; *printed* are its records, where offices have their names."""
    table = register.tables.get(DEADLINES) if register.package.register.deadlines else None
    if table is None:
        return ()
    late = nw.col("verdict").is_in([LATE, OVERDUE])  # of these alone the days matter
    days = [nw.when(late).then(nw.col(name)).alias(column) for name, column in (("due_on", _DUE), ("done_on", _DONE))]
    rows = _with_office(register, table.frame.with_columns(*days), printed)
    keys = (_OFFICE, *_LIMIT, "verdict", _DUE, _DONE)
    counted = rows.group_by(*keys).agg(nw.len().alias("@rows")).sort(*keys)
    order = table.resource.field("verdict").constraints.enum
    return tuple(_by_office(engine.all(counted.select(*keys, "@rows")), order, register.as_of))


def _with_office(register: PublicRegister, frame: Frame, printed: Frame) -> Frame:
    name = register.package.register.source_field
    if name is None:
        return frame.with_columns(nw.lit("").alias(_OFFICE))
    offices = printed.select(ORDER, nw.col(name).fill_null("").alias(_OFFICE))
    return frame.join(offices, on=ORDER, how="left")


def _by_office(rows: list[tuple[Any, ...]], order: tuple[str, ...], as_of: date) -> Iterator[KeptByOffice]:
    found: dict[tuple[str, ...], Counter[str]] = {}
    most: dict[tuple[str, ...], int] = {}
    for *said, verdict, due, done, number in rows:
        limit = tuple(one or "" for one in said)
        found.setdefault(limit, Counter())[verdict] += number
        late = (date.fromisoformat(done) if done else as_of) - date.fromisoformat(due) if due else None
        most[limit] = max(most.get(limit, 0), late.days if late else 0)
    for limit, verdicts in found.items():
        office, start, end, within, basis = limit
        told = tuple((word, verdicts[word]) for word in order if word in verdicts)
        yield KeptByOffice(office, start, end, within, basis, told, most[limit])
