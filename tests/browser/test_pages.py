"""The site in a real browser: a phone's width, the keyboard, no JavaScript, and axe."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from browsers import chromium
from packages import field, write_package
from sites import ROOT, built

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

AXE = ROOT / "theme/node_modules/axe-core/axe.min.js"
CASE = Path(__file__).parent.parent / "site/cases/withdrawn"
PAGES = [
    "index.html",
    "checks/index.html",
    "checks/records/B-1/index.html",
    "checks/records/B-2/index.html",
    "checks/dictionary/index.html",
    "subjects/911100000000000001/index.html",
    "catalog/index.html",
    "pages/about/index.html",
    "404.html",
]
WIDE = """Title: 宽表

| 年份 | 一列 | 两列 | 三列 | 四列 |
|---|---|---|---|---|
| 2026 | 很长很长的一格 | 很长很长的一格 | 很长很长的一格 | 很长很长的一格 |
| 202/6 | 短 | 短 | 短 | 短 |
"""
LAUNCH = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(tmp_path_factory) -> Path:
    """A host's folder with the small case under a path, as a static host may have it."""
    root = tmp_path_factory.mktemp("host")
    (root / "under/a").mkdir(parents=True)
    built(CASE / "data", CASE / "content", root / "under/a/path")
    return root


def write_views(data: Path) -> None:
    """Write a register of each view: targets, tasks, calendar (one record goes on on the day of the data)."""
    goals = [field("no"), field("name"), field("sign"), field("value", "number"), field("unit")]
    tasks = [field("no"), field("name"), field("due", "yearmonth"), field("unit")]
    weeks = [field("no"), field("name"), field("from", "date"), field("to", "date")]
    for view, fields, row, roles in (
        ("targets", goals, ["1", "合格率", ">=", "98", "%"], {"value": "value", "comparator": "sign", "unit": "unit"}),
        ("tasks", tasks, ["1", "很长很长的一项任务", "2020-10", "示例甲局"], {"due": "due", "by": "unit"}),
        ("calendar", weeks, ["1", "示例周", "2022-09-01", "2022-10-01"], {"from": "from", "to": "to"}),
    ):
        name = {"targets": "goals", "tasks": "tasks", "calendar": "weeks"}[view]
        register = {"section": "plan", "records": "rows", "title": "{name}", "columns": ["name"], "sample": True}
        resources = {"rows": {"fields": fields, "rows": [row], "primaryKey": "no"}}
        write_package(data / name, resources, {**register, "view": view, "roles": roles})


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def address_of(host) -> Iterator[Callable[[str], str]]:
    """Where a page is found: under the path, but 404.html at the root, from which it links without a SITEURL."""
    with served(host) as under_a_path, served(host / "under/a/path") as at_the_root:
        yield lambda name: at_the_root if name == "404.html" else f"{under_a_path}/under/a/path"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, address_of):
    """Open a page of the site and collect everything it complains of or asks elsewhere for."""
    contexts = []

    def open_one(name: str, width: int = 360, **options: Any) -> Any:
        address = address_of(name)
        context = browser.new_context(viewport={"width": width, "height": 780}, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append("a dialog") or dialog.dismiss())
        page.on(
            "request", lambda request: request.url.startswith((address, "data:")) or page.complaints.append(request.url)
        )
        page.goto(f"{address}/{name}")
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_nobody_else_and_complains_of_nothing(name, open_page):
    assert open_page(name).complaints == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_page_never_scrolls_sideways(name, width, open_page):
    page = open_page(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def violations(page: Any) -> list[tuple[str, list[str]]]:
    """What axe finds on a page: the rule and the elements. The page was opened with `bypass_csp`."""
    page.add_script_tag(path=AXE)
    options = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        "rules": {name: {"enabled": True} for name in ("target-size", "td-has-header", "table-fake-caption")},
    }
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(name, width, open_page):
    page = open_page(name, width, bypass_csp=True)
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_page_is_whole_without_javascript(name, open_page):
    with_script = open_page(name).inner_text("main")
    without = open_page(name, java_script_enabled=False).inner_text("main")
    lines = {line.strip() for line in without.splitlines()}
    missing = {line.strip() for line in with_script.splitlines()} - lines
    assert not {line for line in missing if "店" in line or "不合格" in line}
    assert len(without) > 20


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_style_of_a_page_is_there(name, open_page):
    page = open_page(name)
    addresses = page.eval_on_selector_all("a[href], link[href]", "nodes => nodes.map(node => node.href)")
    inside = {one.partition("#")[0] for one in addresses if one.startswith("http://127.0.0.1")}
    assert {one for one in inside if page.request.get(one).status != 200} == set()


