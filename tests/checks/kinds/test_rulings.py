"""What every kind can say: on which rows it is asked, and by which law."""

from __future__ import annotations

import pytest

from notices import notice

NOT_EMPTY = {"kind": "requires", "field": "declared"}


def rows_of(problems):
    return [problem.row for problem in problems]


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"some": ["a"]}, [2, 4]),
        ({"some": ["a", "c"]}, [2, 4, 5]),
        ({"none": ["a"]}, [3, 5, 6]),
        ({"some": ["b"], "none": ["a"]}, [3]),
    ],
)
def test_a_condition_may_ask_for_members_of_a_cell(checked, members, found):
    rows = [notice(str(number), kind=kind) for number, kind in enumerate(["a", "b", "b;a", "c", ""])]

    problems = checked(rows, [], NOT_EMPTY | {"when": {"kind": members | {"separator": ";"}}})

    assert rows_of(problems) == found


def test_a_condition_is_said_before_what_is_wrong(checked):
    when = {"agency": ["market"], "kind": {"some": ["a"], "none": ["b"], "separator": ";"}}

    [problem] = checked([notice("1", kind="a")], [], NOT_EMPTY | {"when": when})

    assert problem.message == "agency 为market，kind 里有a而没有b时不能为空"


def test_a_law_is_told_and_holds_on_its_first_and_its_last_day(checked):
    days = ["2022-09-04", "2022-09-05", "2022-09-10", "2022-09-11", ""]
    rows = [notice(str(number), told_on=day) for number, day in enumerate(days)]

    problems = checked(rows, [], NOT_EMPTY | {"rule": "R1", "rule_on": "told_on"})

    assert rows_of(problems) == [3, 4]
    assert {problem.message for problem in problems} == {"不能为空（某法第一条）"}


def test_without_a_day_of_the_row_the_day_of_the_data_counts(checked):
    assert checked([notice("1")], [], NOT_EMPTY | {"rule": "R3"}) == []  # in force a day after it


def test_a_law_that_nobody_verified_is_a_warning_that_says_so(checked):
    [problem] = checked([notice("1"), notice("2")], [], NOT_EMPTY | {"rule": "R2"})

    assert problem.warning
    assert "某办法第二条，还没有核实，只作提醒" in problem.message


def test_a_rule_that_is_not_in_the_table_is_named(checked):
    [problem] = checked([notice("1")], [], NOT_EMPTY | {"rule": "R9"})

    assert "没有规则 R9" in problem.message
    assert not problem.warning
