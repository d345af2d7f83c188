"""A sign that Markdown would take for its own, and a writer meant as it stands, is named with its line."""

from __future__ import annotations

import pytest

from disclosure.pages.markdown import render
from disclosure.pages.prose import Prose, prose_problems
from disclosure.pages.swallowed import swallowed


def told(text: str) -> list[tuple[int | None, str]]:
    found = [one for one in prose_problems(Prose("a.md", "a/", text, 1)) if not one.warning]
    return [(one.row, f"{one.message}；{one.fix}") for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "规格5*10*20厘米。",
        "长 5m*3m，宽 2m*1m。",
        "铅≤0.5*，镉≤0.1*，*为标示量。",
        "甲（示例）*，乙*。",
        "水分 5%*，\n灰分 3%*。",
    ],
)
def test_stars_behind_a_number_are_no_slanted_words(text):
    assert "<em>" in render(text)
    [(row, said)] = told(f"好\n\n{text}")

    assert (row, "乘号写成 ×" in said) == (3, True)


@pytest.mark.parametrize(
    "text", ["*注：2022*，见*乙*", "甲*乙*丙", "**2*3**", "5 * 3 * 2", r"5\*10\*20", "`5*10*20`", "5*10厘米"]
)
def test_other_stars_are(text):
    assert told(text) == []


@pytest.mark.parametrize("text", ["> 0.5mg/kg 的判为不合格", ">0.5 %的", "> 100 元", ">=5克", "> 10℃以上"])
def test_more_than_is_no_quotation(text):
    assert "<blockquote>" in render(text)
    [(row, said)] = told(f"好\n\n{text}\n再")

    assert (row, "大于" in said) == (3, True)


@pytest.mark.parametrize(
    "text", ["> 2022 年的规定", "> 36 批次不合格", "> 标准规定：\n> 0.5mg/kg 以下", r"\> 0.5mg/kg"]
)
def test_a_quotation_is_one(text):
    assert told(text) == []


def test_arrows_are_no_quotations_of_quotations():
    text = "好\n\n>>> 点击查看"

    assert render(text).count("<blockquote>") == 3
    [arrows] = swallowed(text)
    assert (text.count("\n", 0, arrows.at), arrows.warning, "写成 →" in arrows.fix) == (2, True, True)
    assert list(swallowed("> 甲\n>> 乙")) == []


@pytest.mark.parametrize("line", ["-----", "---", "=="])
def test_a_line_is_no_heading(line):
    assert "<hr" not in render(f"联系方式\n{line}\n\n电话")
    [(row, said)] = told(f"好\n\n联系方式\n{line}\n\n电话")

    assert (row, "## 联系方式" in said) == (3, True)
    assert told(f"\n联系方式\n{line}\n\n电话") == [(2, said)]


@pytest.mark.parametrize(
    "text", ["甲\n\n---\n\n乙", "| 甲 |\n|---|\n| 1 |", "甲 | 乙\n---|---\n1 | 2", "```\n甲\n---\n```"]
)
def test_a_line_with_room_above_it_is_a_line(text):
    assert told(text) == []


@pytest.mark.parametrize("text", ["**不合格3批次，已责令下架。", "共**3批次", "甲**乙**丙**丁"])
def test_half_a_pair_of_stars_is_named(text):
    assert "**" in render(text)
    [(row, said)] = told(f"好\n\n{text}\n\n**再**")

    assert (row, "前后各写两个星号" in said) == (3, True)


@pytest.mark.parametrize("text", ["**甲\n乙**", "- **甲**\n- **乙**", r"2\*\*3", "`2**3`", "***甲***"])
def test_a_whole_pair_is_in_order(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("字" * 200_000, 0),
        (" " * 100_000, 0),
        ("*字" * 20_000, 0),
        ("5*6*" * 10_000, 10_000),
        ("> 5%\n" * 9_000, 1),
        ("**字" * 5_001, 1),
    ],
    ids=["words", "spaces", "stars", "sizes", "quotation", "halves"],
)
def test_a_long_text_is_looked_through_at_once(text, said):
    assert len([*swallowed(text)]) == said
