"""Links and pictures in what people wrote lead to something that the site has.

A link inside of its own folder, data or content, has to. The two folders are replaced apart from each other: a link
from one into the other that leads nowhere is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from html import unescape
from pathlib import PurePosixPath
from posixpath import dirname, relpath
from typing import Protocol
from urllib.parse import unquote

from disclosure import addresses
from disclosure.content_folders import FILES, IMAGES
from disclosure.errors import Problem, shortened
from disclosure.pages import blocks, markdown
from disclosure.pages.content import IMAGE_TYPES
from disclosure.pages.prose import Prose
from disclosure.pages.shelf import Shelf
from disclosure.pages.web_addresses import FULL_WIDTH, right

LINK = re.compile(r'(href|src)="([^"]*)"')
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_OF_FILE = re.compile(r"[{|]|[^?#]*\.md(?:[?#]|$)")  # what names a file is of the content folder
_NO_SCHEME = re.compile(r"(?:www\.[^/]+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:cn|com|net|org))(?:[/?#]|$)")
_HTML = re.compile(r"\.html?$", re.IGNORECASE)
_PREVIEW = re.compile(r"https?://(?:localhost|127(?:\.[0-9]+){3}|0\.0\.0\.0|\[::1\])(?::[0-9]*)?(/.*)?$", re.IGNORECASE)
_LONGEST_SHOWN = 60  # characters
_MOST_HEADINGS = 8  # that a message names
_ABOVE = ".."
DEAD_LINK = "dead-link"
_NOTHING = "指向的地址网站里没有"
_ADVICE = "核对地址，网页的地址以 / 结尾；或补上那个页面、名册或记录"


class Known(Protocol):
    """What knows the addresses of the site: `checks.places.Places`, or the last site itself."""

    def missing(self, wanted: Iterable[str]) -> set[str]:
        """Return those of the *wanted* addresses at which the site has nothing."""

    def is_written(self, address: str) -> bool:
        """Whether *address* belongs to the content folder, which is replaced apart from the data."""

    def nearest(self, address: str) -> str:
        """Return the address that may be meant by one at which there is nothing; "" if none is like it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the site's own as it is written in *prose*: where it leads, and at which anchor of it ("": none)."""

    prose: Prose
    written: str
    is_picture: bool
    address: str  # relative to the site's root; begins with `..` if that is outside of the site
    anchor: str

    @property
    def shown(self) -> str:
        """What a message calls it."""
        return f"{'图片' if self.is_picture else '链接'} {shortened(self.written, _LONGEST_SHOWN)}"

    def problem(self, message: str, fix: str, *, warning: bool = False) -> Problem:
        """Return a problem of the link."""
        return self.prose.problem(DEAD_LINK, f"{self.shown} {message}", fix, self.near, warning=warning)

    @property
    def near(self) -> str:
        """What stands in its line and, if it can be told, in no line of another."""
        opened = f"]({self.written}"
        return next((one for one in (f"{opened})", opened) if one in self.prose.body), self.written)


def link_problems(texts: Sequence[Prose], places: Known, shelf: Shelf) -> Iterator[Problem]:
    """Yield every link and picture of *texts* that leads to nothing.

    The warnings of a text are one problem, since a folder that was replaced leaves many.
    """
    links = {prose: list(_links(prose, shelf)) for prose in texts}
    missing = places.missing(link.address for some in links.values() for link in some)
    for prose, some in links.items():
        dead = [link for link in some if link.address in missing or _names_no_file(link, shelf)]
        apart = [link for link in dead if _leads_apart(link, places)]
        near = {link: _nearest(link, places, shelf) for link in dead}
        yield from (link.problem(*_fault(link, shelf, missing, near[link])) for link in dead if link not in apart)
        yield from _warning(prose, {link: near[link] for link in apart})
        there = [link for link in some if link not in dead]
        yield from _anchors(there, shelf)
        yield from (link.problem(*_WRONG_KIND) for link in there if link.is_picture and _is_no_picture(link))
        yield from _of_this_machine(prose)
        yield from _no_files(prose, shelf, {link.written for link in dead})


