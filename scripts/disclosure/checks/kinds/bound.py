"""`bound`: a number or a date lies within limits: fixed, of a field, of a table referred to, of the day itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import value
from disclosure.checks.words import plain
from disclosure.contract.arguments import DURATION, FIELD_NAME, NUMBERS, FieldName, Flag, closed
from disclosure.contract.assemble import bound, written
from disclosure.contract.kind import Argument, Kind, argument
from disclosure.contract.model import Field
from disclosure.contract.needs import FieldNeed, Need, ValueNeed
from disclosure.ground.duration import Duration, after
from disclosure.ground.engine import Frame
from disclosure.ground.types import ISO_DATE

_BOUNDED = ("integer", "number", "year", "yearmonth", "date")
_DAYS = ("year", "yearmonth", "date")  # types that the day of the data can limit
_AS_OF_DIGITS = {"year": 4, "yearmonth": 7}  # of its ISO form
_KEY, _CELL, _LIMIT = "@key", "@limit cell", "@limit"


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a limit comes from; one of *text* (written as in a cell), *field*, or the day of the data.

    With a *column* it is that cell of the row that *field* refers to. *plus* is added to a date.
    """

    text: str | None = None
    field: str | None = None
    column: str | None = None
    plus: Duration | None = None

    def words(self, as_of: str, called: str, column: str) -> str:
        """Say it: its field and its column as they are *called*."""
        if self.text is not None:
            return self.text
        source = called or f"数据日期 {as_of}"
        if self.column is not None:
            source = f"{called} 所指的 {column}"
        return source if self.plus is None else f"{source} 之后 {self.plus.words}"


@dataclass(frozen=True, slots=True)
class _LimitOf(Argument):
    """A limit of the kind's `field`, in one of four forms."""

    def schema(self) -> dict[str, Any]:
        """Return the four forms."""
        plus = {**DURATION, "description": "So long after that date."}
        of_field = {
            "field": {**FIELD_NAME, "description": "A field of the row."},
            "column": {**FIELD_NAME, "description": "A column of the row that `field` refers to."},
            "plus": plus,
        }
        as_of = {"as_of": {"const": True, "description": "The day that the data stands at."}, "plus": plus}
        fixed = [{"type": "number", "description": "A number."}, {"type": "string", "description": "As in a cell."}]
        objects = [closed("Of a field.", of_field, ["field"]), closed("Of the day.", as_of, ["as_of"])]
        return {"description": self.says, "oneOf": [*fixed, *objects]}

    def parse(self, said: float | str | Mapping[str, Any]) -> Limit:
        """Return the limit."""
        if not isinstance(said, Mapping):
            return Limit(text=written(said))
        plus = Duration.parse(said["plus"]) if "plus" in said else None
        return Limit(None, said.get("field"), said.get("column"), plus)

    def needs(self, value: Limit, key: str, kind: Kind) -> Iterator[Need]:
        """Ask that the limit can be compared with the kind's field."""
        if not isinstance(kind, Bound):
            raise TypeError(kind)
        if value.text is not None:
            yield ValueNeed(key, kind.field, kind.resource, value.text)
        elif value.field is not None:
            refers = "界限" if value.column else None
            yield FieldNeed(key, value.field, kind.resource, (), kind.field, refers, value.column)
        else:
            yield FieldNeed(key, kind.field, kind.resource, _DAYS)
        if value.plus is not None:
            yield FieldNeed(key, kind.field, kind.resource, ("date",))


@dataclass(frozen=True, slots=True)
class _Open(Flag):
    """Of dates alone."""

    def needs(self, value: bool, key: str, kind: Kind) -> Iterator[Need]:  # noqa: FBT001 (an argument's signature)
        """Ask for a date."""
        if value and isinstance(kind, Bound):
            yield FieldNeed(key, kind.field, kind.resource, ("date",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound(Ruling):
    """Both limits belong to what is allowed; an empty cell, or an empty limit, breaks nothing."""

    name = "bound"
    says = "A number, a year or a date lies between two limits."
    example = '{"kind": "bound", "field": "decided_on", "min": "1949-10-01", "max": {"as_of": true}}'
    at_least_one = ("min", "max")

    field: str = argument(FieldName("The field.", _BOUNDED))
    min: Limit | None = argument(_LimitOf("The smallest value."), default=None)
    max: Limit | None = argument(_LimitOf("The largest value."), default=None)
    open: bool = argument(
        _Open("Of a date: an empty cell is not over, it counts as the day of the data."), default=False
    )

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether the value is below the smallest or above the largest."""
        for limit, is_least in ((self.min, True), (self.max, False)):
            found = _found(limit, self._field(scene), scene) if limit else None
            if limit is not None and found is not None:
                yield Question(found.frame, (self._rule(scene, limit, found, is_least=is_least),))

    def _field(self, scene: Scene) -> Field:
        return scene.resource.field(self.field)

    def _rule(self, scene: Scene, limit: Limit, found: _Found, *, is_least: bool) -> Rule:
        own = value(self.field).fill_null(scene.as_of.isoformat()) if self.open else value(self.field)
        own = own if limit.plus is None else own.str.to_date(format=ISO_DATE)
        small, large = ("小于", "大于") if self._field(scene).type in NUMBERS else ("早于", "晚于")
        outside = own < found.value if is_least else own > found.value
        return Rule(
            self.field,
            self.name,
            self.met(outside),
            self.said(f"不能{small if is_least else large} {self._words(limit, scene)}"),
            "请核对原始材料",
            self.mild,
            told=(self.field, *found.told),
            tell=lambda cell, *others: "，".join(
                [plain(cell) if cell else "还空着", *(f"{self.called(limit.field)} 的是 {other}" for other in others)]
            ),
        )

    def _words(self, limit: Limit, scene: Scene) -> str:
        to = scene.resource.field(limit.field).references if limit.field else None
        column = self.called(limit.column, to.resource, to.folder) if to and limit.column else ""
        return limit.words(scene.as_of.isoformat(), self.called(limit.field) if limit.field else "", column)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """The *value* of a limit in each row of *frame*, to be compared, and the columns that tell it."""

    frame: Frame
    value: nw.Expr
    told: tuple[str, ...] = ()


def _found(limit: Limit, field: Field, scene: Scene) -> _Found | None:
    """Return where the limit of *field* stands; None if the table could not be read."""
    if limit.text is not None:
        return _Found(scene.frame, nw.lit(bound(field, limit.text)))
    if limit.field is None:
        iso = scene.as_of.isoformat()[: _AS_OF_DIGITS.get(field.type)]
        today = nw.lit(int(iso) if field.type == "year" else iso)
        return _Found(scene.frame, _later(today, limit.plus))
    if limit.column is None:
        return _Found(scene.frame, _later(value(limit.field), limit.plus), (limit.field,))
    return _in_table(limit.field, limit.column, limit.plus, scene)


def _in_table(name: str, column: str, plus: Duration | None, scene: Scene) -> _Found | None:
    reference = scene.resource.field(name).references
    table = scene.others.get((reference.folder, reference.resource)) if reference else None
    if reference is None or table is None:
        return None
    cells = (nw.col(reference.field).alias(_KEY), nw.col(column).alias(_CELL), value(column).alias(_LIMIT))
    frame = scene.frame.join(table.frame.select(*cells), left_on=name, right_on=_KEY, how="left")
    return _Found(frame, _later(nw.col(_LIMIT), plus), (_CELL,))


def _later(limit: nw.Expr, plus: Duration | None) -> nw.Expr:
    return limit if plus is None else after(limit.str.to_date(format=ISO_DATE), plus)
