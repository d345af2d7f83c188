"""Series to chart options: pyecharts builds them, and nothing of pyecharts leaves this module.

A picture shows what its table says and nothing that would mislead:

* a rate or a count of different things is no part of a whole: it is neither stacked nor cut into a pie;
* a pie has at most six slices, none negative;
* bars begin at 0; a line of rates may begin higher, at a round number that its axis names;
* a line leaves out the group of empty cells, which is no point in time.

Colours never stand alone: areas carry patterns, lines differ in dashes and symbols.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pyecharts import options as opts
from pyecharts.charts import Bar, Line, Pie
from pyecharts.charts.chart import Chart, RectChart

from disclosure.charts.labels import clean, fitted, width
from disclosure.charts.plain import plain
from disclosure.statistics.model import Figure, Series
from disclosure.statistics.words import number, rate

WIDTH: Final = 480  # drawn this wide, text of 16 px is still 11 px on a phone of 360 px
HEIGHT: Final = 320
FONT: Final = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
SIZE: Final = 16
LINE: Final = 26  # of text
TEXT, AXIS = "#1d2429", "#5f6b73"
COLOURS: Final = ("#1f5f99", "#b35900", "#2f7d5b", "#6b4c9a", "#5f6b73", "#9c3d3d")
SYMBOLS: Final = ("circle", "rect", "triangle", "diamond")
DASHES: Final = ("solid", "dashed", "dotted")
SAMPLE: Final = "示例数据"
NO_DATA: Final = "没有可统计的记录"
MOST_SLICES: Final = 6
MOST_UPRIGHT: Final = 6  # groups whose names stand side by side under bars
MOST_LABELLED: Final = 8  # points of a line that carry their number
LONGEST_UPRIGHT, LONGEST_LABEL, LONGEST_LEGEND = 8, 18, 22  # in halves of a Chinese character


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the worker draws: plain options and a size. *kind* is what the picture became, not what was asked for."""

    kind: str
    option: dict[str, Any]
    width: int
    height: int


def drawing(series: Series, *, sample: bool) -> Drawing:
    """Lay out the picture of *series*; *sample* puts 示例数据 into it."""
    kind = kind_of(series)
    height = HEIGHT + _legend_height(series)
    if not series.labels:
        chart = _empty(series)
    elif kind == "pie":
        chart, height = _pie(series), HEIGHT
    elif kind == "line":
        chart = _line(series)
    else:
        upright = _is_upright(series)
        chart = _bar(series, upright=upright)
        height = height if upright else _height_of_bars(series)
    return Drawing(kind, _finished(chart, series, sample=sample), WIDTH, height)


def kind_of(series: Series) -> str:
    """Return the kind that the picture gets: the one asked for, else bars."""
    match series.chart.kind:
        case "pie" if _is_pie(series):
            return "pie"
        case "stacked" if _is_stacked(series):
            return "stacked"
        case "line" if _points(series):
            return "line"
    return "bar"


def _is_pie(series: Series) -> bool:
    whole = series.measure.kind in {"count", "sum"} and series.splits == ("",)
    values = [_value(figure) for row in series.figures for figure in row]
    slices = len(values) <= MOST_SLICES and all(value is None or value >= 0 for value in values) and any(values)
    return whole and slices


def _is_stacked(series: Series) -> bool:
    return series.chart.kind == "stacked" and series.measure.kind in {"count", "sum"}


def _is_upright(series: Series) -> bool:
    short = all(width(clean(label)) <= LONGEST_UPRIGHT for label in series.labels)
    return series.in_time or (short and len(series.labels) <= MOST_UPRIGHT)


def _points(series: Series) -> int:
    """Return how many groups a line runs through."""
    return len(series.labels) - (series.in_time and series.has_empty)


def _line(series: Series) -> RectChart:
    points = _points(series)
    chart = Line(_init(series)).add_xaxis(fitted(series.labels, LONGEST_LABEL)[:points])
    labelled = len(series.splits) == 1 and points <= MOST_LABELLED
    for place, name in enumerate(_names(series)):
        items = [_item(opts.LineItem, row[place], series, labelled="top" if labelled else "") for row in series.figures]
        for item in items:
            item.update(symbol=None, symbolSize=None)  # those of the whole line
        chart.add_yaxis(
            name,
            items[:points],
            symbol=SYMBOLS[place % len(SYMBOLS)],
            symbol_size=10 if points <= MOST_LABELLED else 5,
            label_opts=opts.LabelOpts(is_show=False),
            linestyle_opts=opts.LineStyleOpts(width=3, type_=DASHES[place % len(DASHES)]),
            areastyle_opts=None,
        )
    # A point beside a gap is on no line: it must be seen all the same.
    _mark(chart, series, axis="yAxis")
    return chart.set_series_opts(showAllSymbol=True).set_global_opts(
        legend_opts=_legend(series), xaxis_opts=_category(), yaxis_opts=_values(series, lowest=_lowest(series))
    )


