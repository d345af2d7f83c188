"""Pages of tiny registers, rendered with the real templates, and the files that pages offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from disclosure import addresses
from disclosure.charts.model import Drawn, Picture
from disclosure.pages.markdown import render
from disclosure.statistics.measures import measure
from homes import home, site, usual_view, view
from inspections import sample, write_inspections
from published import published
from rendered import rendered
from written import things, write

__all__ = ["home", "site", "things", "usual_view", "view", "write"]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"></svg>'


@contextmanager
def built(data: Path, scratch: Path, **settings) -> Iterator[Mapping[str, str]]:
    """Render the pages of a data folder."""
    with published(data, scratch, **settings) as site:
        statistics = {name: measure(one, site.engine) for name, one in site.registers.items()}
        pictures = {
            name: tuple(Picture(series, "发现句", "图说", *[Drawn(SVG, 480, 320)] * 3) for series in one.series)
            for name, one in statistics.items()
        }
        texts = {addresses.register(name): render(one.package.description) for name, one in site.registers.items()}
        yield rendered(replace(site.view, statistics=statistics, pictures=pictures, texts=texts))


@pytest.fixture
def build(tmp_path):
    """Return a function that renders the pages of a data folder."""
    with ExitStack() as stack:
        yield lambda data, **settings: stack.enter_context(built(data, tmp_path / "scratch", **settings))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for what a module's tests look at."""
    return tmp_path_factory.mktemp("looked-at")


@pytest.fixture(scope="module")
def build_once(folder):
    """Return a function that renders the pages of a data folder for all tests of a module."""
    with ExitStack() as stack:
        yield lambda data, **settings: stack.enter_context(built(data, folder / "scratch", **settings))


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """The pages of one inspection, for tests that only look."""
    folder = tmp_path_factory.mktemp("usual")
    with built(write_inspections(folder / "data", [sample(1)]), folder / "scratch") as pages:
        yield pages


@pytest.fixture
def inspections(tmp_path, build):
    """Return a function that renders a site of inspection rows."""

    def run(*rows, findings=(), settings=None, **more):
        return build(write_inspections(tmp_path / "data", rows, findings, **more), **(settings or {}))

    return run
