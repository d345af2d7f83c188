"""The pages that list a kind of Markdown page, the newest first, and the feeds of these kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from disclosure import addresses
from disclosure.content_folders import Kind
from disclosure.files.feed import LATEST, Entry, Feed, midnight
from disclosure.pages.model import Document, Page, SiteView
from disclosure.pages.pager import Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPage(Page):
    """One page of a list of Markdown pages."""

    template: ClassVar[str] = "kind"

    total: int  # pages in all
    documents: Sequence[Document]
    pager: Pager | None  # where there are several pages of the list


def kind_pages(view: SiteView) -> Iterator[Page]:
    """Yield the lists of all kinds that have one and hold anything."""
    for folder, kind in view.settings.kinds.items():
        documents = _listed(view, folder)
        if kind.list and documents:
            yield from _pages(folder, kind, documents, view.settings.rows_per_page)


def _pages(folder: str, kind: Kind, documents: Sequence[Document], rows: int) -> Iterator[Page]:
    step = rows if kind.pager else len(documents)
    parts = [documents[first : first + step] for first in range(0, len(documents), step)]
    newest = documents[0]
    for number, part in enumerate(parts, start=1):
        yield KindPage(
            address=addresses.list_page(folder, number),
            title=kind.title if number == 1 else f"{kind.title}（第 {number} 页）",
            description=f"{kind.title}共 {len(documents):,} 篇，最新的是“{newest.title}”，{newest.dated}。",
            dated=newest.dated if number == 1 else None,
            here=kind.section or (folder if kind.navigation else ""),
            crumbs=() if number == 1 else ((kind.title, addresses.register(folder)),),
            feed=addresses.feed(folder) if kind.feed else None,
            total=len(documents),
            documents=part,
            pager=Pager.of(number, len(parts), partial(addresses.list_page, folder)) if len(parts) > 1 else None,
        )


def kind_feeds(view: SiteView) -> Iterator[Feed]:
    """Yield the feed of each kind that has one and holds anything."""
    settings = view.settings
    for folder, kind in settings.kinds.items():
        documents = _listed(view, folder)
        if kind.list and kind.feed and documents:
            entries = [_entry(document) for document in documents[:LATEST]]
            yield Feed(
                id=folder,
                address=addresses.feed(folder),
                of=addresses.register(folder),
                title=f"{settings.site_name}：{kind.title}",
                author=settings.owner or settings.site_name,
                updated=max(entry.updated for entry in entries),
                entries=entries,
            )


def _listed(view: SiteView, folder: str) -> list[Document]:
    """Return a kind's pages that have a day; in a preview a draft may have none."""
    return [one for one in view.documents if one.section == folder and one.dated]


def _entry(document: Document) -> Entry:
    moment = midnight(date.fromisoformat(document.modified or document.dated))
    return Entry(document.address.rstrip("/"), document.address, document.title, document.summary, moment)
