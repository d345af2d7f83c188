"""What would go public unnoticed stops: guidance for the editor, an address of a preview, somebody who signs twice."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.content_folders import KINDS
from disclosure.pages.content import SUMMARY, read_content
from disclosure.pages.prose import Prose
from disclosure.pages.prose_links import link_problems
from disclosure.pages.shelf import Shelf
from disclosure.starting.page import begin

DAY = date(2022, 9, 30)


class Nothing:
    """A site of which no address is asked."""

    def missing(self, wanted):
        return set(wanted)

    def is_written(self, address):
        return bool(address)


def test_guidance_is_taken_out_before_a_page_is_public(tmp_path):
    page = begin("通告", "a", tmp_path / "news", KINDS, DAY)
    draft = [one.kind for one in read_content(tmp_path, KINDS, DAY).problems]
    page.write_text(page.read_text("utf-8").replace("状态: 草稿\n", ""), "utf-8")
    found = [one for one in read_content(tmp_path, KINDS, DAY).problems if not one.warning]
    lines = page.read_text("utf-8").split("\n")

    assert draft == ["not-public"]
    assert {one.kind for one in found} == {"guidance"}
    assert [one.row for one in found] == [n for n, line in enumerate(lines, 1) if "写给编辑" in line or SUMMARY in line]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("[丙](http://127.0.0.1:8765/news/attachment/)", "/news/attachment/"),
        ("见 http://localhost:8000/news/a/#b 。", "/news/a/#b"),
        ("[首页](https://LOCALHOST)", "/"),
        ("[丁](http://[::1]:8000/news/)", "/news/"),
    ],
)
def test_the_address_of_a_preview_is_an_error_that_gives_the_path(written, path):
    prose = Prose("news/b.md", "news/b/", f"好\n\n{written}", 3)
    [problem] = link_problems([prose], Nothing(), Shelf())

    assert (problem.row, problem.warning) == (5, False)
    assert problem.fix == f"只写后面的一段：{path}"


def test_the_address_of_another_site_is_left_alone():
    prose = Prose("news/b.md", "news/b/", "[戊](https://localhost.example.org/news/) https://127.0.0.1.cn/", 3)

    assert list(link_problems([prose], Nothing(), Shelf())) == []


@pytest.mark.parametrize("reviewer", ["示例甲", "示例 甲", "示例\u3000甲", "ＡＢ", "a b"])
def test_a_name_is_the_same_whatever_its_spaces_and_width(tmp_path, reviewer):
    editor = "AB" if reviewer[-1] in "Ｂb" else "示例甲"
    (tmp_path / "news").mkdir()
    head = f"标题: 一\n日期: 2022-01-01\n责任编辑: {editor}\n审核: {reviewer}\n\n正文"
    (tmp_path / "news/a.md").write_text(head, "utf-8")

    assert [(one.row, "同一个人" in one.message) for one in read_content(tmp_path, KINDS, DAY).problems] == [(4, True)]
