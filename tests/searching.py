"""A small site to search in a browser, and what a test asks of its search page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browsers import complaining
from inspections import code, sample, write_inspections
from sites import built, shared
from web import served

HOSTILE = "<img src=x onerror=alert(1)>"
FIRMS = 25
PAGE = "Title: 怎样查一家店\nSummary: 输入店名里的几个字。\n\n正文\n"


def suggested(page):
    """The options of the list below the box."""
    return page.get_by_role("listbox", name="建议").get_by_role("option")


def rows() -> list[list[str]]:
    """Return samples of 25 firms, one with an awkward name and an adverse result of an awkward food."""
    usual = [
        sample(n, firm=f"示例第{n}面馆", uscc=code(f"920000000000000{n:02d}"), food="绿豆糕")
        for n in range(2, FIRMS + 1)
    ]
    awkward = {"firm": '新郑市龙湖镇示例𠮷野家Shop\\"店', "uscc": "92000000000000099M", "food": HOSTILE}
    return [sample(1, conclusion="不合格", **awkward), *usual]


@pytest.fixture(scope="session")
def search_site(tmp_path_factory) -> Path:
    """A host's folder with the site under `a/path`."""
    return shared(tmp_path_factory, "search", write_site) / "host"


def write_site(folder: Path) -> None:
    write_inspections(folder / "data", rows())
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/index.md").write_text(PAGE, "utf-8")
    (folder / "host/a").mkdir(parents=True)
    built(folder / "data", folder / "content", folder / "host/a/path")


@pytest.fixture
def search(browser, search_site) -> Iterator[Any]:
    """Open the search page and collect everything it complains of."""
    contexts = []
    with served(search_site) as address:

        def open_one(asked: str = "", at: str = "search/", **options: Any) -> Any:
            context = browser.new_context(viewport={"width": 360, "height": 780}, **options)
            contexts.append(context)
            page = complaining(context)
            page.goto(f"{address}/a/path/{at}{asked}")
            return page

        yield open_one
        for context in contexts:
            context.close()


def ask(page: Any, query: str) -> str:
    """Type a query and return what the page says of it."""
    page.locator("main input[type=search]").fill(query)
    page.locator("main form button").click()
    return answer(page)


def answer(page: Any) -> str:
    expect(page.get_by_role("status")).to_have_text(re.compile("。$"))
    return page.inner_text("[role=status]")


def found(page: Any, kind: str) -> Any:
    return page.locator(f"[data-kind={kind}] li")
