"""The contract's own checks: order, requires, forbidden."""

from __future__ import annotations

import pytest

from packages import field, places, write_package

DAYS = [field("no"), field("made", "date"), field("sent", "date"), field("shown", "date")]


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (["2022-01-01", "2022-01-02", "2022-01-03"], []),
        (["2022-01-01", "2022-01-01", "2022-01-01"], []),
        (["2022-01-02", "2022-01-01", "2022-01-03"], ["sent"]),
        (["2022-01-02", "", "2022-01-01"], ["shown"]),
        (["2022-01-03", "2022-01-02", "2022-01-01"], ["sent", "shown"]),
        (["", "2022-01-02", ""], []),
        (["", "", ""], []),
        (["2022-13-01", "2022-01-02", "2022-01-03"], ["made"]),
    ],
)
def test_order(of_register, days, wrong):
    found = of_register(DAYS, [["1", *days]], checks=[{"kind": "order", "fields": ["made", "sent", "shown"]}])

    assert sorted(problem.field for problem in found) == wrong


def test_order_shows_both_dates(of_register):
    rows = [["1", "2022-01-02", "2022-01-01", ""]]

    [problem] = of_register(DAYS, rows, checks=[{"kind": "order", "fields": ["made", "sent"]}])

    assert (problem.kind, problem.row) == ("order", 2)
    assert problem.message == "不能早于 made，现为 2022-01-02 和 2022-01-01"


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


def test_forbidden(of_register):
    rows = [["1", "内部", "是"], ["2", "内部", "否"], ["3", "公开", "是"]]
    check = {"kind": "forbidden", "field": "level", "values": ["内部"], "when": {"shown": ["是"]}}

    found = of_register([field("no"), field("level"), field("shown")], rows, checks=[check])

    assert places(found) == [("forbidden", 2, "level")]


def test_dates_of_different_formats_are_put_in_order_as_days(of_register):
    fields = [field("no"), field("made", "date"), field("sent", "date", format="%d.%m.%Y")]
    rows = [["1", "2022-02-01", "15.01.2022"], ["2", "2022-02-01", "02.02.2022"]]

    found = of_register(fields, rows, checks=[{"kind": "order", "fields": ["made", "sent"]}])

    assert places(found) == [("order", 2, "sent")]


def test_all_parts_of_a_condition_must_hold(of_register):
    rows = [["1", "罚款", "是", ""], ["2", "罚款", "否", ""], ["3", "警告", "是", ""]]
    check = {"kind": "requires", "field": "fine", "when": {"kind": ["罚款"], "shown": ["是"]}}

    found = of_register([field("no"), field("kind"), field("shown"), field("fine")], rows, checks=[check])

    assert places(found) == [("requires", 2, "fine")]


def test_a_check_may_be_of_another_table(data, problems):
    key = {"fields": "no", "reference": {"resource": "things", "fields": "no"}}
    parts = {"fields": [field("no"), field("kind")], "rows": [["1", "其他"], ["1", "铅"]], "foreignKeys": [key]}
    things = {"fields": [field("no"), field("kind")], "rows": [["1", "其他"]], "primaryKey": "no"}
    check = {"kind": "forbidden", "resource": "parts", "field": "kind", "values": ["其他"]}
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"], "checks": [check]}
    write_package(data / "made-up", {"things": things, "parts": parts}, register)

    [problem] = problems()

    assert (problem.path, problem.row, problem.field) == ("made-up/parts.csv", 2, "kind")
