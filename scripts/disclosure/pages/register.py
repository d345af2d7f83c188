"""The pages of a register's list; the first one also says what the register is and gives its data away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.files.tables_csv import GUARDED
from disclosure.ground.duration import Duration, later
from disclosure.metadata.json_ld import Thing, dataset
from disclosure.metadata.model import described
from disclosure.pages import figures
from disclosure.pages.behind import listed, selected
from disclosure.pages.below import Below, Found, below, loose
from disclosure.pages.beside import Beside, Host
from disclosure.pages.choices import Choices, choices
from disclosure.pages.citing import Citing, citing
from disclosure.pages.holdings import Holding, holdings, others, without_xlsx
from disclosure.pages.markdown import first_sentence, plain
from disclosure.pages.model import Page, PageOfRegister, SiteView, of_register, robots
from disclosure.pages.notice_list import Latest, latest
from disclosure.pages.pager import Pager
from disclosure.pages.viewing import ViewOf, view_of
from disclosure.showing.kept import Kept
from disclosure.showing.model import Column, ShownRecord, ShownRegister
from disclosure.showing.record_address import first_order, list_number


@dataclass(frozen=True, slots=True)
class Taken:
    """What can be taken of a register."""

    holdings: list[Holding]
    others: list[tuple[str, str, str]]  # words, address and size of what is of several tables
    without_xlsx: list[str]
    guarded: str
    descriptor: str
    dictionary: str


@dataclass(frozen=True, slots=True)
class About:
    """What the first page says besides its rows."""

    description: str  # HTML, sanitised: its first paragraph
    explained: str  # and the others
    guide: str | None  # the address of the page that says how to read the register
    stats: list[figures.Stat]
    plates: list[figures.Plate]
    citing: Citing
    choices: tuple[Choices, ...]
    marks: tuple[tuple[str, str], ...]  # words of how rows stand, with their weights; "": of any other word
    day: str  # the field by which its rows are dated
    dated: str  # what the day is called by which its rows are dated; "" where they are not
    view: ViewOf | None
    notices: Latest | None
    loose: list[Beside]
    taken: Taken
    first: str  # days of its rows, ISO; "" where they are not dated
    last: str
    stale: str  # how long its newest row may stand for news, where it is older; "" where it is not
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
    start = first_order(first, per_page)
    records = register.records.records(start)
    rest = Below(register, start)
    for number in range(first, (last or page_count(register, view)) + 1):
        part = list(islice(records, first_order(number + 1, per_page) - first_order(number, per_page)))
        found = rest.take(part)
        page = _page(register, view, number, part, found)
        yield page
        host = Host(register, page.address, page.title)
        for table, rows in found:
            yield from host.further_pages(table, rows)


def page_count(register: ShownRegister, view: SiteView) -> int:
    """Return how many pages the list has; a register with no row has one page that says so."""
    return list_number(max(1, register.records.rows), view.settings.rows_per_page)


def _page(register: ShownRegister, view: SiteView, number: int, rows: list[ShownRecord], found: Found) -> Page:
    package = register.package
    address, pages = addresses.list_page(package.name, number), page_count(register, view)
    return RegisterPage(
        address=address,
        title=package.title if number == 1 else f"{package.title}（第 {number} 页）",
        robots=robots(package),
        feed=addresses.feed(package.name),
        description=_description(register, view, number),
        dated=register.changed.isoformat() if number == 1 else None,
        thing=_thing(register, view) if number == 1 and view.settings.siteurl else None,
        section_title=view.settings.sections[package.register.section],
        total=register.records.rows,
        first_row=first_order(number, view.settings.rows_per_page),
        columns=register.columns,
        rows=rows,
        beside=below(found, address),
        about=_about(register, view) if number == 1 else None,
        pager=Pager.of(number, pages, partial(addresses.list_page, package.name)) if pages > 1 else None,
        **of_register(package, None if number > 1 else ()),
    )


def _description(register: ShownRegister, view: SiteView, number: int) -> str:
    """Say what the register is and how much of it there is; on other pages than the first, which part."""
    package, rows, first = register.package, register.records.rows, first_order(number, view.settings.rows_per_page)
    if number > 1:
        return f"{package.title}共 {rows:,} 条，这是第 {first:,} 条起的一页。"
    return f"{package.title}：{rows:,} 条，{figures.days_of(register)}。{first_sentence(plain(package.description))}"


def _thing(register: ShownRegister, view: SiteView) -> Thing:
    package = register.package
    said = described(register, view.settings, plain(package.description))
    return dataset(said, view.downloads.get(package.name, ()))


def _about(register: ShownRegister, view: SiteView) -> About:
    package, contract = register.package, register.package.register
    stats, pictures = _stats(register, view), view.pictures.get(package.name, ())
    first, end, rest = view.texts.get(addresses.register(package.name), "").partition("</p>")
    return About(
        description=first + end,
        explained=rest.strip(),
        guide=_guide(package, view),
        stats=stats,
        plates=_plates(register, view),
        citing=citing(register, pictures, stats, view.settings),
        choices=choices(register),
        marks=_marks(register),
        day=contract.date or "",
        dated=next((one.title for one in register.records.columns if one.name == contract.date), ""),
        view=view_of(register),
        notices=latest(register, view),
        loose=loose(register),
        taken=_taken(register, view),
        first=register.first.isoformat() if register.first else "",
        last=register.last.isoformat() if register.last else "",
        stale=_stale(register),
        period=figures.period(contract.period, {field.name: field.title for field in package.records.fields}),
        limits=register.limits,
        withdrawn=register.ledger.withdrawn,
    )


def _plates(register: ShownRegister, view: SiteView) -> list[figures.Plate]:
    name, every = register.package.name, choices(register)
    found = []
    for picture in view.pictures.get(name, ()):
        behind = figures.Behind(*(find(picture.series, register, every) for find in (listed, selected)))
        found.append(figures.plate(picture, name, behind, view.settings.siteurl))
    return found


def _taken(register: ShownRegister, view: SiteView) -> Taken:
    name = register.package.name
    downloads = view.downloads.get(name, ())
    return Taken(
        holdings=holdings(downloads),
        others=others(downloads),
        without_xlsx=without_xlsx(register, downloads),
        guarded=GUARDED,
        descriptor=addresses.descriptor(name),
        dictionary=addresses.dictionary(name),
    )


def _stats(register: ShownRegister, view: SiteView) -> list[figures.Stat]:
    """Print the headline figures, each with a place of its own on the page."""
    statistics = view.statistics.get(register.package.name)
    headlines = statistics.headlines if statistics else ()
    printed = figures.stats(headlines, register.rows)
    pairs = zip(printed, headlines, strict=True)
    return [replace(stat, anchor=f"figure-{headline.measure.name}") for stat, headline in pairs]


def _stale(register: ShownRegister) -> str:
    """Return the time within which there should be a newer row, in words; "" where there is one, or nobody says."""
    fresh = register.package.register.fresh
    if fresh is None or register.last is None or register.as_of <= later(register.last, Duration.parse(fresh)):
        return ""
    return f" {Duration.parse(fresh).words}"


def _marks(register: ShownRegister) -> tuple[tuple[str, str], ...]:
    """Return the words that rows stand by, each with its weight; without a word, each weight."""
    contract, resource = register.package.register, register.records.resource
    found: dict[tuple[str, str], None] = {}
    for one in (contract.outcome, contract.state):
        if one is not None and one.field in resource.names:
            words = [*one.weights, *resource.field(one.field).constraints.enum]
            found |= {(word, one.weights.get(word, "plain")): None for word in words}
    return (*found, *(("", weight) for weight in ("plain", "caution", "grave")))


def _guide(package: Package, view: SiteView) -> str | None:
    """Return the address of the page that says how to read the register, if there is one."""
    address = addresses.guide(package.name)
    return address if any(one.address == address for one in view.documents) else None
