"""Numbers of people by their own arithmetic: provinces, birthdays, check digits.

The library's check of identity cards raises for some counties and refuses codes that are in force, so that one is ours;
its Luhn and its social credit code are sound.
"""

from __future__ import annotations

import re
from datetime import date

from stdnum import luhn
from stdnum.cn import uscc

# Provinces, and 81 to 83 for people of Hong Kong, Macao and Taiwan who live here.
_PROVINCES = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
        ),
    )
)
_FOREIGNER = "9"  # a foreigner's permanent residence card has the same form and begins with it
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # ISO 7064 MOD 11-2
_CHECK = "10X98765432"
_FIRST_YEAR, _LAST_YEAR = 1900, 2099  # no clock: the scan of the same bytes says the same on every day

_LAST_BIRTH = 2010  # later days in a number that is none are those of forms: region, day, count

_IDENTITY = re.compile(r"[0-9]{17}[0-9X]")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_BANK = re.compile(r"62[0-9]{14,17}")


def is_identity(number: str) -> bool:
    """Whether *number* is an identity number: 18 signs, province, birthday, check digit."""
    return (
        bool(_IDENTITY.fullmatch(number))
        and _is_day(number[6:14])
        and (number[:2] in _PROVINCES or (number[0] == _FOREIGNER and not _is_credit_code(number)))
        and _check_digit(number) == number[17]
    )


def is_like_identity(number: str) -> bool:
    """Whether *number* has all of a resident's identity number but its check digit, and is no other number we know."""
    return (
        bool(_IDENTITY.fullmatch(number))
        and number[:2] in _PROVINCES
        and _is_day(number[6:14], _LAST_BIRTH)
        and _check_digit(number) != number[17]
        and not _is_credit_code(number)
        and not is_bank_card(number)
    )


def _check_digit(number: str) -> str:
    return _CHECK[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True)) % 11]


def is_old_identity(number: str) -> bool:
    """Whether 15 digits are an identity number of before 1999; many other numbers are too."""
    return number.isdigit() and number[:2] in _PROVINCES and _is_day(f"19{number[6:12]}")


def is_mobile(number: str) -> bool:
    """Whether 11 digits are a mobile's number."""
    return bool(_MOBILE.fullmatch(number))


def is_bank_card(number: str) -> bool:
    """Whether 16 to 19 digits are a UnionPay card's number, and no identity number."""
    return bool(_BANK.fullmatch(number)) and luhn.is_valid(number) and not is_identity(number)


def _is_credit_code(number: str) -> bool:
    return bool(uscc.is_valid(number))


def _is_day(digits: str, last: int = _LAST_YEAR) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return _FIRST_YEAR <= day.year <= last
