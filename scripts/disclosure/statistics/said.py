"""Figures as a reader sees them."""

from __future__ import annotations

from decimal import Decimal

from disclosure.contract.charted import Measure
from disclosure.statistics.model import SMALLEST_BASE, Figure

NO_ROW = "无记录"
NO_DATA = "无数据"
NO_AMOUNT = "未公布"
SMALLEST_RATE = Decimal("0.1")  # per cent: what one decimal can say


def said(figure: Figure | None, measure: Measure) -> str:
    """Return a figure as text: 1,284 · 12.5万元 · 97.9%（1,257/1,284） · 不足20，不计算（3/5） · 无记录.

    None stands for a group without a row; one of a time of which the register has no data is 无数据. What is stated is
    said with what it is made of, where that is known: 4.1批次/千人（2,624/640）; a year without it is 未公布.
    """
    if figure is None:
        return NO_AMOUNT if measure.kind == "stated" else NO_ROW
    if figure.missing:
        return NO_DATA
    if measure.kind == "share":
        return said_share(figure)
    return NO_AMOUNT if figure.value is None else f"{_amount(figure, measure)}{_made_of(figure)}"


def _amount(figure: Figure, measure: Measure) -> str:
    return f"{number(figure.value or 0)}{measure.unit}"


def _made_of(figure: Figure) -> str:
    return f"（{number(figure.numerator or 0)}/{number(figure.denominator)}）" if figure.denominator else ""


def bare(figure: Figure, measure: Measure) -> str:
    """Return a figure as text without what it is made of, where there is a number."""
    if not figure.denominator or figure.value is None:
        return said(figure, measure)
    return rate(figure) if measure.kind == "share" else _amount(figure, measure)


def said_share(figure: Figure) -> str:
    """Return a rate with what it is made of; a rate that is not computed says why."""
    if not figure.denominator:
        return NO_ROW
    made_of = f"（{figure.numerator or 0:,}/{figure.denominator:,}）"
    if figure.value is None:
        return f"不足{SMALLEST_BASE}，不计算{made_of}"
    return f"{rate(figure)}{made_of}"


def rate(figure: Figure) -> str:
    """Return the rate alone: 100% and 0% mean all and none, and only that."""
    value = Decimal(figure.value or 0)
    if figure.numerator == figure.denominator:
        return "100%"
    if value < SMALLEST_RATE and figure.numerator:
        return f"不足{SMALLEST_RATE}%"
    return f"{value}%" if figure.numerator else "0%"


def number(value: int | Decimal) -> str:
    """Return a number with commas between thousands, whole and exact."""
    return format(value, ",") if isinstance(value, int) else format(value, ",f")
