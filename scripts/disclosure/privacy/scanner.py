"""The second step: what in a text is private, exactly: boundaries, groups, check digits, the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from disclosure.privacy.check_digits import is_bank_card, is_identity, is_like_identity, is_mobile, is_old_identity
from disclosure.privacy.sought import Finding
from disclosure.privacy.spelling import GAP, GAP_SIGNS, digit, digits_of, fold, has_numerals
from disclosure.privacy.suspects import HOME_CUES, PROVINCES

BANK_LENGTHS = (19, 18, 17, 16)
MOBILE_DIGITS = 11
# How people part a mobile's number; any other parting is one only where nothing else is joined to it.
COMMON_PARTING = (3, 4, 4)
PARTINGS = {COMMON_PARTING, (3, 8)}
COUNTRY = ("86", "086", "0086")
_CODE = re.compile(
    r"(?:[A-Z]BJ|NCP|GZJ|[DGSX]C|QS|JY)\Z"
)  # sampling forms and licences: letters, then digits of their own
_LETTER = re.compile("[A-Za-z]")
_APPROVALS = ("健字", "健注", "准字", "健备", "健进")  # 国食健注G20140001 has a passport's shape
# A hash that this program writes (addresses, manifests): its digits mean nothing.
_DIGEST = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9A-Za-z])"
)
_IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg")  # photo@2x.png


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What numbers look like in folded text, with Chinese numerals or without."""

    identity: re.Pattern[str]
    bank_cards: tuple[re.Pattern[str], ...]
    run: re.Pattern[str]
    group: re.Pattern[str]


def _numbers(first: str, second: str, one: str, length: int, last: str) -> re.Pattern[str]:
    """Find *length* digits with gaps, at every place where they may begin; a number never ends within digits."""
    rest = f"(?:{GAP}{one}){{{length - 3}}}{GAP}{last}"
    return re.compile(f"(?<!{one})(?=({first}{GAP}{second}{rest})(?!{one}|[Xx]))")


def _patterns(*, numerals: bool) -> _Patterns:
    one = partial(digit, numerals=numerals)
    return _Patterns(
        _numbers(one("12345689"), one(), one(), 18, one(more="Xx")),
        tuple(_numbers(one("6"), one("2"), one(), length, one()) for length in BANK_LENGTHS),
        re.compile(f"{one()}+(?:[{GAP_SIGNS}]{{1,3}}{one()}+)*"),
        re.compile(f"([{GAP_SIGNS}]*)({one()}+)"),
    )


_PLAIN, _WITH_NUMERALS = _patterns(numerals=False), _patterns(numerals=True)

