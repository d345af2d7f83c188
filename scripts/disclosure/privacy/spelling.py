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
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
                        "\u2060-\u206f\ufe00-\ufe0f\ufeff]")  # fmt: skip
_RAW_GAP_SIGNS = (
    r"\s\-._/·•・‐‑‒–—―−．－／＿"
    r"\x{85}\x{a0}\x{ad}\x{34f}\x{61c}\x{1680}\x{180b}-\x{180e}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}"
    r"\x{3000}\x{fe00}-\x{fe0f}\x{feff}"
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
    return f"[{signs}{more}]"


def raw_letters(letters: str) -> str:
    """Return the class of *letters*, capitals or not as written, in ASCII and full width."""
    return f"[{letters}{''.join(map(_wide, letters))}]"


def fold(text: str) -> str:
    """Return *text* in compatibility form (full width becomes ASCII) without what nobody sees."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return plain if plain.isascii() else _INVISIBLE.sub("", plain)


def digits_of(text: str) -> str:
    """Return the digits of folded *text*, and the letter X, without gaps; numerals become digits."""
    return re.sub(r"[^0-9X]", "", text.translate(_TO_DIGITS).upper())


def _wide(sign: str) -> str:
    return chr(ord(sign) - 0x21 + 0xFF01)
