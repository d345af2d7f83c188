"""The search page where very much is found: the newest first, that there may be more, and the way to the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from disclosure.addresses import SEARCH
from disclosure.pages.search import KINDS
from disclosure.search import lookup, ranges
from disclosure.search.batches import Entry, Kind
from disclosure.search.fields import TITLE, Fields
from disclosure.search.lookup import lookup_files
from lookups import batch_of

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

RECORDS = 130
CELL = 10
LATER = 44  # as many of the newest are called otherwise
NO_VIEW = SimpleNamespace(shown=SimpleNamespace(synonyms=()))


def kinds(_: object, fields: Fields) -> Iterator[Kind]:
    """Make records of which two of each food are called alike, and nothing else."""
    for name in KINDS:
        most = RECORDS if name == "record" else 0
        called = [f"示例第{number // 2}种{'糕' if number < LATER else '面'}" for number in range(most)]
        entries = [Entry(text, "", f"a/#{number}", "", "", 0) for number, text in enumerate(called)]
        batches = [batch_of(entries, [[text] for text in called], [fields.place(TITLE)])] if entries else []
        yield Kind(name, most, iter(batches))


@pytest.fixture
def searched(open_page, monkeypatch):
    """Open the search page with an index of its own, whose files hold very little each."""
    for module, name, value in ((lookup, "SHARD", 1), (ranges, "CELL", CELL), (lookup, "found", kinds)):
        monkeypatch.setattr(module, name, value)
    files = {address.removeprefix(SEARCH): data for address, data in lookup_files(NO_VIEW)}
    page = open_page("search/")
    page.route(
        re.compile(r"/search/.*\.json$"),
        lambda route: route.fulfill(body=files[route.request.url.split("/search/")[1]]),
    )
    return page


def test_where_the_newest_say_nothing_of_it_the_page_looks_further_by_itself(searched):
    page = searched
    page.locator("main input[type=search]").fill("面 示例")

    expect(page.get_by_role("status")).to_have_text(re.compile("^食品与记录至少 6 条。"))
    assert page.locator("[data-kind=record]").get_by_role("link").first.inner_text() == f"示例第{LATER // 2}种面"


def test_what_very_many_say_is_shown_from_the_newest_on_and_all_of_it_at_presses_of_the_button(searched):
    page, status = searched, searched.get_by_role("status")
    records = page.locator("[data-kind=record]")
    page.locator("main input[type=search]").fill("示例")

    expect(status).to_have_text(f"食品与记录至少 {CELL} 条。要看的很多，先列出一部分；再多输一个字会更准。")
    assert f"已显示 {CELL} 条，已找到 {CELL} 条" in records.inner_text()
    button = records.get_by_role("button")
    assert button.inner_text() == "接着找"
    shown = CELL
    while button.is_visible():
        button.dblclick()
        expect(records.get_by_role("listitem")).not_to_have_count(shown)
        shown = records.get_by_role("listitem").count()
    addresses = records.get_by_role("link").evaluate_all("links => links.map(link => link.hash)")
    assert addresses == [f"#{number}" for number in range(RECORDS)]
    assert f"共 {RECORDS} 条" in records.inner_text()
    assert page.complaints == []
