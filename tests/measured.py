"""Measures and charts of a register of a few rows."""

from __future__ import annotations

from typing import Any

from disclosure.ground.engine import Engine
from disclosure.statistics.measures import measure
from disclosure.statistics.model import Series
from public_tables import public_register

FIELDS = {"id": "string", "day": "date", "kind": "string", "result": "string", "fine": "number"}


COUNT = {"n": {"title": "批次", "count": True}}


PASSED = {"n": {"title": "合格率", "share": {"field": "result", "of": ["合格"]}}}


def chart(by: str, measure: str = "n", kind: str = "bar", **more: str) -> dict[str, str]:
    return {"name": "picture", "title": "图", "measure": measure, "by": by, "kind": kind, **more}


def drawn(engine: Engine, rows, measures, by: str, fields=FIELDS, **more: Any) -> Series:
    contract = more.pop("contract", {})
    said = {"measures": measures, "charts": [chart(by, **more)], "date": "day", **contract}
    register = public_register(engine, fields, rows, **said)
    [series] = measure(register, engine).series
    return series


def values(series: Series) -> dict[str, object]:
    """Return label → value for a chart that is not split; None where there is no row."""
    return {label: row[0] and row[0].value for label, row in zip(series.labels, series.figures, strict=True)}


def row(number: int, day: str = "2022-01-01", kind: str = "甲", result: str = "合格", fine: str = "") -> list[str]:
    return [str(number), day, kind, result, fine]


def headline(engine: Engine, rows, one, fields=FIELDS, **more):
    register = public_register(engine, fields, rows, measures={"n": one}, date="day", **more)
    [found] = measure(register, engine).headlines
    return found
