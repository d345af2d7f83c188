"""A bracket that is missing or another program's is named with what to write: none is printed without a word."""

from __future__ import annotations

from time import process_time

import pytest

from disclosure.pages.brackets import brackets
from disclosure.pages.prose import Prose, prose_problems


def told(text: str) -> list[tuple[int | None, bool, str]]:
    return [(one.row, one.warning, one.fix) for one in prose_problems(Prose("a.md", "a/", text, 1))]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("共[[数字: a.b，还有", "[[数字: a.b]]"),
        ("共[[数字: a.b]。", "[[数字: a.b]]"),
        ("共[数字: a.b]]。", "[[数字: a.b]]"),
        ("共[数字: a.b 年份=2022 | 4批次]。", "[[数字: a.b 年份=2022 | 4批次]]"),
        ("共{{数字: a.b}}", "[[数字: a.b]]"),
        ("共<<数字: a.b>>", "[[数字: a.b]]"),
        ("共《数字：a.b》", "[[数字: a.b]]"),
        ("【【数字: a.b 大类=油、脂】】", "[[数字: a.b 大类=油、脂]]"),
        ("共[[a.b 年份=2022]]", "[[数字: a.b 年份=2022]]"),
        ("见[[spot-check.md]]", "[文字](spot-check.md)"),
        ("见[[spot-check.md|通告]]", "[通告](spot-check.md)"),
        ("见[通告](a.md 和[细则](rules.pdf)", "[通告](a.md)"),
        ("见[通告](https://a.cn/b", "[通告](https://a.cn/b)"),
        ("见通告](a.md)", "[见通告](a.md)"),
        ("见[通告(/inspections/)", "[通告](/inspections/)"),
    ],
)
def test_a_missing_bracket_is_an_error_with_what_to_write(line, right):
    [found] = [one for one in told(f"好\n\n{line}") if right in one[2]]

    assert found[:2] == (3, False)


@pytest.mark.parametrize("line", ["当事人[[", "见]]。", "{{甲}}"])
def test_brackets_that_mean_nothing_here_are_warned_of(line):
    assert {(row, is_warning) for row, is_warning, _ in told(f"好\n\n{line}")} == {(3, True)}


@pytest.mark.parametrize(
    "line",
    [
        "[[数字: a.b 大类=油、脂 | 4批次]]、[[数字：a.b]]、`[[数字: a.b`",
        '[[2022]3 号](a.md)、[[甲]](b.md)、[甲](https://a.cn/b_(c))、[甲](a.md "题目")',
        "豫食药〔2022〕3 号 [注] [1]（见第 2 页），甲[^1]\n\n[^1]: 乙",
        "[甲][乙]\n\n[乙]: a.md",
        "《数字中国：a》、[数字]、<5℃",
        "![图（一）](a.png) [范围](a.md#四、（一）)",
    ],
)
def test_brackets_that_mean_something_are_left_alone(line):
    assert list(brackets(line)) == []


@pytest.mark.parametrize("sign", ["{", "[", "](", "[a](", "http://a食", "[[数字: a"])
def test_a_long_run_of_signs_is_looked_through_at_once(sign):
    text = sign * (60_000 // len(sign))
    began = process_time()
    for _ in brackets(text):
        pass

    assert process_time() - began < 2
