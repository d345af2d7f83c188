"""The home page: ways to find, what is going on, figures, the three doors, the latest records, the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.contract.register import SECTIONS
from disclosure.pages import figures
from disclosure.pages.chrome import TITLES, is_index, other_documents, section_documents
from disclosure.pages.happenings import Happening, happenings_since, newest_first
from disclosure.pages.layout import Item
from disclosure.pages.model import Crumb, Document, Page, SiteView
from disclosure.pages.viewing import going_on
from disclosure.showing.model import ShownRegister
from disclosure.showing.recent import since
from disclosure.statistics.model import Headline

DOORS = ("standards", "procedures", "results")
WAYS = 3  # registers in the head of the page, for those who do not type
LATEST = 3  # records of each register among the latest
LISTED = 8  # the latest of all registers
TOP_REGISTERS = 6  # a door's registers listed here; the catalogue has them all
STATS = 2  # headline figures shown of each register
TOP_PAGES = 6  # a section's pages listed here; its index page has them all


@dataclass(frozen=True, slots=True)
class Entry:
    """A register as the home page lists it. *rates* or else *counts* are its figures; *part*: some of its records."""

    section: str
    title: str
    address: str
    rows: int
    last: str
    sample: bool
    finds_subjects: bool
    rates: tuple[figures.Stat, ...]
    counts: tuple[figures.Stat, ...]
    part: figures.Stat | None
    latest: tuple[Happening, ...]
    going_on: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the navigation with what stands in it; *index* and the catalogue have what is not listed."""

    key: str
    title: str
    index: Document | None
    registers: tuple[Entry, ...]
    documents: tuple[Document, ...]
    hidden_registers: int
    hidden_documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The home page."""

    template: ClassVar[str] = "home"

    has_subjects: bool  # whether shops can be looked for
    say: str
    ways: list[Crumb]
    doors: list[Section]  # 标准 程序 结果, those that hold anything
    sections: list[Section]  # the others
    going_on: list[Entry]  # calendars with something on this day
    figures: list[tuple[Entry, tuple[figures.Stat, ...]]]
    latest: list[Happening]
    folders: tuple[tuple[str, tuple[Document, ...]], ...]
    catalogue: str = addresses.CATALOGUE
    changes: str = addresses.CHANGES


def home_page(view: SiteView) -> Page:
    """Return the home page."""
    entries = [_entry(register, view) for register in view.registers]
    sections = [section for key in SECTIONS if _holds_anything(section := _section(key, view, entries))]
    finding = sorted((entry for entry in entries if entry.finds_subjects), key=_weight)
    return HomePage(
        address=addresses.HOME,
        title=view.settings.site_name,
        sample=any(entry.sample for entry in entries),
        has_subjects=bool(finding),
        say=_say(view, entries),
        ways=[
            *((entry.title, f"{entry.address}#rows") for entry in finding[:WAYS]),
            ("全部名册", addresses.CATALOGUE),
        ],
        doors=[section for section in sections if section.key in DOORS],
        sections=[section for section in sections if section.key not in DOORS],
        going_on=[entry for entry in entries if entry.going_on],
        figures=_figures(entries),
        latest=newest_first(one for entry in entries for one in entry.latest)[:LISTED],
        folders=other_documents(view),
    )


def _holds_anything(section: Section) -> bool:
    return bool(section.registers or section.documents or section.index)


def _section(key: str, view: SiteView, entries: Sequence[Entry]) -> Section:
    registers = sorted((entry for entry in entries if entry.section == key), key=_weight if key in DOORS else _kept)
    documents = section_documents(view, key)
    index = next((one for one in documents if is_index(one)), None)
    listed = tuple(one for one in documents if one is not index)
    shown = listed if index is None else listed[:TOP_PAGES] if key in DOORS else ()
    top = registers[:TOP_REGISTERS] if key in DOORS else registers
    return Section(key, TITLES[key], index, tuple(top), shown, len(registers) - len(top), len(listed) - len(shown))


def _weight(entry: Entry) -> tuple[bool, int]:
    """Sort first what says something about single shops, then by the number of records."""
    return not entry.finds_subjects, -entry.rows


def _kept(_: Entry) -> int:
    return 0


def _say(view: SiteView, entries: Sequence[Entry]) -> str:
    rows = sum(entry.rows for entry in entries)
    counted = f"这里有 {len(entries)} 个名册、{rows:,} 条公示记录，" if entries else ""
    return f"{counted}数据截至 {view.settings.as_of.isoformat()}。"


def _entry(register: ShownRegister, view: SiteView) -> Entry:
    package = register.package
    statistics = view.statistics.get(package.name)
    headlines = [one for one in statistics.headlines if not _counts_records(one, package)] if statistics else []
    rates = [one for one in headlines if one.measure.kind == "share"]
    return Entry(
        section=package.register.section,
        title=package.title,
        address=addresses.register(package.name),
        rows=register.records.rows,
        last=register.last.isoformat() if register.last and register.last <= register.as_of else "",
        sample=package.register.sample,
        finds_subjects=package.register.subject is not None and register.records.rows > 0,
        rates=tuple(figures.stats(rates[:STATS], register.rows)),
        counts=tuple(figures.stats(headlines[:STATS], register.rows)),
        part=next(iter(figures.stats((one for one in headlines if _counts_some(one, package)), register.rows)), None),
        latest=_latest(register),
        going_on=tuple(going_on(register)),
    )


def _counts_records(headline: Headline, package: Package) -> bool:
    """Whether a headline is the number of records, which stands beside the register's name already."""
    measure = headline.measure
    return measure.kind == "count" and measure.resource == package.register.records and not measure.where


def _counts_some(headline: Headline, package: Package) -> bool:
    """Whether a headline is the number of some of the records: how many of the targets are not published."""
    measure = headline.measure
    return measure.kind == "count" and measure.resource == package.register.records and bool(measure.where)


def _figures(entries: Sequence[Entry]) -> list[tuple[Entry, tuple[figures.Stat, ...]]]:
    """Return the rates, which stand with what they are made of; where no register has one, other figures."""
    rates = [(entry, entry.rates) for entry in entries if entry.rates]
    return rates or [(entry, entry.counts) for entry in entries if entry.counts]


def _latest(register: ShownRegister) -> tuple[Happening, ...]:
    """Return the last records of the year before the day of the data: older ones are no news."""
    return tuple(happenings_since(register, since(register.as_of).isoformat(), LATEST))
