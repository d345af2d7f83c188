"""What tells groups apart: for areas a colour with a pattern, for lines a colour with a dash and a symbol.

Colour never stands alone, and every mark has three times the contrast of the white that it stands on: what is pale
has a dark edge. Only what is adverse is red.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi
from typing import Any, Final

from disclosure.colours import Palette
from disclosure.statistics.model import Series

TEXT, SOFT, GRID = "#1b2327", "#465157", "#d3d5d2"
GREY, WHITE = "#6d777c", "#ffffff"
ADVERSE: Final = "#9b2f17"
SAMPLE_GROUND: Final = "#f2cf5b"
OPEN_DASH: Final = (2, 4)  # of a line to a period that is not over


def _lines(colour: str, rotation: float, apart: int = 4, thick: int = 2) -> dict[str, Any]:
    dashes = {"dashArrayX": [1, 0], "dashArrayY": [thick, apart]}
    return {"symbol": "rect", "symbolSize": 1, "color": colour, "rotation": rotation, **dashes}


def _dots(colour: str) -> dict[str, Any]:
    rows = {"dashArrayX": [[6, 6], [0, 6, 6, 0]], "dashArrayY": [6, 0]}
    return {"symbol": "circle", "symbolSize": 0.5, "color": colour, "rotation": 0, **rows}


def _area(colour: str, decal: dict[str, Any] | None = None, edge: str = "") -> dict[str, Any]:
    """Return what fills an area; an edge keeps the shape of one with a pattern."""
    edges = {"borderColor": edge or colour, "borderWidth": 1} if decal else {}
    return {"color": colour, "decal": decal, **edges}


def usual_areas(colours: Palette) -> tuple[dict[str, Any], ...]:
    """Return what fills areas that are not adverse."""
    main = colours.main
    return (
        _area(main),
        _area(colours.pale, _lines(main, pi / 4, thick=1), main),
        _area(SOFT, _dots(WHITE)),
        _area(WHITE, _lines(SOFT, 0, thick=1), SOFT),
        _area(GREY, _lines(WHITE, -pi / 4)),
        _area(colours.palest, _dots(main), main),
        _area(TEXT, _lines(WHITE, pi / 2)),
        _area(WHITE, _lines(GREY, -pi / 4, thick=1), SOFT),
    )


ADVERSE_AREAS: Final = (
    _area(ADVERSE, _lines(WHITE, pi / 4, apart=7, thick=1)),
    _area(ADVERSE, _dots(WHITE)),
    _area(WHITE, _lines(ADVERSE, pi / 4, thick=2), ADVERSE),
    _area(ADVERSE, _lines(WHITE, -pi / 4)),
    _area(WHITE, _dots(ADVERSE), ADVERSE),
    _area(ADVERSE, _lines(WHITE, pi / 2)),
    _area(WHITE, _lines(ADVERSE, 0, thick=1), ADVERSE),
    _area(WHITE, _lines(ADVERSE, -pi / 4, thick=1), ADVERSE),
)
DASHES: Final = ("solid", (10, 4), (10, 3, 3, 3), (5, 3), (16, 4), (16, 3, 3, 3, 3, 3))
ADVERSE_LINES: Final = tuple((ADVERSE, dash) for dash in DASHES)
SYMBOLS: Final = ("circle", "rect", "triangle", "diamond", "arrow", "pin")


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn."""

    colour: str
    dash: Any
    symbol: str


def usual_lines(colours: Palette) -> tuple[tuple[str, Any], ...]:
    """Return colour and dash of lines that are not adverse."""
    main = colours.main
    return tuple(zip((main, SOFT, GREY, TEXT, main, SOFT), DASHES, strict=True))


def areas(series: Series, colours: Palette) -> list[dict[str, Any]]:
    """Return what fills the areas of each split, or of the one column."""
    if series.splits == ("",):
        return [_area(ADVERSE if series.adverse.whole else colours.main)]
    return _in_turn(_are_adverse(series), usual_areas(colours), ADVERSE_AREAS)


def labelled_areas(series: Series, colours: Palette, *, apart: bool) -> list[dict[str, Any] | None]:
    """Return what fills the area of each label, where the column's own would not do; *apart*: all of them differ."""
    are_adverse = [series.adverse.whole or label in series.adverse.labels for label in series.labels]
    if apart:
        return list(_in_turn(are_adverse, usual_areas(colours), ADVERSE_AREAS))
    return [ADVERSE_AREAS[0] if adverse and not series.adverse.whole else None for adverse in are_adverse]


def strokes(series: Series, colours: Palette) -> list[Stroke]:
    """Return how the line of each split is drawn."""
    found = _in_turn(_are_adverse(series), usual_lines(colours), ADVERSE_LINES)
    return [Stroke(colour, dash, symbol) for (colour, dash), symbol in zip(found, SYMBOLS, strict=False)]


def _are_adverse(series: Series) -> list[bool]:
    return [series.adverse.whole or split in series.adverse.splits for split in series.splits]


def _in_turn(are_adverse: list[bool], usual: tuple[Any, ...], adverse: tuple[Any, ...]) -> list[Any]:
    """Take from each of two rows what is next in it: there is never more to be told apart than a row holds."""
    rows = (iter(usual), iter(adverse))
    return [next(rows[is_adverse]) for is_adverse in are_adverse]


def hollow(area: dict[str, Any]) -> dict[str, Any]:
    """Return the same area of a period that is not over: its edge in dashes, its pattern on white."""
    edge, decal = area.get("borderColor", area["color"]), area["decal"]
    pattern = {**decal, "color": edge} if decal else None
    return {"color": WHITE, "decal": pattern, "borderColor": edge, "borderWidth": 1.5, "borderType": "dashed"}
