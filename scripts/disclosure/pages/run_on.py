"""Lines that a page would run together though they were meant apart: in Word each line end ends a paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from disclosure.pages.as_written import BLOCK, INDENTED, ITEM, in_fences, in_lists, options_end
from disclosure.pages.oddities import Oddity

_FIX: Final = (
    "另起一段的，两段之间空一行，或者行首空两个全角的空格；列表写成 1. 文字 或 - 文字；"
    "只换行、不分段的，上一行末尾加一个反斜线 \\"
)
_REFERENCE = re.compile(r"\[\[[^\[\]\n]*\]\]")
_QUOTE = re.compile(r"(?: {0,3}> ?)*")
# Headings, tables, blocks, quoted names and notes, definitions, rules, pictures: what has a line of its own anyway.
_APART = re.compile(r"\s*$|#{1,6}(?:\s|$)|.*\||/{3}|\*?\[[^\]]*\]:|:|(?:[-=*_] *){3,}$|!\[[^\]]*\]\([^()]*\)$")
_BROKEN = re.compile(r"(?:  |\\|<br ?/?>)$")
_NOTE = re.compile(r"\[\^[^\[\]]*\]$")
_SENTENCE = re.compile(r"(?:[。：！？；…!?;:]|(?<=[\u4e00-\u9fff])\.)$")
_OPTION = re.compile(r"\w{1,6}: \S")
_GOES_ON = re.compile(r"[，、,（(《“「—-]$")
_NARROWEST: Final = 30  # columns: nobody's lines are wrapped as short as this
_CLOSING: Final = "”’」』）》*_~ "
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
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    for at in _joined(lines):
        if _is_meant_apart(lines[at - 1], lines[at]):
            yield Oddity("run-on", "这一行会接在上一行后面，连成一段", _FIX, begins[at], warning=True)


def _joined(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that a page joins to those before them."""
    fenced, listed = list(in_fences(lines)), list(in_lists(lines))
    options = {option for at in range(len(lines)) for option in _options(lines, at)}
    plain = [_REFERENCE.sub("", line) for line in lines]
    for at in range(1, len(lines)):
        before, after = _QUOTE.match(plain[at - 1]), _QUOTE.match(plain[at])
        if fenced[at - 1] or fenced[at] or not before or not after or before[0].strip() != after[0].strip():
            continue
        above, here = plain[at - 1][before.end() :], plain[at][after.end() :]
        is_apart = at - 1 in options or _APART.match(above) or _APART.match(here) or _BROKEN.search(above)
        is_of_item = listed[at] and (ITEM.match(here) or here.startswith(" "))
        if not (is_apart or is_of_item or here.startswith(INDENTED) or "\t" in here):
            yield at


def _options(lines: Sequence[str], at: int) -> range:
    """Return the lines of the options of a block that begins with line *at*, those with no spaces before them too."""
    if not BLOCK.match(lines[at]) or not lines[at].strip("/ "):
        return range(0)
    end = options_end(lines, at)
    return range(at + 1, end + any(_OPTION.match(line) for line in lines[end : end + 1]))


def _is_meant_apart(above: str, here: str) -> bool:
    above, here = (line[_QUOTE.match(line).end() :].strip() for line in (above, here))  # type: ignore[union-attr]
    end = _NOTE.sub("", above.rstrip(_CLOSING)).rstrip(_CLOSING)
    is_short = _columns(above) < _NARROWEST and not _GOES_ON.search(end)
    is_after = is_short or _SENTENCE.search(end) or _TITLE.match(above)
    return bool(is_after or ITEM.match(here) or NUMBERED.match(here) or _DAY.match(here))


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)
