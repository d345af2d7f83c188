"""Every page that we make, in streams of which none needs another. Pelican itself writes the pages of `content/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from disclosure import addresses
from disclosure.pages.bucket import bucket_cuts, bucket_pages
from disclosure.pages.campaign import campaign_pages
from disclosure.pages.catalogue import catalogue_page
from disclosure.pages.changes import changes_page
from disclosure.pages.chosen import chosen_pages
from disclosure.pages.dictionary import dictionary_page
from disclosure.pages.home import home_page
from disclosure.pages.information import information_page
from disclosure.pages.kind_lists import kind_pages
from disclosure.pages.model import Page, SiteView
from disclosure.pages.notfound import not_found_page
from disclosure.pages.notice import notice_pages
from disclosure.pages.notice_list import notice_lists
from disclosure.pages.planned import plan_pages
from disclosure.pages.record import record_pages
from disclosure.pages.register import list_pages, page_count
from disclosure.pages.results import results_pages
from disclosure.pages.search import search_page
from disclosure.pages.site_map import site_map_page
from disclosure.pages.subject import subject_pages
from disclosure.pages.timeliness import timeliness_page
from disclosure.pages.tombstone import tombstone_pages
from disclosure.pages.working_days import working_days_pages
from disclosure.showing.subjects import cuts

Stream = Callable[[SiteView], Iterator[Page]]
RECORDS = 20_000  # in one stream, so that a large register is shared out too


def front_pages(number: int, view: SiteView) -> Iterator[Page]:
    """Yield what names the files of one register, the first page of its list, and its data dictionary."""
    register = view.registers[number]
    yield from list_pages(register, view, last=1)
    yield dictionary_page(register)


def last_pages(view: SiteView) -> Iterator[Page]:
    """Yield what names the files of all registers."""
    yield catalogue_page(view)


def streams(view: SiteView) -> list[Stream]:
    """Return what yields all other pages: those of all registers, then those of each, the largest first."""
    within = [part for number in longest_first(view) for part in (*_lists(number, view), *_records(number, view))]
    return [*_subjects(view), _single_pages, *within]


def longest_first(view: SiteView) -> list[int]:
    """Return the numbers of the registers, the one with most records first."""
    return sorted(range(len(view.registers)), key=lambda number: -view.registers[number].records.rows)


def page_at(address: str, view: SiteView) -> Page | None:
    """Make the page at *address* alone; None where there is none of ours."""
    name, _, rest = address.partition("/")
    numbers = [number for number, one in enumerate(view.registers) if one.package.name == name]
    likely: list[Stream] = [_single_pages, last_pages]
    if name == addresses.subject("").partition("/")[0]:
        wanted = rest.rstrip("/")
        likely = [partial(subject_pages, first=wanted, last=f"{wanted}\0")]
    for number in numbers:
        likely = [partial(front_pages, number), *_lists(number, view), *_records(number, view)]
    return next((page for stream in likely for page in stream(view) if page.address == address), None)


def _single_pages(view: SiteView) -> Iterator[Page]:
    yield home_page(view)
    yield search_page(view)
    yield changes_page(view)
    yield timeliness_page(view)
    yield from working_days_pages(view)
    yield information_page(view)
    yield site_map_page(view)
    yield from results_pages(view)
    yield from plan_pages(view)
    yield from campaign_pages(view)
    yield from kind_pages(view)
    yield not_found_page(view)


def _subjects(view: SiteView) -> Iterator[Stream]:
    for first, last in subject_ranges(view):
        yield partial(subject_pages, first=first, last=last)


def subject_ranges(view: SiteView) -> Iterator[tuple[str, str | None]]:
    """Yield the ranges of subjects that are worth a stream each: the first of one, and the first after it or None."""
    rows = max((register.records.rows for register in view.registers), default=0)
    for first, last in pairwise(["", *cuts(view.registers, rows // RECORDS + 1), None]):
        yield first or "", last


def _lists(number: int, view: SiteView) -> Iterator[Stream]:
    pages = page_count(view.registers[number], view)
    step = max(1, RECORDS // view.settings.rows_per_page)
    for first in range(2, pages + 1, step):
        yield partial(_list, number, first, min(first + step - 1, pages))
    yield partial(_chosen, number)


def _chosen(number: int, view: SiteView) -> Iterator[Page]:
    return chosen_pages(view.registers[number], view)


def _list(number: int, first: int, last: int, view: SiteView) -> Iterator[Page]:
    return list_pages(view.registers[number], view, first, last)


def _records(number: int, view: SiteView) -> Iterator[Stream]:
    for first in range(1, view.registers[number].records.rows + 1, RECORDS):
        yield partial(_record, number, first, first + RECORDS - 1)
    yield partial(_tombstones, number)
    if view.registers[number].notices is not None:
        yield partial(_notices, number)
    rows = view.registers[number].records.rows
    for begin, end in pairwise(["", *bucket_cuts(view.registers[number], rows // RECORDS + 1), None]):
        yield partial(_buckets, number, begin or "", end)


def _record(number: int, first: int, last: int, view: SiteView) -> Iterator[Page]:
    return record_pages(view.registers[number], view, first, last)


def _notices(number: int, view: SiteView) -> Iterator[Page]:
    yield from notice_lists(view.registers[number], view)
    yield from notice_pages(view.registers[number], view)


def _buckets(number: int, first: str, last: str | None, view: SiteView) -> Iterator[Page]:
    return bucket_pages(view.registers[number], view, first, last)


def _tombstones(number: int, view: SiteView) -> Iterator[Page]:
    return tombstone_pages(view.registers[number])
