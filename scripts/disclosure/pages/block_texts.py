"""The text of a block that is a list: steps, each with its limit, or events, each with its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from disclosure.errors import shortened
from disclosure.pages.as_written import ITEM

TEXT, STEPS, DATES, NOTHING = "text", "steps", "dates", "nothing"  # what a block holds
_NESTED: Final = 2  # spaces with which a line belongs to the item above
_DAY = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})(?![\w-])[ ：:，,]*")
_UNITS: Final = {4: "这一年", 7: "这个月", 10: "这一天"}  # what a day, month or year of that length is called
_NUMBERED = re.compile(r"([0-9０-９]{1,2})[.．、)）](?![0-9０-９])\s*(\S.*)")
_HOW: Final = {STEPS: "每步前面写 1. 2. 3.，说明写在下一行，前面空三格", DATES: "每条写成 - 2022-09-01 做了什么"}


class Fault(NamedTuple):
    """Something wrong with a block: the line of the text, from 0, what it is, what to do."""

    line: int
    message: str
    fix: str


class Line(NamedTuple):
    """A line of a text, from 0, and whether it belongs to code or to a block inside."""

    at: int
    text: str
    is_apart: bool


def listed(name: str, holds: str, lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield what is wrong with the *lines* of a block that is to hold one list."""
    is_after_blank = True
    for line in lines:
        is_inner = line.is_apart or line.text.startswith(" " * _NESTED)
        is_nothing = is_inner or not line.text.strip()
        message, fix = ("", "") if is_nothing else _fault(line.text, holds, is_after_blank=is_after_blank)
        if message:
            yield Fault(line.at, f"“{name}”里{message}", fix or _HOW[holds])
        is_after_blank = not line.text.strip()


def _fault(text: str, holds: str, *, is_after_blank: bool) -> tuple[str, str]:
    """Return what is wrong with a line, "" if nothing is, and what to do, "" if it is what the list wants anyway."""
    item = ITEM.match(text)
    number = _NUMBERED.match(text) if holds == STEPS and item is None else None
    if number:
        right = f"{int(number[1])}. {shortened(number[2].strip())}"
        return "有一步的编号写法不对", f"数字和点要用半角，点后面空一格：{right}"
    if item is None:
        return "有一段不在列表里的文字" if is_after_blank else "", ""
    if item[2][0].isdigit() != (holds == STEPS):
        return "列表的写法不对", ""
    if holds != DATES or dated(item[4]):
        return "", ""
    written = _DAY.match(item[4])
    if written is None:
        return "有一条没有日期", ""
    return f"有一条的日期不对：日历上没有 {written[1]} {_UNITS[len(written[1])]}", "核对年、月、日"


def dated(text: str) -> tuple[str, str] | None:
    """Take the day, month or year off the beginning of *text*; None if it has none, or one that there is not."""
    found = _DAY.match(text)
    if found is None:
        return None
    try:
        date.fromisoformat(f"{found[1]}-01-01"[:10])
    except ValueError:
        return None
    return found[1], text[found.end() :]


def limited(text: str) -> tuple[str, str]:
    """Take the first line of a step apart: its title, and its limit behind a `|`, or ""."""
    title, _, limit = text.partition("|")
    return title.strip(), limit.strip()
