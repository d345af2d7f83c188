"""Series to chart options: pyecharts builds them, and nothing of pyecharts leaves this room.

Above every picture stand, as far as there are any, a line of words (unit, target, 示例数据) and a legend; both are
laid out here, line by line, so that the picture below begins where they end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pyecharts import options as opts
from pyecharts.charts import Bar, Pie
from pyecharts.charts.chart import Chart

from disclosure.charts import bars, lines
from disclosure.charts.axes import FONT, HIDDEN, init
from disclosure.charts.choice import is_blank, is_split, is_upright, kind_of
from disclosure.charts.findings import UNSTATED, aim
from disclosure.charts.labels import clean, fitted, pixels, wrapped
from disclosure.charts.marks import SAMPLE_GROUND, SOFT, TEXT, WHITE, labelled_areas
from disclosure.charts.numbers import LEGEND_MARK, exact, said, split_names, widest
from disclosure.charts.plain import plain
from disclosure.charts.sizes import Layout
from disclosure.colours import DESIGNED, Palette
from disclosure.statistics.model import Series

SAMPLE: Final = "示例数据"
NO_DATA: Final = "没有可统计的记录"
NO_NUMBER: Final = "没有可画的数，原因见表"
GAP: Final = 12  # between what stands one above the other
PIE_RADIUS: Final = 84
LEGEND_GAP: Final = 14  # between names, and between lines of them


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the worker draws: plain options and a size. *kind* is what the picture became, not what was asked for."""

    kind: str
    option: dict[str, Any]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the picture's head, and how much of the height it takes."""

    options: Any
    height: int


def drawing(series: Series, layout: Layout, *, sample: bool, colours: Palette = DESIGNED) -> Drawing:
    """Lay out the picture of *series* in one size and in the site's *colours*; *sample* puts 示例数据 into it."""
    kind = kind_of(series)
    head = _head(series, layout, sample=sample)
    if is_blank(series):
        legend, chart = HIDDEN, _empty(series, layout, head.height)
    elif kind == "pie":
        legend, chart = _pie(series, layout, head.height, colours)
    else:
        named = _legend(series, layout, head.height, is_line=kind == "line")
        legend, chart = named.options, _with_axes(series, layout, head.height + named.height, colours)
    return _drawing(kind, chart, layout, head, legend)


def _with_axes(series: Series, layout: Layout, top: int, colours: Palette) -> tuple[Chart, int]:
    if kind_of(series) == "line":
        return lines.line(series, layout, top, colours)
    bar = bars.standing if is_upright(series) else bars.lying
    return bar(series, layout, top, colours)


def _drawing(kind: str, chart: tuple[Chart, int], layout: Layout, head: Block, legend: Any) -> Drawing:
    """Add what all pictures share, and leave pyecharts behind."""
    shared = {
        "title": head.options,
        "legend": legend,
        "tooltip": {"show": False},
        "animation": False,
        "backgroundColor": WHITE,
        "textStyle": {"fontFamily": FONT, "fontSize": layout.size, "color": TEXT},
    }
    option: dict[str, Any] = plain({**chart[0].get_options(), **shared})
    return Drawing(kind, option, layout.width, chart[1])


# The head


def _head(series: Series, layout: Layout, *, sample: bool) -> Block:
    """Lay out the words above the picture: at the left what is measured against what, at the right 示例数据."""
    badge = pixels(SAMPLE, layout.small) + GAP if sample else 0
    said = _words(series, layout.width - badge, layout)
    titles = [_text(said, layout, left=0, top=4)] if said else []
    if sample:
        titles.append(_badge(layout))
    if is_blank(series):
        titles.append(
            {**_text(_nothing(series), layout, left="center", top=2 * layout.line + GAP), "textAlign": "auto"}
        )
    lines_of_text = max(said.count("\n") + 1 if said else 0, int(sample))
    return Block(titles, lines_of_text * (layout.small + 6) + GAP if lines_of_text else 8)


def _nothing(series: Series) -> str:
    """Say why there is no picture."""
    if series.measure.kind == "stated":
        return UNSTATED
    return NO_NUMBER if series.labels else NO_DATA


def _words(series: Series, room: int, layout: Layout) -> str:
    unit = clean(series.measure.unit) if series.measure.unit else ""
    way = "横" if kind_of(series) == "line" or is_upright(series) else "竖"
    line = "" if is_blank(series) else f"{way}虚线："
    target = f"{line}{aim(series)}" if series.target else ""
    parts = [f"单位：{unit}" if unit and series.labels else "", target]
    found = [wrapped(part, room, layout.small, 2) for part in parts if part]
    together = "　".join(found)
    return together if pixels(together, layout.small) <= room else "\n".join(found)


