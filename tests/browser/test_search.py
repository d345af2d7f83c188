"""The search page in a real browser: what it finds, what it says when it cannot, and what it never does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from disclosure.search.lookup import normal
from inspections import code, sample, write_inspections
from sites import built
from web import served

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>"
FIRMS = 25
KINDS = {"subject": "单位", "record": "食品与记录", "register": "名册", "page": "页面"}
PAGE = "Title: 怎样查一家店\nSummary: 输入店名里的几个字。\n\n正文\n"
# Each must give what a search through everything gives: widths, case, spaces, beyond U+FFFF, longer than a tail.
QUERIES = [
    *(
        "面馆",
        "示 例",
        "ＳＨＯＰ",
        "shop",
        "9200",
        "99Ｍ",
        "𠮷",
        "𠮷野",
        "野家",
        "S1",
        "糕",
        "图\t说",
        '"',
        "\\",
        "抽检",
        "店名",
    ),
    *("示例第3面馆", "新郑市龙湖镇示例𠮷野家", "龙湖镇示例𠮷野家shop", "不在任何名称里", "img src"),
]


def rows() -> list[list[str]]:
    """Return samples of 25 firms, one with an awkward name and an adverse result of an awkward food."""
    usual = [
        sample(n, firm=f"示例第{n}面馆", uscc=code(f"920000000000000{n:02d}"), food="绿豆糕")
        for n in range(2, FIRMS + 1)
    ]
    awkward = {"firm": '新郑市龙湖镇示例𠮷野家Shop\\"店', "uscc": "92000000000000099M", "food": HOSTILE}
    return [sample(1, conclusion="不合格", **awkward), *usual]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    write_inspections(folder / "data", rows())
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/index.md").write_text(PAGE, "utf-8")
    (folder / "host/a").mkdir(parents=True)
    built(folder / "data", folder / "content", folder / "host/a/path")
    return folder / "host"


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A site of many firms whose numbers and names begin alike, as those of one city do."""
    folder = tmp_path_factory.mktemp("many")
    firms = [
        {"firm": f"新郑市龙湖镇示例餐饮店{n:04d}号", "uscc": code(f"92000000MA{7919 * n:07d}")} for n in range(1, 201)
    ]
    write_inspections(folder / "data", [sample(n % 28 + 1, no=f"S{n}", **firm) for n, firm in enumerate(firms)])
    (folder / "content").mkdir()
    return built(folder / "data", folder / "content", folder / "output")


def test_a_whole_number_or_name_is_found_among_many_that_begin_alike(many, browser):
    page = browser.new_page()
    with served(many) as address:
        page.goto(f"{address}/search/")
        for n in (1, 77, 200):
            for query in (code(f"92000000MA{7919 * n:07d}"), f"新郑市龙湖镇示例餐饮店{n:04d}号"):
                assert ask(page, query).startswith("单位 1 个，")
    page.close()


@pytest.fixture
def search(browser, site) -> Iterator[Any]:
    """Open the search page and collect everything it complains of."""
    contexts = []
    with served(site) as address:

        def open_one(asked: str = "", **options: Any) -> Any:
            context = browser.new_context(viewport={"width": 360, "height": 780}, **options)
            contexts.append(context)
            page = context.new_page()
            page.complaints = []
            page.on("pageerror", lambda error: page.complaints.append(str(error)))
            page.on("dialog", lambda dialog: page.complaints.append("a dialog") or dialog.dismiss())
            page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
            page.goto(f"{address}/a/path/search/{asked}")
            return page

        yield open_one
        for context in contexts:
            context.close()


def ask(page: Any, query: str) -> str:
    """Type a query and return what the page says of it."""
    page.locator("main input[type=search]").fill(query)
    page.locator("main form button").click()
    return answer(page)


def answer(page: Any) -> str:
    expect(page.get_by_role("status")).to_have_text(re.compile("。$"))
    return page.inner_text("[role=status]")


def found(page: Any, kind: str) -> Any:
    return page.locator(f"[data-kind={kind}] li")


