"""`unique_rows`: no two rows are equal in some fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.checks.asking import Scene
from disclosure.checks.keys import AGAIN, again, repeats
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.contract.arguments import FieldNames
from disclosure.contract.kind import argument
from disclosure.errors import Problem
from disclosure.ground.composite import is_filled


@dataclass(frozen=True, slots=True, kw_only=True)
class UniqueRows(Ruling):
    """Rows in which all of the fields are empty are not compared; an empty one among others is a value."""

    name = "unique_rows"
    says = "No two rows are equal in these fields."
    example = '{"kind": "unique_rows", "fields": ["business_id", "inspected_on"]}'

    fields: tuple[str, ...] = argument(FieldNames("The fields, compared together."))

    def asks(self, scene: Scene) -> Iterator[Problem]:
        """Tell each row that repeats one before it."""
        message, fix = self.said("与前面的行重复"), "同一件事只留一行；不是同一件事的，请核对这些栏目"
        rule = again(scene.table.table, Rule("、".join(self.fields), self.name, AGAIN, message, fix, self.mild))
        filled = scene.frame.filter(self.met(is_filled(self.fields)))
        yield from repeats(filled, self.fields, rule, scene.engine)
