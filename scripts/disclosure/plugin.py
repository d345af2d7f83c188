"""The Pelican plugin: an adapter and nothing else. Pelican renders `content/`; we hand it every other page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from disclosure.cache import Cache
from disclosure.pipeline import Site, prepare
from disclosure.processes import share_out
from disclosure.progress import Progress
from disclosure.publication.publish import reopened
from disclosure.registers.engine import Engine, memory_for
from disclosure.scratch import scratch
from disclosure.settings import Settings
from disclosure.site.compiled import Compiled
from disclosure.site.content import documents
from disclosure.site.contexts.chrome import chrome
from disclosure.site.files import write_files
from disclosure.site.filters import FILTERS
from disclosure.site.lookup import lookup_files
from disclosure.site.model import Download, Page, SiteView
from disclosure.site.pages import Stream, front_pages, further_pages, last_pages, longest_first
from disclosure.site.theme import check_assets
from disclosure.site.writing import Output, Written, disk_errors_named


class Done(NamedTuple):
    """What a task wrote, by address: so many pages, so many files, and those of the registers of these names."""

    written: Mapping[str, Written]
    pages: int = 0
    files: int = 0
    downloads: Mapping[str, tuple[Download, ...]] = {}


class DisclosureGenerator(Generator):  # type: ignore[misc]
    """Prepare the publication once, then write files and pages from it."""

    def generate_context(self) -> None:
        """Read, check, publish, measure and draw; every template of the site sees `site`.

        Raises DataError with everything that is wrong; nothing has been written by then.
        """
        self._progress: Progress = self.settings.get("DISCLOSURE_PROGRESS") or Progress()
        settings = Settings.from_pelican(self.settings)
        check_assets(settings.theme)
        with ExitStack() as stack:
            self._scratch = stack.enter_context(scratch())
            with Engine(self._scratch, memory=memory_for(settings.data)) as engine:
                self._view = _view(prepare(settings, engine, self._progress))
            self._open = stack.pop_all()
        self.context["site"] = chrome(self._view)

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - see _write
        """Write the files beside the registers and every page; two pages with one address stop the build."""
        with self._open, self._progress.stage("写出") as stage:
            done = share_out(self._tasks(), self._reading)
            downloads = {name: files for one in done for name, files in one.downloads.items()}
            done.append(self._pages(last_pages, replace(self._view, downloads=downloads)))
            for one in done:
                self.settings.get("DISCLOSURE_WRITTEN", {}).update(one.written)
            stage.count(f"{sum(one.files + sum(map(len, one.downloads.values())) for one in done):,} 个文件")
            stage.count(f"{sum(one.pages for one in done):,} 页")

    def _tasks(self) -> list[Callable[[SiteView], Done]]:
        """Return what is to be written, in parts of which none needs another; as a rule the longest come first."""
        across, within = further_pages(self._view)
        files = [partial(self._files, number) for number in longest_first(self._view)]
        pages = [[partial(self._pages, stream) for stream in streams] for streams in (across, within)]
        return [self._lookup, *pages[0], *files, *pages[1]]

    @contextmanager
    def _reading(self) -> Iterator[SiteView]:
        """Open the kept tables once more, for one process."""
        memory = memory_for(self._view.settings.data)
        with Engine(self._scratch, memory=memory, reading=True) as engine:
            yield replace(self._view, publication=reopened(self._view.publication, engine), engine=engine)

    def _files(self, number: int, view: SiteView) -> Done:
        register, output = view.publication.registers[number], self._output()
        files = write_files(register, view, output)
        downloads = {register.package.name: files}
        pages = self._pages(partial(front_pages, number), replace(view, downloads=downloads))
        return Done({**output.written, **pages.written}, pages=pages.pages, downloads=downloads)

    def _lookup(self, view: SiteView) -> Done:
        output = self._output()
        with disk_errors_named():
            for address, data in lookup_files(view):
                output.put(address, data)
        return Done(output.written, files=len(output.written))

    def _pages(self, stream: Stream, view: SiteView) -> Done:
        output = self._output()
        with disk_errors_named():
            for page in stream(view):
                output.put(page.save_as, self._rendered(page))
        return Done(output.written, pages=len(output.written))

    def _output(self) -> Output:
        return Output(Path(self.output_path))

    def _rendered(self, page: Page) -> bytes:
        # Without Pelican's writer, which takes twice the time, and without its 300 names: a page may be one of 80,000.
        text: str = self.get_template(page.template).render({"site": self.context["site"], **page.context})
        return text.encode()


def _view(site: Site) -> SiteView:
    return SiteView(
        settings=site.settings,
        publication=site.publication,
        statistics=site.statistics,
        pictures=site.pictures,
        downloads={},
        engine=site.engine,
        documents=documents(site.settings.content),
    )


def equip(generator: Generator) -> None:
    """Give every generator our filters and the templates compiled before: Pelican's own renders the Markdown pages."""
    environment, settings = generator.env, generator.settings
    environment.filters.update(FILTERS)
    environment.auto_reload = False
    # Jinja computes what is constant when it compiles: functions from elsewhere may have changed since.
    if not (settings["JINJA_FILTERS"] or settings["JINJA_TESTS"] or environment.extensions):
        cache = Cache(Path(settings["CACHE_PATH"]))
        environment.bytecode_cache = Compiled(cache, repr(settings["JINJA_ENVIRONMENT"]))


def get_generators(pelican: Pelican) -> type[Generator]:  # noqa: ARG001 - Pelican passes itself
    """Offer the generator. Module level, like every receiver: Pelican holds them weakly."""
    return DisclosureGenerator


def register() -> None:
    """Connect to Pelican, nothing more: it swallows what is raised here."""
    signals.generator_init.connect(equip)
    signals.get_generators.connect(get_generators)
