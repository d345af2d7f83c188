"""The Pelican plugin: an adapter and nothing else. Pelican renders `content/`; we hand it every other page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from disclosure.building.processes import share_out
from disclosure.files.model import Download
from disclosure.files.register import Source, write_files
from disclosure.ground.engine import Engine, memory_for
from disclosure.pages.chrome import chrome
from disclosure.pages.content import documents
from disclosure.pages.filters import FILTERS
from disclosure.pages.model import Page, SiteView
from disclosure.pages.streams import Stream, front_pages, streams
from disclosure.pages.theme import check_assets
from disclosure.pipeline import Site, prepare
from disclosure.progress import Progress
from disclosure.publication.publish import reopened
from disclosure.search.lookup import lookup_files
from disclosure.settings import Settings
from disclosure.writing import disk_errors_named, write


class Done(NamedTuple):
    """What a task wrote: so many pages, so many files, or the files of the registers of these names."""

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
            self._scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="disclosure-")))
            with Engine(self._scratch, memory=memory_for(settings.data)) as engine:
                site = prepare(settings, engine, self._progress)
                self._publication, self._view = site.publication, _view(site)
            self._open = stack.pop_all()
        self.context["site"] = chrome(self._view)

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - see _write
        """Write the files beside the registers and every page; two pages with one address stop the build."""
        with self._open, self._progress.stage("写出") as stage:
            done = share_out(self._tasks(), self._reading)
            downloads = {name: files for one in done for name, files in one.downloads.items()}
            fronts = self._pages(front_pages, replace(self._view, downloads=downloads))
            stage.count(f"{sum(one.files + sum(map(len, one.downloads.values())) for one in done):,} 个文件")
            stage.count(f"{sum(one.pages for one in (*done, fronts)):,} 页")

    def _tasks(self) -> list[Callable[[Engine], Done]]:
        files = [partial(self._files, number) for number in range(len(self._publication.registers))]
        pages = [partial(self._stream, stream) for stream in streams(self._view)]
        return [*files, self._lookup, *pages]

    @contextmanager
    def _reading(self) -> Iterator[Engine]:
        """Open the kept tables once more, for one process."""
        memory = memory_for(self._view.settings.data)
        with Engine(self._scratch, memory=memory, reading=True) as engine:
            yield engine

    def _files(self, number: int, engine: Engine) -> Done:
        register = reopened(self._publication, engine).registers[number]
        name = register.package.name
        shown, pictures = self._view.shown.register(name), self._view.pictures.get(name, ())
        source = Source(register, shown, pictures, self._view.settings, engine)
        return Done(downloads={name: write_files(source, Path(self.output_path))})

    def _lookup(self, _: Engine) -> Done:
        written = 0
        with disk_errors_named():
            for address, data in lookup_files(self._view):
                write(Path(self.output_path, address), data)
                written += 1
        return Done(files=written)

    def _stream(self, stream: Stream, _: Engine) -> Done:
        return self._pages(stream, self._view)

    def _pages(self, stream: Stream, view: SiteView) -> Done:
        with disk_errors_named():
            return Done(pages=sum(map(self._write, stream(view))))

    def _write(self, page: Page) -> int:
        # Pelican's writer takes twice the time, and a page may be one of 80,000.
        text = self.get_template(page.template).render({**self.context, **page.context()})
        write(Path(self.output_path, page.save_as), text.encode())
        return 1


def _view(site: Site) -> SiteView:
    return SiteView(
        settings=site.settings,
        shown=site.shown,
        statistics=site.statistics,
        pictures=site.pictures,
        downloads={},
        documents=documents(site.settings.content),
    )


def add_filters(generator: Generator) -> None:
    """Give every generator's templates our filters: Pelican's own renders the Markdown pages."""
    generator.env.filters.update(FILTERS)


def get_generators(pelican: Pelican) -> type[Generator]:  # noqa: ARG001 - Pelican passes itself
    """Offer the generator. Module level, like every receiver: Pelican holds them weakly."""
    return DisclosureGenerator


def register() -> None:
    """Connect to Pelican, nothing more: it swallows what is raised here."""
    signals.generator_init.connect(add_filters)
    signals.get_generators.connect(get_generators)
