"""What every page has around its own matter: the site's name, navigation, marks, the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.registers.contract import SECTIONS
from disclosure.registers.model import Package
from disclosure.site import addresses
from disclosure.site.content import FOLDERS
from disclosure.site.model import Document, SiteView

TITLES = {
    "standards": "标准公开",
    "procedures": "程序公开",
    "results": "结果公开",
    "plan": "行动方案",
    "campaign": "宣传周",
}
_SECTION_OF_FOLDER = {"standards": "standards", "procedures": "procedures", "safety-week": "campaign"}

Crumb = tuple[str, str]  # words and address


@dataclass(frozen=True, slots=True)
class Chrome:
    """The site as its base template sees it. The same value serves every page."""

    name: str
    owner: str
    contact: str
    siteurl: str
    as_of: str
    sections: tuple[tuple[str, str], ...]  # key and words of each section that holds anything
    documents: Mapping[str, Document]  # by address
    about: tuple[Document, ...]  # what the footer links to


def chrome(view: SiteView) -> Chrome:
    """Say what is the same on every page."""
    settings = view.settings
    filled = {register.package.register.section for register in view.publication.registers}
    filled |= {_SECTION_OF_FOLDER[one.section] for one in view.documents if one.section in _SECTION_OF_FOLDER}
    return Chrome(
        name=settings.site_name,
        owner=settings.owner,
        contact=settings.contact,
        siteurl=settings.siteurl.rstrip("/"),
        as_of=settings.as_of.isoformat(),
        sections=tuple((key, TITLES[key]) for key in SECTIONS if key in filled),
        documents={document.address: document for document in view.documents},
        about=tuple(document for document in view.documents if document.section == "pages"),
    )


def section_documents(view: SiteView, section: str) -> tuple[Document, ...]:
    """Return the Markdown pages that stand in a section of the navigation."""
    return tuple(one for one in view.documents if _SECTION_OF_FOLDER.get(one.section) == section)


def other_documents(view: SiteView) -> tuple[tuple[str, tuple[Document, ...]], ...]:
    """Return the Markdown pages of the folders that are no section, by the folder's words."""
    groups = [
        (words, tuple(one for one in view.documents if one.section == folder))
        for folder, words in FOLDERS.items()
        if folder not in _SECTION_OF_FOLDER
    ]
    return tuple((words, documents) for words, documents in groups if documents)


def frame(
    address: str,
    title: str,
    *,
    crumbs: Sequence[Crumb] = (),
    sample: bool = False,
    robots: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what base.html asks of every page.

    *crumbs* are the pages above this one, after 首页; *robots* are words for crawlers (noindex, noarchive).
    """
    return {
        "address": address,
        "root": addresses.root(address),
        "title": title,
        "crumbs": tuple(crumbs),
        "sample": sample,
        "robots": tuple(robots),
    }


def register_crumb(package: Package) -> Crumb:
    """Return the way back to a register."""
    return package.title, addresses.register(package.name)
