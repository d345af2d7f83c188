"""A page with charts that answer, and what a test asks of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from chart_series import HOSTILE
from inspections import sample, write_inspections
from sites import disclosure, shared
from web import served

SITEURL = "https://example.org/food"
FOODS = [word.replace("\x01", "").replace("\x00", "") for word in HOSTILE if word.isprintable() and word.strip()]
CHARTS = [
    {"name": "rate", "title": "历年合格率", "measure": "rate", "by": "year(on)", "kind": "line"},
    {"name": "months", "title": "各月批次", "measure": "n", "by": "month(on)", "kind": "bar"},
    {"name": "stack", "title": "各机关", "measure": "n", "by": "agency", "split": "conclusion", "kind": "stacked"},
    {"name": "parts", "title": "结论", "measure": "n", "by": "conclusion", "kind": "pie"},
    {"name": "foods", "title": "食品", "measure": "n", "by": "food", "split": "conclusion", "kind": "bar"},
]
MEASURES = {
    "rate": {"title": "合格率", "share": {"field": "conclusion", "of": ["合格"]}},
    "n": {"title": "批次", "count": True, "unit": "批"},
}


def rows() -> list[list[str]]:
    """Return samples of four years, the last not over, with names that would run if anything ran them."""
    return [
        sample(
            n % 28 + 1,
            no=f"S{n}",
            food=FOODS[n % len(FOODS)],
            on=f"20{19 + n % 4}{n % 8 + 1:02d}{n % 28 + 1:02d}",
            conclusion="不合格" if n % 13 == 3 else "合格",
            agency="A2" if n % 3 else "A1",
        )
        for n in range(260)
    ]


@pytest.fixture(scope="session")
def live_site(tmp_path_factory) -> Path:
    """A released site, which has an address."""
    return shared(tmp_path_factory, "live", release) / "public/current"


def release(folder: Path) -> None:
    (folder / "content").mkdir()
    register = {"period": None, "measures": MEASURES, "charts": CHARTS, "facets": ["conclusion", "agency", "food"]}
    data = write_inspections(folder / "data", rows(), register=register)
    folders = ("--data", data, "--content", folder / "content", "--output", folder / "public")
    run = disclosure("publish", "--siteurl", SITEURL, *folders, "--as-of", "2022-09-30", "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def live_address(live_site) -> Iterator[str]:
    with served(live_site) as found:
        yield found


@pytest.fixture
def opened(browser, live_address) -> Iterator[Any]:
    """Open the register's page; what it complains of and asks elsewhere for, and what it has asked for."""
    contexts = []

    def open_one(width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints, page.asked = [], []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append("a dialog") or dialog.dismiss())
        page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
        page.on("request", lambda request: page.asked.append(request.url.removeprefix(live_address)))
        page.goto(f"{live_address}/inspections/")
        page.locator("details", has=page.locator("#chart-months")).locator("summary").first.press("Enter")
        return page

    yield open_one
    for context in contexts:
        context.close()


def figure(page: Any, name: str) -> Any:
    found = page.locator(f"#chart-{name}")
    found.scroll_into_view_if_needed()
    return found


def tip(chart: Any) -> Any:
    return chart.locator(".chart__tip")


def ask(chart: Any) -> None:
    chart.get_by_role("button", name="逐个看图中的数").press("Enter")
    expect(tip(chart)).to_be_visible()


def table(chart: Any) -> list[list[str]]:
    every = "tables => [...tables[0].rows].map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    return chart.locator("table").evaluate_all(every)


def said(heads: list[str], row: list[str]) -> list[str]:
    """Return what is said of a group: the words of its row."""
    return [row[0], *(f"{head}：{cell}" for head, cell in zip(heads[1:], row[1:], strict=True) if cell)]
