"""Amounts of money in Chinese text: 3.82 万元, 38,200.00 元, 三万八千二百元, 叁万捌仟贰佰元整, 3万8千元5角.

What could be read in two ways is not read: 三万五 (35,000 in speech), 三八二〇〇, an amount without 元.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

UNITS = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}  # in which a field may count money
_ONES = {
    sign: number
    for number, signs in enumerate(["〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for sign in signs
}
_ZEROS, _TEN = "零〇", 10
_NEAR = 40  # characters before an amount in which its word is looked for
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_FIGURES = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_DIGITS = f"0-9{''.join(_ONES)}"
_SIGNS = "".join((*_ONES, *_SMALL, *_LARGE))
# Bounded and possessive: no text, however long and strange, takes more than one look at each of its places.
_NUMBER = rf"(?<![0-9{_SIGNS}])[0-9{_SIGNS}][0-9.,\s{_SIGNS}]{{0,40}}+"
_AMOUNT = re.compile(rf"({_NUMBER})[元圆](?:([{_DIGITS}])角)?(?:([{_DIGITS}])分)?")
_TOKEN = re.compile(rf"{_FIGURES}|[{_SIGNS}]")
_SUMMED, _PARTS = re.compile("合计|共计|总计|其中"), 2
# What may stand between a word and its amount.
_BETWEEN = r"(?:人民币|金额|数额|合计|共计|总计|共|计|为|是|[:(¥$]|RMB|\s)*"


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: Decimal | None  # None: it cannot be read with certainty


def amounts_beside(text: str, words: Sequence[str], without: Sequence[str]) -> list[Decimal | None]:
    """Return the amounts (in 元) that stand right after or right before one of *words*; every amount without words.

    *without* are longer words that are none of them. None stands for an amount that cannot be read with certainty.
    """
    plain = unicodedata.normalize("NFKC", text)
    for word in without:
        plain = plain.replace(word, "\0" * len(word))
    return [found.value for found in _amounts(plain) if not words or _is_beside(plain, found, words)]


def total(amounts: Sequence[Decimal], text: str) -> Decimal:
    """Return the sum of the *amounts* of a text; where it says the parts and their sum, the sum is counted once."""
    whole, largest = sum(amounts, Decimal(0)), max(amounts, default=Decimal(0))
    has_both = len(amounts) > _PARTS and 2 * largest == whole and _SUMMED.search(text)
    return largest if has_both else whole


def _amounts(text: str) -> Iterator[_Found]:
    for match in _AMOUNT.finditer(text):
        number, tenths, hundredths = match.groups()
        whole = _read("".join(number.split()))
        cents = 10 * _digit(tenths or "0") + _digit(hundredths or "0")
        yield _Found(match.start(), match.end(), None if whole is None else whole + cents / 100)


def _is_beside(text: str, found: _Found, words: Sequence[str]) -> bool:
    either = "|".join(map(re.escape, words))
    before = re.search(rf"(?:{either}){_BETWEEN}$", text[max(0, found.start - _NEAR) : found.start])
    return bool(before or re.match(rf"[整正]?的?(?:{either})", text[found.end :]))


def _digit(token: str) -> Decimal:
    return Decimal(_ONES[token]) if token in _ONES else Decimal(token.replace(",", ""))


def _read(number: str) -> Decimal | None:
    """Add up the parts before 亿, before 万 and after them; None where they cannot be told apart with certainty."""
    tokens = _TOKEN.findall(number)
    if "".join(tokens) != number:
        return None
    whole, part, least = Decimal(0), list[str](), math.inf
    for token in tokens:
        if token not in _LARGE:
            part.append(token)
            continue
        below = _section(part)
        if below is None or _LARGE[token] >= least:
            return None
        whole, part, least = whole + below * _LARGE[token], [], _LARGE[token]
    rest = _section(part) if part else Decimal(0)
    if rest is None or (least < math.inf and 0 < rest < _TEN and part[0] not in _ZEROS):
        return None  # 三万五
    return whole + rest


def _section(tokens: Sequence[str]) -> Decimal | None:
    """Add up 千, 百, 十 and ones; None if there is nothing, or a digit whose unit has to be guessed."""
    total, digit, least = Decimal(0), None, math.inf
    for place, token in enumerate(tokens):
        if token in _SMALL:
            if digit is None and not (place == 0 and _SMALL[token] == _TEN):
                return None
            if _SMALL[token] >= least:
                return None
            total, digit, least = total + (1 if digit is None else digit) * _SMALL[token], None, _SMALL[token]
        elif digit is not None:
            return None
        elif token not in _ZEROS or len(tokens) == 1:
            digit = _digit(token)
    guessed = digit is not None and _TEN < least < math.inf and tokens[-2] not in _ZEROS  # 三百五
    return None if guessed or not tokens else total + (digit or 0)
