"""Links and pictures in what people wrote lead to something that the site has.

A link inside of its own folder, data or content, has to. The two folders are replaced apart from each other: a link
from one into the other that leads nowhere is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from disclosure import addresses
from disclosure.checks.places import Places, is_written
from disclosure.errors import Problem, shortened
from disclosure.pages import markdown
from disclosure.pages.prose import Prose

_LINK = re.compile(r'(href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_OF_PELICAN = re.compile(r"[{|](.*?)[|}](.*)")  # {filename}about.md: the page or picture that a file becomes
_PAGE, _PICTURES = "filename", frozenset({"static", "attach"})
_LONGEST_SHOWN = 60  # characters
_ABOVE = ".."
_NOTHING = "指向的地址网站里没有"
_ADVICE = "核对地址，网页的地址以 / 结尾；或补上那个页面、名册或记录"


def link_problems(texts: Sequence[Prose], places: Places) -> Iterator[Problem]:
    """Yield every link and picture of *texts* that leads to nothing, or to something only while the site is at `/`.

    The warnings of a text are one problem, since a folder that was replaced leaves many.
    """
    links = {prose: list(_links(prose)) for prose in texts}
    missing = places.missing(link.address for some in links.values() for link in some)
    files = {prose.path for prose in texts} | {*places.written}  # a picture is what it is called
    for prose, some in links.items():
        gone = [link for link in some if (link.file not in files if link.what else link.address in missing)]
        dead = [link for link in gone if not _fault(link)]
        yield from (link.problem(*fault) for link in some if (fault := _fault(link)))
        yield from (link.problem(_NOTHING, link.advice) for link in dead if not link.leads_apart)
        yield from _warning(prose, [link for link in dead if link.leads_apart])


@dataclass(frozen=True, slots=True)
class _Link:
    """A link of the site's own as it is written in *prose*: what Pelican is to look up, if anything, and the path."""

    prose: Prose
    written: str
    is_picture: bool
    what: str
    path: str

    @property
    def address(self) -> str:
        """Where it leads, relative to the site's root; begins with `..` if that is outside of the site."""
        if not self.what:
            return _folder(normpath(join(self.prose.address, self.path)), self.path)
        return addresses.document(self.file) if self.what == _PAGE else self.file

    @property
    def file(self) -> str:
        """The file that Pelican is to look up, relative to the content folder."""
        return normpath(self.path[1:] if self.path.startswith("/") else join(dirname(self.prose.path), self.path))

    @property
    def leads_apart(self) -> bool:
        """Whether it leads out of the folder, data or content, in which it is written; what Pelican finds does not."""
        return not self.what and is_written(self.address) != is_written(self.prose.address)

    @property
    def shown(self) -> str:
        """What a message calls it."""
        return f"{'图片' if self.is_picture else '链接'} {shortened(self.written, _LONGEST_SHOWN)}"

    @property
    def advice(self) -> str:
        """What to do where nothing stands at its address."""
        return "核对文件名；图片放进 images，写成 {static}/images/文件名" if self.is_picture else _ADVICE

    def problem(self, message: str, fix: str) -> Problem:
        """Return a problem of the link."""
        return self.prose.problem("dead-link", f"{self.shown} {message}", fix, self.written)


def _warning(prose: Prose, links: Sequence[_Link]) -> Iterator[Problem]:
    rows = [(link, prose.row(link.written)) for link in links]
    named = "、".join(link.shown if row is None else f"{link.shown}（第 {row} 行）" for link, row in rows)
    if links:
        problem = prose.problem("dead-link", f"{named} {_NOTHING}", _ADVICE, warning=True)
        yield replace(problem, count=len(links))


def _links(prose: Prose) -> Iterator[_Link]:
    try:
        html = markdown.clean(markdown.tried(prose.body))
    except markdown.TooMuch:
        return  # prose.py tells it
    for attribute, raw in dict.fromkeys(_LINK.findall(html)):
        written = unescape(raw)
        if _ELSEWHERE.match(written):
            continue
        led = _OF_PELICAN.match(written)
        what, target = led.groups() if led else ("", written)
        path = unquote(re.split("[?#]", target, maxsplit=1)[0])
        if path or what:
            yield _Link(prose, written, attribute == "src", what, path)


def _folder(place: str, path: str) -> str:
    """Return the address of a normal *place*: one that *path* wrote like a folder ends in a slash."""
    if place == ".":
        return addresses.HOME
    return f"{place}/" if path.endswith("/") or path.rpartition("/")[2] in {".", ".."} else place


def _fault(link: _Link) -> tuple[str, str] | None:
    """Say what is wrong with the way in which a link is written."""
    in_content = is_written(link.prose.address)
    relative = "写成从本页算起的地址"
    if link.what and (not in_content or link.what not in {_PAGE, *_PICTURES}):
        return "这里不能这样写", relative
    if (link.what == _PAGE) != link.path.endswith(".md"):
        page, picture = "网页写成 {filename}文件名.md", "图片写成 {static}/images/文件名"
        return "指向的不是网页", f"{page}，{picture}" if in_content else f"{relative}，网页的地址以 / 结尾"
    if not link.what and link.path.startswith("/"):
        way = addresses.href(link.prose.address, link.path.lstrip("/"))
        return "以 / 开头，网站放在子文件夹里时打不开", f"{relative}：{way}"
    if link.address.partition("/")[0] == _ABOVE:
        return "指到了网站外面", relative
    return None