_WRONG_KIND = ("不是图片", "图片放进 images；附件写成 [名称](文件名)，前面不加 !")


def _names_no_file(link: Link, shelf: Shelf) -> bool:
    """Whether it names a Markdown file that is not there, whatever else may stand at the address of such a file."""
    named = link.written.partition("#")[0].partition("?")[0].endswith(".md")
    return named and link.address not in shelf.written and link.address not in shelf.waiting


def _is_no_picture(link: Link) -> bool:
    return not link.address.startswith((f"{IMAGES}/", _ABOVE)) and not link.address.endswith(".svg")


def _of_this_machine(prose: Prose) -> Iterator[Problem]:
    """Yield the links that were pasted from a preview: nobody else can open them."""
    for _, raw in _attributes(prose):
        found = _PREVIEW.match(unescape(raw))
        if found:
            shown = shortened(found[0], _LONGEST_SHOWN)
            fix = f"只写后面的一段：{found[1] or '/'}"
            yield prose.problem(DEAD_LINK, f"链接 {shown} 是预览的地址，公众打不开", fix, found[0])


def _no_files(prose: Prose, shelf: Shelf, dead: Collection[str]) -> Iterator[Problem]:
    """Yield the blocks for a file that name something else."""
    for block in blocks.blocks(prose.body):
        name = block.argument.partition("|")[0].strip()
        if block.name == blocks.FILE and name and name not in dead:
            link = link_of(prose, name, shelf)
            if link is None or not link.address.startswith(f"{FILES}/"):
                fix = f"把文件放进 content/{FILES}，这里只写文件名；别的网页写成 [名称](地址)"
                yield prose.problem("missing-file", f"{shortened(name)} 不是 {FILES} 里的文件", fix, block.begins)


def _leads_apart(link: Link, places: Known) -> bool:
    """Whether it leads out of the folder, data or content, in which it is written."""
    is_known = link.address.partition("/")[0] == _ABOVE or bool(_OF_FILE.match(link.written))
    return not is_known and places.is_written(link.address) != places.is_written(link.prose.address)


def _anchors(links: Sequence[Link], shelf: Shelf) -> Iterator[Problem]:
    for link in links:
        if link.anchor and not shelf.has_anchor(link.address, link.anchor):
            yield link.problem("指向的小标题那一页上没有", _heading(link, shelf.headings(link.address)))


def _heading(link: Link, there: Sequence[str]) -> str:
    """Say which headings a link may lead to, the nearest first."""
    path = link.written.partition("#")[0]
    near = get_close_matches(link.anchor, there, n=1, cutoff=0.0)
    if not near:
        return f"那一页没有小标题，写成 {path or '那一页的地址'}"
    others = "、".join(there[:_MOST_HEADINGS]) + (" 等" if len(there) > _MOST_HEADINGS else "")
    return f"是不是 {path}#{near[0]}？那一页的小标题有 {others}，照抄在 # 后面"


def _warning(prose: Prose, links: Mapping[Link, str]) -> Iterator[Problem]:
    """Yield one problem of *links*, of each of which the nearest right one is known, or ""."""
    rows = [(link, prose.row(link.near)) for link in links]
    named = "、".join(link.shown if row is None else f"{link.shown}（第 {row} 行）" for link, row in rows)
    if links:
        said = [f"{link.written} 改成 {near}" for link, near in links.items() if near]
        near = [f"是不是 {one}？" for one in links.values()] if len(links) == len(said) == 1 else said
        fix = "；".join([*near, *([] if all(links.values()) else [f"{'其余的' if near else ''}{_ADVICE}"])])
        problem = prose.problem(DEAD_LINK, f"{named} {_NOTHING}", fix, warning=True)
        yield replace(problem, count=len(links))


def _attributes(prose: Prose) -> Iterator[tuple[str, str]]:
    """Yield the links and pictures of a text as its HTML has them."""
    try:
        html = markdown.clean(markdown.tried(prose.body))
    except markdown.TooMuch:
        return  # prose.py tells it
    yield from dict.fromkeys(LINK.findall(html))


