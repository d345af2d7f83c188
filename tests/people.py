"""Made-up numbers of people and their disguises, and numbers that only look like them; the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from stdnum import luhn
from stdnum.cn import uscc

ID_SIGNS, ID_WEIGHTS = "10X98765432", (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
NUMERALS, GRAND = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"

Random = random.Random


def identity(chance: Random, province: str = "41") -> str:
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(30_000))
    number = f"{province}{chance.randrange(10_000):04}{born:%Y%m%d}{chance.randrange(1_000):03}"
    return number + ID_SIGNS[sum(weight * int(digit) for weight, digit in zip(ID_WEIGHTS, number, strict=True)) % 11]


def mobile(chance: Random) -> str:
    return f"1{chance.choice('3456789')}{chance.randrange(10**9):09}"


def bank_card(chance: Random) -> str:
    length = chance.choice((16, 17, 18, 19))
    number = f"62{chance.randrange(10 ** (length - 3)):0{length - 3}}"
    return number + luhn.calc_check_digit(number)


NUMBERS: dict[str, Callable[[Random], str]] = {"id-card": identity, "mobile": mobile, "bank-card": bank_card}


def _between(sign: str) -> Callable[[str], str]:
    """Put *sign* where people put blanks: 3-4-4 for a mobile, 6-8-4 for an identity number, else fours."""

    def parted(number: str) -> str:
        cuts = {11: (3, 7), 18: (6, 14)}.get(len(number), range(4, len(number), 4))
        return "".join(sign + digit if place in cuts else digit for place, digit in enumerate(number))

    return parted


def _mapped(signs: str) -> Callable[[str], str]:
    return lambda number: "".join(signs[int(sign)] if sign.isdigit() else sign for sign in number)


def _wide(number: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in number)


DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "small x": str.lower,
    "full width": _wide,
    "spaced": _between(" "),
    "every digit spaced": " ".join,
    "hyphenated": _between("-"),
    "no-break spaces": _between("\u00a0"),
    "ideographic spaces": _between("\u3000"),
    "zero-width": "\u200b".join,
    "soft hyphens": _between("\u00ad"),
    "in a sentence": lambda number: f"当事人（号码{number}）于2021年3月5日到案，罚款500元。",
    "quoted": lambda number: f"“{number}”",
    "Excel's apostrophe": lambda number: f"'{number}",
    "fillers of Hangul": "\u115f".join,
    "keys of a telephone": lambda number: "".join(f"{sign}\ufe0f\u20e3" for sign in number),
    "digits of mathematics": _mapped("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"),
    "in rings": _mapped("⓪①②③④⑤⑥⑦⑧⑨"),
    "raised": _mapped("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "Chinese numerals": _mapped(NUMERALS),
    "banker's numerals": _mapped(GRAND),
    "glued to a word": lambda number: f"ID{number}",
    "after 统一": lambda number: f"统一{number}",
    "on two lines": lambda number: f"{number[:7]}\n{number[7:]}",
}
SPELLINGS: dict[str, Callable[[str], str]] = {  # of finished bytes only
    "entities": lambda number: "".join(f"&#{ord(sign)};" for sign in number),
    "hexadecimal entities": lambda number: "".join(f"&#x{ord(sign):x};" for sign in number),
    "escapes of JSON": lambda number: "".join(f"\\u{ord(sign):04x}" for sign in number),
    "line feeds of JSON": lambda number: f"{number[:7]}\\n{number[7:]}",
    "percent": lambda number: "".join(f"%{ord(sign):02X}" for sign in number),
    "full width, percent": lambda number: "".join(f"%{byte:02X}" for byte in _wide(number).encode()),
    "named spaces": _between("&nbsp;"),
    "a tag within": lambda number: f"<b>{number[:3]}</b>{number[3:]}",
    "a place to break": lambda number: f"{number[:6]}<wbr>{number[6:]}",
}


def credit_code(chance: Random, signs: str = USCC_SIGNS) -> str:
    code = f"9{chance.choice('1235')}{chance.choice(('410184', '140105', '110101'))}"
    code += "".join(chance.choice(signs) for _ in range(9))
    return code + uscc.calc_check_digit(code)


def _day(chance: Random) -> date:
    return date(2015, 1, 1) + timedelta(days=chance.randrange(4_000))


def _digits(chance: Random, count: int) -> str:
    return f"{chance.randrange(10**count):0{count}}"


HARMLESS: dict[str, Callable[[Random], str]] = {
    "social credit codes": credit_code,
    "social credit codes of digits": lambda chance: credit_code(chance, "0123456789"),
    "licences": lambda chance: f"{chance.choice(('JY', 'SC'))}1{_digits(chance, 2)}410184{_digits(chance, 5)}",
    "barcodes": lambda chance: f"69{_digits(chance, 11)}",
    "sampling forms": lambda chance: (
        f"{chance.choice(('XBJ', 'DBJ', 'SBJ'))}{chance.randrange(19, 27)}410184{_digits(chance, 10)}"
    ),
    "sampling forms with letters": lambda chance: f"XBJ{chance.randrange(19, 27)}410184{_digits(chance, 8)}ZX",
    "documents": lambda chance: f"郑市监处罚〔{chance.randrange(2015, 2027)}〕{chance.randrange(1, 9999)}号",
    "hotlines": lambda chance: chance.choice(("12315", "12345", f"400-{_digits(chance, 3)}-{_digits(chance, 4)}")),
    "land lines": lambda chance: f"0371-{chance.randrange(50_000_000, 90_000_000)}",
    "batches by day": lambda chance: f"{_day(chance):%Y%m%d}{_digits(chance, 3)}",
    "days": lambda chance: f"{_day(chance)} {chance.randrange(24):02}:{chance.randrange(60):02}",
    "standards": lambda chance: (
        f"GB {chance.randrange(1000, 40_000)}.{chance.randrange(1, 300)}-{chance.randrange(2000, 2027)}"
    ),
    "health foods": lambda chance: f"国食健注G20{_digits(chance, 6)}",
    "amounts": lambda chance: f"{chance.randrange(10**9)}.{_digits(chance, 2)}",
    "addresses of records": lambda chance: f"{chance.getrandbits(64):016x}",
    "hashes": lambda chance: f"{chance.getrandbits(256):064x}",
    "places of a picture": lambda chance: (
        f"M{chance.uniform(0, 620):.4f} {chance.uniform(0, 400):.4f}L{chance.uniform(0, 620):.4f} 90"
    ),
}


def many(make: Callable[[Random], str], count: int, seed: int = 1) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - the same numbers every time
    return (make(chance) for _ in range(count))
