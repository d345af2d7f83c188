"""The head of a page, as an editor writes it: each mistake is named for what it is."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.content_folders import KINDS
from disclosure.pages.front_matter import check_head, read_head

DAY = date(2022, 9, 30)


def read(text: str):
    return read_head("news/a.md", text.split("\n"))


def faults(text: str, kind: str = "news") -> list[tuple[int | None, str]]:
    head = read(text)
    return [(one.row, f"{one.message}；{one.fix}") for one in (*head.problems, *check_head(head, KINDS[kind]))]


GOOD = "标题: 通告\n日期: 2022-09-01"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "Title: 通告\nDate: 2022-09-01",
        f"---\n{GOOD}\n---",
        "---\n标题 : '通告'\n\n日期: 2022-09-01\n---",
        GOOD + "\n附件: a.pdf\n附件: b.pdf",
    ],
)
def test_keys_are_chinese_or_english_with_lines_or_without(text):
    head = read(f"{text}\n\n正文")

    assert faults(f"{text}\n\n正文") == []
    assert (head.said("title"), head.said("date")) == ("通告", "2022-09-01")
    assert f"{text}\n\n正文".split("\n")[head.ends :] in (["", "正文"], ["正文"])


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        pytest.param("标题：通告\n日期: 2022-09-01", 1, "半角“:”，写成“标题: 通告”", id="full-width colon"),
        pytest.param("标题: 通告\n发布日期：2022-09-01", 2, "写成“日期: 2022-09-01”", id="and another word"),
        pytest.param(f"{GOOD}\n各有关单位：", 3, "空一行后写正文", id="full-width colon of the text"),
        pytest.param(f"{GOOD}\n摘要: 一\n      二", 4, "接在它的末尾，写成一行", id="a value of two lines"),
        pytest.param(f"{GOOD}\n搞要: 一", 3, "是不是“摘要”", id="mistyped key"),
        pytest.param(f"{GOOD}\nSumary: 一", 3, "是不是“summary”", id="mistyped English key"),
        pytest.param(f"{GOOD}\nSave_as: x", 3, "可用的有 标题、摘要", id="Pelican's key"),
        pytest.param(f"{GOOD}\n正文开始了", 3, "空一行", id="no blank line"),
        pytest.param(f"{GOOD}\n摘要:", 3, "没有内容", id="no value"),
        pytest.param(f"{GOOD}\n标题: 又", 3, "写了两次", id="twice"),
        pytest.param("日期: 2022-09-01", None, "没有标题", id="no title"),
        pytest.param("标题: 通告", None, "没有日期", id="news without a day"),
        pytest.param("标题: 通告\n日期: 2022年9月1日", 2, "写成 2022-09-01", id="no ISO day"),
        pytest.param(f"{GOOD}\n截止: 2022-08-01", 3, "早于日期 2022-09-01", id="ends before it begins"),
        pytest.param(f"{GOOD}\n修改: 2022-08-01", 3, "早于日期 2022-09-01", id="changed before it was"),
        pytest.param(f"{GOOD}\n状态: 发布", 3, "只能写“草稿”", id="state"),
        pytest.param(f"{GOOD}\n顺序: 3", 3, "按日期排列", id="order of news"),
        pytest.param(f"{GOOD}\n责任编辑: 王某\n审核: 王某", 4, "同一个人", id="one pair of eyes"),
        pytest.param(f"---\n{GOOD}", 1, "没有结束", id="no end"),
    ],
)
def test_a_mistake_is_named_with_its_line(text, row, said):
    [where] = [row for row, words in faults(text) if said in words]

    assert where == row


@pytest.mark.parametrize(
    ("word", "ours"),
    [
        *[("修改日期", "修改"), ("截止日期", "截止"), ("撤下", "截止"), ("发布时间", "日期"), ("更新时间", "修改")],
        *[("作者", "责任编辑"), ("审核人", "审核"), ("发布机关", "来源"), ("导语", "摘要"), ("附件1", "附件")],
    ],
)
def test_a_word_of_other_offices_is_told_with_ours(word, ours):
    assert faults(f"{GOOD}\n{word}: 一") == [(3, f"不能写“{word}”这一项；是不是“{ours}”？")]


def test_a_full_width_colon_is_one_mistake_and_not_a_missing_title_too():
    assert [row for row, _ in faults("标题：通告\n日期：2022-09-01\n来源：某局")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("more", "is_public"),
    [
        ("日期: 2022-09-30", True),
        ("日期: 2022-10-01", False),
        ("日期: 2022-01-01\n截止: 2022-09-30", True),
        ("日期: 2022-01-01\n截止: 2022-09-29", False),
        ("日期: 2022-01-01\n状态: 草稿", False),
        ("Status: draft", False),
    ],
)
def test_a_page_is_public_from_its_day_to_its_last_and_a_draft_never(more, is_public):
    assert read(f"标题: 通告\n{more}").is_public(DAY) is is_public
