"""The tables of a register: its records, what stands above and below them, and what hangs on no key."""

from __future__ import annotations

import pytest

from disclosure.contract.kin import related
from packages import field, load, write_package

ABOVE = {"fields": [field("no"), field("name"), field("hid", disclosure="omitted")], "primaryKey": "no"}
BELOW = [{"fields": ["a"], "reference": {"resource": "above", "fields": ["no"]}}]


@pytest.mark.parametrize(
    ("notices", "said", "of"),
    [
        ("abov", "register.notices 是没有的 resource：abov", None),
        ("rows", "register.notices 的 rows 不是记录所属的表", None),
        ({"resource": "above", "title": "zz"}, "register.notices.title 用到没有的字段", "zz"),
        ({"resource": "above", "title": "hid"}, "register.notices.title 用到不予公开的字段", "hid"),
        ({"resource": "above", "date": "name"}, "register.notices.date 应是日期字段，现为 string", "name"),
        ({"resource": "above", "day": "name"}, "register.notices 有不认识或不支持的键 day", None),
        ({"title": "name"}, "register.notices 缺少 resource", None),
    ],
)
def test_notices_are_the_rows_of_a_table_above_the_records_and_say_what_may_be_shown(wrong, notices, said, of):
    [problem] = wrong({"notices": notices}, {"foreignKeys": BELOW}, {"above": ABOVE})

    assert (problem.kind, problem.field) == ("contract-error", of)
    assert said in problem.message
    assert wrong({"notices": "above"}, {"foreignKeys": BELOW}, {"above": ABOVE}) == []


def test_records_have_a_primary_key(data):
    write_package(data / "training", {"rows": {"fields": [field("a")]}},
                  register={"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]})  # fmt: skip

    assert "没有 primaryKey" in load(data)[1][0].message


def key(name, resource="rows", of="a"):
    return {"fields": name, "reference": {"resource": resource, "fields": of}}


def test_parents_and_descendants_of_the_records_are_welcome(wrong, data):
    rows = {
        "fields": [field("a"), field("notice")],
        "primaryKey": "a",
        "foreignKeys": [key("notice", "notices", "no")],
    }
    others = {
        "notices": {"fields": [field("no")], "primaryKey": "no"},
        "findings": {"fields": [field("id"), field("a")], "primaryKey": "id", "foreignKeys": [key("a")]},
        "disposals": {"fields": [field("id")], "foreignKeys": [key("id", "findings", "id")]},
    }

    assert wrong(rows=rows, others=others) == []
    assert related(load(data)[0].packages["training"]) == ({"notices"}, {"findings", "disposals"})


def test_a_table_that_no_key_connects_with_the_records_is_a_problem(wrong):
    [problem] = wrong(others={"lonely": {"fields": [field("x")]}})

    assert "lonely 与 rows 没有外键相连" in problem.message


def test_a_table_both_above_and_below_the_records_is_a_problem(wrong):
    rows = {"fields": [field("a"), field("up")], "primaryKey": "a", "foreignKeys": [key("up", "other", "no")]}
    other = {"fields": [field("no")], "primaryKey": "no", "foreignKeys": [key("no")]}

    [problem] = wrong(rows=rows, others={"other": other})

    assert "互相引用" in problem.message
