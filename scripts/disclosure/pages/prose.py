"""A Markdown text that somebody wrote, a page of `content/` or the description of a register: what may stand in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Final

from disclosure import addresses
from disclosure.cache import Cache, unless_passed
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.pages import markdown
from disclosure.pages.blocks import block_faults, unmarked
from disclosure.pages.brackets import brackets
from disclosure.pages.habits import habits
from disclosure.pages.headings import headings
from disclosure.pages.loss import lost
from disclosure.pages.mistyped import mistyped
from disclosure.pages.oddities import oddities
from disclosure.pages.run_on import run_on
from disclosure.pages.swallowed import swallowed
from disclosure.pages.unseen import unseen
from disclosure.pages.web_addresses import web_addresses

_MOST_ROWS = 20  # that a message names
_LOOKS: Final = (oddities, habits, headings, brackets, web_addresses, swallowed, run_on, mistyped, unseen)
_LOCAL: Final = "local-file"
_OF_COMPUTER = re.compile(r"(?:[A-Za-z]:[\\/]|file:|\\\\).*?([^\\/]*)$")
_LINK = re.compile(r'(?:href|src)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Prose:
    """A text and the page on which it is read.

    *path* and *field* are where messages say it stands; *begins* is the line of that file on which its *body* does,
    None where lines of the body are not lines of the file.
    """

    path: str
    address: str
    body: str
    begins: int | None = None
    field: str | None = None

    def problem(self, kind: str, message: str, fix: str, near: str | int = "", *, warning: bool = False) -> Problem:
        """Return a problem of the text, in the line *near* (from 0) or in the first that holds the words *near*."""
        row = self.row(near) if isinstance(near, str) else self.row_of(near)
        return Problem(self.path, kind, message, fix, row=row, field=self.field, warning=warning)

    def row_of(self, line: int) -> int | None:
        """Return the line of the file that is line *line* of the text, counted from 0, None if that cannot be said."""
        return None if self.begins is None else self.begins + line

    def row(self, near: str) -> int | None:
        """Return the line of the file that is the first to hold the words *near*, None if that cannot be said."""
        if self.begins is None or not near:
            return None
        for body, words in ((self.body, near), (self.body.lower(), near.lower())):
            if words in body:
                return self.begins + body.count("\n", 0, body.index(words))
        return None


def descriptions(catalogue: Catalogue) -> list[Prose]:
    """Return what the registers say of themselves."""
    return [
        Prose(package.path, addresses.register(package.name), package.description, field="description")
        for package in catalogue.registers
    ]


def unless_in_order(prose: Prose, cache: Cache) -> list[Problem]:
    """Return what `prose_problems` reports; that it was nothing is kept, whosever text it is."""
    return unless_passed("text", prose.body, cache, lambda: list(prose_problems(prose)))


def prose_problems(prose: Prose) -> Iterator[Problem]:
    """Report what is not our Markdown, and what of the text would not be on the page."""
    try:
        html = markdown.tried(prose.body)
    except markdown.TooMuch:
        message = "这段文字排版太复杂：层次太深，或者一段里的符号太多"
        yield prose.problem("too-complex", message, "分成几段，列表和引用不超过几层，删去多余的 [ < * 等符号")
        return
    yield from _odd(prose)
    page = markdown.clean(html)
    refused = list(_refused_links(prose, html, page))
    yield from refused
    faults = block_faults(prose.body)
    for fault in faults:
        yield prose.problem("block", fault.message, fault.fix, fault.line)
    if faults or any(one.kind == _LOCAL for one in refused):
        return  # what they mean is not known
    for line, words in lost(unmarked(prose.body), page):
        message = f"这里有文字不会出现在网页上：{words}"
        yield prose.problem("text-lost", message, _advice(prose.body.split("\n")[line]), line)


def doubts(prose: Prose) -> tuple[str, ...]:
    """Return what `prose_problems` warns of, a line each."""
    return tuple(_line(one) for one in _odd(prose) if one.warning)


def _line(one: Problem) -> str:
    at = f"第 {one.row} 行：" if one.count == 1 else ""  # of several the message names them
    return f"{at}{one.message}；{one.fix}"


def _odd(prose: Prose) -> Iterator[Problem]:
    """Yield what is odd in a text; the warnings of a kind are one problem that names their lines."""
    doubtful: defaultdict[str, list[Problem]] = defaultdict(list)
    for odd in (odd for look in _LOOKS for odd in look(prose.body)):
        line = prose.body.count("\n", 0, odd.at)
        problem = prose.problem(odd.kind, odd.message, odd.fix, line, warning=odd.warning)
        if odd.warning:
            doubtful[odd.kind].append(problem)
        else:
            yield problem
    for first, *others in doubtful.values():
        rows = [str(one.row) for one in (first, *others) if one.row]
        more = " 等" if len(rows) > _MOST_ROWS else ""
        named = f"（第 {'、'.join(rows[:_MOST_ROWS])}{more} 行）" if others and rows else ""
        yield replace(first, message=f"{first.message}{named}", count=len(others) + 1)


def _refused_links(prose: Prose, html: str, page: str) -> Iterator[Problem]:
    kept = set(_LINK.findall(page))
    for link in dict.fromkeys(_LINK.findall(html)):
        of_computer = _OF_COMPUTER.match(unescape(link))
        if link not in kept and of_computer:
            what = "有一处链接或图片是这台电脑上的文件，别人打不开"
            fix = f"把文件放进 content 的 images（图片）或 files（附件），这里只写文件名，如 {of_computer[1]}"
            yield prose.problem(_LOCAL, what, fix, unescape(link))
        elif link not in kept:
            yield prose.problem("link", "有一处链接或图片的地址不能用", "用 https 地址，图片放进 images", link)


def _advice(line: str) -> str:
    if "|" in line:
        return "表格的这一行比表头的格子多；补上表头，或删去多出的格子"
    if re.match(r" {0,3}\[[^\]]+\]:", line):
        return "这个地址正文里没有用到；在正文里写 [文字][名称]，或删去这一行"
    return "换一种写法；要原样写出的符号前面加一个反斜线"
