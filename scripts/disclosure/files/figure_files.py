"""The numbers of a page as files: of each chart the table beside it, of a register its headline figures.

As CSV for a spreadsheet, and as JSON, an array of objects. Numbers are bare and exact; a rate is in per cent, cut to
one decimal as on the page, with what it is made of beside it. What has no number is empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from disclosure import addresses
from disclosure.charts.model import Picture
from disclosure.files.tables_csv import small_csv
from disclosure.statistics.model import Figure, Headline, Series

Row = dict[str, Any]


def figure_files(name: str, pictures: Sequence[Picture], headlines: Sequence[Headline]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the register *name*, by address."""
    for picture in pictures:
        rows = chart_rows(picture.series)
        yield addresses.chart_data(name, picture.name, "csv"), small_csv(rows)
        yield addresses.chart_data(name, picture.name, "json"), _json(rows)
    if headlines:
        rows = [_headline(one) for one in headlines]
        yield addresses.figures(name, "csv"), small_csv(rows)
        yield addresses.figures(name, "json"), _json(rows)


def chart_rows(series: Series) -> list[Row]:
    """Return the numbers of a chart, one a row; by label and, where a chart is split, by split."""
    title, split = series.by_title, series.chart.split
    return [
        {title: label, **({_other(title): name} if split else {}), **_numbers(figure, series.measure.kind)}
        for label, figures in zip(series.labels, series.figures, strict=True)
        for name, figure in zip(series.splits, figures, strict=True)
    ]


def _other(title: str) -> str:
    return "分组" if title != "分组" else "再分组"


def _headline(one: Headline) -> Row:
    days = {"最早": _day(one.first), "最晚": _day(one.last)}
    return {"名称": one.measure.title, **_numbers(one.figure, "share"), "单位": _unit(one), **days}


def _unit(one: Headline) -> str:
    return "%" if one.measure.kind == "share" else one.measure.unit


def _numbers(figure: Figure | None, kind: str) -> Row:
    value = figure.value if figure else None
    if kind not in {"share", "stated"}:
        return {"数值": value}
    parts = (figure.numerator, figure.denominator) if figure else (None, None)
    return {"数值": value, "分子": parts[0], "分母": parts[1]}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(rows: Sequence[Row]) -> bytes:
    return (json.dumps(rows, ensure_ascii=False, indent=0, default=_text) + "\n").encode()


def _text(value: Decimal) -> str:
    return format(value, "f")