def test_rows_are_cards_on_a_phone_and_a_table_on_a_desk(open_page):
    cell = "main table.table--rows tbody td >> nth=0"
    phone, desk = open_page("checks/index.html", 360), open_page("checks/index.html", 1280)
    label = phone.locator(cell).get_attribute("data-label")

    assert phone.locator(cell).evaluate("cell => getComputedStyle(cell, '::before').content") == f'"{label}"'
    assert desk.locator(cell).evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_cards_are_still_a_table_to_a_screen_reader(open_page):
    page = open_page("checks/index.html", 360)

    assert page.locator("main").get_by_role("table").count() >= 1
    assert page.get_by_role("table").first.get_by_role("row").count() >= 3
    assert page.get_by_role("rowheader").count() >= 3


@pytest.fixture(scope="module")
def views_host(tmp_path_factory) -> Iterator[str]:
    """A site with a register of each view and a Markdown page with a wide table."""
    folder = tmp_path_factory.mktemp("views")
    write_views(folder / "data")
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/wide.md").write_text(WIDE, "utf-8")
    with served(built(folder / "data", folder / "content", folder / "output")) as address:
        yield address


@pytest.mark.parametrize("name", ["", "goals/", "tasks/", "weeks/", "pages/wide/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_views_and_prose_tables_fit_and_axe_finds_nothing(name, width, views_host, browser):
    page = browser.new_page(viewport={"width": width, "height": 780}, bypass_csp=True)
    page.goto(f"{views_host}/{name}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.close()


def test_targets_are_cards_on_a_phone(views_host, browser):
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(f"{views_host}/goals/")
    cell = page.locator("td[data-label=目标]").first

    assert cell.evaluate("cell => getComputedStyle(cell).display") == "grid"
    assert cell.inner_text() == "不低于 98 %"
    page.close()


def test_no_word_of_a_prose_table_is_cut(views_host, browser):
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(f"{views_host}/pages/wide/")
    lines = """cells => cells.map(cell => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length;
    })"""

    assert page.locator(".prose tbody td:first-child").evaluate_all(lines) == [1, 1]
    page.close()


def test_empty_cells_are_on_no_card(open_page):
    page = open_page("checks/index.html", 360)
    assert page.locator("td.none").evaluate_all("cells => cells.filter(cell => cell.offsetHeight).length") == 0


def test_what_is_folded_prints(open_page):
    page = open_page("checks/index.html", 1280)
    page.emulate_media(media="print")
    hidden = "nodes => nodes.filter(node => !node.checkVisibility({contentVisibilityAuto: true})).length"
    assert page.locator("details *").evaluate_all(hidden) == 0


def test_the_keyboard_reaches_the_content_first_and_every_link_after(open_page):
    page = open_page("checks/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    seen = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.outerHTML"))
    wanted = page.evaluate("[...document.querySelectorAll('main a[href]')].map(link => link.outerHTML)")
    assert wanted
    assert set(wanted) <= seen


def test_typing_narrows_the_rows_and_says_how_many_are_left(open_page):
    page = open_page("checks/index.html")
    rows = page.locator("main table tbody tr[id^='r-'], main table tbody tr:has([id^='r-'])")
    if rows.count() == 0:
        rows = page.locator("main .records tbody tr")
    assert rows.count() == 3
    page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first.fill("乙")
    page.wait_for_function("document.querySelector('[role=status]').textContent.includes('1')")
    assert sum(rows.nth(number).is_visible() for number in range(rows.count())) == 1
