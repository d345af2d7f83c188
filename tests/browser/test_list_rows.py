"""A row of a list: on a phone its values in one run of words, on a wide screen the room that each column needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from packages import field, write_package
from sites import built
from web import served

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser


LONG = "示例市示例街道示例食品加工配送有限责任公司"


@pytest.fixture(scope="module")
def lists(tmp_path_factory) -> Iterator[str]:
    """The address of two lists: bodies, of one of which nothing else is published; firms, of which little is said."""
    folder = tmp_path_factory.mktemp("lists")
    bodies = [["示例一局", "未公布", "未公布", "未公布"], ["示例二局", "热线", "未公布", "示例路"]]
    titles = {"name": "单位", "phone": "电话", "hours": "时间", "at": "地址"}
    _write(folder / "data/bodies", titles, bodies)
    titles = {"name": "单位", "kind": "类别", "state": "状态", "town": "乡镇", "grade": "等级"}
    _write(
        folder / "data/firms", titles, [[LONG, "甲", "有效", "示例镇", "乙"], ["示例店", "甲", "有效", "示例镇", "乙"]]
    )
    (folder / "content").mkdir()
    built(folder / "data", folder / "content", folder / "host")
    with served(folder / "host") as address:
        yield address


def _write(folder: Path, titles: dict[str, str], rows: list[list[str]]) -> None:
    fields = [field(name, title=title) for name, title in titles.items()]
    contract = {"section": "results", "records": "rows", "title": "{name}", "columns": [*titles]}
    write_package(folder, {"rows": {"fields": fields, "rows": rows, "primaryKey": "name"}}, contract)


def test_the_first_column_has_the_room_that_its_names_need(lists, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 780})
    page.goto(f"{lists}/firms/")
    heights = page.locator("#list tbody th").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    page.close()

    assert len(heights) == 2
    assert max(heights) < 1.5 * min(heights)  # one line each


@pytest.mark.parametrize("fragment", ["", "#q=示例"], ids=["as built", "narrowed by the script"])
def test_a_row_on_a_phone_says_once_that_things_are_not_published(lists, fragment, browser):
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(f"{lists}/bodies/{fragment}")
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