def _bar(series: Series, *, upright: bool) -> RectChart:
    chart = Bar(_init(series)).add_xaxis(fitted(series.labels, LONGEST_LABEL))
    labelled = ("top" if upright else "right") if len(series.splits) == 1 else ""
    if upright and len(series.labels) > MOST_LABELLED:
        labelled = ""
    for place, name in enumerate(_names(series)):
        chart.add_yaxis(
            name,
            [_item(opts.BarItem, row[place], series, labelled=labelled) for row in series.figures],
            stack="all" if _is_stacked(series) else None,
            label_opts=opts.LabelOpts(is_show=False),
            bar_max_width=48,
        )
    _mark(chart, series, axis="yAxis" if upright else "xAxis")
    if upright:
        return chart.set_global_opts(legend_opts=_legend(series), xaxis_opts=_category(), yaxis_opts=_values(series))
    return chart.reversal_axis().set_global_opts(
        legend_opts=_legend(series), xaxis_opts=_values(series), yaxis_opts=_category(is_inverse=True)
    )


def _mark(chart: RectChart, series: Series, *, axis: str) -> None:
    """Draw the target as a line across the picture, once, with its number."""
    if series.target is None:
        return
    line = {axis: str(series.target.value), "name": "目标"}
    label = {
        "formatter": f"目标 {number(series.target.value)}{clean(series.target.unit)}",
        "fontSize": SIZE,
        "color": TEXT,
    }
    chart.options["series"][0]["markLine"] = {
        "symbol": "none",
        "animation": False,
        "silent": True,
        "lineStyle": {"type": "dashed", "width": 2, "color": TEXT},
        "label": {**label, "position": "insideStartTop"},
        "data": [line],
    }


def _pie(series: Series) -> Chart:
    # A slice is called by its name and number: a formatter with {b} would read braces in the name.
    names = fitted(series.labels, LONGEST_UPRIGHT)
    figures = [row[0] for row in series.figures]
    items = [
        opts.PieItem(f"{name} {_said(figure, series)}", _json(figure, series))
        for name, figure in zip(names, figures, strict=True)
    ]
    return (
        Pie(_init(series))
        .add("", items, radius=["0%", "60%"], label_opts=opts.LabelOpts(font_size=SIZE, color=TEXT))
        .set_global_opts(legend_opts=opts.LegendOpts(is_show=False))
    )


def _empty(series: Series) -> Chart:
    """Draw no axes over nothing; `_finished` says that there is nothing."""
    return Bar(_init(series)).set_global_opts(
        legend_opts=opts.LegendOpts(is_show=False),
        xaxis_opts=opts.AxisOpts(is_show=False, type_="category"),
        yaxis_opts=opts.AxisOpts(is_show=False, splitline_opts=opts.SplitLineOpts(is_show=False)),
    )


def _init(series: Series) -> Any:
    return opts.InitOpts(
        chart_id=series.chart.name,  # fixed: pyecharts would draw one at random
        bg_color="#ffffff",
        animation_opts=opts.AnimationOpts(animation=False),
        aria_opts={"enabled": True, "decal": {"show": True}},  # AriaDecalOpts would give every series one pattern
    )


def _finished(chart: Chart, series: Series, *, sample: bool) -> dict[str, Any]:
    """Add what all pictures share, and leave pyecharts behind."""
    options = chart.get_options()
    titles = [_title(SAMPLE, pos_right=8, pos_top=4)] if sample else []
    if not series.labels:
        titles.append(_title(NO_DATA, pos_left="center", pos_top="middle"))
    shared = {
        "title": [one for title in titles for one in title.opts],
        "tooltip": {"show": False},
        "color": list(COLOURS),
        "textStyle": {"fontFamily": FONT, "fontSize": SIZE, "color": TEXT},
    }
    if "xAxis" in options:
        shared["grid"] = _grid(series)
    finished: dict[str, Any] = plain({**options, **shared})
    return finished


def _grid(series: Series) -> Any:
    # "same": the space is that of the axes and their labels together, so that no label is cut off.
    return opts.GridOpts(
        pos_left=8,
        pos_right=24 if _is_upright(series) else _room_for_numbers(series),
        pos_top=_top(series),
        pos_bottom=8,
        outer_bounds_mode="same",
        border_width=0,
    )


