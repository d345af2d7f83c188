"""What every test has: a data folder, an engine, sites that are built once, and `--full` for the long ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from xdist.scheduler import LoadFileScheduling

import engines
from browsers import available, browser, tabs
from disclosure.ground.engine import Engine
from projects import project
from sites import CASES, ROOT, built, case_host, shared
from web import PAGES, write_views_site, write_week_site

__all__ = ["browser", "project", "tabs"]

hypothesis.settings.register_profile("suite", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("suite")

NO_BROWSER = "no Chromium on this machine, and none could be installed"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the tests marked full too, which take minutes")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture(params=["polars", pytest.param("duckdb", marks=pytest.mark.second)])
def either_engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test on one engine and on the other, whichever way it opens it."""
    monkeypatch.setattr(engines, "default", request.param)


@pytest.fixture
def engine(either_engine: None, tmp_path: Path) -> Iterator[Engine]:  # noqa: ARG001 - see either_engine
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with engines.borrowed(scratch) as opened:
        yield opened


def pytest_sessionfinish() -> None:
    engines.close_all()


@pytest.fixture(scope="session")
def default_site(tmp_path_factory) -> Path:
    """The site of this repository's own data and content. A test that takes it is marked `city`."""
    made = shared(tmp_path_factory, "city", lambda folder: built(ROOT / "data", ROOT / "content", folder / "output"))
    return made / "output"


@pytest.fixture(scope="session")
def host(tmp_path_factory) -> Path:
    """A host's folder with the small case in which a record goes every way there is, under `under/a/path`."""
    return case_host(tmp_path_factory, "withdrawn")


@pytest.fixture(scope="session")
def case_site(host) -> Path:
    return host / "under/a/path"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the small case, to be broken."""
    shutil.copytree(CASES / "withdrawn", tmp_path / "case", ignore=shutil.ignore_patterns("expected"))
    return tmp_path / "case"


@pytest.fixture(scope="session")
def views_site(tmp_path_factory) -> Path:
    return shared(tmp_path_factory, "views", write_views_site) / "output"


@pytest.fixture(scope="session")
def week_site(tmp_path_factory) -> Path:
    """The site of a small safety week."""
    return shared(tmp_path_factory, "week", write_week_site) / "output"


@pytest.fixture(scope="session")
def patterns_site(tmp_path_factory) -> Path:
    """The pages of every component in every state. They are imported when asked for: that reads all templates."""
    import patterns  # noqa: PLC0415

    return shared(tmp_path_factory, "patterns", patterns.write)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("full"):
        long = [item for item in items if item.get_closest_marker("full")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)
    for item in items:
        if "default_site" in item.fixturenames:
            item.add_marker(pytest.mark.city)
    items.sort(key=lambda item: (_late(item), "look" not in item.fixturenames))  # see PageScheduling
    needing = [item for item in items if item.get_closest_marker("browser")]
    if needing and not available():
        for item in needing:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def _late(item: pytest.Item) -> int:
    """Return how late a test may begin: with the short files at the end all processes are done at the same time."""
    return next((rank for rank, mark in enumerate(("builds", "city", "browser")) if item.get_closest_marker(mark)), 3)


class PageScheduling(LoadFileScheduling):
    """A file's tests go to one process, and so do all of a page in a browser: those that only look load it once."""

    def _split_scope(self, nodeid: str) -> str:
        pages = [page for page in PAGES if page in nodeid] if nodeid.startswith("tests/browser/") else []
        return max(pages, key=len) if pages else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log) -> PageScheduling:
    return PageScheduling(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(report.longrepr)]
    if skipped:
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests were skipped: {NO_BROWSER}")
