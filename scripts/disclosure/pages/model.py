"""What the site room hands around: pages to write, files that were written, and all they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from disclosure.charts.model import Picture
from disclosure.ground.engine import Engine
from disclosure.publication.model import Publication
from disclosure.settings import Settings
from disclosure.statistics.model import Statistics


@dataclass(frozen=True, slots=True)
class Page:
    """One page to write: where, with which template (its name without `.html`), made of what."""

    save_as: str
    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Download:
    """One file beside a register that readers may take. *path* is relative to the site's root."""

    path: str  # penalties/penalties.csv
    name: str  # penalties.csv
    title: str  # what it is and for whom, in Chinese
    media_type: str
    bytes: int
    sha256: str
    rows: int


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
    publication: Publication
    statistics: Mapping[str, Statistics]
    pictures: Mapping[str, tuple[Picture, ...]]
    downloads: Mapping[str, tuple[Download, ...]]
    engine: Engine
    documents: tuple[Document, ...] = ()
