"""Figures: numbers that know what they are made of. Integers and decimals only, never floats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from disclosure.registers.contract import Chart, Measure

SMALLEST_BASE = 20  # no rate is computed over fewer rows (rules.md §2.7)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one measure.

    *value* is an int for count and distinct, a Decimal for sum, and for share a Decimal in per cent cut
    (not rounded) to one decimal, so that 100 and 0 mean all and none. A share over fewer than
    SMALLEST_BASE rows has no value. *numerator* and *denominator* are set for shares alone.
    """

    value: int | Decimal | None
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """A measure over all public rows, with the period that those rows cover."""

    measure: Measure
    figure: Figure
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Series:
    """The table behind a chart: one row a label, one column a split.

    *labels* are in the order to be drawn; *splits* is ("",) for a chart without `split`.
    *figures[i][j]* belongs to labels[i] and splits[j]; None where there is no row.
    """

    chart: Chart
    measure: Measure
    by_title: str
    labels: tuple[str, ...]
    splits: tuple[str, ...]
    figures: tuple[tuple[Figure | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """All numbers of one register."""

    headlines: tuple[Headline, ...]
    series: tuple[Series, ...]
