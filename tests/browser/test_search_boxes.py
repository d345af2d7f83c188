"""The search box of every page: what it suggests, where it leads, and what it says without an index."""

from __future__ import annotations

import pytest

from axe import findings
from searching import answer, suggested

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

PAUSE = 150  # milliseconds after the last key, in suggest.js


def test_suggestions_are_chosen_by_the_keyboard_alone(search):
    page = search(at="inspections/", bypass_csp=True)
    page.keyboard.press("Tab")
    box = page.locator("input[type=search]").first
    box.focus()
    page.keyboard.type("第7面")
    options = suggested(page)
    expect(options.first).to_contain_text("示例第7面馆")
    assert "条建议" in page.locator("form [role=status]").first.inner_text()
    page.keyboard.press("Escape")
    assert options.count() == 0
    page.keyboard.type("馆")
    expect(options.first).to_contain_text("示例第7面馆")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert findings(page)["violations"] == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/subjects/**")
    assert page.inner_text("h1").startswith("示例第7面馆")
    page.locator("input[type=search]").first.fill("第8面")
    suggested(page).first.click()
    expect(page.locator("h1")).to_contain_text("示例第8面馆")
    assert page.complaints == []


def test_what_is_found_late_takes_no_choice_back(search):
    page = search(at="inspections/")
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    page.locator("input[type=search]").first.press_sequentially("第7面")
    page.clock.run_for(PAUSE)
    expect(suggested(page).first).to_contain_text("示例第7面馆")
    page.keyboard.type("馆")
    page.keyboard.press("ArrowDown")
    page.clock.run_for(PAUSE)
    page.evaluate("fetch('.').then((answer) => answer.text())")  # a look would have been answered meanwhile
    page.keyboard.press("Enter")

    page.wait_for_url("**/subjects/**")
    assert page.inner_text("h1").startswith("示例第7面馆")


def test_a_box_leads_to_the_search_page_and_tells_no_host_what_is_sought(search):
    page = search(at="inspections/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("input[type=search]").first.fill("绿豆")
    expect(suggested(page).last).to_have_text("看全部 24 条")
    page.keyboard.press("Enter")

    assert answer(page) == "食品与记录 24 条。"
    assert page.url.endswith("/search/#q=%E7%BB%BF%E8%B1%86")
    assert not [url for url in asked if "E7%BB%BF" in url.partition("#")[0]]


def test_a_box_without_an_index_says_so_and_still_leads_on(search):
    page = search(at="inspections/")
    page.route("**/search/**/*.json", lambda route: route.abort())
    box = page.locator("input[type=search]").first
    box.press_sequentially("绿豆")
    expect(page.locator("form [role=status]").first).to_have_text("建议没有读出来，按“搜索”再试")
    assert suggested(page).count() == 0
    box.press("Enter")
    page.wait_for_url("**/search/#q=*")
    page.wait_for_selector("[data-found=error]:not([hidden])")
