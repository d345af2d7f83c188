"""Labels that fit into a picture. The table beside it has them whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

ELLIPSIS = "…"
REPLACED = "\N{REPLACEMENT CHARACTER}"
# What XML cannot hold, and what turns the direction of the text that follows.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_PIECE = re.compile(r"[(（“《]{0,2}(?:[0-9A-Za-z.,%+-]{1,12}|.)[)）”》、，。；：！？…]{0,2}")  # what no line breaks
_LATIN = 0.6  # of a Chinese character: more than most letters and all digits take


def clean(text: str) -> str:
    """Return *text* on one line, a mark in place of each character that no picture can hold."""
    return " ".join(_UNFIT.sub(REPLACED, text).split()) or REPLACED


def pixels(text: str, size: int) -> int:
    """Return how wide a text of *size* px is at most, whatever the font."""
    ems = sum(1 if east_asian_width(character) in "WFA" else _LATIN for character in text)
    return int(ems * size) + 1


def fitted(labels: Iterable[str], most: int, size: int, lines: int = 1) -> list[str]:
    """Return the labels cleaned, on up to *lines* lines of *most* px, cut, and each different from the others.

    Different, because ECharts takes two names that are equal for one.
    """
    found: list[str] = []
    for label in labels:
        cut = wrapped(clean(label), most, size, lines)
        number = 2
        while cut in found:
            mark = f"({number})"
            cut, number = wrapped(clean(label), most - pixels(mark, size), size, lines) + mark, number + 1
        found.append(cut)
    return found


def wrapped(text: str, most: int, size: int, lines: int) -> str:
    """Break *text* into as few lines of *most* px as it needs, all about as long; cut what *lines* do not hold."""
    broken = _broken(text, most, size)
    needed = len(broken)
    if needed > lines or any(pixels(line, size) > most for line in broken):
        return _shortened(text, most, size, lines)
    limit = next(limit for limit in range(most // needed, most + 1) if len(_broken(text, limit, size)) <= needed)
    return "\n".join(_broken(text, limit, size))


def _broken(text: str, most: int, size: int) -> list[str]:
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and pixels(lines[-1] + piece, size) > most:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _shortened(text: str, most: int, size: int, lines: int) -> str:
    kept = _broken(text, most, size)[:lines]
    last = kept[-1]
    while last and pixels(last + ELLIPSIS, size) > most:
        last = last[:-1]
    return "\n".join([*kept[:-1], last.rstrip() + ELLIPSIS])


def spaced(sentence: str) -> str:
    """Return a sentence of ours with a space between a Chinese character and a number."""
    before = re.sub(r"(?<=[\u4e00-\u9fff])(?=-?[0-9])", " ", sentence)
    return re.sub(r"(?<=[0-9%])(?=[\u4e00-\u9fff])", " ", before)
