"""Values that a field never holds."""

from __future__ import annotations

from notices import notice
from packages import field, places, write_package


def test_forbidden(of_register):
    rows = [["1", "内部", "是"], ["2", "内部", "否"], ["3", "公开", "是"]]
    check = {"kind": "forbidden", "field": "level", "values": ["内部"], "when": {"shown": ["是"]}}

    found = of_register([field("no"), field("level"), field("shown")], rows, checks=[check])

    assert places(found) == [("forbidden", 2, "level")]


def test_a_check_may_be_of_another_table(data, problems):
    key = {"fields": "no", "reference": {"resource": "things", "fields": "no"}}
    parts = {"fields": [field("no"), field("kind")], "rows": [["1", "其他"], ["1", "铅"]], "foreignKeys": [key]}
    things = {"fields": [field("no"), field("kind")], "rows": [["1", "其他"]], "primaryKey": "no"}
    check = {"kind": "forbidden", "resource": "parts", "field": "kind", "values": ["其他"]}
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"], "checks": [check]}
    write_package(data / "made-up", {"things": things, "parts": parts}, register)

    [problem] = problems()

    assert (problem.path, problem.row, problem.field) == ("made-up/parts.csv", 2, "kind")


def test_a_word_may_be_forbidden_as_a_part_of_a_text(of_register):
    check = {"kind": "forbidden", "field": "foods", "values": ["罐头"], "part": True}

    [problem] = of_register([field("no"), field("foods")], [["1", "水果罐头、糕点"], ["2", "罐装茶"]], checks=[check])

    assert problem.row == 2
    assert problem.message == "不能含有 罐头"


def test_what_is_forbidden_may_stand_in_a_table(checked):
    rows = [
        notice("1", kind="罐头"),
        notice("2", kind="糕点"),
        notice("3", kind="糕点和果冻"),
        notice("4", kind="白酒"),
    ]
    check = {"kind": "forbidden", "field": "kind", "in": "reference/banned.food", "values": ["白酒"]}

    assert [problem.row for problem in checked(rows, [], check)] == [2, 5]
    assert [problem.row for problem in checked(rows, [], check | {"part": True})] == [2, 4, 5]
