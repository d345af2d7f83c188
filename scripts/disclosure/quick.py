"""One sentence changed: the pages in which it stands are made anew, everything else is taken from the last site.

A build leaves behind what its Markdown pages were made of, under a key of everything else that a site is made of. The
next one is quick where that key is the same, the last site is whole, and what changed of a page is its text alone:
title, days, headings and whatever else other pages say of it are as they were. In every other case, and, but for a
preview, whenever there is anything to tell, the whole site is built; a preview has the pages themselves ahead of it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from disclosure import addresses
from disclosure.cache import Cache
from disclosure.content_folders import FILES, IMAGES
from disclosure.errors import DataError, Problem, errors_only
from disclosure.finished import refuse_private
from disclosure.pages.chrome import Chrome, chrome
from disclosure.pages.content import Content, Source, file_problems, page_problems, read_source
from disclosure.pages.front_matter import PENALTY
from disclosure.pages.markdown_page import environment_of, markdown_page
from disclosure.pages.model import Document
from disclosure.pages.press import Assets, Press, head_problems
from disclosure.pages.prose_links import link_problems
from disclosure.pages.quotations import Quotations
from disclosure.pages.quoted import reference_problems
from disclosure.pages.shelf import Shelf
from disclosure.pipeline import Made
from disclosure.privacy.looking import look_into
from disclosure.privacy.permits import Permits
from disclosure.release import manifest, staging
from disclosure.settings import Settings

_OURS: Final = ["disclosure"]
_NO_PAGE: Final = "README.md"  # of the folder
_CHANGING: Final = ("JINJA_FILTERS", "JINJA_TESTS", "JINJA_GLOBALS", "THEME_TEMPLATES_OVERRIDES")


class Kept(NamedTuple):
    """What a build leaves: how its Markdown pages were made, and what their folder and the finished site held."""

    chrome: Chrome
    shelf: Shelf
    assets: Assets
    quotations: Quotations
    permits: Permits
    content: Content  # without its texts: what the records that pages name make of them
    named: Mapping[str, str]  # those records, by the path of the page
    sources: Mapping[str, str]  # of each file of the content folder its SHA-256
    site: str  # that of build.json


@dataclass(frozen=True, slots=True)
class _Known:
    """The addresses of the last site, for links."""

    files: Collection[str]
    own: Collection[str]

    def missing(self, wanted: Iterable[str]) -> set[str]:
        """Return those of the *wanted* addresses at which it has nothing."""
        return {one for one in wanted if addresses.save_as(one) not in self.files}

    def is_written(self, address: str) -> bool:
        """Whether *address* belongs to the content folder."""
        return address.partition("/")[0] in self.own


def is_possible(pelican: Mapping[str, Any]) -> bool:
    """Whether nobody but us has a hand in the Markdown pages of a site with these settings."""
    return pelican["PLUGINS"] == _OURS and not any(pelican[name] for name in _CHANGING)


def left(made: Made, sources: Mapping[str, str], folder: Path) -> Kept:
    """Return what a build leaves that has *made* the site in *folder* of these *sources*."""
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
        site=_hash(folder / manifest.NAME),
    )


def keep(kept: Kept, settings: Settings, target: Path, stamp: str) -> None:
    """Leave *kept*, of a site made of what has that *stamp*, for the next build at *target* with these *settings*."""
    Cache(settings.cache).remember(_name(target), kept, stamp)


def _name(target: Path) -> str:
    return f"site-{hashlib.sha256(str(target).encode()).hexdigest()[:16]}"


def kept_for(settings: Settings, pelican: Mapping[str, Any], target: Path, stamp: str) -> Kept | None:
    """Return what the last build at *target* has left, if the site is to be made of the same: its *stamp* is so."""
    kept: Kept | None = Cache(settings.cache).recall(_name(target), stamp) if is_possible(pelican) else None
    return kept


def rebuild(kept: Kept, settings: Settings, pelican: Mapping[str, Any], target: Path, folder: Path) -> Kept | None:
    """Make the site at *target* anew in the empty *folder*; return what that leaves, None where it cannot be so.

    Raises DataError with what is wrong with the texts that changed: nothing else can be, since the last site was built.
    """
    if not manifest.ours(target) or _hash(target / manifest.NAME) != kept.site:
        return None
    now = hashes(settings.content)
    content = _changed(kept, now)
    pages = _alike(kept, content, _files(target)) if content is not None and now.keys() == kept.sources.keys() else None
    if pages is None:
        return None
    environment = environment_of(pelican)
    rendered = {addresses.save_as(one.address): markdown_page(one, kept.chrome, environment) for one in pages}
    if not _put_together(rendered, kept, settings.as_of, target, folder):
        return None
    return kept._replace(sources=now, site=_hash(folder / manifest.NAME))


def ahead(
    kept: Kept, settings: Settings, pelican: Mapping[str, Any], target: Path
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return, by file, the pages in order whose texts are other than on the site at *target*, and what is wrong.

    What other pages say of them is for a whole build.
    """
    content = _changed(kept, hashes(settings.content))
    if content is None:
        return {}, []
    shelf = _with(kept.shelf, content)
    problems = _problems(content, kept, shelf, _files(target))
    wrong = {one.path for one in errors_only(problems)}
    public = tuple(one for one in content.public if one.path not in wrong and kept.quotations.knows(one.prose))
    found = Press(replace(content, public=public), shelf, kept.assets, kept.quotations.filled).documents()
    site = replace(kept.chrome, documents={**kept.chrome.documents, **{one.address: one for one in found}})
    environment = environment_of(pelican)
    return {addresses.save_as(one.address): markdown_page(one, site, environment) for one in found}, problems


