"""Fields that are filled."""

from __future__ import annotations

from packages import field, places


def test_requires_wherever_a_condition_holds(of_register):
    rows = [["1", "罚款", "5"], ["2", "罚款", ""], ["3", "警告", ""], ["4", "", ""]]
    check = {"kind": "requires", "field": "fine", "when": {"kind": ["罚款", "没收"]}}

    found = of_register([field("no"), field("kind"), field("fine", "number")], rows, checks=[check])

    assert places(found) == [("requires", 3, "fine")]
    assert found[0].message == "kind 为罚款、没收时不能为空"


def test_requires_always(of_register):
    check = {"kind": "requires", "fields": ["a", "b"]}

    found = of_register([field("no"), field("a"), field("b")], [["1", "", ""], ["2", "x", ""]], checks=[check])

    assert places(found) == [("requires", 2, "a"), ("requires", 2, "b"), ("requires", 3, "b")]


def test_all_parts_of_a_condition_must_hold(of_register):
    rows = [["1", "罚款", "是", ""], ["2", "罚款", "否", ""], ["3", "警告", "是", ""]]
    check = {"kind": "requires", "field": "fine", "when": {"kind": ["罚款"], "shown": ["是"]}}

    found = of_register([field("no"), field("kind"), field("shown"), field("fine")], rows, checks=[check])

    assert places(found) == [("requires", 2, "fine")]
