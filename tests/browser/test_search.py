"""The search page in a real browser: what it finds, what it says when it cannot, and what it never does."""

from __future__ import annotations

import json
import re

import pytest

from searching import FIRMS, HOSTILE, answer, ask, found

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser
# In columns of 6 to 16 characters: on how many lines the last ten characters stand.
LINES_OF_A_DAY = """node => {
  const found = new Set();
  node.normalize();
  for (let width = 6; width <= 16; width += 0.5) {
    node.parentElement.style.inlineSize = `${width}em`;
    const range = document.createRange();
    range.setStart(node.lastChild.firstChild || node.lastChild, Math.max(0, node.lastChild.textContent.length - 10));
    range.setEndAfter(node.lastChild);
    found.add(new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size);
  }
  return [...found];
}"""


def test_a_name_finds_the_subject_and_leads_to_its_page(search):
    page = search()
    page.locator("main input[type=search]").press_sequentially("第7面")

    assert answer(page) == "单位 1 个，食品与记录 1 条。"
    assert page.locator("[data-kind=subject] mark").inner_text() == "第7面"
    assert page.evaluate("document.activeElement.type") == "search"
    found(page, "subject").get_by_role("link").click()
    assert page.inner_text("h1").startswith("示例第7面馆")
    assert page.complaints == []


def test_going_back_finds_the_same_again(search):
    page = search()
    ask(page, "第8面馆")
    found(page, "subject").get_by_role("link").click()
    page.go_back()

    assert answer(page).startswith("单位 1 个")
    assert page.locator("main input[type=search]").input_value() == "第8面馆"


def test_an_adverse_record_says_so_in_a_word(search):
    page = search()
    ask(page, "S1")

    assert "不合格" in found(page, "record").first.inner_text()
    ask(page, "绿豆糕")
    assert "不合格" not in page.inner_text("[data-kind=record]")


def test_the_day_of_what_was_found_stands_on_one_line_however_narrow_its_column_is(search):
    page = search()
    ask(page, "第8面馆")
    place = found(page, "record").first.locator("[data-part=note]")

    assert re.search("[0-9]{4}-[0-9]{2}-[0-9]{2}$", place.inner_text())
    assert place.evaluate(LINES_OF_A_DAY) == [1]


def test_the_query_of_a_form_moves_into_the_fragment(search):
    page = search("?q=%E7%BB%BF%E8%B1%86")

    assert answer(page) == "食品与记录 24 条。"
    assert "?" not in page.url
    assert page.url.endswith("#q=%E7%BB%BF%E8%B1%86")


@pytest.mark.parametrize("mark", ["?", "#"])
def test_a_hostile_query_does_nothing_but_search(mark, search):
    page = search(f"{mark}q=%3Cimg%20src=x%20onerror=alert(1)%3E")

    assert answer(page) == "食品与记录 1 条。"
    assert found(page, "record").get_by_role("link").inner_text() == HOSTILE
    assert page.locator("main mark").all_inner_texts() == HOSTILE.split()
    assert page.locator("main img").count() == 0
    assert page.complaints == []


def test_one_wrong_character_is_put_right(search):
    page = search()

    assert ask(page, "第7面倌") == "单位 0 个，分类 0 个，食品与记录 0 条，名册 0 个，页面 0 个。"
    assert "没有找到“第7面倌”。" in page.inner_text("[data-found=nothing]")
    page.get_by_role("link", name="第7面馆", exact=True).click()
    expect(page.get_by_role("status")).to_have_text(re.compile("^单位 1 个"))
    assert page.locator("[data-found=nothing]").is_hidden()
    ask(page, "无处可寻<b>")
    assert page.locator("[data-part=near]").inner_text() == ""
    assert page.locator("#ways").is_visible()
    assert page.complaints == []


def test_several_words_are_all_sought(search):
    page = search()

    assert ask(page, "2022 合格 第7面") == "食品与记录 1 条。"
    assert page.locator("[data-kind=record] mark").all_inner_texts() == ["第7面"]
    assert ask(page, "不合格 绿豆糕") == "单位 0 个，分类 0 个，食品与记录 0 条，名册 0 个，页面 0 个。"
    assert "没有一条同时有这几个词。" in page.inner_text("[data-found=nothing]")
    assert page.locator("[data-part=near] a").all_inner_texts() == ["不合格", "绿豆糕"]


