"""The Pelican plugin: an adapter and nothing else. Pelican renders `content/`; we hand it every other page."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from disclosure.pipeline import Site, prepare
from disclosure.progress import Progress
from disclosure.registers.engine import Engine
from disclosure.settings import Settings
from disclosure.site.content import documents
from disclosure.site.contexts.chrome import chrome
from disclosure.site.files import write_files
from disclosure.site.filters import FILTERS
from disclosure.site.model import Page, SiteView
from disclosure.site.pages import pages


class DisclosureGenerator(Generator):  # type: ignore[misc]
    """Prepare the publication once, then write files and pages from it."""

    def generate_context(self) -> None:
        """Read, check, publish, measure and draw; every template of the site sees `site`.

        Raises DataError with everything that is wrong; nothing has been written by then.
        """
        self._progress: Progress = self.settings.get("DISCLOSURE_PROGRESS") or Progress()
        settings = Settings.from_pelican(self.settings)
        with ExitStack() as stack:
            scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="disclosure-"))
            engine = stack.enter_context(Engine(Path(scratch)))
            self._view = _view(prepare(settings, engine, self._progress))
            self._open = stack.pop_all()
        self.context["site"] = chrome(self._view)

    def generate_output(self, writer: Writer) -> None:
        """Write the files beside the registers, then every page; two pages with one address stop the build."""
        with self._open:
            view, written = self._files(), 0
            with self._progress.stage("网页") as stage:
                for page in pages(view):
                    self._write(writer, page)
                    written += 1
                stage.count(f"{written:,} 页")

    def _files(self) -> SiteView:
        folder = Path(self.output_path)
        with self._progress.stage("文件") as stage:
            registers = self._view.publication.registers
            written = {one.package.name: write_files(one, self._view, folder) for one in registers}
            stage.count(f"{sum(map(len, written.values())):,} 个文件")
        return replace(self._view, downloads=written)

    def _write(self, writer: Writer, page: Page) -> None:
        writer.write_file(
            page.save_as,
            self.get_template(page.template),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            **page.context,
        )


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
