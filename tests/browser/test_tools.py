"""The buttons of a page: they copy, print, say that they did, and are not there without a script."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

RECORD = "checks/records/B-1/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_a_button_copies_what_it_names_and_says_so(open_page):
    page = open_page(RECORD, permissions=CLIPBOARD)
    buttons = page.locator(".tools button")

    assert buttons.all_inner_texts() == ["复制这段话", "复制引用", "打印本页", "复制网址"]
    buttons.nth(0).click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#correction-text").inner_text()
    buttons.nth(1).click()
    page.locator(".tools__done", has_text="已复制").nth(1).wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited == page.locator("#cite").inner_text()
    assert cited.startswith("食品安全信息公示：示例检查（示例数据），B-1，")
    buttons.nth(3).click()
    page.locator(".tools__done", has_text="已复制").nth(2).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_notice_is_copied_whole_and_its_text_is_not_printed_twice(open_page):
    page = open_page("checks/notices/N1/", permissions=CLIPBOARD)
    page.get_by_role("button", name="复制全文").click()
    page.get_by_text("已复制").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#text").evaluate("one => one.textContent")
    page.emulate_media(media="print")
    assert not page.locator(".paste").is_visible()


def test_a_button_prints(open_page):
    page = open_page(RECORD)
    page.evaluate("window.print = () => document.body.classList.add('printed')")

    page.get_by_role("button", name="打印本页").click()

    assert page.locator("body.printed").count() == 1


def test_without_a_script_there_is_no_button(open_page):
    page = open_page(RECORD, java_script_enabled=False)

    assert page.locator(".tools button").count() == 4
    assert not any(one.is_visible() for one in page.locator(".tools").all())
    assert page.locator("#correction-text").is_visible()
