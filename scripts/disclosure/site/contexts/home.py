"""The home page: registers by section, the latest records, headline figures, the pages people wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from disclosure.publication.model import PublicRegister
from disclosure.registers.contract import SECTIONS
from disclosure.registers.model import Package
from disclosure.site import addresses, figures
from disclosure.site.cells import Lead, record_grid
from disclosure.site.contexts.chrome import TITLES, frame, other_documents, section_documents
from disclosure.site.model import Document, Page, SiteView
from disclosure.statistics.model import Headline

LATEST = 5  # records shown of each register that has dates
STATS = 2  # headline figures shown of each register
RECENT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Entry:
    """A register as the home page lists it."""

    title: str
    address: str
    rows: int
    last: str
    sample: bool
    stats: tuple[figures.Stat, ...]
    latest: tuple[tuple[str, str, str], ...]  # title, address, date


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the navigation with what stands in it."""

    key: str
    title: str
    registers: tuple[Entry, ...]
    documents: tuple[Document, ...]


def home_page(view: SiteView) -> Page:
    """Return the home page."""
    sections = [section for key in SECTIONS if (section := _section(key, view)).registers or section.documents]
    entries = [entry for section in sections for entry in section.registers]
    context = {
        **frame(addresses.HOME, view.settings.site_name, sample=any(entry.sample for entry in entries)),
        "sections": sections,
        "figures": [entry for entry in entries if entry.stats],
        "latest": [entry for entry in entries if entry.latest],
        "folders": other_documents(view),
        "catalogue": addresses.CATALOGUE,
    }
    return Page(addresses.save_as(addresses.HOME), "home", context)


def _section(key: str, view: SiteView) -> Section:
    registers = [one for one in view.publication.registers if one.package.register.section == key]
    return Section(
        key, TITLES[key], tuple(_entry(register, view) for register in registers), section_documents(view, key)
    )


def _entry(register: PublicRegister, view: SiteView) -> Entry:
    package = register.package
    statistics = view.statistics.get(package.name)
    headlines = [one for one in statistics.headlines if not _counts_records(one, package)] if statistics else []
    return Entry(
        title=package.title,
        address=addresses.register(package.name),
        rows=register.records.rows,
        last=register.last.isoformat() if register.last else "",
        sample=package.register.sample,
        stats=tuple(figures.stat(headline) for headline in headlines[:STATS]),
        latest=_latest(register, view) if _is_recent(register) else (),
    )


def _counts_records(headline: Headline, package: Package) -> bool:
    """Whether a headline is the number of records, which stands beside the register's name already."""
    measure = headline.measure
    return measure.kind == "count" and measure.resource == package.register.records and not measure.where


def _is_recent(register: PublicRegister) -> bool:
    """Whether the last record is of the year before the day of the data: older ones are no news."""
    return register.last is not None and register.as_of - register.last <= RECENT


def _latest(register: PublicRegister, view: SiteView) -> tuple[tuple[str, str, str], ...]:
    rows = view.engine.rows(record_grid(register, view, ()).frame.head(LATEST))
    return tuple((lead.title, lead.address, lead.date or "") for lead in map(Lead.of, rows))
