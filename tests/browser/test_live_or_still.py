"""Charts that answer are whole without it: no script, nothing that arrives, no motion; in any size, on paper."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from live import CHARTS, SITEURL, ask, figure, tip

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

BUNDLE = "**/theme/js/echarts.js?*"


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


def test_it_shows_in_a_page_of_somebody_else_and_leads_back(opened, browser, live_site):
    chart = figure(opened(), "rate")
    snippet = chart.locator("textarea").input_value()
    assert chart.locator("a[download]").get_attribute("href") == "../inspections/charts/rate.svg"
    page = browser.new_context().new_page()

    def answer(route: Any) -> None:
        path = urlsplit(route.request.url.removeprefix(SITEURL)).path
        route.fulfill(path=live_site / (path.lstrip("/") + ("index.html" if path.endswith("/") else "")))

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
