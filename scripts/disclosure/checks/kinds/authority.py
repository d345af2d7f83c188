"""`authority`: the agency that a field refers to may do what the row says it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, RowKind, Scene
from disclosure.checks.conditions import in_words, when
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, value
from disclosure.contract.arguments import ALWAYS, WHEN, FieldName, Where, Word
from disclosure.contract.kinds import argument
from disclosure.contract.model import Reference
from disclosure.errors import Problem

_KEY, _MAY = "@agency", "@may"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(RowKind):
    """Whether the agency has the power (国办发〔2024〕54号; 行政处罚法 art. 17)."""

    name = "authority"
    says = "The agency that the field refers to has a capability: its column `can_<can>` is true."
    example = '{"kind": "authority", "field": "agency", "can": "inspect"}'

    field: str = argument(FieldName("A field that references the agencies.", refers="机关"))
    can: str = argument(Word("The capability.", "^[a-z][a-z0-9_]*$", "用小写英文，如 inspect"))
    when: Where = argument(WHEN, default=ALWAYS)

    @property
    def column(self) -> str:
        """The column of the agencies that says so."""
        return f"can_{self.can}"

    def asks(self, scene: Scene) -> Iterator[Question | Problem]:
        """Ask the agency's row; tell if the agencies know no such capability."""
        reference = scene.resource.field(self.field).references
        agencies = scene.others.get((reference.folder, reference.resource)) if reference else None
        if reference is None or agencies is None:
            return
        if self.column in agencies.table.resource.names:
            yield self._question(scene, reference, agencies)
        else:
            place = f"{reference.folder}/{reference.resource}"
            message = f"checks 的 authority 要看 {place} 的 {self.column}，那里没有这一栏"
            yield scene.problem(self.name, message, "在机关表里加上这一栏，或改正 can", self.field)

    def _question(self, scene: Scene, reference: Reference, agencies: Ready) -> Question:
        may = agencies.frame.select(nw.col(reference.field).alias(_KEY), value(self.column).alias(_MAY))
        frame = scene.frame.join(may, left_on=self.field, right_on=_KEY, how="left")
        lacking = ~nw.col(self.field).is_null() & (~nw.col(_MAY)).fill_null(value=False)
        message = f"{in_words(self.when)}这个机关没有相应的职权（{self.column} 不是 true）"
        fix = f"请核对机关；确有这项职权的，先在机关表里把 {self.column} 改为 true，并写明依据"
        return Question(frame, (Rule(self.field, self.name, when(self.when, lacking), message, fix),))
