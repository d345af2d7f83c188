"""What a content folder gives the site, for links: which addresses there are, and which name means which of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import Final, Self

from disclosure import addresses
from disclosure.content_folders import FILES, IMAGES
from disclosure.pages import dialect, markdown
from disclosure.pages.content import Content
from disclosure.pages.prose import Prose

_OF_PELICAN = re.compile(r"[{|](filename|static|attach)[|}](.*)")  # as Pelican's own documents have it
_ASSET = re.compile(r"\.(?!md$|html$)[A-Za-z0-9]{2,5}$")
_ID = re.compile(r'\bid="([^"]*)"')
_OF_TEMPLATE: Final = frozenset({"main", "from"})  # anchors that every Markdown page has


@dataclass(frozen=True, slots=True)
class Shelf:
    """The addresses that a content folder gives the site, and why others are *waiting*.

    *texts* are its pages by address, for the anchors on them.
    """

    written: Collection[str] = frozenset()
    waiting: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Prose] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content) -> Self:
        """Return that of a content folder."""
        hidden = [source for source in content.sources if source not in content.public]
        return cls(
            content.written,
            {source.address: content.waiting(source) for source in hidden},
            {source.address: source.prose for source in content.sources},
        )

    def address(self, prose: Prose, path: str) -> str:
        """Return what a path that *prose* names means: the first that there is of what it may mean, or else the first.

        The address is relative to the site's root; it begins with `..` if that is outside of the site.
        """
        meant = list(_meant(prose, path))
        known = (one for one in meant if one in self.written or one in self.waiting)
        return next(known, meant[0])

    def headings(self, address: str) -> list[str]:
        """Return the anchors of a page's headings in the order of the page."""
        text = self.texts.get(address)
        return [one for one in _anchors(text) if ":" not in one] if text else []

    def anchor(self, address: str, said: str) -> str:
        """Return the anchor that is meant by one that is *said*: of the words of one heading alone, that heading's."""
        text = self.texts.get(address)
        there = _anchors(text) if text and said not in _OF_TEMPLATE else ()
        meant = dialect.anchor(said)
        is_sole = meant in there and f"{meant}-1" not in there
        return meant if is_sole and said not in there else said

    def has_anchor(self, address: str, anchor: str) -> bool:
        """Whether a page has an *anchor*; of a page that nobody wrote it is not known, and is said to."""
        text = self.texts.get(address)
        return text is None or anchor in _OF_TEMPLATE or anchor in _anchors(text)


@lru_cache(maxsize=1024)  # asked for each link to the page, where it is checked and where it is printed
def _anchors(text: Prose) -> tuple[str, ...]:
    try:
        return tuple(_ID.findall(markdown.clean(markdown.tried(text.body))))
    except markdown.TooMuch:
        return ()


def _meant(prose: Prose, path: str) -> Iterator[str]:
    """Yield the addresses that a path may mean, the plainest first.

    An editor sees files, a browser addresses: `about.md` is a file beside the page's own, `../about/` an address.
    """
    pelican = _OF_PELICAN.fullmatch(path)
    path = pelican[2] if pelican else path
    beside = normpath(path[1:] if path.startswith("/") else join(dirname(prose.path), path))
    if path.endswith(".md"):
        yield addresses.document(beside)
    elif pelican:
        yield beside
    elif path.startswith("/"):
        yield _folder(normpath(path.lstrip("/") or "."), path)
    else:
        yield _folder(normpath(join(prose.address, path)), path)
        if _ASSET.search(path):
            yield from (beside, normpath(path), f"{IMAGES}/{path}", f"{FILES}/{path}")


def _folder(place: str, path: str) -> str:
    """Return the address of a normal *place*: one that *path* wrote like a folder ends in a slash."""
    if place == ".":
        return addresses.HOME
    return f"{place}/" if path.endswith("/") or path.rpartition("/")[2] in {".", ".."} else place
