"""Names and numbers as they are written into a picture, and numbers as ECharts reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from disclosure.charts.choice import is_added_up, is_split, value
from disclosure.charts.labels import fitted, pixels, spaced
from disclosure.charts.sizes import Layout
from disclosure.statistics.aggregates import plain
from disclosure.statistics.model import Figure, Series
from disclosure.statistics.said import number, rate
from disclosure.statistics.said import said as said_whole

GAP: Final = "-"  # what ECharts reads as no value
LEGEND_MARK: Final = 34  # px of a line with its symbol, in a legend


def split_names(series: Series, layout: Layout) -> list[str]:
    """Return what the splits are called, or the one column; each fits on a line of the legend."""
    names = series.splits if is_split(series) else [series.measure.title]
    return fitted(names, layout.width - LEGEND_MARK - 10, layout.size)


def said(figure: Figure | None, series: Series) -> str:
    """Return the number that is written at a mark; "" where there is none."""
    amount = value(figure)
    if amount is None or figure is None:
        return ""
    return rate(figure) if series.measure.kind == "share" else number(amount)


def reason(figure: Figure | None, series: Series) -> str:
    """Say why there is no number: 无记录, 未公布或没有此项 or 不足 20，不计算."""
    return spaced(said_whole(figure, series.measure).partition("（")[0])


def exact(figure: Figure | None, series: Series) -> int | str:
    """Return a value as ECharts reads it, exactly: a decimal as text, a gap as its own sign for one.

    Where there is no row, what is counted is 0; a rate, or a number that somebody has to state, is a gap.
    """
    if figure is None and series.measure.kind not in {"share", "stated"}:
        return 0
    amount = value(figure)
    if amount is None:
        return GAP
    return amount if isinstance(amount, int) else str(amount)


def totals(series: Series) -> list[int | Decimal | None]:
    """Return what each row adds up to; None where it does not add up, or nothing is known."""
    found: list[int | Decimal | None] = []
    for row in series.figures:
        # A group without a row counts 0.
        known = [amount for figure in row if (amount := 0 if figure is None else figure.value) is not None]
        adds_up = is_added_up(series) and known and min(known) >= 0
        found.append(sum(known, 0) if adds_up else None)
    return found


def total_said(amount: int | Decimal | None) -> str:
    """Return a total as it is written at the end of a bar."""
    if amount is None:
        return ""
    return number(amount if isinstance(amount, int) else plain(amount))


def widest(texts: list[str], size: int) -> int:
    """Return the px of the longest text."""
    return max((pixels(text, size) for text in texts), default=0)
