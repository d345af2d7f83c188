"""`term`: a date lies a period after another, one for all rows or one for each class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import narwhals as nw

from disclosure.checks.asking import Question, Scene
from disclosure.checks.rules import Rule
from disclosure.checks.rulings import Ruling
from disclosure.checks.values import day
from disclosure.contract.arguments import DATES, DURATION, FIELD_NAME, Choice, FieldName, closed
from disclosure.contract.kind import Argument, Kind, argument
from disclosure.contract.needs import FieldNeed, Need, WordsNeed
from disclosure.ground.duration import Duration, after

_DUE = "@due"
_ENDS = {"on": (0,), "before": (1,), "either": (0, 1)}  # days before the corresponding day


@dataclass(frozen=True, slots=True)
class Lengths:
    """One period, or one for each *class* that the cell of *field* holds."""

    field: str | None
    classes: Mapping[str, Duration]  # without a field: one, whatever its name

    def conditions(self) -> Iterator[tuple[nw.Expr, Duration]]:
        """Yield the rows that each period is meant for."""
        for name, duration in self.classes.items():
            yield nw.lit(value=True) if self.field is None else nw.col(self.field) == name, duration


@dataclass(frozen=True, slots=True)
class _LengthsOf(Argument):
    """A duration, or a field with its classes and their durations."""

    def schema(self) -> dict[str, Any]:
        """Return the two forms."""
        lengths = {"type": "object", "description": "A duration for each.", "minProperties": 1}
        properties = {
            "field": {**FIELD_NAME, "description": "The field with the class."},
            "lengths": {**lengths, "additionalProperties": DURATION},
        }
        by_class = closed("By class; a class without a length is not judged.", properties, ["field", "lengths"])
        return {"description": self.says, "oneOf": [DURATION, by_class]}

    def parse(self, said: str | Mapping[str, Any]) -> Lengths:
        """Return the periods."""
        if isinstance(said, str):
            return Lengths(None, {"": Duration.parse(said)})
        return Lengths(said["field"], {name: Duration.parse(text) for name, text in said["lengths"].items()})

    def needs(self, value: Lengths, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the field and that it can hold the classes."""
        if value.field is not None:
            yield FieldNeed(key, value.field, kind.resource)
            yield WordsNeed(key, value.field, kind.resource, tuple(value.classes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Ruling):
    """Counted as a period of publication is (民法典 arts 201–203); an empty date breaks nothing.

    Some documents write the corresponding day as their last, others the day before: *end* says which passes.
    """

    name = "term"
    says = "A date is the end of a period that begins on another."
    example = '{"kind": "term", "from": "valid_from", "to": "valid_to", "lasts": "P5Y", "end": "either"}'

    start: str = argument(FieldName("The date field with the first day.", DATES), key="from")
    stop: str = argument(FieldName("The date field with the last day.", DATES), key="to")
    lasts: Lengths = argument(_LengthsOf("How long; an ISO 8601 duration, or one for each class."))
    end: str = argument(
        Choice("The last day: `on` the corresponding day (default), the day `before`, or `either`.", tuple(_ENDS)),
        default="on",
    )

    def asks(self, scene: Scene) -> Iterator[Question]:
        """Ask whether the last day is where the period of the row's class ends."""
        last = day(self.stop)
        allowed = [nw.col(_DUE).dt.offset_by(f"-{days}d").cast(nw.Date) == last for days in _ENDS[self.end]]
        rule = Rule(
            self.stop,
            self.name,
            self.met(~reduce(lambda one, other: one | other, allowed)),
            self.said(f"不是从 {self.called(self.start)} 起算的期限的最后一天"),
            "请核对这两个日期",
            self.mild,
            told=(self.stop, _DUE),
            tell=lambda cell, due: f"现为 {cell}，{self._corresponding(due)}",
        )
        yield Question(scene.frame.with_columns(self._due().alias(_DUE)), (rule,))

    def _corresponding(self, due: object) -> str:
        days = {"on": f"应是 {due}", "before": f"应是 {due} 的前一天", "either": f"应是 {due} 或它的前一天"}
        return days[self.end]

    def _due(self) -> nw.Expr:
        first = day(self.start)

        def choose(otherwise: nw.Expr, one: tuple[nw.Expr, Duration]) -> nw.Expr:
            condition, duration = one
            return nw.when(condition).then(after(first, duration)).otherwise(otherwise)

        return reduce(choose, self.lasts.conditions(), nw.lit(None, dtype=nw.Date))
