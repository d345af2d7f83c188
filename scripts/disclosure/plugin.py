"""The Pelican plugin: an adapter and nothing else. Pelican renders `content/`; we hand it every other page."""

from __future__ import annotations

import logging
import sys
from collections import ChainMap
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import BaseReader
from pelican.settings import DEFAULT_THEME
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from disclosure.blame import faults_named
from disclosure.building.known import left_out
from disclosure.building.plan import Done, Plan, downloads
from disclosure.cache import Cache
from disclosure.content_folders import faults, kinds_of
from disclosure.finished import Output
from disclosure.pages.chrome import chrome
from disclosure.pages.compiled import Compiled
from disclosure.pages.filters import furnish
from disclosure.pages.model import Document, Page
from disclosure.pages.theme import check_assets
from disclosure.privacy.permits import Permits
from disclosure.progress import Progress
from disclosure.remaking.stock import Stock
from disclosure.settings import BASE, THEME, Settings
from disclosure.telling import Telling

_TELLING = Telling()
PERMITS, WRITTEN_INTO = "DISCLOSURE_PERMITS", "DISCLOSURE_WRITTEN_INTO"  # in Pelican's settings
STOCK = "DISCLOSURE_STOCK"  # there too: what sites are made of, where whoever builds keeps it
TEXTS = "DISCLOSURE_TEXTS"  # there too: the Markdown pages of the site by path


class MarkdownReader(BaseReader):  # type: ignore[misc]
    """Gives Pelican the pages that we have read, checked and rendered; others are skipped."""

    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, str]]:
        """Return the HTML of a page and what Pelican has to know of it."""
        path = Path(source_path).relative_to(Path(self.settings["PATH"]).resolve()).as_posix()
        document: Document | None = self.settings[TEXTS].get(path)
        if document is None:
            return "", {"title": path, "status": "skip"}
        return document.html, {"title": document.title, "template": document.template}


class DisclosureGenerator(Generator):  # type: ignore[misc]
    """Prepare the publication once, then write files and pages from it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read, check, publish, show, measure and draw; every template of the site sees `site`.

        Pelican makes all generators before it reads a page of `content/` or empties an output: what is wrong is told
        by us first. Raises DataError with all of it.
        """
        super().__init__(*args, **kwargs)
        self._progress: Progress = self.settings.get("DISCLOSURE_PROGRESS") or Progress()
        settings = Settings.from_pelican(self.settings)
        check_assets(settings.theme)
        with ExitStack() as stack:
            self._stock = self.settings.get(STOCK) or stack.enter_context(Stock())
            made, folder, _ = self._stock.prepared(settings, self._progress)
            publication, view = made.publication, made.view
            self.settings.get(PERMITS, []).append(made.permits)
            self.settings[TEXTS].update({document.path: document for document in view.documents})
            self._plan = Plan(publication, view, folder, Path(self.output_path), self._rendered)
            self._open = stack.pop_all()
        self._left_out = left_out(settings)
        self.context["site"] = chrome(view)

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - see _rendered
        """Write the files beside the registers and every page; two pages with one address stop the build."""
        with self._open, self._progress.stage("写出") as stage:
            done = self._plan.carry_out()
            self._stock.downloads = downloads(done)
            stage.count(f"{sum(one.files + sum(map(len, one.downloads.values())) for one in done):,} 个文件")
            stage.count(f"{sum(one.pages for one in done):,} 页")
            if self._left_out:
                stage.count(f"（{self._left_out}）")
            if signals.content_written.receivers:
                self._announce(done)
        if not _others_at_work():
            for one in done:
                self.settings.get("DISCLOSURE_WRITTEN", {}).update(one.written)

    def _rendered(self, page: Page) -> bytes:
        # Without Pelican's writer, which takes twice the time, and without its 300 names: a page may be one of 80,000.
        with faults_named(self.settings):  # here: what a forked process raises comes out of it without its places
            text: str = self.get_template(page.template).render({"site": self.context["site"], **page.context()})
        return text.encode()

    def _announce(self, done: Sequence[Done]) -> None:
        """Tell of every page what Pelican's writer tells of its own: where it is, and all that a template could see."""
        for page in self._plan.pages(done):
            path = str(Path(self.output_path, page.save_as))
            signals.content_written.send(path, context=self._announced(page))

    def _announced(self, page: Page) -> dict[str, Any]:
        context = {**self.context, "output_file": page.save_as, **page.context()}
        if self.settings["RELATIVE_URLS"]:
            context["SITEURL"] = context["localsiteurl"] = path_to_url(get_relative_path(page.save_as))
        return context


