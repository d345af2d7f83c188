"""What every page has around its own matter: the site's name, navigation, marks, the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from disclosure import addresses
from disclosure.colours import DESIGNED
from disclosure.content_folders import Kind
from disclosure.contract.register import SECTIONS
from disclosure.metadata.json_ld import Thing, breadcrumbs, graph
from disclosure.pages.model import Crumb, Document, SiteView
from disclosure.pages.theme import charts_digest, coloured
from disclosure.settings import HOTLINE, SEARCH_WORDS, Government

# The part of a title that a phone has room for; any other title is there whole.
SHORT = {"标准公开": "标准", "程序公开": "程序", "结果公开": "结果", "行动方案": "方案", "数据目录": "数据"}
CATALOGUE = ("catalog", "数据目录")  # key and words of the catalogue among the sections
_CAMPAIGNS = {"campaign", "events"}  # views
_ABOUT = "pages"  # the folder that the footer links to

FIRST = 5  # pages of a kind on the home page
_TOP = 2  # slashes in the address of a page directly in its folder: pages/about/


class Section(NamedTuple):
    """One entry of the navigation; *short* is the part of the title that a phone has room for.

    A section that has no page of its own has its place on the home page: an address that begins with `#`.
    """

    key: str
    title: str
    short: str
    address: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """The site as its base template sees it. The same value serves every page."""

    name: str
    owner: str
    contact: str
    siteurl: str
    as_of: str
    sections: tuple[Section, ...]  # those that hold anything, and the catalogue
    documents: Mapping[str, Document]  # by address
    about: tuple[Document, ...]  # what the footer links to
    card: str  # the address of a picture without words, where the theme has it
    government: Government = Government()  # noqa: RUF009 - frozen, so safe to share
    domain: str = ""  # the host of the site's own address
    site_map: str = addresses.SITE_MAP
    working_days: str = ""  # the address of their table, where there is one
    kinds: Mapping[str, Kind] = field(default_factory=dict)  # of Markdown pages, by folder
    preview: bool = False
    hotline: str = HOTLINE
    search_words: str = SEARCH_WORDS
    colour: str = DESIGNED.main
    colours: str = ""  # the address of the style sheet of another main colour than the theme's
    icon: str = addresses.ICON
    charts: str = addresses.CHARTS  # the script that makes charts answer, with the hash of it and of what it fetches

    def above(self, address: str) -> tuple[Crumb, ...]:
        """Return the index pages of the folders that a Markdown page stands in, the outermost first."""
        parts = address.rstrip("/").split("/")
        kind = self.kinds[parts[0]]
        if kind.list:
            return ((kind.title, addresses.register(parts[0])),)
        folders = ["".join(f"{part}/" for part in parts[:end]) for end in range(1, len(parts))]
        return tuple((self.documents[folder].title, folder) for folder in folders if folder in self.documents)

    def trail(self, here: str, address: str, crumbs: tuple[Crumb, ...]) -> tuple[Crumb, ...]:
        """Return *crumbs* below the page of the section *here*, unless that is among them or the page itself."""
        section = next((one for one in self.sections if one.key == here), None)
        known = {address, *(to for _, to in crumbs)}
        if section is None or section.address in known or section.address.startswith("#"):
            return crumbs
        return ((section.title, section.address), *crumbs)

    def linked(self, address: str, title: str, trail: tuple[Crumb, ...], thing: Thing | None) -> Thing | None:
        """Return what a page says to programs: what it is about, and the way to it; None on a site without address."""
        if not self.siteurl:
            return None
        way = [("首页", addresses.HOME), *trail, (title, address)]
        return graph([*([thing] if thing else []), *([breadcrumbs(self.siteurl, way)] if address else [])])

    def here(self, address: str) -> str:
        """Return the key of the section that a Markdown page belongs to; "" for none."""
        folder = address.partition("/")[0]
        return self.kinds[folder].section or (folder if self.kinds[folder].navigation else "")

    def feed(self, address: str) -> str | None:
        """Return the address of the feed that a Markdown page is in, if it is in one."""
        folder = address.partition("/")[0]
        return addresses.feed(folder) if self.kinds[folder].list and self.kinds[folder].feed else None

    def kind(self, address: str) -> str:
        """Return what a Markdown page is, in a word: the title of its folder."""
        return self.kinds[address.partition("/")[0]].title


def chrome(view: SiteView) -> Chrome:
    """Say what is the same on every page."""
    settings = view.settings
    filled = {register.package.register.section for register in view.registers}
    filled |= {settings.kinds[one.section].section for one in view.documents}
    own, digest = coloured(settings), charts_digest(settings.theme)
    return Chrome(
        name=settings.site_name,
        owner=settings.owner,
        contact=settings.contact,
        siteurl=settings.siteurl.rstrip("/"),
        as_of=settings.as_of.isoformat(),
        sections=tuple(_sections(view, filled)),
        documents={document.address: document for document in view.documents},
        about=_top_documents(view, _ABOUT),
        government=settings.government,
        domain=urlsplit(settings.siteurl).netloc,
        card=addresses.OWN_CARD if addresses.OWN_CARD in own else _card(settings.theme),
        working_days=addresses.WORKING_DAYS if view.shown.calendar is not None else "",
        kinds=settings.kinds,
        preview=settings.preview,
        hotline=settings.hotline,
        search_words=settings.search_words,
        colour=settings.colour,
        colours=addresses.COLOURS if addresses.COLOURS in own else "",
        charts=f"{addresses.CHARTS}?{digest}" if digest else addresses.CHARTS,
        icon=addresses.OWN_ICON if addresses.OWN_ICON in own else addresses.ICON,
    )


def _card(theme: Path) -> str:
    return addresses.CARD if (theme / "static" / Path(addresses.CARD).name).is_file() else ""


def _sections(view: SiteView, filled: AbstractSet[str]) -> Iterator[Section]:
    """Yield where the navigation leads: to a section's page, or to its place on the home page."""
    for key in (key for key in SECTIONS if key in filled):
        title = view.settings.sections[key]
        yield Section(key, title, SHORT.get(title, title), page_of_section(view, key) or f"#{key}")
    shown = {one.section for one in view.documents}
    for folder, kind in view.settings.kinds.items():
        if kind.navigation and not kind.section and folder in shown:
            yield Section(folder, kind.title, kind.title, addresses.register(folder))
    key, words = CATALOGUE
    yield Section(key, words, SHORT[words], addresses.CATALOGUE)


