"""What belongs together stands together: a cell with its column's name, an item with its mark, on screens and paper."""

from __future__ import annotations

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser
A4 = 672


def scattered(page):
    return measure(page, "cells") + measure(page, "apart")


@pytest.mark.parametrize("name", PAGES, scope="module")
def test_what_belongs_together_stands_together(name, look):
    for width, elder in ((360, False), (360, True), (1280, True)):
        assert (width, elder, scattered(look(name, width, elder=elder))) == (width, elder, [])
    paper = look(name, A4)
    paper.emulate_media(media="print")
    assert scattered(paper) == []


def test_charts_of_one_fold_stand_apart(opened):
    page = opened(bypass_csp=True)
    assert page.locator("figure + figure").locator("visible=true").count() > 1
    assert scattered(page) == []


@pytest.mark.parametrize(
    ("style", "body", "fault"),
    [
        (
            "td { display: grid; grid-template-columns: 4em 1fr } td::before { content: attr(data-label) }",
            "<table><tr><td data-label=要什么><b>备案</b>，不是许可",
            "its lines begin at several places",
        ),
        (
            "li { display: grid; grid-template-columns: 4em 1fr; align-items: baseline } p + p + p { grid-column: 2 }",
            "<ol><li class=feed__item><p>一天<br>一个名册<p class=feed__mark>合格<p class=feed__what>食品",
            "it stands far below its mark",
        ),
        (
            "p { width: 6em } .tag { display: inline-block; margin-left: .5em }",
            "<ol><li class=feed__item><p class=feed__what><a href=#a>一二三四五</a><span class=tag>示例数据</span>",
            "a line begins with a gap",
        ),
        ("figure { margin: 0 }", "<figure>一张图</figure><figure>又一张", "it begins where another one ends"),
    ],
)
def test_what_stands_apart_is_found(style, body, fault, plant):
    assert any(fault in one for one in scattered(plant(body, style)))
