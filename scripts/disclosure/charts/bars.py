"""Bars: lying under each other, with room for names and numbers; standing along many periods."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from pyecharts import options as opts
from pyecharts.charts import Bar
from pyecharts.charts.chart import Chart

from disclosure.charts.axes import APART, HIDDEN, along, grid, init, step, target_line, upright_values, written
from disclosure.charts.choice import is_split, kind_of, scale, value, values
from disclosure.charts.labels import clean, fitted
from disclosure.charts.marks import TEXT, areas, hollow, labelled_areas
from disclosure.charts.numbers import GAP, exact, reason, said, split_names, total_said, totals, widest
from disclosure.charts.sizes import Layout
from disclosure.colours import Palette
from disclosure.statistics.model import Figure, Series

BETWEEN: Final = 3  # px between the bars of one group
ROWS_APART: Final = 16
NAME_APART: Final = 4  # between a name and the bar below it
MOST_LINES: Final = 2  # of a name


def lying(series: Series, layout: Layout, top: int, colours: Palette) -> tuple[Chart, int]:
    """Draw a row for each group, its number at the end of its bar; return the chart and its height."""
    thick = _thickness(series, layout)
    is_above, names = _names(series, layout)
    text = max(name.count("\n") + 1 for name in names) * layout.line
    row = thick + NAME_APART + text + APART if is_above else max(thick + ROWS_APART, text + APART)
    # A bar is in the middle of its row: the first name above one needs more than half of it.
    lead = max(0, text + NAME_APART + thick // 2 - row // 2) if is_above else 0
    chart = _filled(series, layout, names, colours, labelled="right")
    chart.options["grid"] = {**grid(top + lead, _ends(series, layout)), "height": row * len(names)}
    chart.options["series"][0].update(target_line(series, "xAxis"))
    label = _label_above(layout, thick) if is_above else {"fontSize": layout.size, "color": TEXT, "margin": 8}
    chart.reversal_axis().set_global_opts(xaxis_opts=_lengths(series), yaxis_opts=_rows(label, layout))
    blank = (row - thick) // 2 - APART if is_above else 0  # below the last bar
    return chart, top + lead + row * len(names) - blank


def standing(series: Series, layout: Layout, top: int, colours: Palette) -> tuple[Chart, int]:
    """Draw a column for each period; return the chart and its height."""
    groups = len(series.labels)
    names, axis = along(series, layout, groups)
    numbers = _end_numbers(series)
    fits = widest(numbers, layout.size) + APART // 2 <= step(series, layout, groups) / _beside(series)
    chart = _filled(series, layout, names, colours, labelled="top" if fits else "")
    below = max(name.count("\n") + 1 for name in names) * layout.line + 8
    chart.options["grid"] = {**grid(top + (layout.line if fits else 6), 8), "bottom": 4}
    chart.options["series"][0].update(target_line(series, "yAxis"))
    chart.set_global_opts(xaxis_opts=axis, yaxis_opts=upright_values(series, layout))
    return chart, top + layout.plot + below + 4


def _is_stacked(series: Series) -> bool:
    return kind_of(series) == "stacked"


def _beside(series: Series) -> int:
    """Return how many bars one group has."""
    return 1 if _is_stacked(series) else len(series.splits)


def _thickness(series: Series, layout: Layout) -> int:
    """Return how thick the bars of one group are together."""
    return _beside(series) * (layout.bar + BETWEEN) - BETWEEN


def _names(series: Series, layout: Layout) -> tuple[bool, list[str]]:
    """Return whether the names stand above their bars, and the names, wrapped."""
    longest = widest([clean(label) for label in series.labels], layout.size)
    is_above = longest > layout.beside and not layout.wraps
    room = layout.width - APART if is_above else layout.beside
    return is_above, fitted(series.labels, room, layout.size, MOST_LINES)


def _filled(series: Series, layout: Layout, names: list[str], colours: Palette, *, labelled: str) -> Bar:
    chart = Bar(init(series)).add_xaxis(names)
    width = min(layout.bar, _column(series, layout)) if labelled != "right" else layout.bar
    own = labelled_areas(series, colours, apart=False) if not is_split(series) else [None] * len(series.labels)
    numbered = labelled if not _is_stacked(series) else ""
    for place, (name, fill) in enumerate(zip(split_names(series, layout), areas(series, colours), strict=True)):
        items = [
            _item(*_written(row[place], series, labelled), hollow(of or fill) if is_open else of, layout, numbered)
            for row, of, is_open in zip(series.figures, own, _are_open(series), strict=True)
        ]
        chart.add_yaxis(
            name, items, stack=_stack(series), bar_width=width, gap=f"{BETWEEN * 100 // width}%", itemstyle_opts=fill
        )
    if _is_stacked(series) and labelled:
        ends = [_item(0, total_said(amount), None, layout, labelled) for amount in totals(series)]
        chart.add_yaxis("", ends, stack=_stack(series), bar_width=width)
    return chart


def _are_open(series: Series) -> list[bool]:
    """Return which rows are periods that are not over."""
    over = series.groups - series.unfinished
    return [over <= place < series.groups for place in range(len(series.labels))]


def _column(series: Series, layout: Layout) -> int:
    """Return how thick a column may be."""
    return max(1, int(step(series, layout, len(series.labels)) * 0.7 / _beside(series)))


def _stack(series: Series) -> str | None:
    return "all" if _is_stacked(series) else None


def _written(figure: Figure | None, series: Series, position: str) -> tuple[int | str, str]:
    """Return a value and what is written at its bar; where a bar would lie, why there is none."""
    if _is_stacked(series):  # nothing is drawn for 0, not even an edge
        return exact(figure, series) if value(figure) else GAP, ""
    amount = exact(figure, series)
    if amount == GAP and position == "right":
        return 0, reason(figure, series)
    return amount, said(figure, series)


def _item(amount: int | str, text: str, fill: Any, layout: Layout, position: str) -> Any:
    """Return one value with its number at *position*, "" for nowhere."""
    style = {**written(layout), "distance": 6 if position == "right" else 4}
    label = {"show": bool(position and text), "position": position or None, "formatter": text, **style}
    return opts.BarItem(None, amount, label_opts=label, itemstyle_opts=fill)


def _end_numbers(series: Series) -> list[str]:
    if _is_stacked(series):
        return [total_said(amount) for amount in totals(series)]
    return [said(figure, series) for row in series.figures for figure in row]


def _ends(series: Series, layout: Layout) -> int:
    """Return the room for the longest number at the end of a bar."""
    return widest(_end_numbers(series), layout.size) + APART


def _label_above(layout: Layout, thick: int) -> dict[str, Any]:
    above = {"inside": True, "margin": 0, "align": "left", "verticalAlign": "bottom"}
    lift = {"padding": [0, 0, thick // 2 + NAME_APART, 0], "lineHeight": layout.line}
    return {**above, **lift, "fontSize": layout.size, "color": TEXT}


def _rows(label: dict[str, Any], layout: Layout) -> Any:
    return opts.AxisOpts(
        type_="category",
        is_inverse=True,
        axislabel_opts={"interval": 0, "lineHeight": layout.line, **label},
        axistick_opts=HIDDEN,
        axisline_opts={"show": not label.get("inside"), "onZero": False, "lineStyle": {"color": TEXT, "width": 1.5}},
        splitline_opts=HIDDEN,
    )


def _lengths(series: Series) -> Any:
    """Return the axis of values of lying bars, which is not seen: each bar has its number."""
    shown = [*values(series), *(amount for amount in totals(series) if amount is not None and _is_stacked(series))]
    most = scale(series).highest if series.measure.kind == "share" else float(max([*shown, Decimal(0)]))
    least = float(min([*shown, Decimal(0)]))
    return opts.AxisOpts(type_="value", is_show=False, min_=least, max_=most or 1, splitline_opts=HIDDEN)
