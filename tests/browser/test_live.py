"""Charts that answer: touched by a pointer, tapped, asked for by the keyboard."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from axe import findings
from live import CHARTS, ask, figure, said, table, tip

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser


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


def test_picture_table_and_answers_say_what_the_csv_says_to_the_last_digit(opened, live_site):
    text = (live_site / "inspections/samples.csv").read_text("utf-8")
    every = list(csv.DictReader(io.StringIO(text, newline="")))
    page = opened()
    for one in CHARTS:
        chart = figure(page, one["name"])
        ask(chart)
        heads, *groups = table(chart)
        for row in groups:
            assert tip(chart).locator("p").all_inner_texts() == said(heads, row)
            page.keyboard.press("ArrowRight")
        file = HTMLParser((live_site / f"inspections/charts/{one['name']}.svg").read_text("utf-8"))
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


@pytest.mark.parametrize(("width", "elder"), [(1280, False), (360, True)])
def test_axe_finds_nothing_in_a_chart_that_answers(browser, live_address, width, elder):
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{live_address}/inspections/")
    page.evaluate("elder => document.documentElement.classList.toggle('is-elder', elder)", elder)
    chart = figure(page, "rate")
    chart.locator(".chart__take summary").click()
    ask(chart)

    assert findings(page)["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
