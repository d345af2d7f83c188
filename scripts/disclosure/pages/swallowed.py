"""Signs that a writer means as they stand and Markdown takes for its own: they would be gone, and the sense with them.

A star that is a times or a note's, a `>` that is “more than”, a ruled line, the one half of a pair of stars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from disclosure.errors import shortened
from disclosure.pages.oddities import Looks, Oddity, outside_code

_IN_ONE_PARAGRAPH = r"(?:[^*\n]|\n(?![ \t]*\n))*?"
_SLANTED = re.compile(rf"(?<![\\*])\*(?![*\s]){_IN_ONE_PARAGRAPH}[^*\s\\]\*(?!\*)")
_MEASURED = re.compile("[0-9A-Za-z%％‰℃°)）]")
_UNITS = r"[%％‰℃°元倍克升]|[mkμu]?g\b|mg|[mμ]?[lL]\b|毫|微|千克|公斤|cfu|CFU|MPN"
_MORE = re.compile(rf"^ {{0,3}}>=?[ \u3000]*\d+(?:\.\d+)?[ \u3000]*(?:{_UNITS})", re.MULTILINE)
_ARROWS = re.compile(r"^ {0,3}(>{2,})", re.MULTILINE)
_RULED = re.compile(r"(?:\A\n*|(?<=\n\n))[ ]{0,3}(?![#>|/:-])(\S[^\n|]*)\n[-=]+[ \t]*$", re.MULTILINE)
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MOST_SHOWN = 30  # characters


def swallowed(text: str) -> Iterator[Oddity]:
    """Yield the signs of a text that would not be on its page as they stand, but none in its code."""
    yield from outside_code(text, _LOOKS)


def _stars(text: str) -> Iterator[Oddity]:
    for found in _SLANTED.finditer(text):
        if not _MEASURED.fullmatch(text[found.start() - 1 : found.start()]):
            continue
        said = shortened(found[0].replace("\n", " "), _MOST_SHOWN)
        fix = r"乘号写成 ×；星号要原样写出的，每一个前面加反斜线：\*"
        yield Oddity("star", f"这里的星号会不见，中间的字会变斜：{said}", fix, found.start())


def _more(text: str) -> Iterator[Oddity]:
    for found in _MORE.finditer(text):
        if _is_quoted(text, found.start()):
            continue
        fix = r"写成“大于”或 ＞，或者在前面加一个反斜线：\>"
        yield Oddity("quote", "行首的 > 会变成引用，大于号就不见了", fix, found.start())


def _is_quoted(text: str, at: int) -> bool:
    """Whether the line above the one that begins at *at* is of a quotation."""
    above = text.rfind("\n", 0, max(at - 1, 0)) + 1
    return text[above:at].lstrip().startswith(">")


def _arrows(text: str) -> Iterator[Oddity]:
    for found in _ARROWS.finditer(text):
        if _is_quoted(text, found.start()):
            continue
        fix = "要箭头的，写成 →；要引用的，只写一个 >"
        yield Oddity("arrows", f"行首的 {found[1]} 会变成几层引用，箭头就不见了", fix, found.start(1), warning=True)


def _ruled(text: str) -> Iterator[Oddity]:
    for found in _RULED.finditer(text):
        fix = f"要画线的，横线上面空一行；要小标题的，写 ## {shortened(found[1].strip(), _MOST_SHOWN)}，删去横线"
        yield Oddity("rule", "下面的横线会把这一行变成小标题，线就不见了", fix, found.start(1))


def _halves(text: str) -> Iterator[Oddity]:
    for paragraph in _PARAGRAPH.finditer(text):
        marks = [one.start() for one in _BOLD.finditer(paragraph[0])]
        if len(marks) % 2:
            fix = r"要加重的字，前后各写两个星号：**文字**；星号要原样写出的，每一个前面加反斜线：\*"
            yield Oddity("bold", "两个星号只有一边，不会加重，会原样印出来", fix, paragraph.start() + marks[-1])


_LOOKS: Final[Looks] = (_stars, _more, _arrows, _ruled, _halves)
