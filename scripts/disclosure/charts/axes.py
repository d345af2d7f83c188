"""The axes of a picture: thin gridlines, no line along the values, names that never meet."""

from __future__ import annotations

from typing import Any, Final

from pyecharts import options as opts

from disclosure.charts.choice import is_split, scale, values
from disclosure.charts.labels import clean, fitted
from disclosure.charts.marks import GRID, SOFT, TEXT, WHITE
from disclosure.charts.numbers import widest
from disclosure.charts.sizes import Layout
from disclosure.statistics.model import Series
from disclosure.statistics.said import number

FONT: Final = "PingFang SC, HarmonyOS Sans SC, MiSans, Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif"
APART: Final = 10  # px between two names on an axis
SKIPS: Final = (1, 2, 4, 6, 12, 24, 36, 48, 60, 120)  # parts and multiples of 12 months or 4 quarters
HIDDEN: Final = {"show": False}


def init(series: Series) -> Any:
    """Return what every chart begins with."""
    # The id is fixed: pyecharts would draw one at random.
    return opts.InitOpts(chart_id=series.chart.name, bg_color=WHITE, animation_opts=opts.AnimationOpts(animation=False))


def grid(top: int, right: int) -> dict[str, Any]:
    """Return the space of the axes and their labels together, so that no label is cut off."""
    return {"top": top, "right": right, "left": 2, "outerBoundsMode": "same"}


def step(series: Series, layout: Layout, groups: int) -> float:
    """Return about how many px lie between two of *groups* that stand side by side."""
    return (layout.width - _values_width(series, layout) - 2 * APART) / max(groups, 1)


def _values_width(series: Series, layout: Layout) -> int:
    if series.measure.kind == "share":
        return widest(["100%"], layout.small)
    return widest([number(int(max(values(series), default=0)) + 1)], layout.small)


def written(layout: Layout) -> dict[str, Any]:
    """Return how a number at a mark is written: readable on a line, too."""
    halo = {"textBorderColor": WHITE, "textBorderWidth": 3}
    return {"fontSize": layout.size, "fontWeight": "bold", "color": TEXT, **halo}


def along(series: Series, layout: Layout, groups: int) -> tuple[list[str], Any]:
    """Return the names of the first *groups* and the axis that they stand on, side by side."""
    room = step(series, layout, groups)
    names = _names(series, groups, int(room) - APART, layout)
    need = widest([line for name in names for line in name.split("\n")], layout.size) + APART
    skip = next((skip for skip in SKIPS if skip * room >= need), groups)
    label = {"interval": skip - 1, "fontSize": layout.size, "lineHeight": layout.line, "color": TEXT, "margin": 8}
    line = {"onZero": True, "lineStyle": {"color": SOFT, "width": 1}}
    axis = opts.AxisOpts(
        type_="category", axislabel_opts=label, axistick_opts=HIDDEN, axisline_opts=line, splitline_opts=HIDDEN
    )
    return _with_parts(_each_year_once(names, skip) if series.in_time else names, series, room - APART, layout), axis


def _names(series: Series, groups: int, room: int, layout: Layout) -> list[str]:
    """Name the groups: the year of a period stands below the rest of it, other names are wrapped."""
    if not series.in_time:
        return fitted(series.labels, max(room, 3 * layout.size), layout.size, lines=3)[:groups]
    parts = [clean(label).partition("年") for label in series.labels[:groups]]
    return [f"{rest}\n{year}" if rest else year for year, _, rest in parts]


def _each_year_once(names: list[str], skip: int) -> list[str]:
    """Leave out the year of a name that is seen where the one before it has the same."""
    years = [name.partition("\n")[2] for name in names]
    is_new = [place < skip or years[place] != years[place - skip] for place in range(len(names))]
    return [name if new else name.partition("\n")[0] for name, new in zip(names, is_new, strict=True)]


def _with_parts(names: list[str], series: Series, room: float, layout: Layout) -> list[str]:
    """Put below each name what its rate is made of, where there is room for all of them."""
    figures = [row[0] for row in series.figures[: len(names)]]
    parts = [f"{one.numerator or 0:,}/{one.denominator:,}" if one and one.denominator else "" for one in figures]
    if is_split(series) or not any(parts) or widest(parts, layout.size) > room:
        return names
    return [f"{name}\n{part}" for name, part in zip(names, parts, strict=True)]


def upright_values(series: Series, layout: Layout) -> Any:
    """Return the axis of values that stands at the left."""
    rates = scale(series) if series.measure.kind == "share" else None
    label = {"fontSize": layout.small, "color": SOFT, "formatter": "{value}%" if rates else None}
    return opts.AxisOpts(
        type_="value",
        min_=rates.lowest if rates else None,
        max_=rates.highest if rates else None,
        interval=rates.step if rates else None,
        min_interval=1 if series.measure.kind in {"count", "distinct"} else 0,
        split_number=4,
        axislabel_opts=label,
        axisline_opts=HIDDEN,
        axistick_opts=HIDDEN,
        splitline_opts={"show": True, "lineStyle": {"color": GRID, "width": 1}},
    )


def target_line(series: Series, axis: str) -> dict[str, Any]:
    """Return the line of the target across the picture; the words above it say what it is."""
    if series.target is None:
        return {}
    style = {"type": [7, 4], "width": 2, "color": TEXT}
    shared = {"symbol": "none", "z": 1, "animation": False, "silent": True, "lineStyle": style, "label": HIDDEN}
    return {"markLine": {**shared, "data": [{axis: str(series.target.value), "name": "目标"}]}}