def _with(shelf: Shelf, content: Content) -> Shelf:
    """Return *shelf* with the pages of *content* on it, all of them public."""
    texts = {one.address: one.prose for one in content.sources}
    waiting = {address: why for address, why in shelf.waiting.items() if address not in texts}
    return Shelf({*shelf.written, *texts}, waiting, {**shelf.texts, **texts})


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below *folder* that is not hidden."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    seen = {name: path for name, path in found.items() if not any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): _hash(path) for name, path in seen.items()}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamped(settings: Settings, base: Path) -> str:
    """Return what stands for all that a site is made of but its Markdown pages; the cache itself knows the program.

    The settings files lie in *base*. It is asked before a build: what changes meanwhile is for the next one.
    """
    found = hashlib.sha256(repr(settings).encode())
    files = [*base.glob("*.py"), *([settings.privacy_key] if settings.privacy_key.is_file() else [])]
    for folder in (settings.data, settings.theme):
        found.update(repr(hashes(folder) if folder.is_dir() else {}).encode())
    for path in sorted(files):
        found.update(f"{path}{_hash(path)}".encode())
    return found.hexdigest()


def _files(target: Path) -> frozenset[str]:
    return frozenset(entry.path for entry in manifest.listed(target))


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


def _alike(kept: Kept, content: Content, files: Collection[str]) -> list[Document] | None:
    """Return the pages of *content* if of none of them anything changed that is told elsewhere, and all is in order."""
    problems = _problems(content, kept, kept.shelf, files)
    if errors_only(problems):
        raise DataError(problems)
    if not all(_is_known(one, kept) for one in content.sources) or (problems and not content.preview):
        return None
    found = Press(content, kept.shelf, kept.assets, kept.quotations.filled).documents()
    before = [kept.chrome.documents[one.address] for one in found]
    are_alike = (replace(new, html="") == replace(old, html="") for new, old in zip(found, before, strict=True))
    same_headings = (new.headings == old.headings for new, old in zip(found, before, strict=True))
    return [*found] if all(are_alike) and all(same_headings) else None


def _is_known(source: Source, kept: Kept) -> bool:
    """Whether a page was on the last site, and all that it asks of the data was asked before."""
    is_told = source.head.said(PENALTY) == kept.named.get(source.path, "")
    asks = kept.quotations.knows(source.prose)
    private = look_into(source.path, (kept.content.folder / source.path).read_bytes())
    return source.address in kept.chrome.documents and is_told and asks and not private


def _problems(content: Content, kept: Kept, shelf: Shelf, files: Collection[str]) -> list[Problem]:
    """Return what is to be told of the pages of *content*, which are on *shelf*; the last site has these *files*."""
    written = map(addresses.save_as, shelf.written)
    known = _Known(frozenset([*written, *files]), (*content.kinds, IMAGES, FILES))
    return [
        *(found for one in content.sources for found in page_problems(one, content.kinds[one.folder], content.as_of)),
        *head_problems(content, shelf),
        *link_problems(content.texts, known, shelf),
        *(found for prose in content.texts for found in reference_problems(prose, kept.quotations.catalogue)),
        *(found for prose in content.texts if kept.quotations.knows(prose) for found in kept.quotations.moved(prose)),
    ]


def _linked(there: Path, here: Path) -> None:
    """Have a file at a second place; a file system without links gets a copy."""
    here.unlink(missing_ok=True)
    try:
        os.link(there, here)
    except OSError:
        shutil.copyfile(there, here)


def _spare(target: Path, folder: Path) -> Collection[manifest.Entry]:
    """Have the site before the last one in the empty *folder*, if it is still there; return its files."""
    if not staging.spare(target).is_dir():
        return ()
    folder.rmdir()
    staging.spare(target).rename(folder)
    return frozenset(manifest.listed(folder))


def _put_together(rendered: Mapping[str, bytes], kept: Kept, as_of: date, target: Path, folder: Path) -> bool:
    """Put the *rendered* files and all others of the last site into *folder*; False if that is not what it was."""
    listed, there = manifest.listed(target), _spare(target, folder)
    for within in sorted({entry.path.rpartition("/")[0] for entry in listed} - {""}):
        (folder / within).mkdir(parents=True, exist_ok=True)
    for entry in listed:
        if entry.path in rendered:
            (folder / entry.path).unlink(missing_ok=True)  # it may be the last site's very file
            (folder / entry.path).write_bytes(rendered[entry.path])
        elif entry not in there:
            _linked(target / entry.path, folder / entry.path)
    found = manifest.write(folder, as_of)
    if [one for one in found if one.path not in rendered] != [one for one in listed if one.path not in rendered]:
        return False
    refuse_private(folder, [*rendered], kept.permits)
    return True
