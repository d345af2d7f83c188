"""A Markdown text that somebody wrote, a page of `content/` or the description of a register: what may stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure import addresses
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.pages import markdown

_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
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

    def problem(self, kind: str, message: str, fix: str, near: str = "", *, warning: bool = False) -> Problem:
        """Return a problem of the text; its row is that of the first line that holds the words *near*."""
        return Problem(self.path, kind, message, fix, row=self.row(near), field=self.field, warning=warning)

    def row(self, near: str) -> int | None:
        """Return the line of the file that is the first to hold the words *near*, None if that cannot be said."""
        if self.begins is None or not near:
            return None
        lines = self.body.lower().split("\n")
        return next((self.begins + at for at, line in enumerate(lines) if near.lower() in line), None)


def descriptions(catalogue: Catalogue) -> list[Prose]:
    """Return what the registers say of themselves."""
    return [
        Prose(package.path, addresses.register(package.name), package.description, field="description")
        for package in catalogue.registers
    ]


def prose_problems(prose: Prose) -> Iterator[Problem]:
    """Report what sanitising would take out, so that nothing an editor wrote vanishes unseen."""
    try:
        html = markdown.tried(prose.body)
    except markdown.TooMuch:
        message = "这段文字排版太复杂：层次太深，或者一段里的符号太多"
        yield prose.problem("too-complex", message, "分成几段，列表和引用不超过几层，删去多余的 [ < * 等符号")
        return
    for tag in dict.fromkeys(name.lower() for name in _TAG.findall(html)):
        if tag == "h1":
            yield prose.problem("heading", "正文里有一级标题", "标题写在 Title 里，正文从 ## 开始")
        elif tag not in markdown.TAGS:
            yield prose.problem("html", f"正文里不能用 <{tag}>", "改用 Markdown 写法", f"<{tag}")
    kept = set(_LINK.findall(markdown.clean(html)))
    for link in dict.fromkeys(_LINK.findall(html)):
        if link not in kept:
            yield prose.problem("link", "有一处链接或图片的地址不能用", "用 https 地址，图片放进 images", link)
