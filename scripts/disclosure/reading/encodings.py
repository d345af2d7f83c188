"""Text that was read in a wrong encoding without an error: what is odd in it, and what it says when read anew.

cp1252, GB18030, Big5 and UTF-8 take nearly each other's bytes. A text is called mistaken only if much of it is odd and
if the same bytes, in another encoding, are plain text almost without a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import NamedTuple

FEWEST = 6  # characters, from which Chinese read as other Chinese is told from rare names
_MANY = 20  # characters, from which some may be rare in the other reading too
_ODD, _PLAIN, _MOSTLY, _KEPT = 0.25, 0.95, 0.8, 0.9  # shares: odd before, plain after, bytes that survive
_CONTINUED = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what cp1252 makes of UTF-8's later bytes
_HAN = "\u3400-\u9fff"
_LATIN = (
    f"[\xc2-\xdf][{_CONTINUED}]|[\xe0-\xef][{_CONTINUED}][{_CONTINUED}]"  # UTF-8 in cp1252
    "|[\xa1-\xfe]{4,}"  # GB18030 in it
    "|(?:[\xa4-\xc6][\x40-\x7e\xa1-\xfe]){3,}"  # Big5 in it
)


class Mistake(NamedTuple):
    """A text was read as *read*, and is *actual*."""

    read: str
    actual: str


CODECS = {"cp1252": "windows-1252", "gb18030": "gb18030", "big5": "big5", "utf-8": "UTF-8"}
_LATIN_MISTAKES = (
    Mistake("cp1252", "utf-8"),
    Mistake("gb18030", "utf-8"),
    Mistake("big5", "utf-8"),
    Mistake("cp1252", "gb18030"),
    Mistake("cp1252", "big5"),
    Mistake("gb18030", "cp1252"),
)
_CHINESE_MISTAKES = (Mistake("gb18030", "big5"), Mistake("big5", "gb18030"))


def _characters(encoding: str, leads: range, trails: range) -> str:
    pairs = (bytes(pair).decode(encoding, "ignore") for pair in product(leads, trails))
    return "".join(sorted({pair for pair in pairs if len(pair) == 1}))


# Three bytes of UTF-8 twice are three characters of GB18030, of which these are the first two.
_FIRST = _characters("gbk", range(0xE3, 0xEA), range(0x80, 0xC0))
_SECOND = _characters("gbk", range(0x81, 0xC0), range(0xE3, 0xEA))

# RE2: whatever may be mistaken, and more; `mistake` decides.
SUSPICIOUS = rf"{_LATIN}|[{_FIRST}][{_SECOND}]|[a-z]\p{{Han}}[a-z]|[a-z]{{2}}\p{{Han}}(?:[^\p{{Han}}]|$)"

_STRANGE = re.compile(
    rf"{_LATIN}|[{_FIRST}][{_SECOND}]|(?<=[a-z])[{_HAN}](?=[a-z])|(?<=[a-z]{{2}})[{_HAN}](?![{_HAN}])"
)
_LETTERS = re.compile("[\xc0-\xff]{2}")
_ASCII_LETTER = re.compile("[A-Za-z]")
_WESTERN = 2  # letters of ASCII to one that is not, at least, in a text of the West
_OTHER = re.compile("[^\x00-\x7f]")
_HAN_OR_OWN = re.compile(f"[{_HAN}\ue000-\uf8ff]")  # what GB18030 has no character for is of private use


def mistake(text: str) -> Mistake | None:
    """Return how *text*, a cell or the beginning of a file, was mistaken; None if it was not, as far as can be told."""
    others = _OTHER.findall(text)
    strange = sum(len(_OTHER.findall(found[0])) for found in _STRANGE.finditer(text))
    mistakes: tuple[Mistake, ...] = ()
    if strange and strange >= _ODD * len(others):
        mistakes = _LATIN_MISTAKES
    is_chinese = len(others) >= FEWEST and 2 * len(_HAN_OR_OWN.findall(text)) >= len(others)  # not Cyrillic, not kana
    if is_chinese and sum(one not in _plain() for one in others) >= _ODD * len(others):
        mistakes += _CHINESE_MISTAKES
    return next((one for one in mistakes if _is_plain_as(text, one)), None)


def file_mistake(beginning: str) -> Mistake | None:
    """Return how a file was mistaken that begins with *beginning*; what stands in single cells is no sign."""
    return mistake(beginning) if _is_long(beginning) else column_mistake([beginning])


def _is_plain_as(text: str, one: Mistake) -> bool:
    """Whether the bytes of *text* say something plain, almost all of them."""
    raw = b"".join(_byte(sign, one.read) for sign in text)
    again = raw.decode(one.actual, "ignore")
    others = _OTHER.findall(again)
    if not others or again == text or _STRANGE.search(again):
        return False
    if one.actual == "cp1252" and (_LETTERS.search(again) or _WESTERN * len(others) > len(_ASCII_LETTER.findall(text))):
        return False
    before = sum(byte > 0x7F for byte in raw)  # noqa: PLR2004 (the last byte of ASCII)
    after = sum(byte > 0x7F for byte in again.encode(one.actual))  # noqa: PLR2004
    chinese = one in _CHINESE_MISTAKES
    common, enough = _common(one.actual) if chinese else _plain(), _MOSTLY if chinese and _is_long(text) else _PLAIN
    return after >= _KEPT * before and sum(other in common for other in others) >= enough * len(others)


def column_mistake(cells: Iterable[str]) -> Mistake | None:
    """Return how Chinese in the *cells* of a column was mistaken for other Chinese: all together tell more than one."""
    text = "".join(sorted(cells))
    found = mistake(text) if len(_OTHER.findall(text)) >= FEWEST else None
    return found if found in _CHINESE_MISTAKES else None


def _is_long(text: str) -> bool:
    return len(_OTHER.findall(text)) >= _MANY


def _byte(sign: str, encoding: str) -> bytes:
    try:
        return sign.encode(encoding)
    except UnicodeEncodeError:
        # Browsers and editors read the bytes that cp1252 leaves open as controls.
        return sign.encode("latin-1", "ignore") if encoding == "cp1252" else b""


@cache
def _plain() -> frozenset[str]:
    """Return what stands in ordinary text beside ASCII."""
    letters = {chr(code) for code in (*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x17F))}
    signs = {chr(code) for code in (*range(0x2010, 0x2045), *range(0x2460, 0x24FF), *range(0x2150, 0x2190))}
    more = set("\xa0¡¿£¥§©®«»°±²³¹µ·×÷€™℃℉αβγδμΩ←↑→↓≤≥≈≠∶√■□▲△●○★☆")
    return _common("gb18030") | _common("big5") | letters | signs | more


@cache
def _common(encoding: str) -> frozenset[str]:
    """Return the common characters of Chinese as this encoding orders them, and the signs between them."""
    chinese = encoding == "gb18030"
    leads, trails = (range(0xB0, 0xD8), range(0xA1, 0xFF)) if chinese else (range(0xA4, 0xC7), range(0x40, 0xFF))
    signs = {chr(code) for code in (*range(0x3000, 0x301E), *range(0xFF01, 0xFF5F))} | set("“”‘’—…·")
    return frozenset({*_characters(encoding, leads, trails), *signs})
