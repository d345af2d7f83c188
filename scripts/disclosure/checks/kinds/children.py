"""`children`: how many rows of another resource a row has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.belonging import ROWS, with_children
from disclosure.checks.conditions import in_words
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.contract.arguments import ALWAYS, Conditions, Count, RowsOf
from disclosure.contract.kind import Kind, argument
from disclosure.contract.needs import Fault, Need
from disclosure.contract.where import Where


@dataclass(frozen=True, slots=True)
class _Most(Count):
    """The upper limit: not below the lower one."""

    def needs(self, value: int, key: str, kind: Kind) -> Iterator[Need]:  # noqa: ARG002 (an argument's signature)
        """Report limits that no row can meet."""
        if isinstance(kind, Children) and value < kind.min:
            yield Fault("的 max 小于 min", "核对这两个数")


@dataclass(frozen=True, slots=True, kw_only=True)
class Children(Ruling):
    """A failed sample has findings; a passed one has none."""

    name = "children"
    says = "How many rows of another resource a row has."
    example = '{"kind": "children", "of": "findings", "min": 1, "when": {"conclusion": ["不合格"]}}'
    at_least_one = ("min", "max")

    of: str = argument(RowsOf("The resource whose rows are counted."))
    min: int = argument(Count("At least so many."), default=0)
    max: int | None = argument(_Most("At most so many."), default=None)
    where: Where = argument(
        Conditions("Only the counted rows whose fields hold one of these values.", of="of"), default=ALWAYS
    )

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether the number of rows lies between the limits."""
        children = scene.beside(self.of)
        if children is None:
            return
        few = nw.col(ROWS) < self.min
        wrong = few if self.max is None else few | (nw.col(ROWS) > self.max)
        rule = Rule(
            "、".join(scene.resource.primary_key),
            self.name,
            self.met(wrong),
            self.said(f"在 {self.of} 里{self._meant}应有 {self._between} 行"),
            f"请核对这一行和 {self.of} 里的行",
            self.mild,
            told=(ROWS,),
            tell=lambda rows: f"现有 {rows} 行",
        )
        yield Question(with_children(scene, children, self.where), (rule,))

    @property
    def _meant(self) -> str:
        said = in_words(self.where, lambda name: self.called(name, self.of)).removesuffix("时")
        return f"，{said}的，" if said else ""

    @property
    def _between(self) -> str:
        if self.max is None:
            return f"至少 {self.min}"
        return str(self.min) if self.min == self.max else f"{self.min} 到 {self.max}"
