"""`total`: a typed total equals the number of the row's rows in another resource."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.belonging import ROWS, with_children
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import value
from disclosure.contract.arguments import ALWAYS, Conditions, FieldName, RowsOf
from disclosure.contract.counted import Counted
from disclosure.contract.kind import argument
from disclosure.contract.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Ruling):
    """Notices have been printed with wrong totals."""

    name = "total"
    says = "A typed total equals the number of the row's rows in another resource."
    example = '{"kind": "total", "field": "declared_total", "of": "samples"}'

    field: str = argument(FieldName("The field with the total.", ("integer",)))
    of: str = argument(RowsOf("The resource whose rows are counted."))
    where: Where = argument(
        Conditions("Only the counted rows whose fields hold one of these values.", of="of"), default=ALWAYS
    )

    def typed(self) -> Iterator[Counted]:
        """Tell of the total."""
        yield Counted(self.resource, self.field, self.of, self.where)

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether the total is the number of rows."""
        children = scene.beside(self.of)
        if children is None:
            return
        differs = ~value(self.field).is_null() & (value(self.field) != nw.col(ROWS))
        rule = Rule(
            self.field,
            self.name,
            self.met(differs),
            self.said(f"与 {self.of} 的行数不符"),
            f"请核对：数错了就改这个数，漏填了就补 {self.of} 的行",
            self.mild,
            told=(self.field, ROWS),
            tell=lambda total, rows: f"写的是 {total}，实际有 {rows} 行",
        )
        yield Question(with_children(scene, children, self.where), (rule,))
