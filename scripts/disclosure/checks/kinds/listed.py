"""`listed`: a value stands in a table of reference, and is in force there on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import Ready, value
from disclosure.checks.words import described
from disclosure.contract.arguments import DATES, FIELD_NAME, FieldName, TableField, Text
from disclosure.contract.kind import Argument, Kind, argument
from disclosure.contract.model import Reference
from disclosure.contract.needs import Need, TableNeed
from disclosure.ground.columns import PLACE
from disclosure.ground.engine import Frame
from disclosure.ground.types import MEMBER_END

_MEMBER, _KNOWN, _IN_FORCE, _DAY, _FIRST, _LAST = "@member", "@known", "@in force", "@day", "@first day", "@last day"


@dataclass(frozen=True, slots=True)
class _DateColumn(Argument):
    """A date field of the table that the kind names."""

    def schema(self) -> dict[str, Any]:
        """Return the form of a field's name."""
        return {**FIELD_NAME, "description": self.says}

    def needs(self, value: str, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the field."""
        if not isinstance(kind, Listed):
            raise TypeError(kind)
        yield TableNeed(key, kind.table.folder, kind.table.resource, value, DATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Ruling):
    """A cell is spelled as in the table; of a list every member is looked up. Both end days are in force.

    Rows of one value are editions of it: one that is in force is enough. An empty end is open.
    """

    name = "listed"
    says = "A value stands in a table of reference and is in force there on a day."
    example = (
        '{"kind": "listed", "field": "category", "in": "reference/food_categories.name", '
        '"from": "valid_from", "to": "valid_to", "on": "sampled_on"}'
    )

    field: str = argument(FieldName("The field; of a list each member is meant."))
    table: Reference = argument(TableField("Where the value stands: `folder/resource.field`."), key="in")
    start: str | None = argument(_DateColumn("There, the first day in force."), key="from", default=None)
    stop: str | None = argument(_DateColumn("There, the last day in force."), key="to", default=None)
    on: str | None = argument(
        FieldName("The date field of the row that is meant; default: the day that the data stands at.", DATES),
        default=None,
    )
    separator: str | None = argument(
        Text("What stands between the members of a text, each of which is looked up."), default=None
    )

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether each value is known and, where the table has days, in force."""
        table = scene.others.get((self.table.folder, self.table.resource))
        if table is None:
            return
        asked = self._asked(scene)
        rows = self._rows(table)
        known = rows.select(_MEMBER).unique().with_columns(nw.lit(value=True).alias(_KNOWN))
        frame = asked.join(known, on=_MEMBER, how="left").join(_in_force(asked, rows), on=[PLACE, _MEMBER], how="left")
        yield Question(frame, (self._unknown(), self._lapsed()))
        between = self._between(scene)
        if between is not None:
            yield Question(scene.frame, (self._twice(between),))

    def _asked(self, scene: Scene) -> Frame:
        cell = nw.col(self.field)
        on = nw.lit(scene.as_of.isoformat()) if self.on is None else value(self.on)
        between = self._between(scene)
        if between is None:
            return scene.frame.with_columns(cell.alias(_MEMBER), on.alias(_DAY))
        return scene.frame.with_columns(cell.str.split(between).alias(_MEMBER), on.alias(_DAY)).explode(_MEMBER)

    def _between(self, scene: Scene) -> str | None:
        return MEMBER_END if scene.resource.field(self.field).type == "list" else self.separator

    def _twice(self, between: str) -> Rule:
        """Refuse a member that stands twice: it would escape what is asked of a cell of that member alone."""
        members = nw.col(self.field).str.split(between)
        bad = members.list.len() > members.list.unique().list.len()
        return Rule(self.field, self.name, self.met(bad), self.said("有一项写了两次"), "每一项只写一次", self.mild)

    def _rows(self, table: Ready) -> Frame:
        ends = (self.start, self.stop)
        first, last = (nw.lit(None, dtype=nw.String) if name is None else value(name) for name in ends)
        return table.frame.select(nw.col(self.table.field).alias(_MEMBER), first.alias(_FIRST), last.alias(_LAST))

    def _unknown(self) -> Rule:
        unknown = ~nw.col(_MEMBER).is_null() & nw.col(_KNOWN).is_null()
        message = self.said(f"在 {self._place} 里找不到")
        fix = "请核对是否写错（写法要完全相同），或先在那张表里补上这一行"
        return Rule(self.field, self.name, self.met(unknown), message, fix, self.mild, (_MEMBER,), described)

    def _lapsed(self) -> Rule:
        lapsed = ~nw.col(_KNOWN).is_null() & ~nw.col(_DAY).is_null() & nw.col(_IN_FORCE).is_null()
        message = self.said(
            f"在 {self._place} 里，但 {self.called(self.on) if self.on else '数据日期'} 那天不在有效期内"
        )
        fix = f"请核对 {self.called(self.on or self.field)}，或改用那天有效的一项"
        return Rule(self.field, self.name, self.met(lapsed), message, fix, self.mild, (_DAY,), _that_day)

    @property
    def _place(self) -> str:
        folder, resource = self.table.folder, self.table.resource
        return f"{folder}/{resource} 的 {self.called(self.table.field, resource, folder)}"


def _that_day(day: str) -> str:
    return f"那天是 {day}"


def _in_force(asked: Frame, rows: Frame) -> Frame:
    """Return the values, by row, of which some edition is in force on the row's day."""
    begun = nw.col(_FIRST).is_null() | (nw.col(_FIRST) <= nw.col(_DAY))
    running = nw.col(_LAST).is_null() | (nw.col(_LAST) >= nw.col(_DAY))
    editions = asked.select(PLACE, _MEMBER, _DAY).join(rows, on=_MEMBER, how="inner").filter(begun, running)
    return editions.select(PLACE, _MEMBER).unique().with_columns(nw.lit(value=True).alias(_IN_FORCE))
