"""Every page that we make, streamed in a fixed order. Pelican itself writes the pages of `content/`."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.site.contexts.catalogue import catalogue_page
from disclosure.site.contexts.dictionary import dictionary_page
from disclosure.site.contexts.home import home_page
from disclosure.site.contexts.notfound import not_found_page
from disclosure.site.contexts.record import record_pages
from disclosure.site.contexts.register import list_pages
from disclosure.site.contexts.subject import subject_pages
from disclosure.site.contexts.tombstone import tombstone_pages
from disclosure.site.model import Page, SiteView


def pages(view: SiteView) -> Iterator[Page]:
    """Yield every page: home and catalogue, each register with its records, subjects, 404.html."""
    yield home_page(view)
    yield catalogue_page(view)
    for register in view.publication.registers:
        yield from list_pages(register, view)
        yield dictionary_page(register)
        yield from record_pages(register, view)
        yield from tombstone_pages(register)
    yield from subject_pages(view)
    yield not_found_page(view)
