"""What all kinds share: a condition, the law they judge by with its days in force, and whether a row may pass.

A rule of law that nobody has verified stops nothing: it is a warning that says so.
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import narwhals as nw

from disclosure.checks.asking import Question, RowKind, Scene
from disclosure.checks.conditions import in_words
from disclosure.checks.conditions import when as narrowed_by
from disclosure.checks.values import value
from disclosure.contract.arguments import ALWAYS, DATES, WHEN, FieldName, Flag, RuleOf, Text
from disclosure.contract.kind import argument
from disclosure.contract.limits import ROW_RULES
from disclosure.contract.statute import Law
from disclosure.contract.where import Where
from disclosure.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(RowKind, ABC):
    """A kind with a condition and a law; where the law leaves room, it only warns."""

    when: Where = argument(WHEN, default=ALWAYS)
    basis: str = argument(Text("The legal basis, told with each problem."), default="")
    warning: bool = argument(Flag("A row that breaks it is told and does not stop a build."), default=False)
    rule: str | None = argument(
        RuleOf("A row of reference/row_rules: the legal basis, in force from when to when, verified or not."),
        default=None,
    )
    rule_on: str | None = argument(
        FieldName("The date field whose day lies in force; default: the day that the data stands at.", DATES),
        default=None,
    )
    law: Law | None = field(default=None)  # the row of that table
    called: Callable[..., str] = field(default=str)  # what messages call a field: the scene's own

    def judged(self, scene: Scene, laws: Mapping[str, Law] | None) -> Iterator[Question | Problem]:
        """Ask by the law in force; nothing, where it is not."""
        told = replace(self, called=scene.called)
        if self.rule is None:
            yield from told.asks(scene)
        elif laws is not None and self.rule not in laws:
            yield self._no_such_rule(scene)
        elif laws is not None and (self.rule_on is not None or laws[self.rule].holds(scene.as_of.isoformat())):
            yield from replace(told, law=laws[self.rule]).asks(scene)

    def _no_such_rule(self, scene: Scene) -> Problem:
        message = f"{'/'.join(ROW_RULES)} 里没有规则 {self.rule}"
        return scene.problem(self.name, message, "核对规则编号，或在那张表里补上这一行", self.rule_on or "")

    @property
    def mild(self) -> bool:
        """Whether a row that breaks it only warns."""
        return self.warning or (self.law is not None and not self.law.verified)

    def met(self, bad: nw.Expr) -> nw.Expr:
        """Narrow what is *bad* to the rows that meet the condition, and to those of the days in force."""
        narrowed = narrowed_by(self.when, bad)
        if self.law is None or self.rule_on is None:
            return narrowed
        on = value(self.rule_on)
        first, last = nw.lit(self.law.first or ""), nw.lit(self.law.last or "9999")
        return narrowed & (on >= first) & (on <= last)

    def said(self, message: str) -> str:
        """Say the condition before the message and the basis after it."""
        basis = "；".join(filter(None, [self.basis, self.law.told if self.law else ""]))
        return f"{in_words(self.when, self.called)}{message}{f'（{basis}）' if basis else ''}"
