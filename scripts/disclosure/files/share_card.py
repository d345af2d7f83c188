"""The picture of a campaign's year to pass on: its title, theme, days and place, as SVG.

It names no font: letters are those of whoever looks, so that the bytes are the same wherever it is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from disclosure.colours import palette
from disclosure.settings import Settings
from disclosure.showing.campaigns import Week

NAME: Final = "card.svg"
_WIDTH, _HEIGHT, _MARGIN = 1200, 630, 72
_ROOM: Final = _WIDTH - 2 * _MARGIN
_LAST_LINE: Final = _HEIGHT - 44
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
    foot = {"width": str(_WIDTH), "height": "100", "y": str(_HEIGHT - 100), "fill": main}
    SubElement(root, "rect", foot)
    top = _MARGIN
    for line in _lines(week, main, sample=sample):
        for part in _broken(line.text, line.size):
            top += line.size
            _say(root, line._replace(text=part), top)
            top += line.size // 3
    _say(root, _Line(36, f"{settings.site_name}　投诉举报 12315", _PAPER), _LAST_LINE + 8)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


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


def _broken(text: str, size: int) -> Iterator[str]:
    """Cut a *text* into lines that fit; a sign of Latin letters is taken for 0.6 of its height."""
    line, width = "", 0.0
    for sign in text:
        wide = size * (1 if sign >= _WIDE else 0.6)
        if line and width + wide > _ROOM:
            yield line
            line, width = "", 0.0
        line += sign
        width += wide
    yield line
