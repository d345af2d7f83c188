"""The catalogue: every register with its size, its dates and its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.contract.register import SECTIONS
from disclosure.pages import figures
from disclosure.pages.chrome import CATALOGUE
from disclosure.pages.holdings import holdings, others
from disclosure.pages.model import Page, SiteView
from disclosure.showing.model import ShownRegister


@dataclass(frozen=True, slots=True)
class Entry:
    """One register in the catalogue; what is not said here is in its package."""

    package: Package
    address: str
    rows: int
    days: str
    dictionary: str
    descriptor: str
    feed: str
    tables: list[str]  # whose files the register's page has, each in several formats
    others: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage(Page):
    """The catalogue of all registers."""

    template: ClassVar[str] = "catalogue"

    groups: list[tuple[str, str, list[Entry]]]  # key and title of a section, and its registers
    total: int  # registers in all
    timeliness: str = addresses.TIMELINESS
    everything: str = addresses.EVERYTHING


def catalogue_page(view: SiteView) -> Page:
    """Return the catalogue."""
    here, title = CATALOGUE
    groups = [
        (key, view.settings.sections[key], [_entry(one, view) for one in _of_section(key, view)]) for key in SECTIONS
    ]
    return CataloguePage(
        address=addresses.CATALOGUE,
        title=title,
        here=here,
        sample=any(register.package.register.sample for register in view.registers),
        description=f"全部 {len(view.registers)} 个名册的条数、日期、文件和订阅，都可以下载和再利用。",
        dated=view.changed,
        groups=[group for group in groups if group[2]],
        total=len(view.registers),
    )


def _of_section(key: str, view: SiteView) -> list[ShownRegister]:
    return [register for register in view.registers if register.package.register.section == key]


def _entry(register: ShownRegister, view: SiteView) -> Entry:
    name = register.package.name
    downloads = view.downloads.get(name, ())
    return Entry(
        package=register.package,
        address=addresses.register(name),
        rows=register.records.rows,
        days=figures.days_of(register),
        dictionary=addresses.dictionary(name),
        descriptor=addresses.descriptor(name),
        feed=addresses.feed(name),
        tables=[one.title for one in holdings(downloads)],
        others=others(downloads),
    )
