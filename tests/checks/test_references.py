"""Foreign keys inside a package and references to other folders."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.checks.check import check
from disclosure.publication.publish import publish
from disclosure.reading.reader import read_all
from packages import field, load, places, write_package


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
    assert problem.message == "在 parents 的 a 里找不到，现为 2 个字符（汉字）"


def test_an_empty_part_of_a_key_is_looked_up_like_any_other(family):
    children = [["x", "", "-"], ["y", "", "-"], ["", "", "-"], ["y", "1", "-"]]

    found = family(["a", "b"], [["x", ""], ["y", "1"]], children)

    assert [problem.row for problem in found if problem.kind == "foreign-key"] == [3]


def test_a_key_is_spelled_as_in_the_row_that_it_names(family):
    [problem] = family(["a"], [["1.0", ""]], [["1.0", "", "x"], ["1.00", "", "x"]], kind="number")

    assert (problem.kind, problem.row) == ("foreign-key", 3)
    assert "写法要完全相同" in problem.fix


def test_a_key_of_the_wrong_type_is_not_looked_up_as_well(family):
    assert places(family(["a"], [["1", ""]], [["one", "", "x"]], kind="integer")) == [("type-error", 2, "a")]


@pytest.mark.parametrize(("more", "shown"), [({}, None), ({"elsewhere": True}, "某号")])
def test_a_register_stands_without_those_it_refers_to_and_names_no_record_of_them(data, engine, more, shown):
    rows = {"fields": [field("a"), field("case", references="penalties/decisions.no", **more)], "primaryKey": "a"}
    register = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    write_package(data / "inspections", {"rows": rows | {"rows": [["1", ""], ["2", "某号"]]}}, register)

    catalogue, told = load(data)
    tables, _ = read_all(catalogue, engine)
    found = check(catalogue, tables, engine, date(2022, 9, 30))
    [register] = publish(catalogue, tables, engine, date(2022, 9, 30)).registers

    assert found == []
    assert [(problem.warning, problem.field) for problem in told] == ([] if more else [(True, "case")])
    assert engine.all(register.records.frame.select("a", "case")) == [("1", None), ("2", shown)]


def key(fields, resource, names=None):
    return {"fields": fields, "reference": {"resource": resource, "fields": names or fields}}


@pytest.fixture
def notice(data, problems):
    """Return a function that checks a notice with one sample and these findings and disposals of it."""

    def run(findings, disposals=()):
        samples = {
            "fields": [field("no"), field("notice")],
            "rows": [["S1", ""]],
            "primaryKey": "no",
            "foreignKeys": [key(["notice"], "notices")],
        }
        tables = {
            "notices": {"fields": [field("notice")], "rows": [["N1"]], "primaryKey": "notice"},
            "samples": samples,
            "findings": {
                "fields": [field("no"), field("seq"), field("item")],
                "rows": findings,
                "primaryKey": ["no", "seq"],
                "foreignKeys": [key(["no"], "samples")],
            },
            "disposals": {
                "fields": [field("no"), field("seq"), field("sample"), field("done")],
                "rows": disposals,
                "foreignKeys": [key(["no", "seq"], "findings"), key(["sample"], "samples", ["no"])],
            },
        }
        register = {"section": "results", "records": "samples", "title": "{no}", "columns": ["no"]}
        write_package(data / "training", tables, register)
        return problems()

    return run


def test_a_row_below_the_records_belongs_to_one(notice):
    [problem] = notice([["S1", "1", "铅"], ["", "2", "镉"]])

    assert (problem.kind, problem.path, problem.row, problem.field) == ("foreign-key", "training/findings.csv", 3, "no")
    assert problem.message == "没有写明这一行属于哪条记录"


def test_one_of_several_keys_is_enough_to_belong(notice):
    found = notice([["S1", "1", "铅"]], [["S1", "1", "", "x"], ["", "", "S1", "x"], ["", "", "", "x"]])

    assert places(found) == [("foreign-key", 4, "no、seq、sample")]


def test_a_record_without_a_parent_stands_for_itself(notice):
    assert notice([["S1", "1", "铅"]]) == []


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
