"""Labels that fit into a picture. The table beside it has them whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

ELLIPSIS = "…"
REPLACED = "\N{REPLACEMENT CHARACTER}"
# What XML cannot hold, and what turns the direction of the text that follows.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Return *text* on one line, a mark in place of each character that no picture can hold."""
    return " ".join(_UNFIT.sub(REPLACED, text).split()) or REPLACED


def width(text: str) -> int:
    """Return how wide a text is, in halves of a Chinese character."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def fitted(labels: Iterable[str], most: int) -> list[str]:
    """Return the labels cleaned, cut to *most* halves of a character, and each different from the others.

    Different, because ECharts takes two categories of one name for one.
    """
    found: list[str] = []
    for label in labels:
        cut = _cut(clean(label), most)
        unique, number = cut, 2
        while unique in found:
            unique, number = f"{cut}({number})", number + 1
        found.append(unique)
    return found


def _cut(text: str, most: int) -> str:
    if width(text) <= most:
        return text
    while width(text) > most - 2:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS
