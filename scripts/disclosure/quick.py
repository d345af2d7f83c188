"""One sentence changed: the pages in which it stands are made anew, everything else is taken from the last site.

A build leaves behind what its Markdown pages were made of, under a key of everything else that a site is made of. The
next one is quick where that key is the same, the last site is whole, and what changed of a page is its text alone:
title, days, headings and whatever else other pages say of it are as they were. In every other case, and whenever there
is anything to tell, the whole site is built.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from disclosure import addresses
from disclosure.cache import Cache
from disclosure.content_folders import FILES, IMAGES
from disclosure.errors import DataError, errors_only
from disclosure.finished import refuse_private
from disclosure.pages.chrome import Chrome, chrome
from disclosure.pages.content import Content, Source, page_problems, read_source
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
from disclosure.release import manifest
from disclosure.settings import Settings

_OURS: Final = ["disclosure"]
_CHANGING: Final = ("JINJA_FILTERS", "JINJA_TESTS", "JINJA_GLOBALS", "THEME_TEMPLATES_OVERRIDES")


class Kept(NamedTuple):
    """What a build leaves: how its Markdown pages were made, and what their folder and the finished site held."""

    chrome: Chrome
    shelf: Shelf
    assets: Assets
    quotations: Quotations
    permits: Permits
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
    press, view = made.press, made.view
    site = _hash(folder / manifest.NAME)
    return Kept(chrome(view), press.shelf, press.assets, made.quotations.lean(), made.permits, sources, site)


def keep(kept: Kept, settings: Settings, base: Path, target: Path) -> None:
    """Leave *kept* for the next build at *target* with these *settings*, whose files lie in *base*."""
    Cache(settings.cache).put(_name(target), pickle.dumps(kept), _stamp(settings, base))


def _name(target: Path) -> str:
    return f"site-{hashlib.sha256(str(target).encode()).hexdigest()[:16]}"


def kept_for(settings: Settings, pelican: Mapping[str, Any], base: Path, target: Path) -> Kept | None:
    """Return what the last build at *target* with these settings has left, if it is good for the next one."""
    data = Cache(settings.cache).get(_name(target), _stamp(settings, base)) if is_possible(pelican) else None
    kept: Kept | None = pickle.loads(data) if data else None  # noqa: S301 - closed to everybody else, and sealed
    return kept


def rebuild(kept: Kept, settings: Settings, pelican: Mapping[str, Any], target: Path, folder: Path) -> Kept | None:
    """Make the site at *target* anew in the empty *folder*; return what that leaves, None where it cannot be so."""
    if not manifest.ours(target) or _hash(target / manifest.NAME) != kept.site:
        return None
    files = frozenset(entry.path for entry in manifest.listed(target))
    pages = _changed(kept, settings, files)
    if pages is None:
        return None
    environment = environment_of(pelican)
    rendered = {addresses.save_as(one.address): markdown_page(one, kept.chrome, environment) for one in pages}
    if not _put_together(rendered, kept, settings.as_of, target, folder):
        return None
    return kept._replace(sources=hashes(settings.content), site=_hash(folder / manifest.NAME))


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below *folder* that is not hidden."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    seen = {name: path for name, path in found.items() if not any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): _hash(path) for name, path in seen.items()}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(settings: Settings, base: Path) -> str:
    """Return what stands for all that a site is made of but its Markdown pages; the cache itself knows the program."""
    found = hashlib.sha256(repr(settings).encode())
    files = [*base.glob("*.py"), *([settings.privacy_key] if settings.privacy_key.is_file() else [])]
    for folder in (settings.data, settings.theme):
        found.update(repr(hashes(folder) if folder.is_dir() else {}).encode())
    for path in sorted(files):
        found.update(f"{path}{_hash(path)}".encode())
    return found.hexdigest()


def _changed(kept: Kept, settings: Settings, files: Collection[str]) -> list[Document] | None:
    """Return the pages whose text is another one, None where more than that has changed or anything is to be told."""
    now = hashes(settings.content)
    names = [name for name, digest in now.items() if kept.sources.get(name) != digest]
    if now.keys() != kept.sources.keys() or not all(name.endswith(".md") for name in names):
        return None
    sources = [read_source(settings.content / name, settings.content) for name in names if "/" in name]
    found = [_page(source, kept, settings, files) for source in sources]
    return None if None in found else [one for one in found if one is not None]


def _page(source: Source, kept: Kept, settings: Settings, files: Collection[str]) -> Document | None:
    if source.head.said(PENALTY):
        return None  # what it tells of is looked up in the data
    before = kept.chrome.documents.get(source.address)
    content = Content(settings.content, settings.kinds, settings.as_of, (source,), (source,))
    if before is None or not _is_in_order(source, content, kept, files):
        return None
    [now] = Press(content, kept.shelf, kept.assets, kept.quotations.filled).documents()
    is_alike = replace(now, html="") == replace(before, html="") and now.headings == before.headings
    return now if is_alike else None


def _is_in_order(source: Source, content: Content, kept: Kept, files: Collection[str]) -> bool:
    """Whether there is nothing to tell of a page, and all that it asks of the data was asked before.

    Raises DataError with what is wrong with the page: nothing else can be, since the last site was built.
    """
    known = _Known(files, (*content.kinds, IMAGES, FILES))
    problems = [
        *page_problems(source, content.kinds[source.folder], content.as_of),
        *head_problems(content, kept.shelf),
        *link_problems([source.prose], known, kept.shelf),
        *reference_problems(source.prose, kept.quotations.catalogue),
    ]
    if errors_only(problems):
        raise DataError(problems)
    if problems or look_into(source.path, (content.folder / source.path).read_bytes()):
        return False
    return kept.quotations.knows(source.prose) and not [*kept.quotations.moved(source.prose)]


def _linked(there: Path, here: Path) -> None:
    """Have a file at a second place; a file system without links gets a copy."""
    try:
        os.link(there, here)
    except OSError:
        shutil.copyfile(there, here)


def _put_together(rendered: Mapping[str, bytes], kept: Kept, as_of: date, target: Path, folder: Path) -> bool:
    """Put the *rendered* files and all others of the last site into *folder*; False if that is not what it was."""
    listed = manifest.listed(target)
    for within in sorted({entry.path.rpartition("/")[0] for entry in listed} - {""}):
        (folder / within).mkdir(parents=True, exist_ok=True)
    for entry in listed:
        if entry.path in rendered:
            (folder / entry.path).write_bytes(rendered[entry.path])
        else:
            _linked(target / entry.path, folder / entry.path)
    found = manifest.write(folder, as_of)
    if [one for one in found if one.path not in rendered] != [one for one in listed if one.path not in rendered]:
        return False
    refuse_private(folder, [*rendered], kept.permits)
    return True
