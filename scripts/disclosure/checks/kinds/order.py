"""`order`: filled dates do not descend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import value
from disclosure.contract.arguments import DATES, FieldNames
from disclosure.contract.kind import argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Ruling):
    """Each filled date is compared with the last filled one before it, so a row has one problem a descent."""

    name = "order"
    says = "Dates that do not descend."
    example = '{"kind": "order", "fields": ["made_on", "published_on"]}'

    fields: tuple[str, ...] = argument(FieldNames("Date fields, earliest first.", DATES, least=2))

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask each pair of dates that has only empty ones between."""
        pairs = combinations(range(len(self.fields)), 2)
        yield Question(scene.frame, tuple(self._rule(first, last) for first, last in pairs))

    def _rule(self, first: int, last: int) -> Rule:
        earlier, later = self.fields[first], self.fields[last]
        between = [nw.col(name).is_null() for name in self.fields[first + 1 : last]]
        return Rule(
            later,
            self.name,
            self.met(reduce(lambda both, empty: both & empty, between, value(later) < value(earlier))),
            self.said(f"不能早于 {self.called(earlier)}"),
            "请核对这两个日期",
            self.mild,
            told=(earlier, later),
            tell=lambda before, after: f"现为 {before} 和 {after}",
        )
