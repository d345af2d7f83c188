"""The search page: a box and places for what its script finds; without a script, the other ways to find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from disclosure import addresses
from disclosure.pages.chrome import is_index
from disclosure.pages.model import Document, Page, SiteView

TITLE = "搜索"
KINDS = ("subject", "list", "record", "register", "page")  # what can be found, as the index calls it
_WORDS = (("单位", "个"), ("分类", "个"), ("食品与记录", "条"), ("名册", "个"), ("页面", "个"))


class Kind(NamedTuple):
    """One kind of what can be found: its name in the index, in words, and what it is counted in."""

    key: str
    words: str
    unit: str


class Way(NamedTuple):
    """A register as a place to look through."""

    title: str
    address: str
    rows: int
    sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The search page."""

    template: ClassVar[str] = "search"

    kinds: list[Kind]
    ways: list[Way]
    documents: list[Document]  # index pages of folders
    catalogue: str = addresses.CATALOGUE


def search_page(view: SiteView) -> Page:
    """Return the search page."""
    ways = [
        Way(one.package.title, addresses.register(one.package.name), one.records.rows, one.package.register.sample)
        for one in view.registers
    ]
    return SearchPage(
        address=addresses.SEARCH,
        title=TITLE,
        sample=any(way.sample for way in ways),
        description="按店名、食品、编号或一句话里的任何几个字，查全部名册的记录和页面。",
        dated="",
        kinds=[Kind(key, *words) for key, words in zip(KINDS, _WORDS, strict=True)],
        ways=ways,
        documents=[document for document in view.documents if is_index(document)],
    )
