"""The picture of a campaign's year to pass on: its title, theme, days and place, as SVG.

It names no font: letters are those of whoever looks, so that the bytes are the same wherever it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from disclosure.colours import palette
from disclosure.settings import Settings
from disclosure.showing.campaigns import Week

NAME: Final = "card.svg"
_WIDTH, _HEIGHT, _MARGIN = 1200, 630, 72
_ROOM: Final = _WIDTH - 2 * _MARGIN
_FOOT: Final = 100
_LAST_LINE: Final = _HEIGHT - 36
_SIZES: Final = (1.0, 0.8, 0.65, 0.5, 0.35)  # of what was meant, until everything stands above the foot
_WIDE: Final = "\u2e80"  # from here on signs are as wide as they are high
_INK, _PAPER = "#1b2327", "#ffffff"


class _Line(NamedTuple):
    size: int  # px
    text: str
    colour: str


def share_card(week: Week, settings: Settings, *, sample: bool) -> bytes:
    """Return the picture of a *week* of which a day or a theme is known."""
    main = palette(settings.colour).main
    attributes = {"width": str(_WIDTH), "height": str(_HEIGHT), "viewBox": f"0 0 {_WIDTH} {_HEIGHT}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": "sans-serif", **attributes})
    SubElement(root, "title").text = "，".join(line.text for line in _lines(week, main, sample=sample))
    SubElement(root, "rect", {**attributes, "fill": _PAPER})
    foot = {"width": str(_WIDTH), "height": str(_FOOT), "y": str(_HEIGHT - _FOOT), "fill": main}
    SubElement(root, "rect", foot)
    top = _MARGIN
    for line in _fitting([*_lines(week, main, sample=sample)]):
        _say(root, line, top + line.size)
        top += _height(line)
    called = f"{settings.site_name}　投诉举报 {settings.hotline}"
    size = min(36, int(_ROOM / _width(called, 1)))
    _say(root, _Line(size, called, _PAPER), _LAST_LINE)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _fitting(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Return *lines* broken where they have to be, in the largest size that leaves the foot alone."""
    tried = [[part for line in lines for part in _broken(line, share)] for share in _SIZES]
    room = _HEIGHT - _FOOT - _MARGIN
    return next((parts for parts in tried if sum(map(_height, parts)) <= room), tried[-1])


def _height(line: _Line) -> int:
    return line.size + line.size // 3


def _lines(week: Week, main: str, *, sample: bool) -> Iterator[_Line]:
    if sample:
        yield _Line(32, "示例数据：城市、主题、日期和活动均为虚构", _INK)
    yield _Line(44, f"{week.year} 年{week.area}食品安全宣传周", _INK)
    if week.theme:
        yield _Line(72, week.theme, main)
    if days := _days(week):
        yield _Line(40, days, _INK)
    if week.venue:
        yield _Line(32, f"主会场：{week.venue}", _INK)


def _days(week: Week) -> str:
    if not week.first:
        return week.words
    return f"{week.first} 至 {week.last}" if week.last else f"{week.first} 起"


def _say(root: Element, line: _Line, bottom: int) -> None:
    place = {"x": str(_MARGIN), "y": str(bottom), "font-size": str(line.size), "fill": line.colour}
    SubElement(root, "text", place).text = line.text


def _width(text: str, size: int) -> float:
    """Return how wide a *text* is; a sign of Latin letters is taken for 0.6 of its height."""
    return sum(size * (1 if sign >= _WIDE else 0.6) for sign in text)


def _broken(line: _Line, share: float) -> Iterator[_Line]:
    """Cut a line, in a *share* of its size, into lines that fit."""
    size, part = int(line.size * share), ""
    for sign in line.text:
        if part and _width(part + sign, size) > _ROOM:
            yield line._replace(size=size, text=part)
            part = ""
        part += sign
    yield line._replace(size=size, text=part)
