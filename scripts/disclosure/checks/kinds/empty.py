"""`empty`: fields that are not filled, wherever a condition holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.contract.arguments import FieldNames
from disclosure.contract.kind import argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty(Ruling):
    """What a record of this kind cannot have."""

    name = "empty"
    says = "Fields that are empty wherever `when` holds (always, without it)."
    example = '{"kind": "empty", "fields": ["valid_to"], "when": {"kind": ["备案"]}}'

    fields: tuple[str, ...] = argument(FieldNames("The fields."))

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether each field is empty."""
        yield Question(scene.frame, tuple(map(self._rule, self.fields)))

    def _rule(self, name: str) -> Rule:
        message, fix = self.said("要空着"), "请清空这一格；确有其事的，请核对条件里的那一栏"
        return Rule(name, self.name, self.met(~nw.col(name).is_null()), message, fix, self.mild)
