"""A rule is an expression that is true for a bad row, with the words to tell a colleague about it.

All rules of a table are counted in one query; only a rule that some row breaks is asked for its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from disclosure.checks.words import described
from disclosure.errors import Problem
from disclosure.ground.columns import FILE, PLACE, ROW
from disclosure.ground.engine import Engine, Frame
from disclosure.reading.tables import FILE_STRIDE, Table

LIMIT = 1_000  # rows that one rule names one by one; the rest is a count


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What may not be, of a row.

    *bad* is true for a row that breaks the rule; false or null for any other. *tell* turns the cells of the
    columns in *told* into a clause after the message; it is the one place where a cell can get into a
    message, so it must show numbers, dates and descriptions only; *advise* has the fix follow from the same cells.
    A broken *warning* rule does not stop a build, and is one problem with a count; it tells of the first row.
    """

    field: str
    kind: str
    bad: nw.Expr
    message: str
    fix: str
    warning: bool = False
    told: tuple[str, ...] = ()
    tell: Callable[..., str] | None = None
    advise: Callable[..., str] | None = None

    def hushed(self) -> Rule:
        """Return the rule without the values of cells in its words: of its own field's, length and kind are left."""
        own = (self.field,)
        return replace(self, told=own, tell=described) if self.told == own else replace(self, told=(), tell=None)

    def sentence(self, cells: Sequence[Any]) -> str:
        """Return the message for one row."""
        return f"{self.message}，{self.tell(*cells)}" if self.tell else self.message

    def advice(self, cells: Sequence[Any]) -> str:
        """Return how to put one row right."""
        return self.advise(*cells) if self.advise else self.fix


def where(table: Table, place: int) -> str:
    """Return the row at a `@place` in words; with its file where the table has several."""
    file, row = at(table, place)
    return f"第 {row} 行" if len(table.resource.paths) == 1 else f" {file} 第 {row} 行"


def at(table: Table, place: int) -> tuple[str, int]:
    """Return the file and the row at a `@place`."""
    position, row = divmod(place, FILE_STRIDE)
    return table.files[position], row


def apply(rules: Sequence[Rule], frame: Frame, engine: Engine) -> list[Problem]:
    """Return a problem for each row of *frame* that breaks a rule, up to LIMIT a rule, then a count.

    *frame* has `@file`, `@row`, `@place` and whatever the rules look at.
    """
    counts = _counts(rules, frame, engine)
    found = [(rule, count) for rule, count in zip(rules, counts, strict=True) if count]
    return [problem for rule, count in found for problem in _problems(rule, count, frame, engine)]


def in_all(count: int, row: int) -> str:
    """Say how often a warning holds and where first."""
    return f"共 {count} 处，第一处在第 {row} 行"


def _counts(rules: Sequence[Rule], frame: Frame, engine: Engine) -> list[int]:
    if not rules:
        return []
    broken = [rule.bad.sum().alias(f"rule{n}") for n, rule in enumerate(rules)]
    [counts] = engine.all(frame.select(*broken))
    return [int(count or 0) for count in counts]  # the sum over no rows is null


def _problems(rule: Rule, count: int, frame: Frame, engine: Engine) -> list[Problem]:
    bad = frame.filter(rule.bad).sort(PLACE).head(1 if rule.warning else LIMIT)
    return told(rule, count, engine.all(bad.select(FILE, ROW, *rule.told)))


def told(rule: Rule, count: int, rows: Sequence[Sequence[Any]]) -> list[Problem]:
    """Return the problems of *count* bad rows, of which *rows* are the first: file, row and the cells that are told."""
    if rule.warning:
        file, row, *cells = rows[0]
        return [_summary(rule, file, count, rule.sentence(cells), in_all(count, row))]
    problems = [
        Problem(file, rule.kind, rule.sentence(cells), rule.advice(cells), row=row, field=rule.field)
        for file, row, *cells in rows
    ]
    if count > len(rows):
        rest = count - len(rows)
        problems.append(_summary(rule, rows[-1][0], rest, rule.message, f"另有 {rest} 处同样的问题"))
    return problems


def _summary(rule: Rule, file: str, count: int, message: str, places: str) -> Problem:
    return Problem(
        file, rule.kind, f"{message}（{places}）", rule.fix, field=rule.field, count=count, warning=rule.warning
    )
