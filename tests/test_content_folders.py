"""Kinds of Markdown page are settings."""

from __future__ import annotations

import pytest

from disclosure.content_folders import KINDS, Kind, faults, kinds_of


def test_a_site_adds_changes_and_takes_away_kinds():
    kinds = kinds_of({"faq": {"title": "问答", "feed": False}, "news": {"title": "要闻"}, "cases": None})

    assert kinds["faq"] == Kind("问答", feed=False)
    assert (kinds["news"].title, kinds["news"].list) == ("要闻", True)
    assert [*kinds] == [*(folder for folder in KINDS if folder != "cases"), "faq"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([], "要写成字典"),
        ({"问答": {"title": "问答"}}, "只能用小写字母"),
        ({"search": {"title": "问答"}}, "网站自己的文件夹"),
        ({"faq": {}}, "没有 title"),
        ({"faq": None}, "本来就没有"),
        ({"faq": "问答"}, "要写成字典"),
        ({"faq": {"title": "问答", "navigaton": True}}, "是不是 navigation"),
        ({"faq": {"title": "问答", "xyz": True}}, "可用的有 title"),
        ({"faq": {"title": "问答", "list": 1}}, "True 或 False"),
        ({"faq": {"title": ""}}, "写一段文字"),
    ],
)
def test_a_mistake_in_them_is_named(said, words):
    [fault] = faults(said)

    assert words in fault