def _links(prose: Prose, shelf: Shelf) -> Iterator[Link]:
    for attribute, raw in _attributes(prose):
        link = link_of(prose, unescape(raw), shelf, is_picture=attribute == "src")
        if link is not None:
            yield link


def link_of(prose: Prose, written: str, shelf: Shelf, *, is_picture: bool = False) -> Link | None:
    """Return the link that *prose* writes so; None if it leads to another site, or to a note on its own page."""
    if ELSEWHERE.match(written):
        return None
    path, _, anchor = written.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        is_note = not anchor or anchor.startswith(("fn:", "fnref"))
        if is_note:
            return None
    address = shelf.address(prose, path) if path else prose.address
    return Link(prose, written, is_picture, address, shelf.anchor(address, unquote(anchor)) if anchor else "")


def _fault(link: Link, shelf: Shelf, missing: Collection[str], likely: str) -> tuple[str, str]:
    """Say why a link leads nowhere, and which one is *likely* meant, if any."""
    if link.address.partition("/")[0] == _ABOVE:
        return "指到了网站外面", "写成从本页算起的地址，或以 / 开头、从网站首页算起"
    if link.address in shelf.waiting:
        return f"指向的网页还不公开（{shelf.waiting[link.address]}）", "等它公开以后再链接，或改它的日期和状态"
    if link.address not in missing:
        return "指的文件文章文件夹里没有", f"那里是名册或自动生成的页面，写成 /{link.address}"
    if instead := _of_elsewhere(link):
        return _NOTHING, instead
    name = link.address.rpartition("/")[2]
    if link.is_picture or ("." in name and not (likely and _HTML.search(name))):
        folder = IMAGES if link.is_picture or name.lower().endswith(IMAGE_TYPES) else FILES
        near = get_close_matches(name.lower(), _names(shelf, folder), n=1, cutoff=0.7)
        return _NOTHING, f"是不是 {near[0]}？" if near else f"把文件放进 content/{folder}，这里只写文件名"
    return _NOTHING, f"是不是 {likely}？" if likely else _ADVICE


def _of_elsewhere(link: Link) -> str:
    """Say how the address of another site is written, where a link is meant for one; "" if it is not."""
    if FULL_WIDTH.match(link.written):
        return f"冒号和斜线改成半角：{shortened(right(link.written), _LONGEST_SHOWN)}"
    is_one = not link.is_picture and _NO_SCHEME.match(link.written)
    return f"网址前面要写 https://，写成 https://{shortened(link.written, _LONGEST_SHOWN)}" if is_one else ""


def _nearest(link: Link, places: Known, shelf: Shelf) -> str:
    """Return how the link is written that may be meant; "" if there is none."""
    written = unquote(link.written.partition("#")[0]).lstrip("./")  # `..` may be there too often, or too seldom
    if register := places.nearest(link.address):
        return f"/{register}"
    register = places.nearest(written)
    if register and register.strip("/") == written.strip("/"):
        return f"/{register}"
    return _nearest_page(link, shelf) or (f"/{register}" if register else "")


def _nearest_page(link: Link, shelf: Shelf) -> str:
    """Return how the page is written that may be meant, but not the link's own; "" if there is none.

    The same file in another folder is the likeliest.
    """
    pages = {text.path: address for address, text in shelf.texts.items() if address != link.prose.address}
    stems = {path: PurePosixPath(path.removesuffix("/index.md")).stem for path in pages if path.endswith(".md")}
    wanted = _HTML.sub("", PurePosixPath(link.address).name)
    near = [wanted] if wanted in stems.values() else get_close_matches(wanted, stems.values(), n=1, cutoff=0.6)
    named = [path for path, stem in stems.items() if stem in near]
    beside = [path for path in named if dirname(path) == dirname(link.prose.path)]
    if not named:
        return ""
    path = (beside or named)[0]
    if link.prose.path.endswith(".md"):
        return relpath(path, dirname(link.prose.path))
    return addresses.href(link.prose.address, pages[path])


def _names(shelf: Shelf, folder: str) -> list[str]:
    return [one.partition("/")[2] for one in shelf.written if one.startswith(f"{folder}/")]
