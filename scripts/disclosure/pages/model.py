"""What pages are made of: pages to write, Markdown pages, and everything that they print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from disclosure.charts.model import Picture
from disclosure.files.model import Download
from disclosure.settings import Settings
from disclosure.showing.model import ShownRegister
from disclosure.showing.show import Shown
from disclosure.statistics.model import Statistics


@dataclass(frozen=True, slots=True)
class Page:
    """One page to write: where, with which template (its name without `.html`), made of what."""

    save_as: str
    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown page of the content folder, as navigation sees it. Pelican renders its text."""

    path: str  # pages/about.md, relative to the content folder
    address: str  # pages/about/, relative to the site's root
    section: str  # the first folder
    title: str
    summary: str = ""
    dated: str = ""  # ISO dates
    modified: str = ""
    source: str = ""
    basis: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class SiteView:
    """All that pages are made of; statistics, pictures and downloads by package name."""

    settings: Settings
    shown: Shown
    statistics: Mapping[str, Statistics]
    pictures: Mapping[str, tuple[Picture, ...]]
    downloads: Mapping[str, tuple[Download, ...]]
    documents: tuple[Document, ...] = ()

    @property
    def registers(self) -> tuple[ShownRegister, ...]:
        """The registers in the catalogue's order."""
        return self.shown.registers
