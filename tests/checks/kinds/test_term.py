"""A date that ends a period."""

from __future__ import annotations

import pytest

from packages import field, places

FIELDS = [field("no"), field("kind"), field("first", "date"), field("last", "date")]


def judge(of_register, check, *rows):
    cells = [[str(number), *row] for number, row in enumerate(rows)]
    return of_register(FIELDS, cells, checks=[{"kind": "term", "from": "first", "to": "last"} | check])


@pytest.mark.parametrize(
    ("end", "first", "good", "bad"),
    [
        ("on", "2022-03-15", ["2027-03-15"], ["2027-03-14", "2027-03-16", "2033-03-15"]),
        ("before", "2022-03-15", ["2027-03-14"], ["2027-03-15", "2027-03-13"]),
        ("either", "2022-03-15", ["2027-03-14", "2027-03-15"], ["2027-03-13", "2027-03-16"]),
        ("on", "2024-02-29", ["2029-02-28"], ["2029-03-01"]),
        ("before", "2022-03-01", ["2027-02-28"], ["2027-03-01"]),
    ],
)
def test_the_last_day_of_a_term_is_the_corresponding_day_or_the_one_before(of_register, end, first, good, bad):
    rows = [["", first, last] for last in [*good, *bad]]

    found = judge(of_register, {"lasts": "P5Y", "end": end}, *rows)

    assert [problem.row for problem in found] == [2 + len(good) + number for number in range(len(bad))]
    assert {(problem.kind, problem.field) for problem in found} == {("term", "last")}


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ({}, "应是 2027-03-15"),
        ({"end": "before"}, "应是 2027-03-15 的前一天"),
        ({"end": "either"}, "应是 2027-03-15 或它的前一天"),
    ],
)
def test_the_message_says_which_day_it_should_be(of_register, end, said):
    [problem] = judge(of_register, {"lasts": "P5Y", "basis": "某条例第十五条"} | end, ["", "2022-03-15", "2033-03-15"])

    assert problem.message == f"不是从 first 起算的期限的最后一天（某条例第十五条），现为 2033-03-15，{said}"


def test_each_class_has_its_length_and_a_class_without_one_is_not_judged(of_register):
    lasts = {"field": "kind", "lengths": {"登记证": "P3Y", "临时": "P30D"}}
    rows = [
        ["登记证", "2022-01-31", "2025-01-31"],
        ["登记证", "2022-01-31", "2022-03-02"],
        ["临时", "2022-01-31", "2022-03-02"],
        ["临时", "2022-01-31", "2025-01-31"],
        ["备案卡", "2022-01-31", "2025-01-30"],
        ["", "2022-01-31", "2025-01-30"],
    ]

    assert places(judge(of_register, {"lasts": lasts}, *rows)) == [("term", 3, "last"), ("term", 5, "last")]


def test_an_empty_date_breaks_nothing(of_register):
    found = judge(of_register, {"lasts": "P5Y"}, ["", "2022-01-01", ""], ["", "", "2022-01-01"], ["x", "", ""])

    assert found == []


def test_it_may_only_warn_and_only_where_a_condition_holds(of_register):
    check = {"lasts": "P1Y", "when": {"kind": ["新办"]}, "warning": True}

    [problem] = judge(of_register, check, ["", "2022-01-01", "2022-01-02"], ["新办", "2022-01-01", "2022-01-02"])

    assert problem.warning
    assert "kind 为新办时" in problem.message


def test_a_word_of_a_class_that_differs_by_a_space_is_told(of_register):
    lasts = {"field": "kind", "lengths": {"登记证": "P3Y"}}

    found = judge(of_register, {"lasts": lasts}, ["登 记证", "2022-01-01", "2029-01-01"])

    assert [problem.kind for problem in found] == ["near-word"]


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"from": "a", "to": "on", "lasts": "P1Y"}, "register.checks[0].from 应是日期字段，现为 string"),
        ({"from": "on", "to": "zz", "lasts": "P1Y"}, "register.checks[0].to 用到没有的字段"),
        ({"from": "on", "to": "on", "lasts": "5Y"}, "register.checks[0].lasts 写法不对：5Y"),
        ({"from": "on", "to": "on"}, "register.checks[0] 缺少 lasts"),
        ({"from": "on", "to": "on", "lasts": "P1Y", "end": "after"}, "register.checks[0].end 不能是 after"),
        (
            {"from": "on", "to": "on", "lasts": {"field": "result", "lengths": {"长期": "P1Y"}}},
            "register.checks[0].lasts 用到 enum 里没有的值：长期",
        ),
        ({"from": "on", "to": "on", "lasts": {"field": "zz", "lengths": {"x": "P1Y"}}}, "lasts 用到没有的字段"),
    ],
)
def test_a_descriptor_that_disagrees(wrong, check, said):
    [problem] = wrong({"checks": [{"kind": "term"} | check]})

    assert problem.kind == "contract-error"
    assert said in problem.message
