"""A line that stands for a heading is told how to become one; a topic's sign does not become one unnoticed."""

from __future__ import annotations

import pytest

from disclosure.pages.headings import headings
from disclosure.pages.markdown import render


def told(text: str) -> list[tuple[int, bool, str]]:
    return [(text.count("\n", 0, one.at) + 1, one.warning, one.fix) for one in headings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("好\n\n**一、范围**\n\n全市", [(3, "## 一、范围")], id="a line in bold"),
        pytest.param("好\n\n　　**范围：**\n全市", [(3, "## 范围")], id="right above its text"),
        pytest.param("\n**一、概况**\n\n全市", [(2, "## 一、概况")], id="the first line below a head"),
        pytest.param(
            "　　一、范围\n　　全市。\n　　二、时间\n　　九月。", [(1, "## 一、范围"), (3, "## 二、时间")], id="numbers"
        ),
    ],
)
def test_a_line_that_stands_for_a_heading_is_warned_of_with_the_heading(text, expected):
    assert [(row, fix.partition("写 ")[2].partition("，")[0]) for row, _, fix in told(text)] == expected
    assert all(is_warning for _, is_warning, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## 甲\n\n**能做的**\n\n- 乙", id="the name of a list below a heading"),
        pytest.param("好\n\n**打 12315。**\n\n好", id="a sentence"),
        pytest.param("好\n\n**甲**：乙\n\n**丙**", id="words in a line, and a last one"),
        pytest.param("　　一、范围\n　　全市。", id="one alone"),
        pytest.param("一、加强领导，落实责任。\n\n二、依法从严。", id="numbered sentences"),
        pytest.param("`**甲**`\n\n```\n\n**乙**\n\n一、丙\n\n二、丁\n```\n\n好", id="code"),
    ],
)
def test_other_lines_are_left_alone(text):
    assert told(text) == []


def test_a_topic_at_the_beginning_of_a_line_is_told_how_it_stays():
    [(row, is_warning, fix)] = told("好\n\n#食品安全# #冬季饮食#")

    assert (row, is_warning, fix) == (3, False, "话题前面加一个反斜线：\\#食品安全# #冬季饮食#")
    assert render("\\#食品安全# #冬季饮食#") == "<p>#食品安全# #冬季饮食#</p>"
