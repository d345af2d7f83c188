"""Every page that we make, streamed in a fixed order. Pelican itself writes the pages of `content/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from disclosure.site.contexts.catalogue import catalogue_page
from disclosure.site.contexts.changes import changes_page
from disclosure.site.contexts.dictionary import dictionary_page
from disclosure.site.contexts.home import home_page
from disclosure.site.contexts.notfound import not_found_page
from disclosure.site.contexts.record import record_pages
from disclosure.site.contexts.register import list_pages, page_count
from disclosure.site.contexts.search import search_page
from disclosure.site.contexts.subject import subject_pages
from disclosure.site.contexts.tombstone import tombstone_pages
from disclosure.site.model import Page, SiteView

Stream = Callable[[SiteView], Iterator[Page]]


def front_pages(number: int, view: SiteView) -> Iterator[Page]:
    """Yield what names the files of one register, the first page of its list, and its data dictionary."""
    register = view.publication.registers[number]
    yield from list_pages(register, view, range(1, 2))
    yield dictionary_page(register)


def last_pages(view: SiteView) -> Iterator[Page]:
    """Yield what names the files of all registers."""
    yield catalogue_page(view)


def further_pages(view: SiteView) -> tuple[list[Stream], list[Stream]]:
    """Return what yields all other pages, in parts of which none needs another: of all registers, then of each."""
    parts = (partial(part, number) for part in (_further_list, _records) for number in longest_first(view))
    return [subject_pages, _single_pages], list(parts)


def longest_first(view: SiteView) -> list[int]:
    """Return the numbers of the registers, the one with most records first."""
    registers = view.publication.registers
    return sorted(range(len(registers)), key=lambda number: -registers[number].records.rows)


def _single_pages(view: SiteView) -> Iterator[Page]:
    yield home_page(view)
    yield search_page(view)
    yield changes_page(view)
    yield not_found_page(view)


def _further_list(number: int, view: SiteView) -> Iterator[Page]:
    register = view.publication.registers[number]
    yield from list_pages(register, view, range(2, page_count(register, view) + 1))


def _records(number: int, view: SiteView) -> Iterator[Page]:
    register = view.publication.registers[number]
    yield from record_pages(register, view)
    yield from tombstone_pages(register)
