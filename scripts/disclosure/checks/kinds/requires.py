"""`requires`: fields that are filled, wherever a condition holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, RowKind, Scene
from disclosure.checks.conditions import in_words, when
from disclosure.checks.rules import Rule
from disclosure.contract.arguments import ALWAYS, WHEN, FieldName, FieldNames, Where
from disclosure.contract.kinds import argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires(RowKind):
    """What a record of this kind must say."""

    name = "requires"
    says = "Fields that are filled wherever `when` holds (always, without it)."
    example = '{"kind": "requires", "field": "reason", "when": {"status": ["撤回"]}}'
    exactly_one = ("field", "fields")

    field: str | None = argument(FieldName("One field.", told="fields"), default=None)
    fields: tuple[str, ...] = argument(FieldNames("Several fields."), default=())
    when: Where = argument(WHEN, default=ALWAYS)

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether each field is filled."""
        names = (self.field,) if self.field else self.fields
        yield Question(scene.frame, tuple(map(self._rule, names)))

    def _rule(self, name: str) -> Rule:
        missing = when(self.when, nw.col(name).is_null())
        return Rule(name, self.name, missing, f"{in_words(self.when)}不能为空", "请按原始材料补填")
