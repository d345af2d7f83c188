"""The pages of a site in a real browser: whole, quiet, and usable as cards, tables and by a screen reader."""

from __future__ import annotations

import pytest

from web import PAGES

pytestmark = pytest.mark.browser
EVERY = pytest.mark.parametrize("name", PAGES)


@EVERY
def test_page_asks_nobody_else_and_complains_of_nothing(name, open_page):
    assert open_page(name).complaints == []


@EVERY
def test_every_link_and_style_of_a_page_is_there(name, look):
    page = look(name)
    addresses = page.eval_on_selector_all("a[href], link[href]", "nodes => nodes.map(node => node.href)")
    inside = {one.partition("#")[0] for one in addresses if one.startswith("http://127.0.0.1")}
    if name.startswith("patterns:"):  # its links lead to examples that there are none of
        inside = {one for one in inside if "/theme/" in one}
    assert {one for one in inside if page.request.get(one).status != 200} == set()


def test_a_page_that_asks_elsewhere_is_found(open_page):
    page = open_page("index.html")
    page.evaluate("new Promise(done => Object.assign(new Image(), { onerror: done, src: 'http://127.0.0.1:9/x' }))")
    assert page.complaints


def test_rows_are_cards_on_a_phone_and_a_table_on_a_desk(visit):
    cell = "main table tbody td[data-label] >> nth=0"
    phone = visit("changes/index.html", 360)
    label = phone.locator(cell).get_attribute("data-label")
    assert phone.locator(cell).evaluate("cell => getComputedStyle(cell, '::before').content") == f'"{label} "'

    desk = visit("changes/index.html", 1280)
    assert desk.locator(cell).evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_cards_are_still_a_table_to_a_screen_reader(visit):
    page = visit("checks/index.html", 360)

    assert page.locator("main").get_by_role("table").count() >= 1
    assert page.get_by_role("table").first.get_by_role("row").count() >= 3
    assert page.get_by_role("rowheader").count() >= 3


def test_targets_are_cards_on_a_phone(visit):
    cell = visit("views:goals/index.html").locator("td[data-label=目标]").first

    assert cell.evaluate("cell => getComputedStyle(cell).display") != "table-cell"
    assert cell.inner_text() == "不低于 98%"


def test_no_word_of_a_prose_table_is_cut(visit):
    page = visit("views:pages/wide/index.html")
    lines = """cells => cells.map(cell => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length;
    })"""

    assert page.locator(".prose tbody td:first-child").evaluate_all(lines) == [1, 1]


def test_empty_cells_are_on_no_card(visit):
    empty = "cells => cells.filter(cell => !cell.innerText.replace('—', '').trim() && cell.offsetHeight).length"
    assert visit("checks/index.html", 360).locator("td[data-label]").evaluate_all(empty) == 0


def test_typing_narrows_the_rows_and_says_how_many_are_left(visit):
    page = visit("checks/index.html")
    rows = page.locator("main table tbody tr:is([id^='r-'], :has([id^='r-']))")
    assert rows.count() == 3
    main = page.locator("main")
    main.get_by_role("searchbox").or_(main.get_by_role("textbox")).first.fill("乙")
    page.wait_for_function("[...document.querySelectorAll('[role=status]')].some(one => one.textContent.includes('1'))")
    assert sum(rows.nth(number).is_visible() for number in range(rows.count())) == 1
