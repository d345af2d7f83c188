"""The Pelican plugin: an adapter and nothing else. Pelican renders `content/`; we hand it every other page."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from disclosure.building.plan import Plan
from disclosure.cache import Cache
from disclosure.ground.engine import Engine, memory_for
from disclosure.pages.chrome import chrome
from disclosure.pages.compiled import Compiled
from disclosure.pages.filters import FILTERS
from disclosure.pages.model import Page
from disclosure.pages.theme import check_assets
from disclosure.pipeline import prepare
from disclosure.progress import Progress
from disclosure.release.scratch import scratch
from disclosure.settings import Settings


class DisclosureGenerator(Generator):  # type: ignore[misc]
    """Prepare the publication once, then write files and pages from it."""

    def generate_context(self) -> None:
        """Read, check, publish, show, measure and draw; every template of the site sees `site`.

        Raises DataError with everything that is wrong; nothing has been written by then.
        """
        self._progress: Progress = self.settings.get("DISCLOSURE_PROGRESS") or Progress()
        settings = Settings.from_pelican(self.settings)
        check_assets(settings.theme)
        with ExitStack() as stack:
            folder = stack.enter_context(scratch())
            with Engine(folder, memory=memory_for(settings.data)) as engine:
                publication, view, permits = prepare(settings, engine, self._progress)
            self.settings.get("DISCLOSURE_PERMITS", []).append(permits)
            self._plan = Plan(publication, view, folder, Path(self.output_path), self._rendered)
            self._open = stack.pop_all()
        self.context["site"] = chrome(view)

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - see _rendered
        """Write the files beside the registers and every page; two pages with one address stop the build."""
        with self._open, self._progress.stage("写出") as stage:
            done = self._plan.carry_out()
            for one in done:
                self.settings.get("DISCLOSURE_WRITTEN", {}).update(one.written)
            stage.count(f"{sum(one.files + sum(map(len, one.downloads.values())) for one in done):,} 个文件")
            stage.count(f"{sum(one.pages for one in done):,} 页")

    def _rendered(self, page: Page) -> bytes:
        # Without Pelican's writer, which takes twice the time, and without its 300 names: a page may be one of 80,000.
        text: str = self.get_template(page.template).render({"site": self.context["site"], **page.context()})
        return text.encode()


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
