"""The same journeys on someone else's open data: the gravest rows by a choice, a firm's page by its name."""

from __future__ import annotations

import csv
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sites import ROOT, built
from web import served

expect = pytest.importorskip("playwright.sync_api").expect
FIXTURES = os.environ.get("FIXTURES")
TORONTO, SAN_FRANCISCO = "toronto-dinesafe", "sf-restaurant-lives"
CRUCIAL = "C - Crucial"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.full,
    pytest.mark.skipif(not FIXTURES, reason="FIXTURES is not set: foreign open data is not here to be read"),
]


def raw(register: str, *names: str, encoding: str = "ascii") -> list[dict[str, str]]:
    found = []
    for name in names:
        with Path(FIXTURES or "", register, name).open(encoding=encoding, newline="") as file:
            found += csv.DictReader(file, strict=True)
    return found


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("foreign")
    for register in (TORONTO, SAN_FRANCISCO):
        shutil.copytree(ROOT / "tests/foreign" / register, folder / "data" / register)
        for source in Path(FIXTURES or "", register).glob("*.csv"):
            shutil.copyfile(source, folder / "data" / register / source.name)
    (folder / "content").mkdir()
    with served(built(folder / "data", folder / "content", folder / "output")) as found:
        yield found


@pytest.fixture
def page(browser, address) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    found = context.new_page()
    found.complaints = []
    found.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.goto(f"{address}/index.html")
    yield found
    context.close()
    assert found.complaints == []


def search(page: Any, words: str) -> None:
    page.locator("input[type=search]:visible").first.fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text(re.compile("。$"))


def test_the_crucial_rows_of_toronto_are_chosen_and_counted_exactly(page, address):
    rows = raw(TORONTO, "dinesafe.2011.csv", "dinesafe.2012.csv")
    page.goto(f"{address}/{TORONTO}/")
    page.locator(".facet", has_text="Severity").locator("summary").click()
    page.locator(f'.chip[data-value="{CRUCIAL}"]').click()

    count = sum(row["Severity"] == CRUCIAL for row in rows)
    expect(page.locator("[data-part=count]")).to_have_text(f"符合 {count:,} 条")
    expect(page.locator("#list tbody tr").first).to_contain_text(CRUCIAL)


def test_a_business_of_san_francisco_is_found_with_all_of_its_inspections(page):
    names = Counter(row["name"] for row in raw(SAN_FRANCISCO, "businesses.csv", encoding="cp1252"))
    one = next(
        row
        for row in raw(SAN_FRANCISCO, "businesses.csv", encoding="cp1252")
        if "É" in row["name"] and names[row["name"]] == 1
    )
    visits = sum(row["business_id"] == one["business_id"] for row in raw(SAN_FRANCISCO, "inspections_plus.csv"))

    search(page, one["name"].lower())
    page.locator("[data-kind=record]").get_by_role("link", name=one["name"], exact=True).first.click()

    expect(page.locator("h1")).to_contain_text(one["name"])
    expect(page.locator("caption", has_text="Inspections")).to_contain_text(f"共 {visits} 条")
