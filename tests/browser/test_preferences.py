"""What a reader asks for in the settings of the system: less motion, colours of one's own."""

from __future__ import annotations

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser
EVERY = pytest.mark.parametrize("name", PAGES, scope="module")  # a page's tests follow each other: see `look`
OUTCOMES = [["不合格", "不符合", "已过期"], ["合格", "符合", "有效", "现行有效"]]


@EVERY
def test_nothing_moves_where_the_reader_wants_rest(name, look):
    assert measure(look(name), "moving") == []


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a { transition: color .2s }", "a transition"),
        ("a::after { content: '→'; transition: all .2s }", "a transition"),
        ("@keyframes k { to { opacity: 0 } } p { animation: k 1s }", "an animation"),
        ("html { scroll-behavior: smooth }", "smooth scrolling"),
    ],
)
def test_what_moves_is_found(style, fault, plant):
    assert any(fault in one for one in measure(plant("<p>字<a href=#a>甲</a>", style), "moving"))


@EVERY
def test_outcomes_and_where_one_is_show_in_any_colours(name, look):
    page = look(name, 1280)
    page.emulate_media(forced_colors="active")
    assert measure(page, "forced", OUTCOMES)["found"] == []


def test_there_are_outcomes_to_look_at(visit):
    page = visit("patterns:index.html", 1280)
    page.emulate_media(forced_colors="active")
    assert measure(page, "forced", OUTCOMES)["marks"] >= 2


NAV = "<nav><ul><li><a href=#a aria-current=page>甲</a><li><a href=#b>乙</a></ul></nav>"
CROSS = "<svg width=9 height=9 viewBox='0 0 9 9'><path d='M1 1l8 8' stroke=currentColor /></svg>"
RING = "<svg width=9 height=9 viewBox='0 0 9 9'><circle cx=4 cy=4 r=3 fill=none stroke=currentColor /></svg>"


@pytest.mark.parametrize(
    ("style", "body", "fault"),
    [
        ("[aria-current] { background: #123; color: #fff }", NAV, "looks like the rest"),
        (
            "a { border-bottom: 4px solid transparent } [aria-current] { border-color: #fff }",
            NAV,
            "looks like the rest",
        ),
        ("span { background: #900; color: #fff }", "<main><p><span>不合格</span>", "only its word"),
        ("span { color: #900 }", f"<main><p><span>{RING}不合格</span><span>{RING}合格</span>", "like a good one"),
    ],
)
def test_what_only_colour_says_is_found(style, body, fault, plant):
    page = plant(body, style)
    page.emulate_media(forced_colors="active")
    assert any(fault in one for one in measure(page, "forced", OUTCOMES)["found"])


def test_shapes_and_borders_are_no_fault(plant):
    style = "[aria-current] { border-bottom: 4px solid } a { text-decoration: none }"
    page = plant(f"{NAV}<main><p><span>{CROSS}不合格</span><span>{RING}合格</span>", style)
    page.emulate_media(forced_colors="active")
    assert measure(page, "forced", OUTCOMES) == {"found": [], "marks": 2}
