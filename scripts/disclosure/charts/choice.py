"""What becomes of a chart: which kind of picture its numbers allow, and where its axis begins.

A picture shows what its table says and nothing that would mislead:

* a rate or a count of different things is no part of a whole: it is neither stacked nor cut into a pie;
* a pie has at most four slices, none negative;
* bars begin at 0; a line of rates may begin higher, at a round number that the page names;
* a line leaves out the group of empty cells, which is no point in time;
* periods that are not over are hollow and dashed;
* what nobody has filled in is no point at 0, and a picture without any number says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Final

from disclosure.charts.labels import spaced
from disclosure.statistics.model import Figure, Series

MOST_SLICES: Final = 4
MOST_LYING: Final = 8  # periods that are read from top to bottom; more of them stand side by side
STARTS: Final = (96, 90, 80, 50)  # per cent: where an axis of high rates may begin
ENDS: Final = (2, 4, 10, 20, 50)  # and where one of low rates may end
STEPS: Final = {2: 1, 4: 1, 10: 2, 20: 5, 50: 10, 100: 20}  # from gridline to gridline, by the length of the axis


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of rates, in per cent."""

    lowest: int
    highest: int

    @property
    def step(self) -> int:
        """The distance of two gridlines."""
        return STEPS[self.highest - self.lowest]


def kind_of(series: Series) -> str:
    """Return the kind that the picture gets: the one asked for, else bars."""
    match series.chart.kind:
        case "pie" if _is_pie(series):
            return "pie"
        case "stacked" if is_added_up(series):
            return "stacked"
        case "line" if points(series):
            return "line"
    return "bar"


def _is_pie(series: Series) -> bool:
    values = [value(figure) for row in series.figures for figure in row]
    slices = len(values) <= MOST_SLICES and all(one is None or one >= 0 for one in values) and any(values)
    return is_added_up(series) and not is_split(series) and slices


def is_added_up(series: Series) -> bool:
    """Whether the numbers are parts of a whole."""
    return series.measure.kind in {"count", "sum"}


def is_split(series: Series) -> bool:
    """Whether each group has a number for each of several things."""
    return series.splits != ("",)


def is_upright(series: Series) -> bool:
    """Whether bars stand: only along many periods, since names have more room beside bars that lie."""
    return series.in_time and len(series.labels) > MOST_LYING


def is_blank(series: Series) -> bool:
    """Whether there is nothing to draw: no number, and no row of bars that would say why not."""
    says_why = series.labels and kind_of(series) == "bar" and not is_upright(series) and not is_split(series)
    return not says_why and all(value(figure) is None for row in series.figures for figure in row)


def points(series: Series) -> int:
    """Return how many groups a line runs through."""
    return len(series.labels) - (series.in_time and series.has_empty)


def value(figure: Figure | None) -> int | Decimal | None:
    """Return the number, if there is one."""
    return None if figure is None else figure.value


def values(series: Series) -> list[int | Decimal]:
    """Return every number that a picture shows, the target's too."""
    found = [one for row in series.figures for figure in row if (one := value(figure)) is not None]
    return [*found, *([series.target.value] if series.target else [])]


def scale(series: Series) -> Scale:
    """Return the axis of a picture of rates, with room below its lowest point and above its highest one."""
    shown = values(series) or [100]
    if kind_of(series) == "line":
        for lowest in STARTS:
            if min(shown) >= lowest + Decimal(Scale(lowest, 100).step) / 2:
                return Scale(lowest, 100)
    return Scale(0, next((highest for highest in ENDS if max(shown) <= highest), 100))


def remarks(series: Series) -> str:
    """Say how the picture is to be read: where its axis begins, if not at 0, which periods are not over or unknown."""
    begins = scale(series).lowest if kind_of(series) == "line" and series.measure.kind == "share" else 0
    return "".join([f"纵轴从 {begins}% 开始。" if begins else "", _unfinished(series), _unknown(series)])


def _unfinished(series: Series) -> str:
    if not series.unfinished:
        return ""
    first = series.labels[series.groups - series.unfinished]
    said = f"{first}还没有过完。" if series.unfinished == 1 else f"{first}起还没有过完。"
    marks = {"line": "空心点和虚线：", "pie": ""}.get(kind_of(series), "空心虚线框：")
    return spaced(said if is_blank(series) else f"{marks}{said}")


def _unknown(series: Series) -> str:
    """Name the periods of which there are no data, each run of them once."""
    gone = [bool(row[0] and row[0].missing) for row in series.figures]
    pairs = groupby(zip(gone, series.labels, strict=True), itemgetter(0))
    runs = [[label for _, label in run] for is_gone, run in pairs if is_gone]
    named = [labels[0] if len(labels) == 1 else f"{labels[0]}至{labels[-1]}" for labels in runs]
    return spaced(f"{'、'.join(named)}没有数据，不是0。") if named else ""
