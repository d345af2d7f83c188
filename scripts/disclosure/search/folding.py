"""The one spelling in which texts are compared: whoever looks for 網絡 or ［2021］ finds 网络 and 〔2021〕."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

_ALIKE = (
    ("〔【「『〈《[{", "("),
    ("〕】」』〉》]}", ")"),
    ("•・‧∙⋅●", "·"),
    ("‐‑‒–—―−", "-"),
    ("“”„", '"'),
    ("‘’", "'"),
)
_SPACE = re.compile(r"[\s\ufeff]+")  # Python's spaces and the one that only JavaScript has
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def normal(text: str) -> str:
    """Return *text* as it is compared: simplified, half width, brackets and dots of one kind, no case, no spaces.

    A character is here what it is in JavaScript: one beyond U+FFFF is two, so that both sides cut and compare alike.
    """
    known = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    plain = known.lower()
    return _BEYOND.sub(_pair, _SPACE.sub("", plain).translate(_table())) if _other().search(plain) else plain


def words(text: str) -> list[str]:
    """Return what is sought, each once, in order: *text* parted at its spaces."""
    return list(dict.fromkeys(word for part in _SPACE.split(text) if (word := normal(part))))


@cache
def pairs() -> str:
    """Return each character that is compared as another, followed by that one.

    Traditional characters are those of OpenCC 1.x (TSCharacters, Apache License 2.0), by their first simplified one.
    """
    listed = (Path(__file__).parent / "characters.txt").read_text(encoding="utf-8").replace("\n", "")
    return listed + "".join(one + plain for some, plain in _ALIKE for one in some)


@cache
def _other() -> re.Pattern[str]:
    """Return what finds a character that is not compared as it stands."""
    return re.compile(rf"[\s\ufeff\U00010000-\U0010ffff{re.escape(pairs()[::2])}]")


@cache
def _table() -> dict[int, str]:
    listed = pairs()
    return str.maketrans(dict(zip(listed[::2], listed[1::2], strict=True)))


def _pair(beyond: re.Match[str]) -> str:
    """Return the two UTF-16 units of a character."""
    high, low = divmod(ord(beyond[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)
