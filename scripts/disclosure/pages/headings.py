"""Lines that are headings and should not be, or that should be and are not: readers find their way by headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from disclosure.pages.oddities import Looks, Oddity, outside_code

_WRONG_LEVEL = re.compile(r"^ {0,3}(#|#{5,6})(?!#)[ \t]*[^\s#].*$", re.MULTILINE)
_TOPIC = re.compile(r" *#[^\s#][^#]*#")
_HEADING = re.compile(r"^ {0,3}#{2,4} ", re.MULTILINE)
_LONE = r"(?:\A\n*|(?<=\n\n))[ 　]*{}[ 　]*$"  # a line below a blank one, or the first
_BOLD = re.compile(_LONE.format(r"\*\*([^*\n]{1,30}?)[:：]?\*\*[:：]?"), re.MULTILINE)
_NUMBERED = re.compile(r"^[ 　]*([一二三四五六七八九十]{1,3}、[^，。；：！？\n]{1,20})$", re.MULTILINE)
_SENTENCE = re.compile("[，。；！？]")


def headings(text: str) -> Iterator[Oddity]:
    """Yield the headings of a text that are of a wrong level, and the lines that stand for headings and are none."""
    yield from outside_code(text, _LOOKS)


def _levels(text: str) -> Iterator[Oddity]:
    for found in _WRONG_LEVEL.finditer(text):
        if _TOPIC.match(found[0]):
            fix = f"话题前面加一个反斜线：\\{found[0].strip()}"
            yield Oddity("heading", "行首的话题 # 会变成一级标题", fix, found.start())
            continue
        what = "正文里有一级标题" if len(found[1]) == 1 else "标题分得太细"
        yield Oddity("heading", what, "标题写在文件开头的“标题”里，正文用 ## 到 ####", found.start())


def _bold(text: str) -> Iterator[Oddity]:
    """Yield the lines in bold of a text without headings: below a heading they may name a list."""
    for found in () if _HEADING.search(text) else _BOLD.finditer(text):
        if not _SENTENCE.search(found[1]) and text[found.end() :].strip():
            yield _should_be("整行加重的字不是小标题", found[1], found.start(1))


def _numbered(text: str) -> Iterator[Oddity]:
    """Yield the titles of a text that has several: one alone may be anything."""
    found = list(_NUMBERED.finditer(text))
    if len(found) > 1:
        for one in found:
            yield _should_be("这样的一行不是小标题", one[1], one.start(1))


def _should_be(what: str, words: str, at: int) -> Oddity:
    fix = f"是小标题的，另起一行写 ## {' '.join(words.split())}，前后空一行"
    return Oddity("no-heading", f"{what}，目录和读屏软件找不到", fix, at, warning=True)


_LOOKS: Final[Looks] = (_levels, _bold, _numbered)
