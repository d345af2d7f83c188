"""The pages of a register's list; the first one also says what the register is and gives its data away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.pages import figures
from disclosure.pages.below import Below, Found, below, loose
from disclosure.pages.beside import Host
from disclosure.pages.chrome import TITLES, register_frame
from disclosure.pages.holdings import holdings, without_xlsx
from disclosure.pages.markdown import render
from disclosure.pages.model import Page, SiteView
from disclosure.pages.pager import pager
from disclosure.pages.views import view_of
from disclosure.showing.model import Column, ShownRecord, ShownRegister


def list_pages(register: ShownRegister, view: SiteView, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """Yield the list's pages *first* to *last*; a register with no row has one page that says so."""
    per_page = view.settings.rows_per_page
    start = (first - 1) * per_page + 1
    records = register.records.records(start)
    rest = Below(register, start)
    for number in range(first, (last or page_count(register, view)) + 1):
        part = list(islice(records, per_page))
        found = rest.take(part)
        page = _page(register, view, number, part, found)
        yield page
        host = Host(register, page.context["address"], page.context["title"])
        for table, rows in found:
            yield from host.further_pages(table, rows)


def page_count(register: ShownRegister, view: SiteView) -> int:
    """Return how many pages the list has; a register with no row has one page that says so."""
    return max(1, -(-register.records.rows // view.settings.rows_per_page))


def _page(register: ShownRegister, view: SiteView, number: int, rows: list[ShownRecord], found: Found) -> Page:
    package, per_page = register.package, view.settings.rows_per_page
    address = addresses.list_page(package.name, number)
    return Page(
        addresses.save_as(address),
        "register",
        {
            **_frame(package, address, number),
            **pager(number, page_count(register, view), partial(addresses.list_page, package.name)),
            "register": package,
            "feed": addresses.feed(package.name),
            "section_title": TITLES[package.register.section],
            "total": register.records.rows,
            "first_row": (number - 1) * per_page + 1,
            "columns": _columns(register),
            "rows": rows,
            "register_address": addresses.register(package.name),
            "beside": below(found, address),
            "about": _about(register, view) if number == 1 else None,
        },
    )


def _columns(register: ShownRegister) -> tuple[Column, ...]:
    """Return the list's columns; where records have no page, the keys of the rows shown below the list join them."""
    contract = register.package.register
    keys = register.records.resource.foreign_keys if contract.pages != "all" else ()
    names = dict.fromkeys([*contract.columns, *(name for key in keys for name in key.fields)])
    return register.records.chosen(list(names))


def _frame(package: Package, address: str, number: int) -> dict[str, Any]:
    # Rows that leave after their period should not live on in a search engine's copy.
    robots = ("noarchive",) if package.register.period and not package.register.period.is_open else ()
    if number == 1:
        return register_frame(package, address, package.title, crumbs=(), robots=robots)
    return register_frame(package, address, f"{package.title}（第 {number} 页）", robots=robots)


def _about(register: ShownRegister, view: SiteView) -> dict[str, Any]:
    package = register.package
    contract = package.register
    charts = view.pictures.get(package.name, ())
    downloads = view.downloads.get(package.name, ())
    statistics = view.statistics.get(package.name)
    return {
        "description": render(package.description) if package.description else "",
        "guide": _guide(package, view),
        "stats": figures.stats(statistics.headlines, register.rows) if statistics else [],
        "plates": [figures.plate(picture, package.name) for picture in charts],
        "facets": register.facets,
        "holdings": holdings(downloads),
        "without_xlsx": without_xlsx(register, downloads),
        "descriptor": addresses.descriptor(package.name),
        "dictionary": addresses.dictionary(package.name),
        "provenance": provenance(package),
        "view": view_of(register),
        "loose": loose(register),
        "limits": register.limits,
        "dates": figures.span(register.first, register.last),
        "period": figures.period(contract.period, {field.name: field.title for field in package.records.fields}),
        "withdrawn": register.ledger.withdrawn,
    }


def _guide(package: Package, view: SiteView) -> str | None:
    """Return the address of the page that says how to read the register, if there is one."""
    address = addresses.guide(package.name)
    return address if any(one.address == address for one in view.documents) else None


def provenance(package: Package) -> dict[str, Any]:
    """Say where a register's data comes from and under which licence it may be used again."""
    said = package.descriptor
    return {
        "sources": [(one.get("title", ""), one.get("path", "")) for one in said.get("sources", ())],
        "licences": [(one.get("title") or one.get("name", ""), one.get("path", "")) for one in said["licenses"]],
        "version": str(said.get("version", "")),
        "created": str(said.get("created", ""))[:10],
    }
