"""What the kinds for limits, terms, sums and lists share: a condition, a legal basis, and whether a row may pass."""

from __future__ import annotations

from abc import ABC
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import RowKind
from disclosure.checks.conditions import in_words
from disclosure.checks.conditions import when as narrowed
from disclosure.contract.arguments import ALWAYS, WHEN, Flag, Text, Where
from disclosure.contract.kinds import argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(RowKind, ABC):
    """A kind that can say by which law it judges and, where the law leaves room, only warns."""

    when: Where = argument(WHEN, default=ALWAYS)
    basis: str = argument(Text("The legal basis, told with each problem."), default="")
    warning: bool = argument(Flag("A row that breaks it is told and does not stop a build."), default=False)

    def met(self, bad: nw.Expr) -> nw.Expr:
        """Narrow what is *bad* to the rows that meet the condition."""
        return narrowed(self.when, bad)

    def said(self, message: str) -> str:
        """Say the condition before the message and the basis after it."""
        basis = f"（{self.basis}）" if self.basis else ""
        return f"{in_words(self.when)}{message}{basis}"
