"""A site full of hostile text in a real browser: nothing of it runs, and nothing is fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hostile import GUISES, HOSTILE
from inspections import code, sample, write_inspections
from sites import built
from web import served

pytestmark = pytest.mark.browser

TOLD = "document.addEventListener('securitypolicyviolation', one => console.error('CSP: ' + one.violatedDirective))"
QUERIES = [guise.format(text, text) for text in HOSTILE for guise in GUISES]
ACTIVE = "main a, main button, main summary, main input, main select, main svg, main img"
MOST = 60  # things on a page that are pointed at
# A page of each template; with `--full` three, where there are so many.
KINDS = {
    "the first": r"index\.html",
    "register": r"inspections/index\.html",
    "record": r"inspections/records/.*",
    "subject": r"subjects/.*",
    "search": r"search/index\.html",
    "changes": r"changes/index\.html",
    "catalogue": r"catalog/index\.html",
    "dictionary": r".*/dictionary/index\.html",
    "prose": r"pages/.*",
    "not found": r"404\.html",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose records, subjects, findings, notices, groups of charts and titles of pages are hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = [
        sample(n, food=text, firm=text, uscc=code(f"92000000MA{n:07d}"), conclusion="不合格", state=text, notice="N1")
        for n, text in enumerate(HOSTILE, start=1)
    ]
    findings = [[f"S{n}", text, text] for n, text in enumerate(HOSTILE, start=1)]
    charts = [{"name": "foods", "title": HOSTILE[0], "measure": "rate", "by": "food", "kind": "bar"}]
    register = {"facets": ["food", "state"], "charts": charts}
    write_inspections(
        folder / "data", rows, findings, notices=[["N1", HOSTILE[1]]], title=HOSTILE[2], register=register
    )
    (folder / "content/pages").mkdir(parents=True)
    for n, text in enumerate(HOSTILE):
        (folder / f"content/pages/p{n}.md").write_text(f"Title: {text}\nSummary: {text}\n\n正文\n", "utf-8")
    return built(folder / "data", folder / "content", folder / "output")


@pytest.fixture
def opened(browser: Any, site: Path) -> Iterator[Any]:
    """Open a page of the site and collect whatever runs, is refused by its policy, or is asked of others."""
    context = browser.new_context()
    context.add_init_script(TOLD)
    page = context.new_page()
    page.complaints = []
    with served(site) as address:
        page.on("dialog", lambda dialog: page.complaints.append("a dialog") or dialog.dismiss())
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
        page.on(
            "request", lambda request: request.url.startswith((address, "data:")) or page.complaints.append(request.url)
        )

        def go(name: str) -> Any:
            page.goto(f"{address}/{name}")
            return page

        yield go
    context.close()


def names(site: Path, pattern: str) -> list[str]:
    every = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [name for name in every if re.fullmatch(pattern, name)]


def touch(page: Any) -> None:
    """Point at everything on a page that answers, and go from one to the next with the keyboard."""
    for one in page.locator(ACTIVE).all()[:MOST]:
        if one.is_visible():
            one.hover(force=True)
    for _ in range(MOST):
        page.keyboard.press("Tab")


def test_a_script_in_a_page_would_be_noticed(opened):
    page = opened("index.html")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    page.wait_for_timeout(300)

    assert page.complaints


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_hostile_runs_on_a_page_of_each_template(kind, site, opened, request):
    found = names(site, KINDS[kind])
    assert found

    for name in found[: 3 if request.config.getoption("full") else 1]:
        page = opened(name)
        touch(page)
        assert (name, page.complaints) == (name, [])


def asked(opened: Any, queries: list[str]) -> None:
    for query in queries:
        page = opened("search/index.html")
        page.locator("main input[type=search]").fill(query)
        page.locator("main form button").click()
        page.wait_for_selector("[role=status]:not(:empty)")
        page.evaluate("query => { location.hash = 'q=' + query; }", query)
        assert (query, page.complaints) == (query, [])


def test_nothing_hostile_that_is_searched_for_runs(opened):
    asked(opened, HOSTILE[:4])


@pytest.mark.full
def test_of_fifty_hostile_searches_none_runs(opened):
    asked(opened, QUERIES[::6][:50])
