"""`requires`: fields that are filled, wherever a condition holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.contract.arguments import FieldName, FieldNames
from disclosure.contract.kind import argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires(Ruling):
    """What a record of this kind must say."""

    name = "requires"
    says = "Fields that are filled wherever `when` holds (always, without it)."
    example = '{"kind": "requires", "field": "reason", "when": {"status": ["撤回"]}}'
    exactly_one = ("field", "fields")

    field: str | None = argument(FieldName("One field.", told="fields"), default=None)
    fields: tuple[str, ...] = argument(FieldNames("Several fields."), default=())

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether each field is filled."""
        names = (self.field,) if self.field else self.fields
        yield Question(scene.frame, tuple(map(self._rule, names)))

    def _rule(self, name: str) -> Rule:
        missing = self.met(nw.col(name).is_null())
        return Rule(name, self.name, missing, self.said("不能为空"), "请按原始材料补填", self.mild)
