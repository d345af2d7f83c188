"""Every page that we make, streamed in a fixed order. Pelican itself writes the pages of `content/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from disclosure.pages.catalogue import catalogue_page
from disclosure.pages.changes import changes_page
from disclosure.pages.dictionary import dictionary_page
from disclosure.pages.home import home_page
from disclosure.pages.model import Page, SiteView
from disclosure.pages.notfound import not_found_page
from disclosure.pages.record import record_pages
from disclosure.pages.register import list_pages
from disclosure.pages.search import search_page
from disclosure.pages.subject import subject_pages
from disclosure.pages.tombstone import tombstone_pages

Stream = Callable[[SiteView], Iterator[Page]]


def front_pages(view: SiteView) -> Iterator[Page]:
    """Yield the pages that name the registers' files, and other single ones."""
    yield home_page(view)
    yield catalogue_page(view)
    yield search_page(view)
    yield changes_page(view)
    for register in view.publication.registers:
        yield from islice(list_pages(register, view), 1)
        yield dictionary_page(register)
    yield not_found_page(view)


def further_pages(view: SiteView) -> list[Stream]:
    """Return what yields all other pages, in parts of which none needs another; the longest first."""
    numbers = range(len(view.publication.registers))
    return [subject_pages, *(partial(part, number) for part in (_further_list, _records) for number in numbers)]


def _further_list(number: int, view: SiteView) -> Iterator[Page]:
    yield from islice(list_pages(view.publication.registers[number], view), 1, None)


def _records(number: int, view: SiteView) -> Iterator[Page]:
    register = view.publication.registers[number]
    yield from record_pages(register, view)
    yield from tombstone_pages(register)
