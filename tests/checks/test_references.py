"""Foreign keys inside a package and references to other folders."""

from __future__ import annotations

import pytest

from packages import field, places, write_package


@pytest.fixture
def family(data, problems):
    """Return a function that checks parents and children, joined by the fields of *key*."""

    def run(key, parents, children, kind="string", **more):
        columns = [field("a", kind), field("b")]
        link = {"fields": key, "reference": {"resource": "parents", "fields": key}}
        tables = {
            "parents": {"fields": columns, "rows": parents, "primaryKey": key},
            "children": {"fields": [*columns, field("note")], "rows": children, "foreignKeys": [link]},
        }
        write_package(data / "reference", tables)
        return problems(**more)

    return run


def test_a_missing_parent_is_reported_without_the_cell(family):
    [problem] = family(["a"], [["x", "1"]], [["x", "1", ""], ["张三", "1", ""], ["", "1", ""]])

    assert (problem.kind, problem.path, problem.row, problem.field) == ("foreign-key", "reference/children.csv", 3, "a")
    assert problem.message == "在 parents 的 a 里找不到,现为 2 个字符(汉字)"


def test_an_empty_part_of_a_key_is_looked_up_like_any_other(family):
    children = [["x", "", "-"], ["y", "", "-"], ["", "", "-"], ["y", "1", "-"]]

    found = family(["a", "b"], [["x", ""], ["y", "1"]], children)

    assert [problem.row for problem in found if problem.kind == "foreign-key"] == [3]


def test_numbers_are_looked_up_by_value(family):
    assert family(["a"], [["1.0", ""]], [["1.00", "", "x"]], kind="number") == []


def test_a_target_that_could_not_be_read_makes_no_noise(family):
    assert family(["a"], [["x", "1"]], [["y", "1", ""]], without=[("reference", "parents")]) == []


def test_a_table_may_refer_to_itself(data, problems):
    link = {"fields": ["boss"], "reference": {"resource": "", "fields": ["id"]}}
    rows = [["1", ""], ["2", "1"], ["3", "9"]]
    fields = [field("id"), field("boss")]
    write_package(
        data / "reference", {"staff": {"fields": fields, "rows": rows, "primaryKey": "id", "foreignKeys": [link]}}
    )

    assert places(problems()) == [("foreign-key", 4, "boss")]


def test_a_reference_to_another_folder(data, of_register):
    write_package(data / "reference", {"agencies": {"fields": [field("id")], "rows": [["A1"]], "primaryKey": "id"}})
    fields = [field("no"), field("agency", references="reference/agencies.id")]

    [problem] = of_register(fields, [["1", "A1"], ["2", ""], ["3", "A2"]])

    assert (problem.kind, problem.path, problem.row, problem.field) == (
        "foreign-key",
        "made-up/things.csv",
        4,
        "agency",
    )
    assert "reference/agencies 的 id" in problem.message
