"""What a preview shows of changed texts before the whole site is made of them, or while other files stop that.

Each page that is in order is shown, whatever else of the folder is new, wrong or gone, with the new pictures and files
that it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from disclosure import addresses
from disclosure.content_folders import FILES, IMAGES
from disclosure.errors import Problem, errors_only
from disclosure.hashes import hashes
from disclosure.pages.content import Content, Source, file_problems, is_within, read_source, shared_addresses
from disclosure.pages.front_matter import PENALTY
from disclosure.pages.markdown_page import environment_of, markdown_page
from disclosure.pages.model import Document
from disclosure.pages.press import Assets, Press, named
from disclosure.pages.shelf import Shelf
from disclosure.remaking.quick import Kept, having, moved_in, problems_of, told_elsewhere
from disclosure.remaking.stock import Stock
from disclosure.settings import Settings


class Early(NamedTuple):
    """What is in order of changed texts: files by name, the *documents* among them, and what is wrong with others.

    *told* are the addresses of pages, new, gone or otherwise, of which other pages say something else by now.
    """

    files: Mapping[str, bytes]
    documents: Sequence[Document] = ()
    told: AbstractSet[str] = frozenset()
    problems: Sequence[Problem] = ()


def early(kept: Kept, settings: Settings, pelican: Mapping[str, Any]) -> Early:
    """Return what is in order that is other than on the last site. What other pages say of it is not among it."""
    now = hashes(settings.content)
    content = changed(kept, now)
    gone = kept.sources.keys() - now.keys()
    shelf = _shelf(kept, content, gone)
    problems = [*content.problems, *problems_of(content, kept, settings, shelf), *moved_in(content, kept)]
    faulty = {one.path for one in errors_only(problems)}
    wrong, given = {*map(addresses.document, faulty)}, [name for name in content.assets if name not in faulty]
    assets = _assets(kept.assets, replace(content, assets=tuple(given)))
    public = tuple(one for one in content.public if one.address not in wrong and _is_whole(one, kept, shelf, assets))
    found = Press(_telling(replace(content, public=public), kept), shelf, assets, kept.quotations.filled).documents()
    environment, site = environment_of(pelican), having(kept.chrome, found)
    pages = {addresses.save_as(one.address): markdown_page(one, site, environment) for one in found}
    told = {addresses.document(one) for one in gone if one.endswith(".md")}
    told |= {one.address for one in told_elsewhere(found, kept.chrome)}
    files = {name: (content.folder / name).read_bytes() for name in given}
    return Early({**files, **pages}, found, told, problems)


def _telling(content: Content, kept: Kept) -> Content:
    """Return *content* with the records that its pages name, but for new ones: these come with the whole."""
    other = {one.path for one in content.sources if one.head.said(PENALTY) != kept.named.get(one.path, "")}
    return replace(content, told={path: record for path, record in content.told.items() if path not in other})


def knowing(kept: Kept, stock: Stock, settings: Settings) -> Kept:
    """Return *kept* with the figures that changed texts are the first to ask for, as far as *stock* can tell them."""
    texts = changed(kept, hashes(settings.content)).texts
    asked = {one for prose in texts for one in kept.quotations.unanswered(prose)}
    found = stock.figures(asked, settings) if asked else {}
    return kept._replace(quotations=kept.quotations.having(found)) if found else kept


def changed(kept: Kept, now: Mapping[str, str]) -> Content:
    """Return what of the content folder is new or other than it was, with what is wrong with the files themselves."""
    folder, kinds = kept.content.folder, kept.content.kinds
    paths = [folder / name for name, digest in now.items() if kept.sources.get(name) != digest]
    texts = [path for path in paths if path.suffix == ".md" and is_within(path, folder, kinds)]
    sources = tuple(read_source(path, folder) for path in texts if not path.is_symlink())
    assets = tuple(path.relative_to(folder).as_posix() for path in paths if is_within(path, folder, (IMAGES, FILES)))
    problems = [problem for path in paths for problem in file_problems(path, folder, kinds)]
    every = sorted(Path(name) for name in now if name.endswith(".md") and is_within(folder / name, folder, kinds))
    problems += shared_addresses([path.as_posix() for path in every])
    return replace(kept.content, sources=sources, public=sources, assets=assets, problems=problems)


def _shelf(kept: Kept, content: Content, gone: AbstractSet[str]) -> Shelf:
    """Return the shelf of the last build without the files that are *gone*, and with those of *content*."""
    texts = {one.address: one.prose for one in content.sources}
    left = {*gone, *(addresses.document(name) for name in gone if name.endswith(".md"))}
    waiting = {address: why for address, why in kept.shelf.waiting.items() if address not in {*texts, *left}}
    before = {address: text for address, text in kept.shelf.texts.items() if address not in left}
    return Shelf({*kept.shelf.written} - left | content.written, waiting, {**before, **texts})


def _assets(before: Assets, content: Content) -> Assets:
    """Return the pictures and files of the last build, and those of *content*: a picture in one size, as it is."""
    new = Assets.of(content)
    pictures = {name: replace(one, smaller=()) for name, one in new.pictures.items()}
    return Assets({**before.pictures, **pictures}, {**before.sizes, **new.sizes})


def _is_whole(source: Source, kept: Kept, shelf: Shelf, assets: Assets) -> bool:
    """Whether what a page asks of the data was asked before, and the files that its head names are in order."""
    wanted: Collection[str] = [*source.head.files, *filter(None, [source.head.said("image")])]
    there = (shelf.address(source.prose, named(one)[0]) in assets.sizes for one in wanted)
    return kept.quotations.knows(source.prose) and all(there)