def _text(text: str, layout: Layout, *, left: Any, top: Any) -> dict[str, Any]:
    style = {"fontSize": layout.small, "fontWeight": "normal", "color": SOFT, "lineHeight": layout.small + 6}
    return {"text": text, "left": left, "top": top, "padding": 0, "textStyle": style}


def _badge(layout: Layout) -> dict[str, Any]:
    style = {"fontSize": layout.small, "fontWeight": "bold", "color": TEXT}
    place = {"right": 0, "top": 0, "padding": [3, 5]}
    return {"text": SAMPLE, "backgroundColor": SAMPLE_GROUND, "textStyle": style, **place}


def _legend(series: Series, layout: Layout, top: int, *, is_line: bool) -> Block:
    """Name the splits, as many on a line as it holds."""
    if not is_split(series):
        return Block(HIDDEN, 0)
    mark = LEGEND_MARK if is_line else 20
    names = split_names(series, layout)
    rows: list[list[str]] = [[]]
    used = 0
    for name in names:
        wide = mark + 5 + pixels(name, layout.size) + LEGEND_GAP
        if rows[-1] and used + wide > layout.width + LEGEND_GAP:
            rows.append([])
            used = 0
        rows[-1].append(name)
        used += wide
    # A legend for each line: within one, ECharts would break lines by its own measure.
    high = layout.line + LEGEND_GAP
    shared = {**_list(layout, mark, is_line=is_line), "left": 0, "itemGap": LEGEND_GAP}
    options = [{**shared, "top": top + high * place, "data": row} for place, row in enumerate(rows)]
    return Block(options, high * len(rows))


def _list(layout: Layout, mark: int, *, is_line: bool) -> dict[str, Any]:
    style = {"fontSize": layout.size, "color": TEXT, "lineHeight": layout.line}
    size = {"itemWidth": mark, "itemHeight": 12 if is_line else layout.bar - 2}
    return {"show": True, "padding": 0, "icon": None if is_line else "rect", "textStyle": style, **size}


# Pictures without axes


def _pie(series: Series, layout: Layout, top: int, colours: Palette) -> tuple[dict[str, Any], tuple[Chart, int]]:
    """Draw a pie with its list: beside it where there is room, otherwise below."""
    is_beside = layout.width > 6 * PIE_RADIUS
    left = 2 * PIE_RADIUS + 40 if is_beside else 0
    names = _slices(series, layout, layout.width - left - 30)
    rows = sum((name.count("\n") + 1) * layout.line + 12 for name in names)
    legend = {
        **_list(layout, 20, is_line=False),
        "orient": "vertical",
        "left": left,
        "top": top + (max(0, 2 * PIE_RADIUS - rows) // 2 if is_beside else 2 * PIE_RADIUS + 16),
        "itemGap": 12,
        "data": names,
    }
    centre = PIE_RADIUS + 4 if is_beside else layout.width // 2
    items = _items(series, names, colours)
    chart = Pie(init(series)).add(
        "", items, center=[centre, top + PIE_RADIUS], radius=PIE_RADIUS, label_opts=opts.LabelOpts(is_show=False)
    )
    return legend, (chart, top + (2 * PIE_RADIUS + 8 if is_beside else 2 * PIE_RADIUS + 16 + rows))


def _slices(series: Series, layout: Layout, room: int) -> list[str]:
    """Call each slice by its name and its number."""
    unit = clean(series.measure.unit) if series.measure.unit else ""
    numbers = [f"{said(row[0], series)}{unit}" for row in series.figures]
    names = fitted(series.labels, room, layout.size)
    longest = widest([f"{name}　{number}" for name, number in zip(names, numbers, strict=True)], layout.size)
    between = "　" if longest <= room else "\n"
    return [f"{name}{between}{number}" for name, number in zip(names, numbers, strict=True)]


def _items(series: Series, names: list[str], colours: Palette) -> list[Any]:
    """Return the slices; a pie begins at the top and turns as a clock does."""
    fills = labelled_areas(series, colours, apart=True)
    return [
        opts.PieItem(name, exact(row[0], series), itemstyle_opts=fill)
        for name, row, fill in zip(names, series.figures, fills, strict=True)
    ]


def _empty(series: Series, layout: Layout, top: int) -> tuple[Chart, int]:
    """Draw no axes over nothing, and say that there is nothing."""
    chart = Bar(init(series)).set_global_opts(
        xaxis_opts=opts.AxisOpts(is_show=False, type_="category"),
        yaxis_opts=opts.AxisOpts(is_show=False, splitline_opts=opts.SplitLineOpts(is_show=False)),
    )
    return chart, top + 4 * layout.line