def _others_at_work() -> bool:
    """Whether somebody may rewrite a file of ours: a listener after it was written, or another generator."""
    listening = signals.content_written.receivers or signals.finalized.receivers
    return bool(listening) or len(signals.get_generators.receivers) > 1


def settle(pelican: Pelican) -> None:
    """Have the paths in the settings begin at the settings file, as Pelican's own do, and problems told by us."""
    base = Path(pelican.settings.setdefault(BASE, str(_settings_folder())))
    overrides = pelican.settings["THEME_TEMPLATES_OVERRIDES"]
    pelican.settings["THEME_TEMPLATES_OVERRIDES"] = [str(base / folder) for folder in overrides]
    _furnish(pelican)
    pelican.settings[TEXTS] = {}
    pelican.settings["READERS"] = {**pelican.settings["READERS"], "md": MarkdownReader}
    said = pelican.settings.get("DISCLOSURE", {})
    if isinstance(said, dict) and not [*faults(said.get("kinds", {}))]:  # what is wrong is told when it is read
        pelican.settings["PAGE_PATHS"] = [*kinds_of(said.get("kinds", {}))]
    if PERMITS not in pelican.settings:  # nobody looks at what Pelican's own command has written
        pelican.settings[PERMITS] = []
        pelican.settings[WRITTEN_INTO] = Output(Path(pelican.output_path))
        signals.finalized.connect(look_through)
    _TELLING.settings = pelican.settings
    logging.getLogger("pelican").addFilter(_TELLING)


def look_through(pelican: Pelican) -> None:
    """Refuse what Pelican's own command has written, if anything of it is private. Raises LeftoverError."""
    if WRITTEN_INTO in pelican.settings:
        permits = pelican.settings[PERMITS]
        pelican.settings[WRITTEN_INTO].refuse_private(permits[0] if permits else Permits())


def _settings_folder() -> Path:
    """Return where the settings file stands. Pelican does not say, but keeps what it read as a module."""
    read = (vars(module) for module in list(sys.modules.values()) if hasattr(module, "__dict__"))
    files = (names["__file__"] for names in read if "DISCLOSURE" in names and names.get("__file__"))
    return next((Path(file).absolute().parent for file in files), Path.cwd())


def _furnish(pelican: Pelican) -> None:
    """Give a site that names no theme ours, and let any theme have components: macros found by their folder's name."""
    if pelican.theme == DEFAULT_THEME:
        pelican.theme = pelican.settings["THEME"] = str(THEME)
    components = Path(pelican.theme, "components")
    if components.is_dir():
        pelican.settings["THEME_TEMPLATES_OVERRIDES"] = [
            *pelican.settings["THEME_TEMPLATES_OVERRIDES"],
            str(components),
        ]


def equip(generator: Generator) -> None:
    """Give every generator our filters and the templates compiled before: Pelican's own renders the Markdown pages."""
    environment, settings = generator.env, generator.settings
    furnish(environment)
    environment.auto_reload = False
    environment.cache = {}  # all templates stay; the usual cache, which forgets some, locks for each import
    # Jinja compares a template's globals with those of each one that imports it; its own map of maps is slow at that.
    environment.make_globals = lambda more: ChainMap(more, environment.globals) if more else environment.globals
    # Jinja computes what is constant when it compiles: functions from elsewhere may have changed since.
    if not (settings["JINJA_FILTERS"] or settings["JINJA_TESTS"] or environment.extensions):
        cache = Cache(Path(settings["CACHE_PATH"]))
        environment.bytecode_cache = Compiled(cache, repr(settings["JINJA_ENVIRONMENT"]))


def get_generators(pelican: Pelican) -> type[Generator]:  # noqa: ARG001 - Pelican passes itself
    """Offer the generator. Module level, like every receiver: Pelican holds them weakly."""
    return DisclosureGenerator


def register() -> None:
    """Connect to Pelican, nothing more: it swallows what is raised here."""
    signals.initialized.connect(settle)
    signals.generator_init.connect(equip)
    signals.get_generators.connect(get_generators)
