"""The first step: one pattern that finds every place worth a closer look, in cells and in bytes, at memory's speed.

It forgives more than the second step, which it never hides anything from. It is linear (RE2, or Rust's engine),
has no look-around, and looks at the text as it stands: nothing is decoded or copied for it.
"""

from __future__ import annotations

from disclosure.privacy.spelling import RARE, RAW_GAP, SEVERAL_FIRST, SEVERAL_LAST, raw_digit, raw_letters

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HOME_CUES = "住址|家住|现住|户籍|居住地"
PAPER_CUES = "身份证|通行证|居住证|居留证|台胞证|回乡证"
_NUMBER_BEGINS = "(?:^|[^0-9０-９])"
_WORD_BEGINS = "(?:^|[^0-9A-Za-z０-９])"


def _spaced(*signs: str) -> str:
    return RAW_GAP.join(signs)


_D = raw_digit()
_DAY = (raw_digit("12"), raw_digit("09"), _D, _D, raw_digit("01"), _D, raw_digit("0123"), _D)
_COUNTRY = f"(?:{raw_digit('0')}*{raw_digit('8')}{RAW_GAP}{raw_digit('6')}{RAW_GAP})?"
_MOBILE = _COUNTRY + _spaced(raw_digit("1"), raw_digit("3456789"), *[_D] * 8)
_IDENTITY = _spaced(raw_digit("12345689"), *[_D] * 5, *_DAY, *[_D] * 3)
_BANK = _spaced(raw_digit("6"), raw_digit("2"), *[_D] * 13, f"(?:{_D}{RAW_GAP}){{0,3}}")
_X = f"XxＸｘ{RARE}"


def _suspicion(last: str, last_of_identity: str) -> str:
    """Return the pattern, with what the last digit of a number is, and that of an identity number."""
    numbers = f"(?:{_MOBILE}|{_BANK}){RAW_GAP}{last}|{_IDENTITY}{RAW_GAP}{last_of_identity}"
    return "|".join((f"{_NUMBER_BEGINS}(?:{numbers})", *_OTHERS))


_PASSPORT = (
    f"(?:{raw_letters('EGDPS')}{RAW_GAP}{_D}|{raw_letters('E')}{raw_letters(CAPITALS)}|{raw_letters('DPS')}{raw_letters('E')})"
    f"{RAW_GAP}{_spaced(*[_D] * 7)}"
)
_ALNUM = f"[0-9{CAPITALS}０-９Ａ-Ｚ{RARE}]"
_PLATE = f"[{PROVINCES}]{RAW_GAP}{raw_letters(CAPITALS)}{RAW_GAP}{_spaced(*[_ALNUM] * 4)}"
_WORD = f"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ{RARE}]"
_MAIL = rf"{_WORD}{RAW_GAP}[@＠\x{{fe6b}}]{RAW_GAP}{_WORD}"
_SEVERAL = (
    f"{raw_digit(more=SEVERAL_LAST)}{RAW_GAP}[{SEVERAL_FIRST}]|[{SEVERAL_LAST}]{RAW_GAP}{raw_digit(more=SEVERAL_FIRST)}"
)

_OTHERS = (
    f"{_WORD_BEGINS}{_PASSPORT}",
    _PLATE,
    _MAIL,
    _SEVERAL,
    f"(?:{PAPER_CUES})[^0-9A-Za-z]{{0,12}}{_ALNUM}",
    f"(?:{HOME_CUES})",
)
_ENDS = "(?:[^0-9０-９]|$)"
SUSPICION = _suspicion(f"{_D}{_ENDS}", f"{raw_digit(more=_X)}{_ENDS}")  # whether there is one
# Where they are: the sign after a number may be the one before the next. `\\b` is of ASCII in RE2, and elsewhere not.
_ENDS_HERE = r"(?:\b|[A-Za-z_])"
SUSPICIONS = _suspicion(
    f"(?:[0-9]{_ENDS_HERE}|{raw_digit(ascii_too=False)})",
    f"(?:[0-9Xx]{_ENDS_HERE}|{raw_digit(more=_X[2:], ascii_too=False)})",
)