_PASSPORT = re.compile(
    r"(?<![0-9A-Za-z])(?:[EGDPS][\s-]?[0-9]{8}|E[A-HJ-NP-Z][\s-]?[0-9]{7}|[DPS]E[\s-]?[0-9]{7})(?![0-9A-Za-z])"
)
_PERMIT = re.compile(r"(?:通行证|居住证|居留证|台胞证|回乡证)[^0-9A-Za-z]{0,12}([A-Z]{0,2}[0-9]{7,10})(?![0-9A-Za-z])")
_OLD_IDENTITY = re.compile(f"身份证[^0-9]{{0,12}}([0-9](?:{GAP}[0-9]){{14}})(?![0-9])")
_PLATE = re.compile(
    f"[{PROVINCES}]{GAP}[A-HJ-Z]{GAP}((?:[0-9A-HJ-NP-Z]{GAP}){{4,5}}[0-9A-HJ-NP-Z学警挂港澳])(?![0-9A-Za-z])"
)
_PLATE_REST = re.compile(
    r"(?=(?:[^0-9]*[0-9]){3})[0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z学警挂港澳]|[A-HJK][0-9A-HJ-NP-Z][0-9]{4}|[0-9]{5}[A-HJK]"
)
_MAIL = re.compile(r"[0-9A-Za-z][0-9A-Za-z._%+\-]{0,63}\s?@\s?[0-9A-Za-z](?:[0-9A-Za-z\-]*\.)+[A-Za-z]{2,}")
_HOME = re.compile(
    rf"(?:{HOME_CUES})[^。；;\n<>]{{0,40}}?[0-9零一二三四五六七八九十百甲]+\s?(?:号楼|号院|号|栋|幢|单元|室|户)(?![码籍])"
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits in a run, and the *gap* before them."""

    digits: str
    gap: str


def scan(text: str) -> list[Finding]:
    """Return everything private in *text*, each finding once."""
    folded = _DIGEST.sub("…", fold(text))
    found = [one for look in _LOOKS for one in look(folded)]
    for patterns in (_PLAIN, _WITH_NUMERALS) if has_numerals(folded) else (_PLAIN,):
        found += [one for look in _LOOKS_AT_NUMBERS for one in look(folded, patterns)]
    return list(dict.fromkeys(found))


def has_mistyped_identity(text: str) -> bool:
    """Whether a number in *text* would be an identity number with another check digit, and stands behind no letters."""
    folded = _DIGEST.sub("…", fold(text))
    numbers = (found for found in _PLAIN.identity.finditer(folded) if not _LETTER.match(folded, found.start() - 1))
    return any(is_like_identity(digits_of(found[1])) for found in numbers)


def _identities(text: str, patterns: _Patterns) -> Iterator[Finding]:
    numbers = (digits_of(found[1]) for found in patterns.identity.finditer(text))
    yield from (Finding("id-card", number) for number in numbers if is_identity(number))


def _bank_cards(text: str, patterns: _Patterns) -> Iterator[Finding]:
    for pattern in patterns.bank_cards:
        for found in pattern.finditer(text):
            number = digits_of(found[1])
            if is_bank_card(number) and not _follows_code(text, found.start()):
                yield Finding("bank-card", number)


def _mobiles(text: str, patterns: _Patterns) -> Iterator[Finding]:
    for run in patterns.run.finditer(text):
        if len(run[0]) >= MOBILE_DIGITS and not _follows_code(text, run.start()):
            parts = [_Group(digits_of(one[2]), one[1].strip() or " ") for one in patterns.group.finditer(run[0])]
            yield from (Finding("mobile", number) for number in _mobiles_of(parts))


def _follows_code(text: str, place: int) -> bool:
    return bool(_CODE.search(text, max(0, place - 3), place))


def _mobiles_of(parts: list[_Group]) -> Iterator[str]:
    for first in range(len(parts)):
        length = 0
        for last in range(first, len(parts)):
            length += len(parts[last].digits)
            if length >= MOBILE_DIGITS:
                number = _without_country("".join(part.digits for part in parts[first : last + 1]))
                if is_mobile(number) and _is_one(parts, first, last):
                    yield number
                break


def _without_country(number: str) -> str:
    """Take the country's code off where it is written together with the number."""
    return next(
        (number[len(code) :] for code in COUNTRY if len(number) == len(code) + 11 and number.startswith(code)), number
    )


def _is_one(parts: list[_Group], first: int, last: int) -> bool:
    """Whether the groups *first* to *last* are a number: parted as people part it, or alone and in one manner."""
    inner = {part.gap for part in parts[first + 1 : last + 1]}
    if first == last:
        return first == 0 or parts[first].gap != "." or parts[first - 1].digits != "0"  # 0.13912340000
    if inner == {"."} and last - first == 1:
        return False  # 139.12340000 is a decimal number
    parting = tuple(len(part.digits) for part in parts[first : last + 1])
    if len(inner) > 1:
        return parting == COMMON_PARTING and inner == {" ", "-"}
    beside = [parts[at].digits for at in (first - 1, last + 1) if 0 <= at < len(parts)]
    if last - first == MOBILE_DIGITS - 1:
        return all(len(digits) > 1 for digits in beside)  # each digit for itself, and no piece of a longer row of these
    return parting in PARTINGS or not beside or (first == 1 and beside == [parts[0].digits] and beside[0] in COUNTRY)


def _old_identities(text: str) -> Iterator[Finding]:
    for found in _OLD_IDENTITY.finditer(text):
        number = digits_of(found[1])
        if is_old_identity(number):
            yield Finding("id-card-15", number)


def _passports(text: str) -> Iterator[Finding]:
    for found in _PASSPORT.finditer(text):
        if not text[: found.start()].rstrip().endswith(_APPROVALS):
            yield Finding("passport", _bare(found[0]))


def _permits(text: str) -> Iterator[Finding]:
    yield from (Finding("permit", found[1]) for found in _PERMIT.finditer(text))


def _plates(text: str) -> Iterator[Finding]:
    for found in _PLATE.finditer(text):
        if _PLATE_REST.fullmatch(_bare(found[1])):
            yield Finding("plate", _bare(found[0]))


def _mails(text: str) -> Iterator[Finding]:
    for found in _MAIL.finditer(text) if "@" in text else ():
        if not found[0].lower().endswith(_IMAGES):
            yield Finding("e-mail", re.sub(r"\s", "", found[0]).lower())


def _homes(text: str) -> Iterator[Finding]:
    yield from (Finding("home", found[0]) for found in _HOME.finditer(text))


def _bare(text: str) -> str:
    return re.sub(f"[{GAP_SIGNS}]", "", text)


_LOOKS_AT_NUMBERS = (_identities, _bank_cards, _mobiles)
_LOOKS = (_old_identities, _passports, _permits, _plates, _mails, _homes)
