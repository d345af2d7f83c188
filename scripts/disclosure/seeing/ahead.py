"""What a preview shows of changed data, of a changed theme or setting before the whole site is made of it.

The pages that a browser looks at, and the first ones of the registers that have changed. They are made of what the last
build has left (`remaking/stock.py`), and of the changed registers prepared anew: only they, and what they refer to.
Texts that were saved with them are shown as ever (`early.py`); those that ask a changed register for a figure, once it
is prepared. The whole site follows and takes the place of all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from disclosure import addresses
from disclosure.blame import faults_named
from disclosure.building.processes import apart
from disclosure.contract.reach import within
from disclosure.ground.engines import opened
from disclosure.hashes import visible
from disclosure.pages.chrome import chrome
from disclosure.pages.content import Content, page_problems, read_source
from disclosure.pages.markdown_page import environment_of, markdown_page
from disclosure.pages.model import SiteView
from disclosure.pages.press import in_order
from disclosure.pages.prose import descriptions
from disclosure.pages.quoted import asked_registers
from disclosure.pages.streams import page_at
from disclosure.pages.theme import coloured
from disclosure.pipeline import Part, prepare_part
from disclosure.release.scratch import scratch
from disclosure.remaking import quick
from disclosure.remaking.stock import Inputs, Prepared, Standing, Stock, folders_changed
from disclosure.seeing.early import Early, changed, early, knowing
from disclosure.settings import Settings

_MOST: Final = 4  # changed registers: of more, the whole site is there as soon

_Found = tuple[Prepared, Inputs, Standing]


def ahead(
    stock: Stock, settings: Settings, pelican: Mapping[str, Any], target: Path, asked: Sequence[str]
) -> dict[str, bytes]:
    """Return, by name, files that take the place of those at *target*, the pages that are *asked* for among them.

    Nothing where more has changed than can be told apart. Raises DataError if anything is wrong with changed tables,
    as they are with the texts that were saved with them, and ExtensionError if a template is.
    """
    found = _last(stock, settings, pelican)
    if found is None:
        return {}
    last, now, standing = found
    registers, newer = folders_changed(last.inputs.data, now.data), _newer(standing, now)
    if len(registers) > _MOST:
        return {}
    with scratch() as folder, faults_named(pelican):
        part = _part_of(found, newer, _wanted(last, registers, asked), folder)
        texts = _texts(found, stock, pelican, part) if newer else Early({})
        view = replace(_telling(_view(found, newer, part), texts, found), downloads=stock.downloads)
        fronts = [addresses.register(name) for name in sorted(registers)]
        unsure = {*map(addresses.document, newer)} - {one.address for one in texts.documents}
        wanted = [one for one in (*asked, *fronts, *_lists(texts)) if one not in unsure]
        return {**_static(settings, pelican, target), **texts.files, **_pages(view, wanted, pelican)}


def _telling(view: SiteView, texts: Early, found: _Found) -> SiteView:
    """Return *view* with the pages of *texts*, and without those that are gone."""
    _, now, standing = found
    gone = {addresses.document(name) for name in standing.kept.sources.keys() - now.content.keys()}
    pages = {one.address: one for one in (*view.documents, *texts.documents) if one.address not in gone}
    return replace(view, documents=in_order(pages.values(), view.settings.kinds))


def _lists(texts: Early) -> list[str]:
    """Return the addresses of *texts*, and of the home page and the lists that by now tell something else of one."""
    folders = sorted({one.partition("/")[0] for one in texts.told})
    lists = [addresses.HOME, *map(addresses.register, folders)] if folders else []
    return [*(one.address for one in texts.documents), *lists]


def texts_ahead(stock: Stock, settings: Settings, pelican: Mapping[str, Any]) -> Mapping[str, bytes]:
    """Return, by name, what is in order of texts, pictures and files that were saved with something else.

    What seems wrong with others may follow from that: a whole build tells.
    """
    found = _last(stock, settings, pelican)
    return {} if found is None or not _newer(found[2], found[1]) else _texts(found, stock, pelican).files


def _texts(found: _Found, stock: Stock, pelican: Mapping[str, Any], part: Part | None = None) -> Early:
    """Return what is in order of texts; what they ask of changed registers, *part* answers."""
    last, now, (kept, data) = found
    known = kept.quotations.without(folders_changed(data, now.data))
    said = known.told(part.quotations) if part else known
    site = replace(chrome(replace(last.made.view, settings=now.settings)), documents=kept.chrome.documents)
    return early(knowing(kept._replace(quotations=said, chrome=site), stock, now.settings), now.settings, pelican)


def _last(stock: Stock, settings: Settings, pelican: Mapping[str, Any]) -> _Found | None:
    """Return what was prepared last, what there is now, and the site that stands; None where they lie too far apart."""
    now = Inputs.of(settings)
    if stock.last is None or stock.standing is None or not quick.is_possible(pelican):
        return None
    return (stock.last, now, stock.standing) if stock.last.inputs.is_near(now) else None


def _newer(standing: Standing, now: Inputs) -> set[str]:
    """Return the files of the content folder that are new, gone or other than on the site that stands."""
    return {name for name, _ in standing.kept.sources.items() ^ now.content.items()}


def _wanted(last: Prepared, new: AbstractSet[str], asked: Sequence[str]) -> set[str]:
    """Return the registers to be prepared anew: *new* ones, and those *asked* for that refer to one, or quote it."""
    catalogue = last.made.quotations.catalogue
    looked_at = {address.partition("/")[0] for address in asked} & catalogue.packages.keys()
    said = {name: [one for one in descriptions(catalogue) if one.path.partition("/")[0] == name] for name in looked_at}
    reached = {name: {*within(catalogue, [name]).packages, *asked_registers(said[name], catalogue)} for name in said}
    return {*new, *(name for name, others in reached.items() if others & new)}


def _part_of(found: _Found, newer: AbstractSet[str], names: AbstractSet[str], folder: Path) -> Part | None:
    """Prepare the registers with these *names* anew, if there are any; their rows are to lie in *folder*."""
    _, now, standing = found
    if not names:
        return None
    content = _content(found, newer)
    saved = _saved(content, changed(standing.kept, now.content), newer) if newer else content
    return apart(partial(_part, now.settings, folder, names, (saved, newer)))


def _content(found: _Found, newer: AbstractSet[str]) -> Content:
    """Return the texts as they stand on the site, as far as they were prepared last."""
    last, now, standing = found
    before = {name: it for name, it in now.content.items() if name not in newer}
    content, there = last.made.press.content, {*now.content, *standing.kept.sources}
    sources, public = (tuple(one for one in some if one.path in there) for some in (content.sources, content.public))
    return _current(replace(content, sources=sources, public=public), last.inputs.content, before)


def _view(found: _Found, newer: AbstractSet[str], part: Part | None) -> SiteView:
    """Return what pages print: that of the last build, but for the registers of *part*."""
    last, now, standing = found
    known, later = last.made.quotations, standing.kept.quotations.answers  # a text may be the first to ask since
    said = known.having({**later, **known.answers})
    filled = said.told(part.quotations).filled if part else said.filled
    documents = replace(last.made.press, content=_content(found, newer), said=filled).documents()
    view = replace(last.made.view, settings=now.settings, documents=documents)
    return _with(view, part.view) if part else view


def _saved(content: Content, new: Content, newer: AbstractSet[str]) -> Content:
    """Return *content* as it is with the *newer* files, of which *new* has those that are there."""
    others = tuple(one for one in content.sources if one.path not in newer)
    assets = tuple(name for name in content.assets if name not in newer)
    told = [one for one in content.problems if one.path not in newer]
    wrong = (one for text in new.sources for one in page_problems(text, new.kinds[text.folder], new.as_of))
    return replace(
        content,
        sources=(*others, *new.sources),
        public=(*(one for one in content.public if one.path not in newer), *new.public),
        assets=(*assets, *new.assets),
        problems=[*told, *new.problems, *wrong],
    )


def _current(content: Content, before: Mapping[str, str], now: Mapping[str, str]) -> Content:
    """Return *content* with the texts that have changed since: with these alone, or the whole site was built."""
    paths = [name for name in now if before.get(name) != now[name]]
    new = {path: read_source(content.folder / path, content.folder) for path in paths if path.endswith(".md")}
    sources, public = (
        tuple(new.get(one.path, one) for one in several) for several in (content.sources, content.public)
    )
    return replace(content, sources=sources, public=public)


def _part(settings: Settings, folder: Path, names: AbstractSet[str], texts: tuple[Content, AbstractSet[str]]) -> Part:
    with opened(settings.data, folder, settings.engine) as engine:
        return prepare_part(settings, engine, names, *texts)


def _with(view: SiteView, part: SiteView) -> SiteView:
    """Return *view* with the registers that *part* has in the place of its own."""
    registers = {**view.shown.by_name, **part.shown.by_name}
    shown = replace(view.shown, registers=tuple(registers[name] for name in sorted(registers)))
    statistics, pictures = {**view.statistics, **part.statistics}, {**view.pictures, **part.pictures}
    return replace(view, shown=shown, statistics=statistics, pictures=pictures, texts={**view.texts, **part.texts})


def _pages(view: SiteView, wanted: Sequence[str], pelican: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the pages at the *wanted* addresses that there are, by the files that answer these."""
    site, environment = chrome(view), environment_of(pelican)
    found = {}
    for address in wanted:
        if address in site.documents:
            found[addresses.save_as(address)] = markdown_page(site.documents[address], site, environment)
        elif page := page_at(address, view):
            text = environment.get_template(f"{page.template}.html").render({"site": site, **page.context()})
            found[page.save_as] = text.encode()
    return found


def _static(settings: Settings, pelican: Mapping[str, Any], target: Path) -> dict[str, bytes]:
    """Return the files of the theme that are others than those at *target*."""
    folders = [settings.theme / name for name in pelican["THEME_STATIC_PATHS"]]
    files = {
        f"{pelican['THEME_STATIC_DIR']}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for folder in folders
        for path in visible(folder)
    }
    files |= coloured(settings)
    return {name: data for name, data in files.items() if not _is_same(target / name, data)}


def _is_same(file: Path, data: bytes) -> bool:
    return file.is_file() and file.read_bytes() == data
