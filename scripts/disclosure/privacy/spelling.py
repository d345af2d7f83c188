"""The ways in which a digit, a letter and a gap are written, for both steps of the scan.

A number is disguised on purpose or by a spreadsheet: full width, spaces or hyphens between digits, invisible
characters, Chinese numerals. `fold` undoes what can be undone without knowing what is meant; what is left (numerals,
gaps) are the classes that patterns are made of. Classes are written for RE2, Rust's engine and Python alike.
"""

from __future__ import annotations

import re
import unicodedata

_NUMERALS = ("零〇○", "一壹幺弌", "二贰貳两", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_ANY_NUMERAL = "".join(_NUMERALS)
_NUMERAL = re.compile(f"[{_ANY_NUMERAL}]")
_TO_DIGITS = {ord(sign): str(digit) for digit, signs in enumerate(_NUMERALS) for sign in signs}

# What stands between the digits of one number: blanks, hyphens and dashes, dots, slashes.
GAP_SIGNS = r"\s\-._/·•・‐‑‒–—―−"
# Where the other signs stand that compatibility makes a digit or a letter of: raised, in rings, of mathematics.
RARE = (
    r"\x{b2}\x{b3}\x{b9}\x{2e3}\x{2070}-\x{209f}\x{2100}-\x{218f}\x{2460}-\x{24ff}\x{1d400}-\x{1d7ff}\x{1f100}-\x{1f14f}"
    r"\x{1fbf0}-\x{1fbf9}"
)
# Those that it makes several signs of, and a digit first, or last: ⑬, ⒈, ㎡.
SEVERAL_FIRST = (
    r"\x{bc}-\x{be}\x{2150}-\x{215f}\x{2189}\x{2469}-\x{2473}\x{2488}-\x{249b}\x{3251}-\x{325f}\x{32b1}-\x{32cb}"
    r"\x{3358}-\x{3370}\x{33e0}-\x{33fe}\x{1f100}-\x{1f10a}"
)
SEVERAL_LAST = (
    r"\x{bc}-\x{be}\x{2150}-\x{215e}\x{2189}\x{2469}-\x{2473}\x{3251}-\x{325f}\x{32b1}-\x{32bf}\x{3378}\x{3379}"
    r"\x{339f}-\x{33a6}\x{33a8}\x{33af}"
)
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
                        "\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")  # fmt: skip
_RAW_GAP_SIGNS = (
    r"\s\-._/·•・‐‑‒–—―−．－／＿\x{387}\x{2024}\x{fe33}\x{fe34}\x{fe4d}-\x{fe4f}\x{fe52}\x{fe58}\x{fe63}\x{ff65}"
    r"\x{85}\x{a0}\x{ad}\x{34f}\x{61c}\x{115f}\x{1160}\x{1680}\x{17b4}\x{17b5}\x{180b}-\x{180e}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}"
    r"\x{20e3}\x{3000}\x{3164}\x{fe00}-\x{fe0f}\x{feff}\x{ffa0}\x{e0000}-\x{e01ef}"
)
RAW_GAP = f"[{_RAW_GAP_SIGNS}]*"  # in text as it stands
GAP = f"[{GAP_SIGNS}]{{0,3}}"  # in folded text


def digit(digits: str = "0123456789", more: str = "", *, numerals: bool) -> str:
    """Return the class of *digits*, and of the signs *more*, in folded text, with Chinese *numerals* or without.

    Both are asked: with numerals alone 统一13912340000 would be a number of 12 digits.
    """
    signs = "".join(_NUMERALS[int(one)] for one in digits) if numerals else ""
    return f"[{digits}{signs}{more}]"


def has_numerals(folded: str) -> bool:
    """Whether a Chinese numeral stands in it."""
    return bool(_NUMERAL.search(folded))


def raw_digit(digits: str = "0123456789", more: str = "", *, ascii_too: bool = True) -> str:
    """Return the class of all spellings of *digits*, and of the signs *more*, in text as it stands."""
    signs = "".join(f"{one * ascii_too}{_wide(one)}{_NUMERALS[int(one)]}" for one in digits)
    return f"[{signs}{RARE}{more}]"


def raw_letters(letters: str) -> str:
    """Return the class of all spellings of *letters*, capitals or not as written."""
    return f"[{letters}{''.join(map(_wide, letters))}{RARE}]"


def fold(text: str) -> str:
    """Return *text* in compatibility form (full width becomes ASCII) without what nobody sees."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return plain if plain.isascii() else _INVISIBLE.sub("", plain)


def digits_of(text: str) -> str:
    """Return the digits of folded *text*, and the letter X, without gaps; numerals become digits."""
    return re.sub(r"[^0-9X]", "", text.translate(_TO_DIGITS).upper())


def _wide(sign: str) -> str:
    return chr(ord(sign) - 0x21 + 0xFF01)
