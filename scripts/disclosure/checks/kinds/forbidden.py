"""`forbidden`: values that a field never holds, wherever a condition holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, RowKind, Scene
from disclosure.checks.conditions import in_words, when
from disclosure.checks.rules import Rule
from disclosure.checks.words import choices
from disclosure.contract.arguments import ALWAYS, WHEN, FieldName, FieldNames, Where, Words
from disclosure.contract.kinds import argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(RowKind):
    """A word that a record of this kind cannot carry."""

    name = "forbidden"
    says = "Values that a field never holds (where `when` holds)."
    example = '{"kind": "forbidden", "field": "kind", "values": ["其他"]}'
    exactly_one = ("field", "fields")

    field: str | None = argument(FieldName("One field.", told="fields"), default=None)
    fields: tuple[str, ...] = argument(FieldNames("Several fields."), default=())
    values: tuple[str, ...] = argument(Words("The forbidden values.", of="names"))
    when: Where = argument(WHEN, default=ALWAYS)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields, however they are written."""
        return (self.field,) if self.field else self.fields

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether a field holds one of the values."""
        yield Question(scene.frame, tuple(map(self._rule, self.names)))

    def _rule(self, name: str) -> Rule:
        present = when(self.when, nw.col(name).is_in(self.values))
        message = f"{in_words(self.when)}不能是 {choices(self.values)}"
        return Rule(name, self.name, present, message, "请核对；确需如此的，请与数据管理员商量修改规则")
