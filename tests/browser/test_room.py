"""Whether everything has room: a narrow window, large letters, wide spacing, and Chinese lines."""

from __future__ import annotations

import re

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser
MODES = pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
EVERY = pytest.mark.parametrize("name", PAGES, scope="module")  # a page's tests follow each other: see `look`
WIDE_WORD = "W" * 60


def cramped(page):
    return measure(page, "sideways") + measure(page, "spoiled")


@EVERY
@MODES
def test_nothing_lacks_room(name, elder, look):
    for width in (320, 1280):
        assert (width, cramped(look(name, width, elder=elder))) == (width, [])


@EVERY
def test_zoomed_to_twice_its_size_nothing_lacks_room(name, look):
    assert cramped(look(name, 640, device_scale_factor=2)) == []


@EVERY
@MODES
def test_letters_of_twice_the_size_grow_and_have_room(name, elder, look):
    page = look(name, 1280, elder=elder)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    try:
        assert page.evaluate(size) >= 1.8 * before  # in a window of half as many letters the style is a phone's
        assert cramped(page) == []
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        session.detach()


@EVERY
@MODES
def test_no_line_begins_with_a_mark_that_ends_one(name, elder, look):
    assert measure(look(name, elder=elder), "beginnings") == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_word_in_the_place_of_a_number_stands_on_one_line(width, look):
    page = look("patterns:index.html", width)
    cells = page.locator(".table--figures td.number", has_text=re.compile("^[^0-9]{3}$"))
    tops = """cells => cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell.firstElementChild || cell);
      return new Set([...range.getClientRects()].map((box) => box.top)).size;
    })"""

    assert {"无记录", "无数据", "未公布"} <= set(cells.all_inner_texts())
    assert set(cells.evaluate_all(tops)) == {1}


@EVERY
@MODES
def test_text_spaced_out_has_room(name, elder, look):
    page = look(name, elder=elder)
    measure(page, "respace")
    try:
        for width in (360, 1280):
            assert (width, cramped(look(name, width, elder=elder))) == (width, [])
    finally:
        page.untouched = ""


@pytest.mark.parametrize(
    ("style", "body", "fault"),
    [
        ("", f"<p>{WIDE_WORD}</p>", "the page is"),
        ("div { overflow-x: auto }", f"<div>{WIDE_WORD}</div>", "the keyboard cannot scroll"),
        ("div { overflow-x: auto }", f"<div tabindex=0>{WIDE_WORD}</div>", "it scrolls and has no name"),
        ("div { overflow: hidden; height: 1em; line-height: 1.5 }", "<div>一<br>二</div>", "cut off"),
        ("p { margin-left: -2em }", "<p>头一个字看不见</p>", "past the edge"),
        ("p { margin: 0 0 -1em; line-height: 1.2 }", "<p>一行字</p><p>又一行字</p>", "one on the other"),
    ],
)
def test_a_lack_of_room_is_found(style, body, fault, plant):
    assert any(fault in one for one in cramped(plant(body, style)))


def test_room_enough_is_no_fault(plant):
    hidden = ".vh { position: absolute; clip: rect(0 0 0 0); overflow: hidden; width: 1px; height: 1px }"
    region = f"<div tabindex=0 aria-label=宽表 role=group>{WIDE_WORD}</div>"
    body = f"<p>一行字，{'又一行字' * 20}<span class=vh>{WIDE_WORD}</span>{region}"
    assert cramped(plant(body, f"{hidden} div {{ overflow-x: auto }} p {{ line-height: 1.2 }}")) == []


def test_text_that_spacing_cuts_off_is_found(plant):
    page = plant(
        "<div><p>一行十个字的一段话吧</p></div>",
        "div { overflow: hidden; width: 10em; height: 2.5em } p { margin: 0; line-height: 1 }",
    )
    assert cramped(page) == []
    measure(page, "respace")
    assert cramped(page)


def test_letters_of_a_fixed_size_are_found(plant):
    page = plant("<p>字", "body { font-size: 16px }")
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    fixed = page.evaluate("getComputedStyle(document.body).fontSize")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    assert fixed == "16px"


def test_a_line_that_begins_with_a_comma_is_found(plant):
    body = f"<p>{'一二三四五六七八九十，' * 12}"
    assert measure(plant(body, "p { line-break: anywhere }"), "beginnings")
    assert measure(plant(body), "beginnings") == []