def page_of_section(view: SiteView, key: str) -> str:
    """Return the address of a section's page: the index that somebody wrote, or the one that we make; "" for none."""
    written = next((one.address for one in section_documents(view, key) if is_index(one)), "")
    contracts = [register.package.register for register in view.registers]
    made = {
        "results": addresses.RESULTS if any(one.section == "results" for one in contracts) else "",
        "plan": addresses.PLAN if any(one.is_of_plan for one in contracts) else "",
        "campaign": addresses.CAMPAIGN if any(one.view in _CAMPAIGNS and not one.sample for one in contracts) else "",
    }
    return written or made.get(key, "")


def section_documents(view: SiteView, section: str) -> tuple[Document, ...]:
    """Return the top Markdown pages of a section of the navigation."""
    folders = [folder for folder, kind in view.settings.kinds.items() if kind.section == section]
    return tuple(one for folder in folders for one in _top_documents(view, folder))


class Shelved(NamedTuple):
    """The first Markdown pages of a kind: its title, they, and where all are listed ("": these are all)."""

    title: str
    documents: tuple[Document, ...]
    address: str


def other_documents(view: SiteView) -> tuple[Shelved, ...]:
    """Return the first Markdown pages of the kinds that no section and no footer links to."""
    kinds = view.settings.kinds
    others = [folder for folder, kind in kinds.items() if not kind.section and folder != _ABOUT]
    return tuple(shelved for folder in others if (shelved := _shelved(view, folder)).documents)


def _shelved(view: SiteView, folder: str) -> Shelved:
    kind = view.settings.kinds[folder]
    documents = [one for one in view.documents if one.section == folder]
    if not kind.list:
        return Shelved(kind.title, _top_documents(view, folder), "")
    return Shelved(kind.title, tuple(documents[:FIRST]), addresses.register(folder))


def is_index(document: Document) -> bool:
    """Whether a Markdown page is the index page of a whole folder of the content."""
    return document.address.count("/") < _TOP


def _top_documents(view: SiteView, folder: str) -> tuple[Document, ...]:
    """Return a folder's index page, the pages directly in it, and the index pages of its sub-folders."""
    return tuple(one for one in view.documents if one.section == folder and one.address.count("/") <= _TOP)
