"""Charts that answer: touched by a pointer, tapped, asked for by the keyboard; and whole without any of it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from axe import findings
from chart_series import HOSTILE
from inspections import sample, write_inspections
from sites import disclosure
from web import served

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

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
BUNDLE = "**/theme/js/echarts.js?*"


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


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A released site, which has an address."""
    folder = tmp_path_factory.mktemp("live")
    (folder / "content").mkdir()
    register = {"period": None, "measures": MEASURES, "charts": CHARTS, "facets": ["conclusion", "agency", "food"]}
    data = write_inspections(folder / "data", rows(), register=register)
    folders = ("--data", data, "--content", folder / "content", "--output", folder / "public")
    run = disclosure("publish", "--siteurl", SITEURL, *folders, "--as-of", "2022-09-30", "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "public/current"


@pytest.fixture(scope="module")
def address(site) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture
def opened(browser, address) -> Iterator[Any]:
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
        page.on("request", lambda request: page.asked.append(request.url.removeprefix(address)))
        page.goto(f"{address}/inspections/")
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


def test_a_pointer_makes_it_answer_and_until_then_nothing_is_fetched(opened):
    page = opened()
    chart = figure(page, "months")
    assert not any("echarts" in one or "live.json" in one for one in page.asked)
    assert chart.locator(".chart__live").count() == 0

    box = chart.locator("picture img").bounding_box()
    page.mouse.move(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
    heads, *groups = table(chart)
    expect(tip(chart).locator("p")).to_have_text(said(heads, groups[-1]))
    page.mouse.move(box["x"] + 36, box["y"] + box["height"] / 2)
    expect(tip(chart).locator("p")).to_have_text(said(heads, groups[0]))
    page.mouse.move(5, 5)
    expect(tip(chart)).to_be_hidden()

    other = figure(page, "stack")
    other.locator("picture img").hover()
    expect(tip(other)).to_be_visible()
    tip(other).get_by_role("link").hover()
    expect(tip(other)).to_be_visible()
    assert sum("echarts" in one for one in page.asked) == 1
    assert all(one.startswith("/") for one in page.asked), "it asks elsewhere"
    assert page.complaints == []


def test_a_tap_holds_a_group_until_another_or_another_place_is_tapped(opened):
    page = opened(360, has_touch=True, is_mobile=True)
    chart = figure(page, "stack")
    heads, first, second = table(chart)
    page.touchscreen.tap(*middle(chart, 0.55))
    expect(tip(chart).locator("p")).to_have_text(said(heads, first))
    page.touchscreen.tap(*middle(chart, 0.95))
    expect(tip(chart).locator("p")).to_have_text(said(heads, second))
    tip(chart).get_by_role("link").tap()
    page.wait_for_url("**/inspections/by/agency/**")
    assert page.complaints == []


def middle(chart: Any, down: float) -> tuple[float, float]:
    """Return a place in a picture, so far down in it."""
    box = chart.locator(".chart__frame").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * down


def test_the_keyboard_asks_walks_leads_on_and_leaves(opened):
    page = opened()
    chart = figure(page, "stack")
    ask(chart)
    heads, first, second = table(chart)
    aloud = chart.locator(".unseen[role=status]")

    assert page.evaluate("document.activeElement.className") == "chart__live"
    assert "方向键" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    expect(aloud).to_have_text("，".join([*said(heads, first), "按回车看这些记录"]))
    for key, row in (
        ("ArrowDown", second),
        ("ArrowRight", second),
        ("Home", first),
        ("ArrowLeft", first),
        ("End", second),
    ):
        page.keyboard.press(key)
        expect(tip(chart).locator("p")).to_have_text(said(heads, row))
        expect(aloud).to_contain_text(row[0])
    page.keyboard.press("Escape")
    expect(tip(chart)).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.ask") == ""
    ask(chart)
    page.keyboard.press("Enter")
    page.wait_for_url("**/inspections/by/agency/**")
    assert page.complaints == []


def test_a_period_without_a_list_of_its_own_leads_to_the_selection_of_its_rows(opened):
    page = opened()
    chart = figure(page, "rate")
    ask(chart)
    year, rate = table(chart)[1]
    assert chart.locator("tbody a").count() == 0  # the lists are by months
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=count]")).to_have_text(f"符合 {re.search(r'/([0-9]+)', rate)[1]} 条")
    assert page.url.endswith(f"/inspections/#from={year[:4]}-01-01&to={year[:4]}-12-31")
    expect(page.locator("#rows")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.id") == "list"
    assert page.complaints == []


def test_picture_table_and_answers_say_what_the_csv_says_to_the_last_digit(opened, site):
    text = (site / "inspections/samples.csv").read_text("utf-8")
    every = list(csv.DictReader(io.StringIO(text, newline="")))
    page = opened()
    for one in CHARTS:
        chart = figure(page, one["name"])
        ask(chart)
        heads, *groups = table(chart)
        for row in groups:
            assert tip(chart).locator("p").all_inner_texts() == said(heads, row)
            page.keyboard.press("ArrowRight")
        file = HTMLParser((site / f"inspections/charts/{one['name']}.svg").read_text("utf-8"))
        drawn = chart.locator(".chart__drawing text").all_text_contents()
        assert Counter(word.text() for word in file.css("text")) == Counter(drawn)  # what is marked lies above

    years = Counter((row["on"][:4], row["conclusion"]) for row in every)
    rates = {row[0]: row[1] for row in table(figure(page, "rate"))[1:]}
    for year in ("2019", "2020", "2021", "2022"):
        good, whole = years[year, "合格"], years[year, "合格"] + years[year, "不合格"]
        assert rates[f"{year}年"] == f"{good * 1000 // whole / 10}%（{good}/{whole}）"
    foods = Counter((row["food"], row["conclusion"]) for row in every)
    for name, *cells in table(figure(page, "foods"))[1:]:
        counted = [foods[name, word] for word in ("合格", "不合格")]
        assert cells == [f"{number}批" if number else "无记录" for number in counted]
    assert page.complaints == []


def test_hostile_words_are_words(opened):
    page = opened()
    chart = figure(page, "foods")
    ask(chart)
    for name, *_ in table(chart)[1:]:
        assert tip(chart).locator(".chart__group").text_content() == name
        assert set(chart.locator(".chart__live *").evaluate_all("all => all.map(one => one.localName)")) <= {
            *("div", "p", "a", "svg", "g", "path", "rect", "text", "tspan", "defs", "pattern", "clippath", "clipPath"),
            "style",
        }
        page.keyboard.press("ArrowDown")
    assert page.complaints == []


def test_nothing_moves_where_motion_is_reduced(opened):
    page = opened(reduced_motion="reduce")
    for one in CHARTS:
        chart = figure(page, one["name"])
        ask(chart)
        before = chart.locator(".chart__drawing").inner_html()
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert chart.locator(".chart__drawing").inner_html() == before
    assert page.evaluate("document.getAnimations().length") == 0


def test_without_a_script_everything_is_there_but_the_button(opened):
    page = opened(java_script_enabled=False)
    chart = figure(page, "stack")

    assert chart.locator("picture img").is_visible()
    assert chart.locator("table").is_visible()
    assert not chart.locator("[data-ask]").is_visible()
    chart.locator("tbody a").first.click()
    page.wait_for_url("**/inspections/by/agency/**")


@pytest.mark.parametrize("missing", [BUNDLE, "**/*.live.json"])
def test_where_it_does_not_arrive_the_picture_stays_and_the_next_try_may_succeed(opened, missing):
    page = opened()
    page.route(missing, lambda route: route.abort())
    chart = figure(page, "stack")
    button = chart.get_by_role("button", name="逐个看图中的数")
    button.click()
    expect(chart.get_by_text("没有连上，图还在；数见图表数据。")).to_be_visible()
    assert chart.locator("picture img").is_visible()
    assert chart.locator(".chart__live").count() == 0

    page.unroute(missing)
    button.click()
    expect(tip(chart)).to_be_visible()
    expect(chart.get_by_text("没有连上")).to_have_count(0)


COVERED = """chart => {
  const [image, live] = ["picture img", ".chart__live"].map((one) => chart.querySelector(one).getBoundingClientRect());
  return ["x", "y", "width", "height"].every((key) => Math.abs(image[key] - live[key]) < 1);
}"""


def test_it_is_drawn_anew_in_the_size_that_the_reader_needs_and_on_paper_is_the_file(opened):
    page = opened(360)
    chart = figure(page, "stack")
    ask(chart)
    drawing = chart.locator(".chart__drawing")
    assert drawing.evaluate("element => element.clientWidth") == 328

    page.evaluate("document.documentElement.classList.add('is-elder')")
    expect(drawing).to_have_css("width", "300px")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(drawing).to_have_css("width", "620px")
    page.wait_for_function(COVERED, arg=chart.element_handle())
    page.emulate_media(media="print")
    assert not chart.locator(".chart__live").is_visible()
    assert chart.locator("picture img").is_visible()


@pytest.mark.parametrize(("width", "elder"), [(1280, False), (360, True)])
def test_axe_finds_nothing_in_a_chart_that_answers(browser, address, width, elder):
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/inspections/")
    page.evaluate("elder => document.documentElement.classList.toggle('is-elder', elder)", elder)
    chart = figure(page, "rate")
    chart.locator(".chart__take summary").click()
    ask(chart)

    assert findings(page)["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_it_shows_in_a_page_of_somebody_else_and_leads_back(opened, browser, site):
    chart = figure(opened(), "rate")
    snippet = chart.locator("textarea").input_value()
    assert chart.locator("a[download]").get_attribute("href") == "../inspections/charts/rate.svg"
    page = browser.new_context().new_page()

    def answer(route: Any) -> None:
        path = urlsplit(route.request.url.removeprefix(SITEURL)).path
        route.fulfill(path=site / (path.lstrip("/") + ("index.html" if path.endswith("/") else "")))

    page.route(f"{SITEURL}/**", answer)
    foreign = f"<!DOCTYPE html><title>别处</title><p>引用</p>{snippet}"
    page.route(
        "https://elsewhere.example/", lambda route: route.fulfill(body=foreign, content_type="text/html; charset=utf-8")
    )
    page.goto("https://elsewhere.example/")

    image = page.locator("img")
    assert image.evaluate("async image => { await image.decode(); return [image.naturalWidth, image.width]; }") == [
        620,
        620,
    ]
    assert re.search("合格率", image.get_attribute("alt"))
    image.click()
    page.wait_for_url(f"{SITEURL}/inspections/#chart-rate")
    assert page.locator("#chart-rate").is_visible()
    page.context.close()
