"""The search page where very much is found or read: what comes first, that there is more, and the last of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from disclosure.addresses import SEARCH
from disclosure.pages.search import KINDS
from disclosure.search import lookup, ranges
from disclosure.search.batches import Entry, Kind
from disclosure.search.fields import TITLE, Fields
from disclosure.search.lookup import lookup_files
from lookups import batch_of
from searching import suggested

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

RECORDS = 130
CELL = 10
LATER = 44  # as many of the newest are called otherwise
FILES = 12  # of a first answer
LONG = [f"{word}0123456789{word}" for word in ("ABCDE", "FGHIJ", "KLMNO")]
NAME = "、".join(LONG)
NO_VIEW = SimpleNamespace(shown=SimpleNamespace(synonyms=()))


def kinds(_: object, fields: Fields) -> Iterator[Kind]:
    """Make records of which two of each food are called alike, and nothing else."""
    for name in KINDS:
        most = RECORDS if name == "record" else 0
        called = [f"示例第{number // 2}种{'糕' if number < LATER else '面'}" for number in range(most)]
        entries = [Entry(text, "", f"a/#{number}", "", "", 0) for number, text in enumerate(called)]
        batches = [batch_of(entries, [[text] for text in called], [fields.place(TITLE)])] if entries else []
        yield Kind(name, most, iter(batches))


def twins(_: object, fields: Fields, names: tuple[str, ...] = ("面", NAME)) -> Iterator[Kind]:
    """Make records that say the same long words; the newest does not show them."""
    for name in KINDS:
        said = [[one, *LONG] for one in names] if name == "record" else []
        entries = [Entry(texts[0], "", f"a/#{number}", "", "", 0) for number, texts in enumerate(said)]
        places = [fields.place(label) for label in ("甲", "乙", "丙", "丁")]
        yield Kind(name, len(said), iter([batch_of(entries, said, places)] if entries else []))


def fulfil(route: Any, body: bytes) -> None:
    route.fulfill(body=body)


@pytest.fixture
def opened_with(open_page, monkeypatch):
    """Return a function that opens the search page with an index of its own, whose files hold very little each."""

    def run(found: Any, answer: Callable[[Any, bytes], Any] = fulfil, at: str = "search/") -> Any:
        for module, name, value in ((lookup, "SHARD", 1), (ranges, "CELL", CELL), (lookup, "found", found)):
            monkeypatch.setattr(module, name, value)
        files = {address.removeprefix(SEARCH): data for address, data in lookup_files(NO_VIEW)}
        page = open_page(at)
        asked = re.compile(r"/search/.*\.json$")
        page.route(asked, lambda route: answer(route, files[route.request.url.split("/search/")[1]]))
        return page

    return run


@pytest.fixture
def searched(opened_with):
    """Open the search page with an index of many records."""
    return opened_with(kinds)


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


def test_what_a_first_answer_has_no_room_for_comes_by_itself_and_leaves_the_keyboard_where_it_is(opened_with):
    held: list[tuple[Any, bytes]] = []
    asked: list[str] = []

    def answer(route: Any, body: bytes) -> None:
        asked.append(route.request.url)
        held.append((route, body)) if len(asked) > FILES else route.fulfill(body=body)

    page = opened_with(twins, answer)
    status, links = page.get_by_role("status"), page.locator("[data-kind=record]").get_by_role("link")
    page.locator("main input[type=search]").fill(" ".join(LONG))

    expect(status).to_have_text("食品与记录至少 1 条，还在接着找…")
    assert links.all_inner_texts() == [NAME]
    links.first.focus()
    page.wait_for_timeout(300)
    for route, body in held:
        route.fulfill(body=body)
    asked.clear()
    expect(status).to_have_text("食品与记录 2 条。")
    assert links.all_inner_texts() == [NAME, "面"]
    assert "已显示 2 条，共 2 条" in page.inner_text("[data-kind=record]")
    assert links.first.evaluate("link => link === document.activeElement")
    assert page.complaints == []


def test_what_cannot_be_read_after_a_first_answer_is_said_and_what_is_there_stays(opened_with):
    asked: list[str] = []

    def answer(route: Any, body: bytes) -> None:
        asked.append(route.request.url)
        route.abort() if len(asked) > FILES else route.fulfill(body=body)

    page = opened_with(twins, answer)
    page.locator("main input[type=search]").fill(" ".join(LONG))

    expect(page.locator("[data-found=error]")).to_be_visible()
    assert page.inner_text("[role=status]") == "食品与记录至少 1 条。"
    assert page.locator("[data-kind=record]").get_by_role("link").all_inner_texts() == [NAME]


def test_suggestions_wait_for_the_rest_where_a_first_answer_shows_nothing(opened_with):
    page = opened_with(partial(twins, names=("面", "糕")), at="catalog/")
    page.locator("input[type=search]").first.fill(" ".join(LONG))

    expect(suggested(page)).to_have_count(3)
    assert suggested(page).last.inner_text() == "看全部 2 条"
