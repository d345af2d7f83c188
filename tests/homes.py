"""Views of small registers beside Markdown pages, as the home page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.addresses import document
from disclosure.pages.model import Document, SiteView
from disclosure.statistics.measures import measure
from inspections import sample, write_inspections
from published import published
from rendered import rendered

PATHS = [
    "standards/index.md",
    "standards/limits.md",
    "standards/items/index.md",
    "standards/items/microbes.md",
    "procedures/sampling.md",
    "safety-week/index.md",
    "safety-week/2022.md",
    "news/one.md",
    "pages/about.md",
    "pages/how-to-read/index.md",
    "pages/how-to-read/inspections.md",
]


def written(*paths: str) -> tuple[Document, ...]:
    """Markdown pages, each with its path for a title."""
    return tuple(Document(path, document(path), path.partition("/")[0], path, f"{path} 的摘要") for path in paths)


@contextmanager
def viewed(data: Path, scratch: Path, paths: list[str] = PATHS, **settings: Any) -> Iterator[SiteView]:
    """Publish a data folder beside Markdown pages."""
    with published(data, scratch, **settings) as site:
        statistics = {name: measure(one, site.engine) for name, one in site.registers.items()}
        yield replace(site.view, statistics=statistics, documents=written(*paths))


@pytest.fixture
def view(tmp_path):
    """Return a function that publishes a data folder beside Markdown pages."""
    with ExitStack() as stack:
        yield lambda data, *paths, **settings: stack.enter_context(
            viewed(data, tmp_path / "scratch", *paths, **settings)
        )


@pytest.fixture(scope="module")
def usual_view(tmp_path_factory):
    """The view of one inspection beside Markdown pages, for tests that only look."""
    folder = tmp_path_factory.mktemp("usual_view")
    with viewed(write_inspections(folder / "data", [sample(1)]), folder / "scratch") as view:
        yield view


@pytest.fixture(scope="module")
def site(usual_view):
    """The pages of that view."""
    return rendered(usual_view)


@pytest.fixture
def home(tmp_path, view):
    """Return a function that renders the home page of inspection rows."""

    def run(*rows, paths: list[str] = PATHS, **more: Any) -> str:
        data = write_inspections(tmp_path / "data", rows or [sample(1)], **more)
        return rendered(view(data, paths))["index.html"]

    return run


def links(html: str, selector: str) -> list[tuple[str, str]]:
    """The words and the address of each link below *selector*, without the way to the root."""
    found = HTMLParser(html).css(f"{selector} a")
    return [(" ".join(link.text().split()), (link.attributes["href"] or "").removeprefix("./")) for link in found]
