"""No two rows that are equal in some fields."""

from __future__ import annotations

import pytest

from packages import field, places

FIELDS = [field("no"), field("shop"), field("day", "date"), field("score", "number"), field("kind")]


def judge(of_register, check, *rows):
    cells = [[str(number), *row] for number, row in enumerate(rows)]
    return of_register(FIELDS, cells, checks=[{"kind": "unique_rows"} | check])


def test_a_row_that_repeats_another_names_the_first(of_register):
    rows = [["a", "2022-01-01", "", ""], ["a", "2022-01-02", "", ""], ["a", "2022-01-01", "", ""]]

    [problem] = judge(of_register, {"fields": ["shop", "day"], "basis": "某标准"}, *rows)

    assert (problem.kind, problem.row, problem.field) == ("unique_rows", 4, "shop、day")
    assert problem.message == "与前面的行重复（某标准），与第 2 行相同"


def test_values_are_compared_and_not_their_spelling(of_register):
    found = judge(of_register, {"fields": ["shop", "score"]}, ["a", "", "1.0", ""], ["a", "", "1.00", ""])

    assert places(found) == [("unique_rows", 3, "shop、score")]


def test_an_empty_part_is_a_value_and_a_row_of_empty_ones_is_not_compared(of_register):
    rows = [["a", "", "", ""], ["a", "", "", ""], ["", "", "", ""], ["", "", "", ""]]

    assert places(judge(of_register, {"fields": ["shop", "day"]}, *rows)) == [("unique_rows", 3, "shop、day")]


def test_only_rows_that_meet_the_condition_are_compared(of_register):
    rows = [["a", "", "", "注销"], ["a", "", "", "有效"], ["a", "", "", "有效"]]
    check = {"fields": ["shop"], "when": {"kind": ["有效"]}}

    [problem] = judge(of_register, check, *rows)

    assert (problem.row, problem.message) == (4, "kind 为有效时与前面的行重复，与第 3 行相同")


def test_it_may_only_warn(of_register):
    [problem] = judge(of_register, {"fields": ["shop"], "warning": True}, ["a", "", "", ""], ["a", "", "", ""])

    assert problem.warning


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"fields": ["a", "zz"]}, "register.checks[0].fields 用到没有的字段"),
        ({"fields": []}, "register.checks[0].fields 至少要有 1 项"),
        ({"field": "a"}, "register.checks[0]"),
    ],
)
def test_a_descriptor_that_disagrees(wrong, check, said):
    problems = wrong({"checks": [{"kind": "unique_rows"} | check]})

    assert said in problems[0].message
