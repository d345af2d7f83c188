"""Both steps over bytes in UTF-8, whatever they are: pages, JSON, CSV, SVG, feeds, scripts.

Nothing is parsed. What an encoding can do to a number (entities, escapes of JSON, percent signs, a tag between two
digits) is undone in files that hold such a thing, and those are few.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

import re2

from disclosure.privacy.scanner import scan
from disclosure.privacy.sought import Finding
from disclosure.privacy.spelling import raw_digit
from disclosure.privacy.suspects import SUSPICIONS

AROUND = 160  # bytes on each side of a suspicion that are looked at with it

_INLINE = (
    "</?(?:a|b|bdi|bdo|big|br|code|em|font|i|kbd|mark|s|samp|small|span|strong|sub|sup|tspan|u|var|wbr)(?:[ /][^<>]*)?>"
)
_BETWEEN_DIGITS = f"{raw_digit()}[ ]?(?:{_INLINE}){{1,2}}[ ]?{raw_digit()}"
_SPELLINGS = (
    r"(?i:&#(?:0*(?:32|4[5-9]|5[0-7]|6[4-9]|[7-9][0-9]|[0-9]{3,})|x0*(?:2[0def]|3[0-9]|[4-9a-f][0-9a-f]|[0-9a-f]{3,}));?"
    r"|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|middot|commat|period|sol|lowbar);"
    r"|\\u[0-9a-f]{4}|\\[nrt]|%(?:2[0def]|3[0-9]|40|ef%bc%[89]|e3%80%80|c2%a0|e2%80%8))"
)
_ANYTHING = re2.compile(f"{SUSPICIONS}|{_SPELLINGS}|{_BETWEEN_DIGITS}")  # what most files have none of: one pass
_SUSPICION, _SPELLED, _PARTED = re2.compile(SUSPICIONS), re2.compile(_SPELLINGS), re2.compile(_BETWEEN_DIGITS)
_TAGS = re.compile(_INLINE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_BLANK = re.compile(r"\\[nrt]")
_CUT_HEAD = re.compile(rb"[0-9A-Za-z]+(?:[ ./_-][0-9]+(?![0-9A-Za-z]))*")
_CUT_TAIL = re.compile(rb"(?:[0-9]+[ ./_-])*[0-9A-Za-z]+\Z")


def scan_bytes(data: bytes) -> list[Finding]:
    """Return everything private in *data*, each finding once; what is no UTF-8 parts words."""
    try:
        data.decode()
    except UnicodeDecodeError:  # the first step would see neither a digit nor a boundary there
        data = data.decode("utf-8", "replace").encode()
    return scan_text(data)


def scan_text(data: bytes) -> list[Finding]:
    """Return everything private in *data*, which is UTF-8, each finding once."""
    if not _ANYTHING.search(data):
        return []
    return list(dict.fromkeys(found for view in _views(data) for found in _scan(view)))


def _views(data: bytes) -> Iterator[bytes]:
    """Yield the bytes as they stand, then with spellings undone, then without tags between digits."""
    yield data
    if _SPELLED.search(data):
        data = _spelled_out(data.decode("utf-8", "replace")).encode("utf-8", "replace")
        yield data
    if _PARTED.search(data):
        yield _TAGS.sub("", data.decode("utf-8", "replace")).encode("utf-8", "replace")


def _spelled_out(text: str) -> str:
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), html.unescape(text))
    return unquote(_BLANK.sub(" ", plain), errors="replace")


def _scan(data: bytes) -> Iterator[Finding]:
    for found in _SUSPICION.finditer(data):
        yield from scan(_around(data, found.start(), found.end()))


def _around(data: bytes, start: int, end: int) -> str:
    """Return the text around data[start:end], without pieces of words and numbers at its edges."""
    head, tail = data[max(0, start - AROUND) : start], data[end : end + AROUND]
    if start > AROUND and (cut := _CUT_HEAD.match(head)):
        head = head[cut.end() :]
    if end + AROUND < len(data) and (cut := _CUT_TAIL.search(tail)):
        tail = tail[: cut.start()]
    return (head + data[start:end] + tail).decode("utf-8", "ignore")