def test_a_name_finds_the_subject_and_leads_to_its_page(search):
    page = search()
    page.locator("main input[type=search]").press_sequentially("第7面")

    assert answer(page) == "单位 1 个，食品与记录 0 条，名册 0 个，页面 0 个。"
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

    assert "不合格" in found(page, "record").inner_text()
    ask(page, "绿豆糕")
    assert "不合格" not in found(page, "record").inner_text()


def test_the_query_of_a_form_moves_into_the_fragment(search):
    page = search("?q=%E7%BB%BF%E8%B1%86")

    assert answer(page) == "单位 0 个，食品与记录 1 条，名册 0 个，页面 0 个。"
    assert "?" not in page.url
    assert page.url.endswith("#q=%E7%BB%BF%E8%B1%86")


@pytest.mark.parametrize("mark", ["?", "#"])
def test_a_hostile_query_does_nothing_but_search(mark, search):
    page = search(f"{mark}q=%3Cimg%20src=x%20onerror=alert(1)%3E")

    assert answer(page) == "单位 0 个，食品与记录 1 条，名册 0 个，页面 0 个。"
    assert found(page, "record").get_by_role("link").inner_text() == HOSTILE
    assert page.locator("main mark").inner_text() == HOSTILE
    assert page.locator("main img").count() == 0
    assert page.complaints == []


def test_nothing_found_says_what_to_try(search):
    page = search()

    assert ask(page, "第7面条<b>") == "单位 0 个，食品与记录 0 条，名册 0 个，页面 0 个。"
    assert "没有找到“第7面条<b>”。" in page.inner_text("[data-found=nothing]")
    ask(page, "第7面条")
    page.get_by_role("link", name="搜“第7面”").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("^单位 1 个"))
    assert page.locator("[data-found=nothing]").is_hidden()
    assert page.locator("#ways").is_visible()
    assert page.complaints == []


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

    assert ask(page, "示例") == "单位 25 个，名册 0 个，页面 0 个。"
    assert "这一部分数据没有读出来。" in page.inner_text("[data-found=error]")
    assert found(page, "subject").count() == 20
    assert page.locator("[data-found=nothing]").is_hidden()
    page.unroute("**/search/record/*.json")
    page.get_by_role("button", name="再试一次").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("食品与记录 0 条"))
    assert page.locator("[data-found=error]").is_hidden()


def test_where_nothing_can_be_read_no_number_is_said(search):
    page = search()
    page.route("**/search/*.json", lambda route: route.fulfill(status=404))
    page.locator("main input[type=search]").fill("示例")

    page.wait_for_selector("[data-found=error]:not([hidden])")
    assert page.inner_text("[role=status]") == ""
    assert page.locator("[data-found=nothing]").is_hidden()


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
    page.route("**/subject/entries/2.json", lambda route: held.append(route))  # noqa: PLW0108 - playwright writes on it
    page.locator("main input[type=search]").fill("示例")
    while not held:
        page.wait_for_timeout(20)
    assert page.inner_text("[role=status]") == "正在找…"

    assert ask(page, "绿豆糕") == "单位 0 个，食品与记录 1 条，名册 0 个，页面 0 个。"
    held[0].continue_()
    page.wait_for_timeout(300)
    assert page.inner_text("[role=status]") == "单位 0 个，食品与记录 1 条，名册 0 个，页面 0 个。"
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
    assert "食品与记录 1 条" in answer(page)


def test_the_page_finds_what_a_search_through_everything_finds(search, site):
    texts = {kind: [entry[:2] for entry in entries(site / "a/path/search", kind)] for kind in KINDS}
    page = search()

    def wanted(query: str) -> list[int]:
        plain = normal(query)
        return [sum(any(plain in normal(text) for text in pair) for pair in texts[kind]) for kind in KINDS]

    said = {query: [int(number) for number in re.findall("[0-9]+", ask(page, query))] for query in QUERIES}

    assert said == {query: wanted(query) for query in QUERIES}
    assert sum(map(sum, said.values())) > 80
    assert page.complaints == []


def entries(folder: Path, kind: str) -> list[list[Any]]:
    return [entry for path in (folder / kind / "entries").iterdir() for entry in json.loads(path.read_bytes())]
