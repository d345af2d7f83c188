"""The home page: ways to find, what is going on, what was found wrong, the three doors, what is new, figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.contract.register import SECTIONS
from disclosure.metadata.json_ld import organization
from disclosure.metadata.model import publisher
from disclosure.pages import figures
from disclosure.pages.chrome import Shelved, is_index, other_documents, page_of_section, section_documents
from disclosure.pages.layout import Item
from disclosure.pages.model import Crumb, Document, Page, SiteView
from disclosure.pages.news import News, news
from disclosure.pages.viewing import going_on
from disclosure.showing.model import ShownRegister
from disclosure.statistics.model import Headline

DOORS = ("standards", "procedures", "results")
WAYS = 3  # registers in the head of the page, for those who do not type
TOP_REGISTERS = 6  # a door's registers listed here; the catalogue has them all
STATS = 2  # headline figures shown of each register
TOP_PAGES = 6  # a section's pages listed here; its index page has them all


@dataclass(frozen=True, slots=True)
class Entry:
    """A register as the home page lists it, with the days of its records. *rates* or else *counts* are its figures."""

    section: str
    title: str
    address: str
    rows: int
    days: str
    sample: bool
    finds_subjects: bool
    rates: tuple[figures.Stat, ...]
    counts: tuple[figures.Stat, ...]
    going_on: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the navigation with what stands in it; its *page* or the catalogue has what is not listed."""

    key: str
    title: str
    page: str  # "" for none
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
    news: News
    figures: list[tuple[Entry, tuple[figures.Stat, ...]]]
    folders: tuple[Shelved, ...]
    catalogue: str = addresses.CATALOGUE
    changes: str = addresses.CHANGES


def home_page(view: SiteView) -> Page:
    """Return the home page."""
    entries, settings = [_entry(register, view) for register in view.registers], view.settings
    sections = [section for key in SECTIONS if _holds_anything(section := _section(key, view, entries))]
    finding = sorted((entry for entry in entries if entry.finds_subjects), key=_weight)
    return HomePage(
        address=addresses.HOME,
        title=settings.site_name,
        feed=addresses.SITE_FEED,
        description=f"{settings.owner or settings.site_name}：{(say := _say(view, entries))}",
        dated=view.changed,
        thing=organization(publisher(settings)) if settings.owner and settings.siteurl else None,
        sample=any(entry.sample for entry in entries),
        has_subjects=bool(finding),
        say=say,
        ways=[
            *((entry.title, f"{entry.address}#rows") for entry in finding[:WAYS]),
            ("全部名册", addresses.CATALOGUE),
        ],
        doors=[section for section in sections if section.key in DOORS],
        sections=[section for section in sections if section.key not in DOORS],
        going_on=[entry for entry in entries if entry.going_on],
        news=news(view),
        figures=_figures(entries),
        folders=other_documents(view),
    )


def _holds_anything(section: Section) -> bool:
    return bool(section.registers or section.documents or section.page)


def _section(key: str, view: SiteView, entries: Sequence[Entry]) -> Section:
    registers = sorted((entry for entry in entries if entry.section == key), key=_weight if key in DOORS else _kept)
    documents = section_documents(view, key)
    index = next((one for one in documents if is_index(one)), None)
    listed = tuple(one for one in documents if one is not index)
    shown = listed if index is None else listed[:TOP_PAGES] if key in DOORS else ()
    page = page_of_section(view, key)
    # A page that we make lists them all.
    top = registers[:TOP_REGISTERS] if key in DOORS else registers if index or not page else []
    hidden = len(registers) - len(top), len(listed) - len(shown)
    return Section(key, view.settings.sections[key], page, index, tuple(top), shown, *hidden)


def _weight(entry: Entry) -> tuple[bool, int]:
    """Sort first what says something about single shops, then by the number of records."""
    return not entry.finds_subjects, -entry.rows


def _kept(_: Entry) -> int:
    return 0


def _say(view: SiteView, entries: Sequence[Entry]) -> str:
    today, rows = view.settings.as_of.isoformat(), sum(entry.rows for entry in entries)
    if not entries:
        return f"截至 {today}，还没有公开任何名册。"
    last = max((one.last for one in view.registers if one.last and one.last <= one.as_of), default=None)
    newest = f"，收录到 {last.isoformat()}" if last else ""
    return f"截至 {today}，{len(entries)} 个名册公示着 {rows:,} 条记录{newest}。"


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
        days=figures.days_of(register),
        sample=package.register.sample,
        finds_subjects=package.register.subject is not None and register.records.rows > 0,
        rates=_stats(rates, register),
        counts=_stats(headlines, register),
        going_on=tuple(going_on(register)),
    )


def _counts_records(headline: Headline, package: Package) -> bool:
    """Whether a headline is the number of records, which stands beside the register's name already."""
    measure = headline.measure
    return measure.kind == "count" and measure.resource == package.register.records and not measure.where


def _stats(headlines: Sequence[Headline], register: ShownRegister) -> tuple[figures.Stat, ...]:
    """Print the first figures of a register, each with the days that it covers."""
    found = figures.stats(headlines[:STATS], register.rows)
    return tuple(replace(one, period=one.period or figures.days_of(register)) for one in found)


def _figures(entries: Sequence[Entry]) -> list[tuple[Entry, tuple[figures.Stat, ...]]]:
    """Return the rates, which stand with what they are made of; where no register has one, other figures."""
    rates = [(entry, entry.rates) for entry in entries if entry.rates]
    return rates or [(entry, entry.counts) for entry in entries if entry.counts]
