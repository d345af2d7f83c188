"""What a Chinese keyboard types and Word understands is named with its line and with what to write instead."""

from __future__ import annotations

import pytest

from disclosure.pages.habits import habits
from disclosure.pages.markdown import render
from disclosure.pages.prose import Prose, prose_problems


def told(text: str) -> list[tuple[int | None, bool, str]]:
    found = prose_problems(Prose("a.md", "a/", text, 1))
    return [(one.row, one.warning, f"{one.message}；{one.fix}") for one in found]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("！[封样袋](sampling.jpg)", "![封样袋](sampling.jpg)"),
        ("![中文括号]（scene.jpg）", "![中文括号](scene.jpg)"),
        ("见[细则]（rules.pdf），", "[细则](rules.pdf)"),
        ("见[细则](rules.pdf）", "[细则](rules.pdf)"),
        ("见[范围]（spot-check.md#抽检范围）", "[范围](spot-check.md#抽检范围)"),
        ("【抽检名册】（/inspections/）", "[抽检名册](/inspections/)"),
        ("［抽检名册］(https://a.cn/b)", "[抽检名册](https://a.cn/b)"),
        ("[ 戊 ] (attachment.md)", "[戊](attachment.md)"),
        ("【【数字: inspections.pass_rate】】", "[[数字: inspections.pass_rate]]"),
        ("共【数字：inspections.batches　年份=2022】", "[[数字: inspections.batches 年份=2022]]"),
        ("[[数字: inspections.batches】】", "[[数字: inspections.batches]]"),
        ("＃＃ 小标题", "## 小标题"),
        ("　　## 小标题", "## 小标题"),
        ("＊＊粗体＊＊", "**粗体**"),
        ("** 粗体 **", "**粗体**"),
        ("甲**粗体 **乙", "**粗体**"),
        ("／／／ 提示 ｜ 注意", "/// 提示 | 注意"),
    ],
)
def test_a_sign_that_would_show_as_it_stands_is_an_error_that_says_what_to_write(line, right):
    found = [(row, is_warning) for row, is_warning, words in told(f"好\n\n{line}") if right in words]

    assert found == [(3, False)]


@pytest.mark.parametrize("mark", ["· ", "•", "● ", "－", "-", "–", "　　· ", "　　- "])
def test_a_mark_that_makes_no_list_is_named(mark):
    two, one = told(f"好\n\n{mark}商场\n{mark}超市"), told(f"好\n\n{mark}商场")

    assert [(row, is_warning) for row, is_warning, words in two if "- 商场" in words] == [(3, False)]
    assert [(row, is_warning) for row, is_warning, words in one if "- 商场" in words] == [(3, True)]


@pytest.mark.parametrize("text", ["1.\t抽样\n2.\t检验", "-\t抽样\n-\t检验"])
def test_items_with_tabs_are_a_list_and_no_table(text):
    assert [*prose_problems(Prose("news/a.md", "news/a/", text, 1))] == []
    assert render(text).count("<li>") == 2


def test_rows_pasted_from_a_sheet_are_shown_as_a_table():
    [(row, is_warning, words)] = told("限量：\n\n食品\t限量\t单位\n谷物\t0.2\tmg/kg")

    assert (row, is_warning) == (3, False)
    assert "| 食品 | 限量 | 单位 |，|---|---|---|，| 谷物 | 0.2 | mg/kg |" in words
    assert "<table>" in render("| 食品 | 限量 | 单位 |\n|---|---|---|\n| 谷物 | 0.2 | mg/kg |")


@pytest.mark.parametrize(
    "text",
    [
        "小心！[细则](rules.pdf)。",
        "【摘要】（2022 年第 3 号），[[数字: inspections.batches | 40批次]]（示例）",
        "[细则](rules.pdf)（全文）、[^1]（注）\n\n[^1]: 说",
        "**一**和 **二** 之间，2 \\*\\* 3",
        "-18℃以下冷冻\n\n－5℃\n\n——引自通告\n\n---\n\n- 甲\n- 乙\n  - 丙",
        "`＃＃ 小标题` 和 `【【数字: a.b】】`\n\n```\n· 甲\n· 乙\n＊＊丙＊＊\n```",
        "**\n",
        "- 甲\n\t- 乙\n\t- 丙",
    ],
)
def test_what_may_stand_so_is_left_alone(text):
    assert list(habits(text)) == []


def test_a_paragraph_moved_in_by_four_spaces_would_be_code_and_is_told():
    text = "通告如下：\n\n    为保障食品安全，开展抽检。\n\n- 甲\n\n    甲的第二段\n\n```\n\n    代码里的字\n```"

    assert "<pre>" in render("通告如下：\n\n    为保障食品安全")
    assert [(one.kind, text.count("\n", 0, one.at) + 1) for one in habits(text)] == [("indent", 3)]


def test_a_number_that_goes_on_with_no_list_hides_no_box_below_it():
    text = "附件：1. 甲\n      2. 乙\n\n               示例市场监督管理局\n"

    assert "<pre>" in render(text)
    assert [(one.kind, text.count("\n", 0, one.at) + 1) for one in habits(text)] == [("indent", 4)]
