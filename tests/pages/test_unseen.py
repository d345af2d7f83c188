"""Characters that mislead readers are warned of with their name, in a text and in its head."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.content_folders import KINDS
from disclosure.pages.content import read_content
from disclosure.pages.unseen import unseen


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("见\u202e反", "看不见的字符 U+202E（从右到左覆盖）"),
        ("零\u200b宽", "看不见的字符 U+200B（零宽空格）"),
        ("坏\ufffd字", "有 U+FFFD（替代字符），文字在转换编码时已经损坏"),
        ("锟斤拷", "有 锟斤拷，"),
        ("造\ue000字", "自造的字 U+E000，"),
    ],
)
def test_it_is_named(text, name):
    [odd] = unseen(text)

    assert name in odd.message
    assert odd.warning


def test_what_is_seen_is_left():
    assert [*unseen("好，𠮷野家 é 👨\u200d👩\u200d👧 ☎\ufe0f")] == []


def test_a_title_and_a_text_are_looked_at(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.md").write_text("标题: 见\u202e反\n日期: 2022-01-01\n\n零\u200b宽\n", "utf-8")

    found = read_content(tmp_path, KINDS, date(2022, 9, 30)).problems

    assert [(one.kind, one.row, one.warning) for one in found] == [("unseen", 1, True), ("unseen", 4, True)]
