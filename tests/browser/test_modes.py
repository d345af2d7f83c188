"""长辈版, and a browser without JavaScript: the same page, the same numbers."""

from __future__ import annotations

import re

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser
EVERY = pytest.mark.parametrize("name", PAGES, scope="module")  # a page's tests follow each other: see `look`
SIZES = {"body": 22, "least": 18}
BACK = re.compile("标准版")


def body_size(page):
    return page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")


def root_size(page):
    return page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")


def is_elder(page):
    return page.evaluate("document.documentElement.classList.contains('is-elder')")


def test_the_large_mode_is_kept_on_every_page_until_it_is_left(open_page):
    page = open_page("checks/index.html", reduced_motion="reduce")
    before = body_size(page)
    page.locator("#elder").click()
    assert is_elder(page)
    assert body_size(page) > before

    page.locator("main a[href*='records']").first.click()
    page.wait_for_load_state()
    assert "records" in page.url
    assert is_elder(page)
    assert measure(page, "shift") < 0.01

    page.get_by_text(BACK).locator("visible=true").first.click()
    assert not is_elder(page)
    assert body_size(page) == before
    page.reload()
    assert not is_elder(page)


def test_the_large_mode_stands_before_anything_is_painted(open_page):
    """The class is there as soon as there is a body, not only when the page has loaded."""
    page = open_page("index.html", elder=True)
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { watch.disconnect();"
        "window.early = document.documentElement.classList.contains('is-elder'); } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.reload()
    assert page.evaluate("window.early") is True


@EVERY
def test_the_large_mode_says_the_same_in_large_letters_on_a_phone_and_on_a_desk(name, look):
    normal = measure(look(name), "content")
    for width in (360, 1280):
        page = look(name, width, elder=True)
        assert measure(page, "content")["digits"] == normal["digits"]
        assert (width, measure(page, "elder", SIZES)) == (width, [])


@EVERY
def test_nothing_is_missing_without_javascript(name, look):
    scripted = measure(look(name), "content")["lines"]
    plain = measure(look(name, java_script_enabled=False), "content")["lines"]
    assert sum(map(len, plain)) > 20
    assert told(scripted) - told(plain) == set()  # a page may say more: that something needs a script


def told(lines):
    """The lines with a figure or a name in them: whatever has two letters that follow each other."""
    return {line for line in lines if re.search(r"\d|\w\w", line)}


@EVERY
def test_the_large_mode_needs_no_javascript(name, look):
    page = look(name, java_script_enabled=False)
    page.untouched = ""
    before = body_size(page)
    page.locator("#elder").click()
    assert body_size(page) > before
    assert root_size(page) >= 22
    assert measure(page, "elder", SIZES) == []

    page.get_by_text(BACK).locator("visible=true").first.click()
    assert body_size(page) == before


def test_the_large_mode_of_a_link_is_left_with_a_script_too(open_page):
    page = open_page("index.html")
    before = body_size(page)
    page.goto(f"{page.url}#elder")
    assert body_size(page) > before

    page.get_by_text(BACK).locator("visible=true").first.click()
    assert body_size(page) == before
    assert "#" not in page.url


@pytest.mark.parametrize(
    ("style", "body", "fault"),
    [
        ("body { font-size: 20px }", "<p>字", "of the page are of 20 px"),
        ("body { font-size: 22px } small { font-size: 14px }", "<p>字<small>小字", "14.0 px"),
        (
            "body { font-size: 22px }",
            "<svg width=50 height=50 viewBox='0 0 100 100'><text y=50 font-size=30>图</text></svg>",
            "15.0 px",
        ),
    ],
)
def test_letters_too_small_are_found(style, body, fault, plant):
    assert any(fault in one for one in measure(plant(body, style), "elder", SIZES))


def test_text_made_by_a_script_is_found(browser):
    body = "<main><p>一条记录 12<script>document.querySelector('main').append('还有 34')</script></main>"
    found = []
    for scripted in (True, False):
        context = browser.new_context(java_script_enabled=scripted)
        page = context.new_page()
        page.set_content(body)
        found.append(measure(page, "content"))
        context.close()
    assert told(found[0]["lines"]) != told(found[1]["lines"])
    assert found[0]["digits"] != found[1]["digits"]


def test_what_moves_is_found(plant):
    page = plant("<p id=first></p><p style='height:300px;background:#ccc'>后面的话")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("document.querySelector('#first').style.height = '200px'")
    assert measure(page, "shift") > 0.01