def _room_for_numbers(series: Series) -> int:
    """Return the width of the longest number at the end of a bar, or of the unit at the end of the axis."""
    numbers = [_said(figure, series) for row in series.figures for figure in row] if len(series.splits) == 1 else []
    return max(map(width, [*numbers, clean(series.measure.unit)]), default=0) * SIZE // 2 + 24


def _title(text: str, **place: Any) -> Any:
    style = opts.TextStyleOpts(font_size=SIZE, font_weight="bold", color=AXIS)
    return opts.TitleOpts(title=text, title_textstyle_opts=style, **place)


def _names(series: Series) -> list[str]:
    whole = (series.measure.title,) if series.splits == ("",) else series.splits
    return fitted(whole, LONGEST_LEGEND)


def _item(kind: Any, figure: Figure | None, series: Series, *, labelled: str) -> Any:
    """Return one value; *labelled* is where its number stands, "" for nowhere."""
    label = opts.LabelOpts(
        is_show=bool(labelled) and _value(figure) is not None,
        position=labelled or None,
        formatter=_said(figure, series),
        font_size=SIZE,
        color=TEXT,
    )
    return kind(None, _json(figure, series), label_opts=label)


def _said(figure: Figure | None, series: Series) -> str:
    value = _value(figure)
    if value is None or figure is None:
        return ""
    return rate(figure) if series.measure.kind == "share" else number(value)


def _value(figure: Figure | None) -> int | Decimal | None:
    return None if figure is None else figure.value


def _json(figure: Figure | None, series: Series) -> int | str:
    """Return a value as ECharts reads it, exactly: a decimal as text, a gap as its own sign for one.

    Where there is no row, a number is 0; a rate is a gap.
    """
    if figure is None and series.measure.kind != "share":
        return 0
    value = _value(figure)
    if value is None:
        return "-"
    return value if isinstance(value, int) else str(value)


def _legend(series: Series) -> Any:
    return opts.LegendOpts(
        is_show=len(series.splits) > 1,
        pos_left=8,
        pos_top=LINE + 4,
        textstyle_opts=opts.TextStyleOpts(font_size=SIZE, color=TEXT),
        border_width=0,
    )


def _legend_height(series: Series) -> int:
    """Return the height of the legend's lines: ECharts wraps them and makes no room for them."""
    if len(series.splits) == 1:
        return 0
    lines, used = 1, 0
    for name in _names(series):
        wide = width(name) * SIZE // 2 + 45
        if used + wide > WIDTH - 24:
            lines, used = lines + 1, 0
        used += wide
    return lines * LINE + 8


def _top(series: Series) -> int:
    return 2 * LINE + _legend_height(series)


def _height_of_bars(series: Series) -> int:
    beside = 1 if _is_stacked(series) else len(series.splits)
    return _top(series) + 2 * LINE + len(series.labels) * max(LINE + 8, beside * 18 + 10)


def _category(*, is_inverse: bool = False) -> Any:
    return opts.AxisOpts(
        type_="category",
        is_inverse=is_inverse,
        axislabel_opts=opts.LabelOpts(font_size=SIZE, color=TEXT, interval=0 if is_inverse else None),
        axistick_opts=opts.AxisTickOpts(is_show=False),
        splitline_opts=opts.SplitLineOpts(is_show=False),
        axisline_opts=opts.AxisLineOpts(linestyle_opts=opts.LineStyleOpts(color=AXIS)),
    )


def _values(series: Series, lowest: int = 0) -> Any:
    is_rate = series.measure.kind == "share"
    return opts.AxisOpts(
        type_="value",
        name=clean(series.measure.unit) if series.measure.unit else None,
        min_=lowest if is_rate else None,
        max_=100 if is_rate else None,
        interval=(100 - lowest) // 5 if is_rate else None,
        min_interval=1 if series.measure.kind in {"count", "distinct"} else 0,
        split_number=4,
        axislabel_opts=opts.LabelOpts(font_size=SIZE, color=AXIS, formatter="{value}%" if is_rate else None),
    )


def _lowest(series: Series) -> int:
    """Return where the axis of a line of rates begins: the highest of a few round numbers below its lowest point."""
    values = [value for row in series.figures for figure in row if (value := _value(figure)) is not None]
    values += [series.target.value] if series.target else []
    return next(start for start in (90, 80, 50, 0) if start == 0 or start < min(values, default=0))
