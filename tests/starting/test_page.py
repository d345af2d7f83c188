"""A new page is a draft that passes its own checks and says how it is written."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.content_folders import KINDS
from disclosure.errors import SettingsError, errors_only
from disclosure.pages.content import read_content
from disclosure.starting.page import begin

DAY = date(2022, 9, 30)


def test_a_new_page_is_a_draft_in_order_named_after_the_day(tmp_path):
    made = [begin(" 通告 ", "", tmp_path / "news", KINDS, DAY) for _ in range(2)]
    made.append(begin("通告", "spot-check", tmp_path / "news", KINDS, DAY))
    content = read_content(tmp_path, KINDS, DAY, preview=True)

    assert [path.name for path in made] == ["2022-09-30.md", "2022-09-30-2.md", "spot-check.md"]
    assert errors_only(content.problems) == []
    assert {(one.head.said("title"), one.head.is_draft) for one in content.sources} == {("通告", True)}


@pytest.mark.parametrize(
    ("title", "name", "folder", "words"),
    [
        ("", "", "news", "没有写标题"),
        ("通告", "通告", "news", "NAME 不能作文件名"),
        ("通告", "con", "news", "NAME 不能作文件名"),
        ("通告", "index", "news", "NAME 不能是 index"),
        ("通告", "a", "nwes", "city（网站）、register（名册）、report（报告）和栏目 standards"),
    ],
)
def test_what_cannot_be_is_said(tmp_path, title, name, folder, words):
    with pytest.raises(SettingsError) as error:
        begin(title, name, tmp_path / folder, KINDS, DAY)

    assert words in str(error.value)


def test_its_summary_is_not_published_as_it_began(tmp_path):
    page = begin("通告", "a", tmp_path / "news", KINDS, DAY)
    lines = page.read_text("utf-8").split("\n")
    page.write_text("\n".join(one for one in lines if "草稿" not in one and "写给编辑" not in one), "utf-8")

    [problem] = read_content(tmp_path, KINDS, DAY).problems

    assert str(problem).startswith("news/a.md:4: 摘要 summary: 还是原来的提示；写一两句话，或删去这一行")


def test_nothing_is_overwritten(tmp_path):
    begin("通告", "a", tmp_path / "news", KINDS, DAY)

    with pytest.raises(SettingsError, match="不会覆盖"):
        begin("又", "a", tmp_path / "news", KINDS, DAY)
