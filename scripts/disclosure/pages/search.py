"""The search page: a box and places for what its script finds; without a script, the other ways to find."""

from __future__ import annotations

from typing import NamedTuple

from disclosure import addresses
from disclosure.pages.chrome import frame, is_index
from disclosure.pages.model import Page, SiteView

TITLE = "搜索"
KINDS = ("subject", "record", "register", "page")  # what can be found, as the index calls it
_WORDS = (("单位", "个"), ("食品与记录", "条"), ("名册", "个"), ("页面", "个"))


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


def search_page(view: SiteView) -> Page:
    """Return the search page."""
    ways = [
        Way(one.package.title, addresses.register(one.package.name), one.records.rows, one.package.register.sample)
        for one in view.registers
    ]
    context = {
        **frame(addresses.SEARCH, TITLE, sample=any(way.sample for way in ways)),
        "kinds": [Kind(key, *words) for key, words in zip(KINDS, _WORDS, strict=True)],
        "ways": ways,
        "documents": [document for document in view.documents if is_index(document)],
        "catalogue": addresses.CATALOGUE,
    }
    return Page(addresses.save_as(addresses.SEARCH), "search", context)
