"""`forbidden`: values that a field never holds, or words that never stand in it, wherever a condition holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.words import choices
from disclosure.contract.arguments import FieldName, FieldNames, Flag, TableField, Words
from disclosure.contract.kind import argument
from disclosure.contract.model import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(Ruling):
    """A word that a record of this kind cannot carry."""

    name = "forbidden"
    says = "Values that a field never holds (where `when` holds)."
    example = '{"kind": "forbidden", "field": "kind", "values": ["其他"]}'
    exactly_one = ("field", "fields")
    at_least_one = ("values", "in")

    field: str | None = argument(FieldName("One field.", told="fields"), default=None)
    fields: tuple[str, ...] = argument(FieldNames("Several fields."), default=())
    values: tuple[str, ...] = argument(Words("The forbidden values.", of="names"), default=())
    table: Reference | None = argument(
        TableField("A table that lists forbidden values: `folder/resource.field`."), key="in", default=None
    )
    part: bool = argument(Flag("A cell may not have one of them as a part of its text either."), default=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields, however they are written."""
        return (self.field,) if self.field else self.fields

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether a field holds one of the values."""
        values = self._values(scene)
        if values:
            yield Question(scene.frame, tuple(self._rule(name, values) for name in self.names))

    def _values(self, scene: Scene) -> tuple[str, ...]:
        """Return what is forbidden; what a table that could not be read lists is left out."""
        place = self.table
        table = scene.others.get((place.folder, place.resource)) if place else None
        if place is None or table is None:
            return self.values
        listed = scene.engine.all(table.frame.select(place.field).filter(~nw.col(place.field).is_null()))
        return (*self.values, *(word for (word,) in listed))

    def _rule(self, name: str, values: Sequence[str]) -> Rule:
        cell = nw.col(name)
        parts = (cell.str.contains(word, literal=True) for word in values)
        present = reduce(or_, parts) if self.part else cell.is_in(values)
        message = self.said(f"{'不能含有' if self.part else '不能是'} {choices(values)}")
        return Rule(name, self.name, self.met(present), message, "请对照原始材料核对", self.mild)
