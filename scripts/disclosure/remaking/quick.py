"""One sentence changed: the pages in which it stands are made anew, everything else is taken from the last site.

A build leaves behind what its Markdown pages were made of, under a key of everything else that a site is made of. The
next one is quick where that key is the same, the last site is whole, and what changed of a page is its text alone:
title, days, headings and whatever else other pages say of it are as they were. In every other case, and, but for a
preview, where a link leads to nothing, the whole site is built; a preview has the pages themselves ahead of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from disclosure import addresses
from disclosure.cache import Cache
from disclosure.checks.places import Places, is_of_tables
from disclosure.content_folders import FILES, IMAGES
from disclosure.contract.model import Catalogue
from disclosure.errors import DataError, Problem, errors_only
from disclosure.finished import refuse_private
from disclosure.hashes import hashed, hashes
from disclosure.made import Made
from disclosure.pages.chrome import Chrome, chrome
from disclosure.pages.content import Content, Source, file_problems, page_problems, read_source
from disclosure.pages.front_matter import PENALTY
from disclosure.pages.markdown_page import environment_of, markdown_page
from disclosure.pages.model import Document
from disclosure.pages.press import Assets, Press, head_problems
from disclosure.pages.prose_links import DEAD_LINK, link_problems
from disclosure.pages.quotations import Quotations
from disclosure.pages.quoted import reference_problems
from disclosure.pages.shelf import Shelf
from disclosure.pages.signatures import unsigned
from disclosure.privacy.looking import look_into
from disclosure.privacy.permits import Permits
from disclosure.release import manifest
from disclosure.release.manifest import Seen
from disclosure.release.renewal import renewed
from disclosure.settings import Settings

T = TypeVar("T")

_OURS: Final = ["disclosure"]
NO_ENGINE: Any = None  # for places without a table: nothing is asked of it
_NO_PAGE: Final = "README.md"  # of the folder
_CHANGING: Final = ("JINJA_FILTERS", "JINJA_TESTS", "JINJA_GLOBALS", "THEME_TEMPLATES_OVERRIDES")


class Kept(NamedTuple):
    """What a build leaves: how its Markdown pages were made, and what their folder and the finished site held.

    By the file that they are about, *warnings* are counted, and of sentences whose figures have *moved* the lines kept.
    """

    chrome: Chrome
    shelf: Shelf
    assets: Assets
    quotations: Quotations
    permits: Permits
    content: Content  # without its texts: what the records that pages name make of them
    named: Mapping[str, str]  # those records, by the path of the page
    sources: Mapping[str, str]  # what stands for each file of the content folder: hashes.py
    site: str  # that of build.json
    files: Mapping[str, Seen]  # of the site
    warnings: Mapping[str, int]
    moved: Mapping[str, Sequence[str]]

    @property
    def lines(self) -> list[str]:
        """The sentences whose figures have moved, as a whole build tells them: those of descriptions first."""
        order = sorted(self.moved, key=lambda path: (path.endswith(".md"), Path(path)))
        return [line for path in order for line in self.moved[path]]


@dataclass(frozen=True, slots=True)
class _Known:
    """The addresses of the last site, for links: those that a whole build knows, and those that only tables tell."""

    files: Collection[str]
    places: Places  # without a table

    def missing(self, wanted: Iterable[str]) -> set[str]:
        """Return those of the *wanted* addresses at which it has nothing."""
        asked = set(wanted)
        gone = {one for one in asked if is_of_tables(one) and addresses.save_as(one) not in self.files}
        return gone | self.places.missing(one for one in asked if not is_of_tables(one))

    def is_written(self, address: str) -> bool:
        """Whether *address* belongs to the content folder."""
        return self.places.is_written(address)

    def nearest(self, address: str) -> str:
        """Return the address that may be meant by one at which there is nothing; "" if none is like it."""
        return self.places.nearest(address)


def is_possible(pelican: Mapping[str, Any]) -> bool:
    """Whether nobody but us has a hand in the Markdown pages of a site with these settings."""
    return pelican["PLUGINS"] == _OURS and not any(pelican[name] for name in _CHANGING)


def left(made: Made, sources: Mapping[str, str], folder: Path, files: Mapping[str, Seen]) -> Kept:
    """Return what a build leaves that has *made* the site of these *files* in *folder* of these *sources*."""
    press, content = made.press, made.press.content
    return Kept(
        chrome=chrome(made.view),
        shelf=press.shelf,
        assets=press.assets,
        quotations=made.quotations.lean(),
        permits=made.permits,
        content=replace(content, sources=(), public=(), problems=[]),
        named={one.path: one.head.said(PENALTY) for one in content.sources if one.head.said(PENALTY)},
        sources=sources,
        site=hashed(folder / manifest.NAME),
        files=files,
        warnings=_counted(made.warnings),
        moved=_lines(made.moved),
    )


def _counted(problems: Iterable[Problem]) -> dict[str, int]:
    found = Counter[str]()
    for one in problems:
        found[one.path] += one.count
    return dict(found)


def _lines(problems: Iterable[Problem]) -> dict[str, list[str]]:
    return {path: [*map(str, some)] for path, some in groupby(problems, key=attrgetter("path"))}


def keep(kept: Kept, settings: Settings, target: Path, stamp: str) -> None:
    """Leave *kept*, of a site made of what has that *stamp*, for the next build at *target* with these *settings*."""
    Cache(settings.cache).remember(_name(target), kept, stamp)


def _name(target: Path) -> str:
    return f"site-{hashlib.sha256(str(target).encode()).hexdigest()[:16]}"


def kept_for(settings: Settings, pelican: Mapping[str, Any], target: Path, stamp: str) -> Kept | None:
    """Return what the last build at *target* has left, if the site is to be made of the same: its *stamp* is so."""
    kept: Kept | None = Cache(settings.cache).recall(_name(target), stamp) if is_possible(pelican) else None
    return kept


def is_standing(kept: Kept, settings: Settings, target: Path) -> bool:
    """Whether the site at *target* is already what would be made."""
    return _is_there(kept, target) and hashes(settings.content) == kept.sources


def _is_there(kept: Kept, target: Path) -> bool:
    there = target / manifest.NAME
    return there.is_file() and hashed(there) == kept.site


def rebuild(kept: Kept, settings: Settings, pelican: Mapping[str, Any], target: Path, folder: Path) -> Kept | None:
    """Make the site at *target* anew in the empty *folder*; return what that leaves, None where it cannot be so.

    Raises DataError with what is wrong with the texts that changed: nothing else can be, since the last site was built.
    """
    now = hashes(settings.content)
    content = _changed(kept, now) if _is_there(kept, target) and now.keys() == kept.sources.keys() else None
    if content is None:
        return None
    problems, moved = problems_of(content, kept, settings, kept.shelf), moved_in(content, kept)
    if errors_only([*problems, *moved]):
        raise DataError([*problems, *moved])
    is_doubtful = any(one.kind == DEAD_LINK for one in problems) and not content.preview
    pages = None if is_doubtful else _alike(kept, content)
    if pages is None:
        return None
    environment, site = environment_of(pelican), having(kept.chrome, pages)
    rendered = {addresses.save_as(one.address): markdown_page(one, site, environment) for one in pages}
    files = renewed(rendered, settings.as_of, target, folder, kept.files)
    if files is None:
        return None
    refuse_private(folder, [*rendered], kept.permits)
    told = _telling(kept, content, problems, moved)
    return told._replace(chrome=site, sources=now, site=hashed(folder / manifest.NAME), files=files)


def _telling(kept: Kept, content: Content, problems: Iterable[Problem], moved: Iterable[Problem]) -> Kept:
    """Return *kept* with what is to be told of the texts of *content*, and of others as before."""
    warnings = _of_others(kept.warnings, content) | _counted(problems)
    return kept._replace(warnings=warnings, moved=_of_others(kept.moved, content) | _lines(moved))


def _of_others(found: Mapping[str, T], content: Content) -> dict[str, T]:
    """Return what was *found* of other files, by their path, than those of *content*."""
    new = {one.path for one in content.sources}
    return {path: one for path, one in found.items() if path not in new}


def having(site: Chrome, documents: Iterable[Document]) -> Chrome:
    """Return *site* with these pages on it, in the place of those at the same addresses."""
    return replace(site, documents={**site.documents, **{one.address: one for one in documents}})


def _changed(kept: Kept, now: Mapping[str, str]) -> Content | None:
    """Return the pages that are new or other than they were; None where more than that of the folder is another."""
    folder, kinds = kept.content.folder, kept.content.kinds
    names = [name for name, digest in now.items() if kept.sources.get(name) != digest and name != _NO_PAGE]
    paths = [folder / name for name in names]
    is_more = any(not name.endswith(".md") for name in names) or kept.sources.keys() - now.keys()
    if is_more or any(problem for path in paths for problem in file_problems(path, folder, kinds)):
        return None
    sources = tuple(read_source(path, folder) for path in paths)
    if any(one.path not in kept.sources and one.address in kept.shelf.texts for one in sources):
        return None  # two pages at one address
    return replace(kept.content, sources=sources, public=sources)


def _alike(kept: Kept, content: Content) -> list[Document] | None:
    """Return the pages of *content*, which are in order, if of none of them anything changed that is told elsewhere."""
    if not all(_is_known(one, kept) for one in content.sources):
        return None
    found = Press(content, kept.shelf, kept.assets, kept.quotations.filled).documents()
    before = [kept.chrome.documents[one.address] for one in found]
    same_headings = (new.headings == old.headings for new, old in zip(found, before, strict=True))
    return None if told_elsewhere(found, kept.chrome) or not all(same_headings) else [*found]


def told_elsewhere(found: Iterable[Document], site: Chrome) -> list[Document]:
    """Return those of some pages of which other pages may say something else than those of *site* do."""
    return [
        one for one in found if one.address not in site.documents or _said(one) != _said(site.documents[one.address])
    ]


def _said(document: Document) -> Document:
    """Return what other pages may say of a page."""
    return replace(document, html="", doubts=())


def _is_known(source: Source, kept: Kept) -> bool:
    """Whether a page was on the last site, and all that it asks of the data was asked before."""
    is_told = source.head.said(PENALTY) == kept.named.get(source.path, "")
    asks = kept.quotations.knows(source.prose)
    private = look_into(source.path, (kept.content.folder / source.path).read_bytes())
    return source.address in kept.chrome.documents and is_told and asks and not private


def problems_of(content: Content, kept: Kept, settings: Settings, shelf: Shelf) -> list[Problem]:
    """Return what is to be told of the pages of *content*, which are on *shelf*."""
    catalogue = kept.quotations.catalogue
    own = (*content.kinds, IMAGES, FILES)
    known = _Known(kept.files, Places(catalogue, {}, catalogue.packages.keys(), shelf.written, NO_ENGINE, own))
    return [
        *(found for one in content.sources for found in page_problems(one, content.kinds[one.folder], content.as_of)),
        *head_problems(content, shelf),
        *link_problems(content.texts, known, shelf),
        *(found for prose in content.texts for found in reference_problems(prose, catalogue)),
        *unsigned(content, Catalogue({}), settings),
    ]


def moved_in(content: Content, kept: Kept) -> list[Problem]:
    """Return the sentences of *content* whose figures are others by now."""
    known = (prose for prose in content.texts if kept.quotations.knows(prose))
    return [found for prose in known for found in kept.quotations.moved(prose)]
