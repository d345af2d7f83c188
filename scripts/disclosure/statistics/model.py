"""Figures: numbers that know what they are made of. Integers and decimals only, never floats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from decimal import Decimal

from disclosure.contract.charted import Chart, Measure
from disclosure.statistics.targets import Target

SMALLEST_BASE = 20  # no rate is computed over fewer rows (docs/publication-law.md)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one measure.

    *value* is an int for count and distinct, a Decimal for sum, and for share a Decimal in per cent cut
    (not rounded) to one decimal, so that 100 and 0 mean all and none. A share over fewer than
    SMALLEST_BASE has no value. What is stated is exactly what the row has. *numerator* and *denominator* are
    set for shares, and for what is stated where the row has them. *missing*: the
    contract says that the register has no data of that time, so nobody knows the number.
    """

    value: int | Decimal | None
    numerator: int | Decimal | None = None
    denominator: int | Decimal | None = None
    missing: bool = False


NO_DATA = Figure(None, missing=True)


@dataclass(frozen=True, slots=True)
class Headline:
    """A measure over all public rows, with the period that those rows cover."""

    measure: Measure
    figure: Figure
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Adverse:
    """What in a series is adverse to those it is about, by the contract's `outcome`: all of it, or these groups."""

    whole: bool = False
    labels: frozenset[str] = frozenset()
    splits: frozenset[str] = frozenset()


NOT_ADVERSE = Adverse()


@dataclass(frozen=True, slots=True)
class Series:
    """The table behind a chart: one row a label, one column a split.

    *labels* are in the order to be drawn; *splits* is ("",) for a chart without `split`.
    *figures[i][j]* belongs to labels[i] and splits[j]; None where there is no row. *in_time*: the labels are
    periods, ascending. *has_rest*, *has_empty*: the last labels stand for the groups beyond the 20 largest and
    for empty cells, in this order. *unfinished*: so many periods, the last ones, are not over on the day of the data.
    *repeats*: a row counts in several groups, once for each member of a list. *passing*: records go as their time is
    over, so that the figures are of those still public. *spans*: the first and the last day of each period.
    """

    chart: Chart
    measure: Measure
    by_title: str
    labels: tuple[str, ...]
    splits: tuple[str, ...]
    figures: tuple[tuple[Figure | None, ...], ...]
    in_time: bool = False
    has_rest: bool = False
    has_empty: bool = False
    target: Target | None = None
    unfinished: int = 0
    repeats: bool = False
    adverse: Adverse = NOT_ADVERSE
    passing: bool = False
    spans: tuple[tuple[date, date], ...] = ()

    @property
    def groups(self) -> int:
        """How many of the labels, the first ones, are groups of their own."""
        return len(self.labels) - self.has_rest - self.has_empty


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a notice comes to: its records, how many came out how, and measures, of which no days are told."""

    rows: int
    outcomes: tuple[tuple[str, int], ...]
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """All numbers of one register. *notices*: by the number of each that has records."""

    headlines: tuple[Headline, ...]
    series: tuple[Series, ...]
    notices: Mapping[str, Noticed] = default(default_factory=dict)
