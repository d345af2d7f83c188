"""The home page: ways to find, what is going on, figures, the three doors, the latest records, the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import narwhals as nw

from disclosure.publication.model import PublicRegister
from disclosure.registers.contract import SECTIONS
from disclosure.registers.model import Package
from disclosure.site import addresses, figures
from disclosure.site.cells import Lead, record_grid
from disclosure.site.contexts.chrome import TITLES, frame, is_index, other_documents, section_documents
from disclosure.site.contexts.views import Item, going_on
from disclosure.site.model import Document, Page, SiteView
from disclosure.statistics.model import Headline

DOORS = ("standards", "procedures", "results")
LATEST = 3  # records shown of each register that has dates
STATS = 2  # headline figures shown of each register
TOP_PAGES = 6  # a section's pages listed here; its index page has them all
RECENT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Entry:
    """A register as the home page lists it. *rates* or else *counts* are its figures; *part*: some of its records."""

    title: str
    address: str
    rows: int
    last: str
    sample: bool
    finds_subjects: bool
    rates: tuple[figures.Stat, ...]
    counts: tuple[figures.Stat, ...]
    part: figures.Stat | None
    latest: tuple[tuple[str, str, str], ...]  # title, address, date
    going_on: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the navigation with what stands in it; *index* has the pages that are not listed."""

    key: str
    title: str
    index: Document | None
    registers: tuple[Entry, ...]
    documents: tuple[Document, ...]
    more: bool


def home_page(view: SiteView) -> Page:
    """Return the home page."""
    sections = [section for key in SECTIONS if _holds_anything(section := _section(key, view))]
    entries = [entry for section in sections for entry in section.registers]
    context = {
        **frame(addresses.HOME, view.settings.site_name, sample=any(entry.sample for entry in entries)),
        "doors": [section for section in sections if section.key in DOORS],
        "sections": [section for section in sections if section.key not in DOORS],
        "subjects": [entry for entry in entries if entry.finds_subjects],
        "going_on": [entry for entry in entries if entry.going_on],
        "figures": _figures(entries),
        "latest": [entry for entry in entries if entry.latest],
        "folders": other_documents(view),
        "catalogue": addresses.CATALOGUE,
    }
    return Page(addresses.save_as(addresses.HOME), "home", context)


def _holds_anything(section: Section) -> bool:
    return bool(section.registers or section.documents or section.index)


def _section(key: str, view: SiteView) -> Section:
    registers = [one for one in view.publication.registers if one.package.register.section == key]
    documents = section_documents(view, key)
    index = next((one for one in documents if is_index(one)), None)
    listed = tuple(one for one in documents if one is not index)
    shown = listed if index is None else listed[:TOP_PAGES] if key in DOORS else ()
    entries = tuple(_entry(register, view) for register in registers)
    return Section(key, TITLES[key], index, entries, shown, more=len(shown) < len(listed))


def _entry(register: PublicRegister, view: SiteView) -> Entry:
    package = register.package
    statistics = view.statistics.get(package.name)
    headlines = [one for one in statistics.headlines if not _counts_records(one, package)] if statistics else []
    rates = [one for one in headlines if one.measure.kind == "share"]
    return Entry(
        title=package.title,
        address=addresses.register(package.name),
        rows=register.records.rows,
        last=register.last.isoformat() if register.last and register.last <= register.as_of else "",
        sample=package.register.sample,
        finds_subjects=package.register.subject is not None and register.records.rows > 0,
        rates=tuple(figures.stats(rates[:STATS], register)),
        counts=tuple(figures.stats(headlines[:STATS], register)),
        part=next(iter(figures.stats((one for one in headlines if _counts_some(one, package)), register)), None),
        latest=_latest(register, view),
        going_on=tuple(going_on(register, view)),
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


def _latest(register: PublicRegister, view: SiteView) -> tuple[tuple[str, str, str], ...]:
    """Return the last records of the year before the day of the data: older ones are no news."""
    if register.last is None or register.as_of - register.last > RECENT:
        return ()
    first, last = (register.as_of - RECENT).isoformat(), register.as_of.isoformat()
    recent = nw.col("@date").is_between(nw.lit(first), nw.lit(last))
    rows = view.engine.all(record_grid(register, view, ()).frame.filter(recent).head(LATEST))
    return tuple((lead.title, lead.address, lead.date or "") for lead in map(Lead.of, rows))
