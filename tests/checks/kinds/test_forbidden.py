"""Values that a field never holds."""

from __future__ import annotations

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
