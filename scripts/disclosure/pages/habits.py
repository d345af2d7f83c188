"""Signs that a Chinese keyboard types and Word understands, and Markdown prints as they stand: each with what to write.

An error shows raw marks on the page for certain; a warning may be meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from disclosure.errors import shortened
from disclosure.pages.as_written import in_fences, in_lists
from disclosure.pages.oddities import Looks, Oddity, outside_code

_ADDRESS = (
    r"(?:(?:https?://|/|\.\.?/)[^\s()（）\[\]]*"
    r"|[A-Za-z0-9_./-]+\.(?:md|png|jpe?g|webp|pdf|docx?|xlsx?|pptx?|ofd)(?:#[^\s()（）]*)?)"
)
_PICTURE = re.compile(r"！\[([^\[\]\n]*)\] *[(（] *([^\s()（）]+\.(?:png|jpe?g|webp)) *[)）]", re.IGNORECASE)
_LINK = re.compile(
    rf"(!?)([\[【［])([^\[\]【】［］\n]+)([\]】］])([ \t　]*)([(（])[ 　]*({_ADDRESS})[ 　]*([)）])", re.IGNORECASE
)
_LINES: Final = (  # what is wrong at the beginning of a line, and what is the fix for the rest of the line
    (re.compile(r"^[ 　]*(?=[/／]*／)[/／]{3,}(.*)$", re.MULTILINE), "块的斜线写成了全角“／”", "///"),
    (re.compile(r"^[ 　]*(?=[#＃]*＃)[#＃]{1,6}(.*)$", re.MULTILINE), "小标题的井号写成了全角“＃”", "##"),
    (re.compile(r"^ *　[ 　]*#{1,6}(.*)$", re.MULTILINE), "小标题前面有全角空格", "##"),
)
_STARS = re.compile(r"＊{1,3}([^＊\n]+)＊{1,3}")
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)")
_MARK = re.compile(r"[ 　]*(?:[·•●○■□◆◇▪▲➢√✓]|[－–—-](?![-－–—]))[ 　]*(?=[^\s\d|:：>*#-])")
_GOOD_MARK = re.compile(r" *- ")
_CELLS = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
_NUMBER = re.compile(
    r"[ 　]*(?:[0-9]{1,3}[.、)）]|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[-*+]) *\t"
)
_MOVED_IN = re.compile(r"(?: {4}| {0,3}\t)[ \t]*[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_MOST_SHOWN = 60  # characters of a line


def habits(text: str) -> Iterator[Oddity]:
    """Yield what was typed out of habit in a text, but not in its code."""
    yield from outside_code(text, _LOOKS)
    yield from _boxes(text)


def _half(text: str) -> str:
    """Return *text* with the signs and letters of a full-width keyboard as half-width ones."""
    return unicodedata.normalize("NFKC", text).strip()


def _links(text: str) -> Iterator[Oddity]:
    for found in _PICTURE.finditer(text):
        fix = f"改成半角：![{found[1]}]({found[2]})"
        yield Oddity("full-width", "图片的感叹号写成了全角“！”，网页上没有图", fix, found.start())
    for found in _LINK.finditer(text):
        mark, *signs, address, last = found[1], found[2], found[4], found[6], found[7], found[8]
        right = f"{mark}[{found[3].strip()}]({address})"
        if [*signs, last] != ["[", "]", "(", ")"]:
            yield Oddity("full-width", "链接的括号写成了全角", f"改成半角：{right}", found.start())
        elif found[5]:
            yield Oddity("full-width", "方括号和圆括号之间有空格，不会成为链接", f"写成 {right}", found.start())


def _beginnings(text: str) -> Iterator[Oddity]:
    for pattern, what, mark in _LINES:
        for found in pattern.finditer(text):
            rest = _half(found[1]) if mark == "///" else found[1].strip()
            yield Oddity("full-width", what, f"顶格写，改成半角：{mark} {rest}".rstrip(), found.start())


def _bold(text: str) -> Iterator[Oddity]:
    for found in _STARS.finditer(text):
        yield Oddity("full-width", "星号写成了全角“＊”，不会加重", f"改成半角：**{found[1].strip()}**", found.start())
    for begins, line in _lines(text):
        marks = [one.span() for one in _BOLD.finditer(line)]
        for (at, opened), (closed, _) in zip(marks[::2], marks[1::2], strict=False):
            inside = line[opened:closed]
            if len(marks) % 2 == 0 and inside != inside.strip() and inside.strip():
                fix = f"去掉星号里面的空格：**{inside.strip()}**"
                yield Oddity("bold", "星号和文字之间有空格，不会加重", fix, begins + at)


def _marks(text: str) -> Iterator[Oddity]:
    lines = [(begins, line, _MARK.match(line)) for begins, line in _lines(text)]
    for is_marked, group in groupby(lines, key=lambda one: bool(one[2]) and not _GOOD_MARK.match(one[1])):
        first, *others = group
        if is_marked:
            begins, line, mark = first
            words = line[mark.end() :] if mark else line
            fix = f"每条一行，减号用半角，后面空一格：- {shortened(words.strip(), _MOST_SHOWN)}"
            what = "这几行不会成为列表，会连成一段" if others else "这一行不会成为列表"
            yield Oddity("list", what, fix, begins, warning=not others)


def _pasted(text: str) -> Iterator[Oddity]:
    for is_row, group in groupby(_lines(text), key=lambda one: bool(_CELLS.search(one[1].strip()))):
        (begins, head), *rows = group
        if is_row and rows and not _NUMBER.match(head):
            cells = _CELLS.split(head.strip())
            written = "，".join([_row(cells), "|" + "---|" * len(cells), _row(_CELLS.split(rows[0][1].strip()))])
            what = "像是从 Word 或 Excel 粘贴来的表，网页上会连成一段"
            yield Oddity("table", what, f"格子之间写半角的 |，表头下面加一行，一行一行写：{written}", begins)


def _boxes(text: str) -> Iterator[Oddity]:
    """Yield the paragraphs that somebody moved in by four spaces, which make code of them."""
    lines, was_blank = text.split("\n"), True
    for (begins, line), *of_other in zip(_lines(text), in_lists(lines), in_fences(lines), strict=True):
        if was_blank and not any(of_other) and _MOVED_IN.match(line):
            fix = "删去行首的空格；要空两格的，用两个全角的空格"
            yield Oddity("indent", "行首空了四格，网页上会成为一个方框", fix, begins, warning=True)
        was_blank = not line.strip()


def _row(cells: Sequence[str]) -> str:
    return shortened(f"| {' | '.join(cell.strip() for cell in cells)} |", _MOST_SHOWN)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text, each with the place on which it begins."""
    begins = 0
    for line in text.split("\n"):
        yield begins, line
        begins += len(line) + 1


_LOOKS: Final[Looks] = (_links, _beginnings, _bold, _marks, _pasted)
