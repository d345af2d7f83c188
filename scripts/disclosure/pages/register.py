"""The pages of a register's list; the first one also says what the register is and gives its data away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.files.tables_csv import GUARDED
from disclosure.pages import figures
from disclosure.pages.below import Below, Found, below, loose
from disclosure.pages.beside import Beside, Host
from disclosure.pages.chrome import TITLES
from disclosure.pages.holdings import Holding, holdings, without_xlsx
from disclosure.pages.markdown import render
from disclosure.pages.model import Page, PageOfRegister, SiteView, of_register
from disclosure.pages.pager import Pager
from disclosure.pages.viewing import ViewOf, view_of
from disclosure.showing.kept import Kept
from disclosure.showing.model import Column, Facet, ShownRecord, ShownRegister


@dataclass(frozen=True, slots=True)
class About:
    """What the first page says besides its rows."""

    description: str  # HTML, sanitised
    guide: str | None  # the address of the page that says how to read the register
    stats: list[figures.Stat]
    plates: list[figures.Plate]
    facets: tuple[Facet, ...]
    view: ViewOf | None
    loose: list[Beside]
    holdings: list[Holding]
    without_xlsx: list[str]
    guarded: str
    descriptor: str
    dictionary: str
    dates: str
    period: list[str]
    limits: tuple[Kept, ...]
    withdrawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage(PageOfRegister):
    """One page of a register's list."""

    template: ClassVar[str] = "register"

    section_title: str
    total: int  # records in all
    first_row: int  # the number of the first one here
    columns: tuple[Column, ...]
    rows: list[ShownRecord]
    beside: list[Beside]
    about: About | None  # on the first page alone
    pager: Pager | None  # where there are several pages


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
        host = Host(register, page.address, page.title)
        for table, rows in found:
            yield from host.further_pages(table, rows)


def page_count(register: ShownRegister, view: SiteView) -> int:
    """Return how many pages the list has; a register with no row has one page that says so."""
    return max(1, -(-register.records.rows // view.settings.rows_per_page))


def _page(register: ShownRegister, view: SiteView, number: int, rows: list[ShownRecord], found: Found) -> Page:
    package, per_page = register.package, view.settings.rows_per_page
    address, pages = addresses.list_page(package.name, number), page_count(register, view)
    return RegisterPage(
        address=address,
        title=package.title if number == 1 else f"{package.title}（第 {number} 页）",
        robots=_robots(package),
        feed=addresses.feed(package.name),
        section_title=TITLES[package.register.section],
        total=register.records.rows,
        first_row=(number - 1) * per_page + 1,
        columns=_columns(register),
        rows=rows,
        beside=below(found, address),
        about=_about(register, view) if number == 1 else None,
        pager=Pager.of(number, pages, partial(addresses.list_page, package.name)) if pages > 1 else None,
        **of_register(package, None if number > 1 else ()),
    )


def _columns(register: ShownRegister) -> tuple[Column, ...]:
    """Return the list's columns; where records have no page, the keys of the rows shown below the list join them."""
    contract = register.package.register
    keys = register.records.resource.foreign_keys if contract.pages != "all" else ()
    names = dict.fromkeys([*contract.columns, *(name for key in keys for name in key.fields)])
    return register.records.chosen(list(names))


def _robots(package: Package) -> tuple[str, ...]:
    # Rows that leave after their period should not live on in a search engine's copy.
    return ("noarchive",) if package.register.period and not package.register.period.is_open else ()


def _about(register: ShownRegister, view: SiteView) -> About:
    package, contract = register.package, register.package.register
    downloads = view.downloads.get(package.name, ())
    statistics = view.statistics.get(package.name)
    return About(
        description=render(package.description) if package.description else "",
        guide=_guide(package, view),
        stats=figures.stats(statistics.headlines, register.rows) if statistics else [],
        plates=[figures.plate(picture, package.name) for picture in view.pictures.get(package.name, ())],
        facets=register.facets,
        view=view_of(register),
        loose=loose(register),
        holdings=holdings(downloads),
        without_xlsx=without_xlsx(register, downloads),
        guarded=GUARDED,
        descriptor=addresses.descriptor(package.name),
        dictionary=addresses.dictionary(package.name),
        dates=figures.span(register.first, register.last),
        period=figures.period(contract.period, {field.name: field.title for field in package.records.fields}),
        limits=register.limits,
        withdrawn=register.ledger.withdrawn,
    )


def _guide(package: Package, view: SiteView) -> str | None:
    """Return the address of the page that says how to read the register, if there is one."""
    address = addresses.guide(package.name)
    return address if any(one.address == address for one in view.documents) else None
