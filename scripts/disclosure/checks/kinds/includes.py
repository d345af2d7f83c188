"""`includes`: one of some words is among the members of a cell, wherever a condition holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.conditions import among
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.words import choices
from disclosure.contract.arguments import WORDS, FieldName, Text
from disclosure.contract.kind import Argument, Kind, argument
from disclosure.contract.needs import FieldNeed, Need
from disclosure.ground.engine import Frame

_KEY, _CELL = "@key", "@members"


@dataclass(frozen=True, slots=True)
class _Some(Argument):
    """Words among the members of a cell."""

    def schema(self) -> dict[str, Any]:
        """Return a list of texts."""
        return {**WORDS, "description": self.says}

    def parse(self, said: list[str]) -> tuple[str, ...]:
        """Return the words."""
        return tuple(said)


@dataclass(frozen=True, slots=True)
class _Column(Text):
    """A column of the table that the kind's field refers to."""

    def needs(self, value: str, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the reference and its column."""
        if not isinstance(kind, Includes):
            raise TypeError(kind)
        yield FieldNeed(key, kind.field, kind.resource, refers="另一张表", column=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Includes(Ruling):
    """A cell that is empty, or that refers to no row, breaks nothing."""

    name = "includes"
    says = "One of some words is among the members of a cell (where `when` holds)."
    example = '{"kind": "includes", "field": "kinds", "some": ["吊销许可证件"], "separator": ";"}'

    field: str = argument(FieldName("The field; with `column` one that refers to another table."))
    some: tuple[str, ...] = argument(_Some("The words, one of which is there."))
    column: str | None = argument(
        _Column("The column that is meant, of the row that the field refers to."), default=None
    )
    separator: str = argument(Text("What stands between two members; default a comma."), default=",")

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether one of the words is there."""
        frame, cell = self._cell(scene)
        if frame is not None:
            none = ~reduce(or_, (among(cell, word, self.separator) for word in self.some))
            to = scene.resource.field(self.field).references
            place = f"所指的 {self.called(self.column, to.resource, to.folder)} 里" if to and self.column else "其中"
            message = self.said(f"{place}要有 {choices(self.some)}{' 之一' if len(self.some) > 1 else ''}")
            bad = self.met(~nw.col(cell).is_null() & none)
            yield Question(frame, (Rule(self.field, self.name, bad, message, "请对照决定书核对", self.mild),))

    def _cell(self, scene: Scene) -> tuple[Frame | None, str]:
        """Return the rows with the column that is meant; no rows if that table could not be read."""
        if self.column is None:
            return scene.frame, self.field
        to = scene.resource.field(self.field).references
        table = scene.others.get((to.folder, to.resource)) if to else None
        if to is None or table is None:
            return None, _CELL
        cells = table.frame.select(nw.col(to.field).alias(_KEY), nw.col(self.column).alias(_CELL))
        return scene.frame.join(cells, left_on=self.field, right_on=_KEY, how="left"), _CELL
