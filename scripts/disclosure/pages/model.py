"""What pages are made of: pages to write, Markdown pages, and everything that they print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, NamedTuple, TypedDict

from disclosure import addresses
from disclosure.charts.model import Picture
from disclosure.contract.model import Package
from disclosure.files.model import Download
from disclosure.metadata.json_ld import Thing
from disclosure.settings import Settings
from disclosure.showing.model import ShownRegister
from disclosure.showing.show import Shown
from disclosure.statistics.model import Statistics

_HEADING = re.compile("<h[2-4][^<>]*>.*?</h[2-4]>", re.DOTALL)
Crumb = tuple[str, str]  # words and address


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page to write: what base.html asks of every page. Each kind of page is a class of its own that says more.

    Its fields are the names that its template sees, besides `root` and `site`; the template's first comment says them.
    """

    template: ClassVar[str]  # without `.html`

    address: str  # relative to the site's root
    title: str
    here: str = ""  # the section that the page belongs to
    crumbs: tuple[Crumb, ...] = ()  # the pages above this one, after 首页
    sample: bool = False  # whether anything on it is made up
    robots: tuple[str, ...] = ()  # words for crawlers: noindex, noarchive
    feed: str | None = None  # the address of the feed of what is on it
    description: str = ""  # what it says in a sentence, for those who see a card of it and no more
    dated: str | None = None  # the day of what is on it (ISO, "" if not known); None: no sitemap names it
    thing: Thing | None = None  # what it is about, by schema.org, where the site has an address

    @property
    def root(self) -> str:
        """The way from the page to the site's root, without a slash at its end."""
        return addresses.root(self.address)

    @property
    def save_as(self) -> str:
        """The file that answers the address."""
        return addresses.save_as(self.address)

    def context(self) -> dict[str, Any]:
        """Return what the template sees."""
        return {"root": self.root, **{field.name: getattr(self, field.name) for field in fields(self)}}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfRegister(Page):
    """A page that belongs to a register: in its section, below it, marked as it is."""

    register: Package

    @property
    def register_address(self) -> str:
        """The address of the register."""
        return addresses.register(self.register.name)

    def context(self) -> dict[str, Any]:
        """Return what the template sees."""
        return {**super(PageOfRegister, self).context(), "register_address": self.register_address}


class Placed(TypedDict):
    """Where a page stands that has to do with a register."""

    here: str
    crumbs: tuple[Crumb, ...]
    sample: bool


class OfRegister(Placed):
    """What a page says because it belongs to a register."""

    register: Package


def placed(register: Package, crumbs: tuple[Crumb, ...] | None = None) -> Placed:
    """Place a page in the section of *register*, marked as that is, below its list or below *crumbs*."""
    above = ((register.title, addresses.register(register.name)),) if crumbs is None else crumbs
    return {"here": register.register.section, "crumbs": above, "sample": register.register.sample}


def of_register(register: Package, crumbs: tuple[Crumb, ...] | None = None) -> OfRegister:
    """Return what all pages of a register say."""
    return {"register": register, **placed(register, crumbs)}


def robots(register: Package) -> tuple[str, ...]:
    """Return what crawlers are told of its lists: rows that leave after their period live on in no engine's copy."""
    return ("noarchive",) if register.register.period and not register.register.period.is_open else ()


class Given(NamedTuple):
    """A file that a page gives away: what it is called, where it is, and of which type and how large it is."""

    title: str
    address: str
    size: str


class Illustration(NamedTuple):
    """The picture of a page: what is to be seen on it, and where, in pixels; *smaller* ones by width."""

    alt: str
    address: str
    width: int
    height: int
    smaller: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown page of the content folder, as navigation sees it, and its text."""

    path: str  # pages/about.md, relative to the content folder
    address: str  # pages/about/, relative to the site's root
    section: str  # the first folder
    title: str
    summary: str = ""
    dated: str = ""  # ISO dates
    modified: str = ""
    until: str = ""
    source: str = ""
    basis: str = ""
    editor: str = ""
    reviewer: str = ""
    order: int = 0
    html: str = ""  # its text, which may be shown
    template: str = "page"
    waiting: str = ""  # in a preview: why it is not public
    doubts: tuple[str, ...] = ()  # in a preview: what its author may not have meant
    record: str = ""  # the address of the record that it tells of
    number: str = ""  # and what people call it by, where that is public
    sample: bool = False  # that record is made up, and so is what the page tells
    illustration: Illustration | None = None
    files: tuple[Given, ...] = ()

    @property
    def headings(self) -> list[str]:
        """Its headings as they stand in the HTML, each with its anchor."""
        return _HEADING.findall(self.html)


@dataclass(frozen=True, slots=True)
class SiteView:
    """All that pages are made of; statistics, pictures and downloads by package name."""

    settings: Settings
    shown: Shown
    statistics: Mapping[str, Statistics]
    pictures: Mapping[str, tuple[Picture, ...]]
    downloads: Mapping[str, tuple[Download, ...]]
    documents: tuple[Document, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)  # what registers say of themselves, by their address: HTML
    images: tuple[str, ...] = ()  # of the content folder

    @property
    def changed(self) -> str:
        """The day of the newest that is known of any register, ISO; "" where there is none."""
        return max((one.changed.isoformat() for one in self.registers), default="")

    @property
    def registers(self) -> tuple[ShownRegister, ...]:
        """The registers in the catalogue's order."""
        return self.shown.registers
