"""From rows to figures: aggregates as expressions, and what comes out of them as exact numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw

from disclosure.contract.charted import Measure
from disclosure.ground.types import without_zeros
from disclosure.statistics.covered import VALUE, WHOLE
from disclosure.statistics.model import SMALLEST_BASE, Figure

AMOUNT = "@amount"  # the number itself; for a share its numerator
BASE = "@base"  # the filled cells behind it; for a share its denominator


def aggregates(measure: Measure) -> tuple[nw.Expr, nw.Expr]:
    """Return `@amount` and `@base`, integers or decimals, for a group of covered rows."""
    value = nw.col(VALUE)
    amounts = {
        "count": nw.len(),
        "sum": value.sum(),
        "distinct": value.n_unique(),
        "share": value.sum(),
    }
    base = nw.col(WHOLE).sum() if measure.base else value.count()
    return amounts[measure.kind].alias(AMOUNT), base.alias(BASE)


def figure(measure: Measure, amount: Any, base: Any) -> Figure:
    """Make a figure of what the aggregates of a group came to."""
    match measure.kind:
        case "share":
            return share(whole(amount or 0), whole(base or 0))
        case "sum":
            return Figure(plain(Decimal(amount)) if base else None)  # no amount is known: that is not an amount of 0
        case _:
            return Figure(int(amount))


def whole(number: int | Decimal) -> int | Decimal:
    """Return the same number, as an integer if it is one."""
    exact = Decimal(number)
    return int(exact) if exact == exact.to_integral_value() else plain(exact)


def share(numerator: int | Decimal, denominator: int | Decimal) -> Figure:
    """Return a rate in per cent, cut to one decimal; none over fewer than SMALLEST_BASE.

    Cut, so that 9,999 of 10,000 is 99.9 and never 100.
    """
    if denominator < SMALLEST_BASE:
        return Figure(None, numerator, denominator)
    return Figure(per_cent(numerator, denominator), numerator, denominator)


def per_cent(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """Return *part* of *whole* (neither negative, *whole* above 0) in per cent, cut to one decimal."""
    permille = Fraction(part) * 1000 // Fraction(whole)
    return Decimal(permille).scaleb(-1)


def plain(number: Decimal) -> Decimal:
    """Return the same number without zeros after its last decimal."""
    return Decimal(without_zeros(number))


def by_rate(one: Figure) -> tuple[bool, Fraction]:
    """Sort shares: the highest exact rate first, those that are not computed last."""
    if one.value is None or one.numerator is None or one.denominator is None:
        return (True, Fraction(0))
    return (False, -Fraction(one.numerator) / Fraction(one.denominator))
