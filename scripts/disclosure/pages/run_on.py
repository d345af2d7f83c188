"""Lines that a page would run together though they were meant apart: in Word each line end ends a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from disclosure.pages.as_written import INDENTED, ITEM, in_fences
from disclosure.pages.oddities import Oddity

_FIX: Final = (
    "另起一段的，两段之间空一行，或者行首空两个全角的空格；列表写成 1. 文字 或 - 文字；"
    "只换行、不分段的，上一行末尾加一个反斜线 \\"
)
_REFERENCE = re.compile(r"\[\[[^\[\]\n]*\]\]")
_QUOTE = re.compile(r"(?: {0,3}> ?)*")
# Headings, tables, blocks, quoted names and notes, definitions, rules: what stands on a line of its own anyway.
_APART = re.compile(r"\s*$|#{1,6}(?:\s|$)|.*\||/{3}|\*?\[[^\]]*\]:|:|(?:[-=*_] *){3,}$| {4}")
_BROKEN = re.compile(r"(?:  |\\|<br ?/?>)$")
_SENTENCE = re.compile(r"[。：！？；](?:\[\^[^\]]*\]|[”’」』）》*_~\s])*$")
_NUMBER = "一二三四五六七八九十"
NUMBERED: Final = re.compile(
    rf"[0-9０-９]{{1,2}}(?:[、．](?!\d)|[.)）](?![\s\d]))|[（(](?:[0-9０-９]{{1,2}}|[{_NUMBER}]{{1,3}})[)）]"
    rf"|(?:[{_NUMBER}]{{1,3}})、|第[{_NUMBER}]{{1,3}}[条章]|[①-⑳]"
)
_TITLE = re.compile(rf"(?:[{_NUMBER}]{{1,3}}、|[（(][{_NUMBER}]{{1,3}}[)）])[^，。；：！？]{{1,20}}$")
_DAY = re.compile(rf"[0-9〇○零{_NUMBER}]{{4}}年[0-9{_NUMBER}]{{1,3}}月[0-9{_NUMBER}]{{1,3}}日\s*$")


def run_on(text: str) -> Iterator[Oddity]:
    """Yield each line that was meant to be apart from the one before it."""
    lines = text.split("\n")
    for at in _joined(lines):
        if _is_meant_apart(lines[at - 1], lines[at]):
            begins = sum(len(line) + 1 for line in lines[:at])
            yield Oddity("run-on", "这一行会接在上一行后面，连成一段", _FIX, begins, warning=True)


def _joined(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that a page joins to those before them."""
    fenced = list(in_fences(lines))
    plain = [_REFERENCE.sub("", line) for line in lines]
    for at in range(1, len(lines)):
        before, after = _QUOTE.match(plain[at - 1]), _QUOTE.match(plain[at])
        if fenced[at - 1] or fenced[at] or not before or not after or before[0].strip() != after[0].strip():
            continue
        above, here = plain[at - 1][before.end() :], plain[at][after.end() :]
        is_apart = _APART.match(above) or _APART.match(here) or _BROKEN.search(above)
        if not is_apart and not here.startswith((" ", INDENTED)) and not ITEM.match(here) and "\t" not in here:
            yield at


def _is_meant_apart(above: str, here: str) -> bool:
    above, here = (line[_QUOTE.match(line).end() :] for line in (above, here))  # type: ignore[union-attr]
    is_after = _SENTENCE.search(above) or _TITLE.match(above.strip())
    return bool(is_after or NUMBERED.match(here) or _DAY.match(here))
