"""What the columns of a chart are: no more of them than a reader can tell apart.

Numbers that add up may be gathered into 其他. Rates and counts of different things may not, since the rate of several
groups is none of theirs; nor may periods. Such a chart is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import narwhals as nw

from disclosure.contract.charted import Chart, Measure
from disclosure.contract.model import Package
from disclosure.errors import Problem
from disclosure.ground.engine import Engine, Frame
from disclosure.publication.model import Publication, PublicRegister
from disclosure.statistics.aggregates import AMOUNT, aggregates
from disclosure.statistics.covered import covered
from disclosure.statistics.groups import Axis, Dimension, axis, axis_of, bounded

MOST_LINES: Final = 6  # that differ in colour, dash and symbol
MOST_AREAS: Final = 8  # that differ in colour and pattern
ADDED_UP: Final = frozenset({"count", "sum"})
SPLIT: Final = "@split"


class Limit(NamedTuple):
    """So many columns at *most*; the values of *first* have columns of their own before all others."""

    most: int
    first: frozenset[str]


def most(chart: Chart) -> int:
    """Return how many columns a chart may have."""
    return MOST_LINES if chart.kind == "line" else MOST_AREAS


def columns(keyed: Frame, split: Dimension, one: Measure, limit: Limit, engine: Engine) -> Axis:
    """Find the columns among the rows of *keyed*, which has `@split`: the first and the largest ones, then 其他."""
    found = axis(keyed, split, one, engine)
    if len(found.labels) <= limit.most or not _adds_up(one, split):
        return found
    grouped = keyed.filter(nw.col(SPLIT).is_in(found.keys)).group_by(SPLIT).agg(*aggregates(one))
    amounts = {key: amount or 0 for key, amount in engine.all(grouped.select(SPLIT, AMOUNT))}
    room = limit.most - 1 - found.has_empty
    largest = sorted(found.keys, key=lambda key: (key not in limit.first, -amounts[key]))[:room]
    return axis_of([key for key in found.keys if key in largest], None, has_rest=True, has_empty=found.has_empty)


def _adds_up(one: Measure, split: Dimension) -> bool:
    return one.kind in ADDED_UP and split.unit is None


def may_be_crowded(package: Package) -> bool:
    """Whether only the rows can say if each chart has columns that can be told apart."""
    contract = package.register
    return any(
        contract.measures[chart.measure].kind not in ADDED_UP or _is_time(package, chart.split)
        for chart in contract.charts
        if chart.split is not None
    )


def _is_time(package: Package, name: str) -> bool:
    fields = (field for resource in package.resources.values() for field in resource.fields if field.name == name)
    return any(Dimension(SPLIT, field).unit is not None for field in fields)


def crowded(publication: Publication, engine: Engine) -> list[Problem]:
    """Return the charts with more columns than can be told apart, and which may not be gathered."""
    return [
        problem
        for register in publication.registers
        if may_be_crowded(register.package)
        for chart in register.package.register.charts
        if chart.split is not None
        for problem in _crowded(register, chart, engine)
    ]


def _crowded(register: PublicRegister, chart: Chart, engine: Engine) -> Iterator[Problem]:
    one = register.package.register.measures[chart.measure]
    rows = covered(register, one, chart.by, chart.split or "")
    split = bounded(rows.frame, Dimension(SPLIT, rows.fields[1]), engine)
    if _adds_up(one, split):
        return
    found = len(axis(rows.frame.with_columns(split.key()), split, one, engine).labels)
    if found > most(chart):
        message = f"图 {chart.name} 的 split {chart.split} 有 {found} 个值，最多能分清 {most(chart)} 个"
        fix = "换一个值少的字段，用 where 只留要比的几个，或删去 split；这个指标的数不能并成“其他”"
        yield Problem(register.package.path, "contract-error", message, fix)
