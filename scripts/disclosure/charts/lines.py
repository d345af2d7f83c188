"""Lines: what is over drawn through, what is not over hollow and dashed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pyecharts.charts import Line
from pyecharts.charts.chart import Chart

from disclosure.charts.axes import along, grid, init, step, target_line, upright_values, written
from disclosure.charts.choice import is_split, points, scale, value, values
from disclosure.charts.labels import pixels
from disclosure.charts.marks import OPEN_DASH, WHITE, Stroke, strokes
from disclosure.charts.numbers import GAP, exact, said, split_names
from disclosure.charts.sizes import Layout
from disclosure.colours import Palette
from disclosure.statistics.model import Figure, Series

THICK: Final = 2.5
SYMBOL: Final = 11  # px
SMALL_SYMBOL: Final = 5  # where points lie closer than this
CLOSE: Final = 20


def line(series: Series, layout: Layout, top: int, colours: Palette) -> tuple[Chart, int]:
    """Draw a line for each split; return the chart and its height."""
    names, axis = along(series, layout, points(series))
    chart = Line(init(series)).add_xaxis(names)
    size = SYMBOL if step(series, layout, points(series)) > CLOSE else SMALL_SYMBOL
    for place, (name, stroke) in enumerate(zip(split_names(series, layout), strokes(series, colours), strict=True)):
        # A point beside a gap is on no line: it must be seen all the same.
        shared = {"type": "line", "name": name, "symbol": stroke.symbol, "symbolSize": size, "showAllSymbol": True}
        for run in _runs(_items(series, layout, place), series.unfinished, stroke):
            chart.options["series"].append({**shared, **run})
    chart.options["series"][0].update(target_line(series, "yAxis"))
    chart.options["grid"] = {**grid(top + layout.line, 8), "bottom": 4}
    chart.set_global_opts(xaxis_opts=axis, yaxis_opts=upright_values(series, layout))
    below = max(name.count("\n") + 1 for name in names) * layout.line + 12
    return chart, top + layout.line + layout.plot + below


def _runs(items: list[dict[str, Any]], unfinished: int, stroke: Stroke) -> Iterator[dict[str, Any]]:
    """Yield a line as far as it is over, and as it goes on from there, in dashes to hollow points."""
    begin = len(items) - unfinished
    if begin:
        over = items[:begin] + [_item(GAP)] * unfinished
        style = {"type": stroke.dash, "width": THICK, "color": stroke.colour}
        yield {"data": over, "lineStyle": style, "itemStyle": {"color": stroke.colour}}
    if unfinished:
        anchor = [{**items[begin - 1], "symbol": "none", "label": {"show": False}}] if begin else []
        ahead = [_item(GAP)] * (begin - 1) + anchor + items[begin:]
        style = {"type": list(OPEN_DASH), "width": THICK, "color": stroke.colour}
        hollow = {"color": WHITE, "borderColor": stroke.colour, "borderWidth": THICK}
        yield {"data": ahead, "lineStyle": style, "itemStyle": hollow}


def _items(series: Series, layout: Layout, place: int) -> list[dict[str, Any]]:
    """Return the points of one line; in a picture of one line those with their numbers whose numbers do not meet."""
    figures = [row[place] for row in series.figures[: points(series)]]
    if all(value(figure) is None for figure in figures):  # months without a record are then no points at 0
        return [_item(GAP) for _ in figures]
    notes = {} if is_split(series) else {note.place: note for note in _notes(figures, series, layout)}
    return [
        _item(exact(figure, series), _label(notes[number], layout) if number in notes else None)
        for number, figure in enumerate(figures)
    ]


def _item(amount: int | str, label: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"value": amount, "label": label or {"show": False}}


# Numbers at points


@dataclass(frozen=True, slots=True)
class Note:
    """A number at the point *place*, its middle at *x* and *y* px."""

    place: int
    text: str
    x: float
    y: float
    is_below: bool

    def meets(self, other: Note, layout: Layout) -> bool:
        """Whether two numbers would touch."""
        room = (pixels(self.text, layout.size) + pixels(other.text, layout.size)) / 2 + 2
        return abs(self.x - other.x) < room and abs(self.y - other.y) < layout.line


def _notes(figures: list[Figure | None], series: Series, layout: Layout) -> list[Note]:
    """Choose the numbers that are written: the last, the first, the ends of the range, then what fits between."""
    known = {place: amount for place, figure in enumerate(figures) if (amount := value(figure)) is not None}
    if not known:
        return []
    ends = [most(known, key=lambda place: known[place]) for most in (max, min)]
    between = known if step(series, layout, len(figures)) > CLOSE else ()
    chosen: list[Note] = []
    for place in dict.fromkeys([max(known), min(known), *ends, *between]):
        note = _note(figures, place, series, layout)
        if not any(note.meets(other, layout) for other in chosen):
            chosen.append(note)
    return chosen


def _note(figures: list[Figure | None], place: int, series: Series, layout: Layout) -> Note:
    height = _height(figures[place], series, layout)
    away = layout.size // 2 + SYMBOL
    is_below = _is_valley(figures, place) and height > layout.line + SYMBOL  # above the names of the axis
    x = place * step(series, layout, len(figures))
    return Note(place, said(figures[place], series), x, height - away if is_below else height + away, is_below)


def _height(figure: Figure | None, series: Series, layout: Layout) -> float:
    """Return how many px a point is above its axis."""
    is_rate = series.measure.kind == "share"
    lowest = scale(series).lowest if is_rate else min([*values(series), 0])
    highest = scale(series).highest if is_rate else max([*values(series), 0])
    return float(Decimal((value(figure) or 0) - lowest) / (highest - lowest or 1)) * layout.plot


def _is_valley(figures: list[Figure | None], place: int) -> bool:
    beside = [value(figures[other]) for other in (place - 1, place + 1) if 0 <= other < len(figures)]
    known, own = [one for one in beside if one is not None], value(figures[place])
    return own is not None and bool(known) and all(own < one for one in known)


def _label(note: Note, layout: Layout) -> dict[str, Any]:
    style = {**written(layout), "distance": 6}
    return {"show": True, "position": "bottom" if note.is_below else "top", "formatter": note.text, **style}
