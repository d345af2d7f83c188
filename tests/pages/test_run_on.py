"""A notice typed as in Word, a paragraph a line, stays in its paragraphs, or somebody is told which line to part."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure.pages.markdown import render
from disclosure.pages.prose import Prose, prose_problems
from disclosure.pages.run_on import run_on

NOTICE = """各有关单位：
　　为保障食品安全，现将有关事项通告如下：
　　一、抽检范围
　　校园周边的商店。
　　特此通告。

示例市场监督管理局\\
2022年9月1日"""


def paragraphs(text: str) -> list[str]:
    return [one.text() for one in LexborHTMLParser(render(text)).css("p")]


def rows(text: str) -> list[int]:
    return [text.count("\n", 0, one.at) + 1 for one in run_on(text)]


def test_a_line_that_begins_with_two_full_width_spaces_begins_a_paragraph():
    assert paragraphs(NOTICE) == [
        "各有关单位：",
        "为保障食品安全，现将有关事项通告如下：",
        *("一、抽检范围", "校园周边的商店。", "特此通告。"),
        "示例市场监督管理局\n2022年9月1日",
    ]
    assert "局<br>\n2022年" in render(NOTICE)
    assert list(prose_problems(Prose("a.md", "a/", NOTICE, 1))) == []
    assert paragraphs("- 甲\n　　乙。\n\n> 丙：\n> 　　丁") == ["乙。", "丙：", "丁"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("各有关单位：\n现通告如下。", [2], id="after a colon"),
        pytest.param("**案情**：查到过期面粉。\n**处理**：罚款。", [2], id="after a full stop"),
        pytest.param("先说“好。”\n再说！\n又说", [2, 3], id="behind marks"),
        pytest.param("甲。\n乙。\n\n好\n\n丙；\n丁", [2, 7], id="in two paragraphs"),
        pytest.param("特此通告\n2022年9月1日", [2], id="the day below a name"),
        pytest.param("某某局\n二〇二二年九月一日", [2], id="the day in characters"),
        pytest.param("一、抽检范围\n校园周边的商店", [2], id="below what is meant for a title"),
        pytest.param("分两步\n1、抽样\n2、检验", [2, 3], id="numbers with a comma of lists"),
        pytest.param("1．抽样\n2．检验", [2], id="full-width full stops"),
        pytest.param("1.抽样\n2.检验", [2], id="no space"),
        pytest.param("（1）抽样\n（2）检验", [2], id="numbers in brackets"),
        pytest.param("（一）抽样\n（二）检验", [2], id="characters in brackets"),
        pytest.param("- 甲。\n乙", [2], id="below a list"),
        pytest.param("> 甲。\n> 乙", [2], id="in a quotation"),
        pytest.param("甲。\n    乙", [2], id="moved in by spaces"),
        pytest.param("共[[数字: a.b | 4批次]]。\n合格", [2], id="after a number of the data"),
        pytest.param("01\n买菜看三样", [2], id="a line too short to be wrapped"),
        pytest.param("END\n来源：某局\n编辑：甲某\n审核：乙某", [2, 3, 4], id="who wrote it, a line each"),
        pytest.param("食品 限量 单位\n谷物 0.2 mg/kg", [2], id="a table of spaces"),
        pytest.param("附件：1. 抽检计划表\n      2. 联系人名单", [2], id="a number that goes on with no list"),
        pytest.param(f"{'购买食品的时候' * 4}!!!\n再看", [2], id="half-width signs"),
        pytest.param(f"{'购买食品的时候' * 4}.\n再看", [2], id="a half-width full stop behind a character"),
    ],
)
def test_lines_that_were_meant_apart_are_named(text, expected):
    assert rows(text) == expected
    assert all(one.warning and "空一行" in one.fix for one in run_on(text))


def test_one_warning_names_the_lines_of_a_text():
    [problem] = prose_problems(Prose("a.md", "a/", "甲。\n乙。\n丙\n\n丁：\n戊", 4))

    assert (problem.row, problem.count, problem.warning) == (5, 3, True)
    assert problem.message == "这一行会接在上一行后面，连成一段（第 5、6、9 行）"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{'现对粽子生产经营' * 3}\n{'单位开展抽检检验' * 3}\n公布", id="wrapped in the middle of a sentence"
        ),
        pytest.param("经营单位开展抽检，\n结果公布", id="wrapped behind a comma"),
        pytest.param("![封样袋](photo.jpg)\n图 1 封样", id="what stands below a picture"),
        pytest.param("甲。\\\n乙。  \n丙。<br>\n丁", id="broken on purpose"),
        pytest.param("甲：\n- 乙。\n  丙\n- 丁。\n1. 戊。\n2. 己。", id="a list"),
        pytest.param("甲：\n| 乙。 |\n|---|\n| 丙。 |\n", id="a table"),
        pytest.param("## 甲：\n乙\n```\n丙。\n丁\n```", id="a heading and code"),
        pytest.param("/// 提示 | 甲\n    类型: 风险\n乙。\n///\n丙", id="a block"),
        pytest.param("甲[^1]。\n\n[^1]: 乙。\n[^2]: 丙。", id="notes"),
        pytest.param("甲\n: 乙。\n: 丙。", id="definitions"),
        pytest.param(
            "今年上半年全市的合格率为 97.5%，比上年\n1.2 个百分点的升幅也在这一天公布，也就是\n2022年9月1日公布",
            id="numbers in a sentence",
        ),
    ],
)
def test_lines_that_stand_as_they_were_meant_are_left_alone(text):
    assert rows(text) == []