def test_without_a_script_the_page_shows_the_other_ways(search):
    page = search("?q=%E7%B3%95", java_script_enabled=False)
    links = page.eval_on_selector_all("main a", "nodes => nodes.map(node => node.getAttribute('href'))")

    assert "搜索要用到脚本" in page.inner_text("main")
    assert {"../inspections/#rows", "../pages/", "../catalog/", "tel:12315"} <= set(links)
    assert "25 条" in page.inner_text("main")


def test_with_a_script_nobody_is_told_to_do_without(search):
    assert "搜索要用到脚本" not in search().inner_text("main")


def test_what_cannot_be_read_is_said_and_asked_for_again(search):
    page = search()
    page.route("**/search/record/*.json", lambda route: route.abort())

    assert ask(page, "示例").startswith("单位 25 个，")
    assert "这一部分数据没有读出来。" in page.inner_text("[data-found=error]")
    assert found(page, "subject").count() == 20
    assert page.locator("[data-found=nothing]").is_hidden()
    page.unroute("**/search/record/*.json")
    page.get_by_role("button", name="再试一次").click()
    expect(found(page, "record")).to_have_count(20)
    assert page.locator("[data-found=error]").is_hidden()


def test_where_nothing_can_be_read_no_number_is_said(search):
    page = search()
    page.route("**/search/**/*.json", lambda route: route.fulfill(status=404))
    page.locator("main input[type=search]").fill("示例")

    page.wait_for_selector("[data-found=error]:not([hidden])")
    assert page.inner_text("[role=status]") == ""
    assert page.locator("[data-found=nothing]").is_hidden()
    assert page.locator("#ways").is_visible()


def test_a_build_that_takes_the_place_of_another_is_read_as_one(search, search_site):
    page = search()
    index = search_site / "a/path/search/index.json"
    old = json.loads(index.read_text("utf-8"))
    old["pieces"]["hashes"] = "0" * len(old["pieces"]["hashes"])  # files that are gone
    page.route("**/search/index.json", lambda route: route.fulfill(json=old), times=1)

    assert ask(page, "第7面馆").startswith("单位 1 个，")
    assert page.locator("[data-found=error]").is_hidden()


def test_twenty_are_shown_and_the_rest_on_request(search):
    page = search()
    ask(page, "示例")
    more = page.locator("[data-kind=subject]").get_by_role("button")

    assert found(page, "subject").count() == 20
    assert "已显示 20 个，共 25 个" in page.inner_text("[data-kind=subject]")
    assert more.inner_text() == "再看 5 条"
    more.click()
    expect(found(page, "subject")).to_have_count(FIRMS)
    assert more.is_hidden()
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('[data-kind=subject] li')[20]"
    )


def test_an_answer_that_comes_late_is_dropped(search):
    page, held = search(), []
    page.route("**/search/subject/*.json", lambda route: held.append(route))  # noqa: PLW0108 - playwright writes on it
    page.locator("main input[type=search]").fill("第8面馆")
    while not held:
        page.wait_for_timeout(20)
    assert page.inner_text("[role=status]") == "正在找…"

    assert ask(page, "怎样查") == "页面 1 个。"
    held[0].continue_()
    page.wait_for_timeout(300)
    assert page.inner_text("[role=status]") == "页面 1 个。"
    assert page.locator("[data-kind=subject]").is_hidden()


def test_letters_that_are_still_being_composed_are_not_looked_for(search):
    page = search()
    page.evaluate("""() => {
        const input = document.querySelector("main input[type=search]");
        input.value = "lvdou";
        input.dispatchEvent(new InputEvent("input", {isComposing: true}));
    }""")
    page.wait_for_timeout(400)
    assert page.inner_text("[role=status]") == ""

    page.evaluate("""() => {
        const input = document.querySelector("main input[type=search]");
        input.value = "绿豆";
        input.dispatchEvent(new CompositionEvent("compositionend"));
    }""")
    assert "食品与记录 24 条" in answer(page)
