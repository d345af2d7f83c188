"""On paper."""

from __future__ import annotations

import re

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser
A4 = 672  # the width of the text on A4 in CSS pixels, with margins of 16 mm
EVERY = pytest.mark.parametrize("name", PAGES)


def printed(page):
    page.emulate_media(media="print")
    return measure(page, "paper")


@EVERY
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_paper_has_everything_but_controls(name, elder, look):
    page = look(name, A4, elder=elder)
    sample = page.get_by_text("示例数据").locator("visible=true").count()
    assert printed(page) == []
    if page.locator(".prose > .sheet:last-child").count():
        return  # it is printed alone
    assert page.get_by_text("网站生成于").locator("visible=true").count() >= 1
    assert page.locator("aside, .prose").get_by_text("示例数据").locator("visible=true").count() >= min(sample, 1)


@EVERY
def test_printing_fetches_every_picture(name, open_page):
    page = open_page(name, A4)
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 1
    missing = "images => images.filter(one => !one.complete || !one.naturalWidth).map(one => one.src)"
    assert page.locator("img").evaluate_all(missing) == []


@pytest.mark.parametrize(
    ("style", "body", "fault"),
    [
        ("", "<nav><a href=#a>甲</a></nav>", "a control is printed"),
        ("", "<form><input aria-label=找></form>", "a control is printed"),
        ("", "<details><summary>看</summary><p>藏起来的一段话</p></details>", "it stays folded"),
        ("p { width: 800px; text-align: right }", "<p>太宽的一段话", "past the paper's edge"),
        ("table { width: 800px }", "<table><tr><td>宽", "wider than the paper"),
        ("p { display: none }", "<section><h2>按类别查</h2><p>找</p></section>", "a title with nothing below it"),
        (
            "div { columns: 3; width: 300px } td { white-space: nowrap }",
            f"<div><table>{'<tr><td>一二三四五<td>六七八九十' * 3}",
            "cells lie over each other",
        ),
    ],
)
def test_a_fault_on_paper_is_found(style, body, fault, plant):
    assert any(fault in one for one in printed(plant(body, style, A4)))


def test_a_good_paper_is_no_fault(plant):
    style = "@media print { nav, form { display: none } details::details-content { content-visibility: visible } }"
    body = "<nav><a href=#a>甲</a></nav><form><input></form><details><summary>看</summary><p>一段话</p></details>"
    assert printed(plant(body, style, A4)) == []
