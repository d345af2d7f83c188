"""What a phone shows before anything is scrolled, also in 长辈版; and that large letters break no word and no page."""

from __future__ import annotations

import re

import pytest

from disclosure.pages.terms import TERMS
from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser
SCREEN = 740  # px, of a phone 360 px wide
HEAD = 200


def bottom(page, selector):
    return page.locator(selector).first.evaluate("(node) => node.getBoundingClientRect().bottom + scrollY")


def test_the_head_of_a_page_leaves_the_first_screen_to_the_answer(visit):
    page = visit("subjects/911100000000000001/index.html", 360, elder=True)

    assert page.locator(".masthead").evaluate("(node) => node.getBoundingClientRect().height") <= HEAD
    assert bottom(page, ".verdict__say") <= SCREEN


def test_a_task_of_the_plan_takes_a_line_and_35_of_them_leave_room_in_three_screens(visit):
    page = visit("views:catalog/plan/index.html", 360)
    lines = page.locator(".list--tight .list__item").evaluate_all("(all) => all.map((one) => one.offsetHeight)")

    assert len(lines) > 1
    assert 35 * min(lines) <= 1.5 * SCREEN


@pytest.mark.parametrize("name", ["views:goals/index.html", "views:tasks/index.html"])
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_where_a_view_comes_first_the_list_is_a_link_away(name, elder, visit):
    page = visit(name, 360, elder=elder)
    rows = page.locator("#list tbody tr").count()
    link = page.get_by_role("link", name=re.compile(f"^全部 {rows} 条$"))
    assert bottom(page, f"a:text-is('{link.inner_text()}')") <= SCREEN
    link.click()

    assert 0 < page.locator("#list tbody tr").first.evaluate("(row) => row.getBoundingClientRect().top") < SCREEN / 2


def test_where_none_does_there_is_no_such_link(visit):
    assert visit("checks/index.html", 360).locator(".page-head a[href='#rows']").count() == 0


@pytest.mark.parametrize(
    "name", ["index.html", "catalog/index.html", "catalog/results/index.html", "views:catalog/plan/index.html"]
)
def test_letters_of_twice_the_size_fit_a_phone(name, visit):
    page = visit(name, 360)
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    try:
        assert measure(page, "sideways") == []
        assert measure(page, "broken", sorted(TERMS)) == []
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        session.detach()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_a_heading_breaks_no_word(name, elder, visit):
    assert measure(visit(name, 360, elder=elder), "broken", sorted(TERMS)) == []


def test_a_broken_word_is_found(plant):
    page = plant("<h2>停止公示</h2>", "h2 { width: 2.5em; font-size: 20px }")

    assert measure(page, "broken", ["停止公示"])


def test_a_word_is_kept_without_a_browser_that_knows_phrases(plant):
    style = "h2 { width: 5em; font-size: 20px; word-break: normal } .term { white-space: nowrap }"
    page = plant('<h2>全部<span class="term">停止公示</span></h2>', style)

    assert measure(page, "broken", ["停止公示"]) == []
