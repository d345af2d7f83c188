"""A row of a list on a phone: its values in one run of words, what is not published said once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from packages import field, write_package
from sites import built
from web import served

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def contacts(tmp_path_factory) -> Iterator[str]:
    """The address of a register of two bodies, of one of which nothing else is published."""
    folder = tmp_path_factory.mktemp("contacts")
    titles = {"name": "单位", "phone": "电话", "hours": "时间", "at": "地址"}
    fields = [field(name, title=title) for name, title in titles.items()]
    rows = [["示例一局", "未公布", "未公布", "未公布"], ["示例二局", "热线", "未公布", "示例路"]]
    contract = {"section": "results", "records": "rows", "title": "{name}", "columns": [*titles]}
    write_package(folder / "data/bodies", {"rows": {"fields": fields, "rows": rows, "primaryKey": "name"}}, contract)
    (folder / "content").mkdir()
    built(folder / "data", folder / "content", folder / "host")
    with served(folder / "host") as address:
        yield f"{address}/bodies/"


@pytest.mark.parametrize("fragment", ["", "#q=示例"], ids=["as built", "narrowed by the script"])
def test_a_row_on_a_phone_says_once_that_things_are_not_published(contacts, fragment, browser):
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(f"{contacts}{fragment}")
    expect(page.locator("#list .table__note")).to_contain_text("符合 2 条" if fragment else "共 2 条")
    rows, separator = page.locator("#list tbody tr"), "getComputedStyle(cell, '::after').content !== 'none'"
    shown = (
        f"row => [...row.cells].filter((cell) => cell.checkVisibility()).map((cell) => [cell.innerText, {separator}])"
    )
    brief = [rows.nth(number).evaluate(shown) for number in range(2)]
    page.set_viewport_size({"width": 1280, "height": 780})
    wide = rows.nth(0).evaluate(shown)
    page.close()

    assert brief[0] == [["示例一局", False], ["未公布", False]]
    assert brief[1] == [["示例二局", False], ["热线", True], ["未公布", True], ["示例路", False]]
    assert [words for words, _ in wide] == ["示例一局", "未公布", "未公布", "未公布"]
