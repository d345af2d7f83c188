"""A value that stands in a table of reference and is in force there on a day."""

from __future__ import annotations

import pytest

from packages import field, places, write_package

STANDARDS = {
    "fields": [field("edition"), field("number"), field("first", "date"), field("last", "date")],
    "rows": [
        ["1", "GB 1", "2014-01-01", "2019-12-31"],
        ["2", "GB 1", "2021-01-01", ""],
        ["3", "GB 2", "", "2022-09-29"],
        ["4", "GB 3", "", ""],
    ],
    "primaryKey": "edition",
}
FIELDS = [field("no"), field("standard"), field("many", "list"), field("day", "date"), field("kind")]
IN = {"kind": "listed", "field": "standard", "in": "reference/standards.number"}
IN_FORCE = IN | {"from": "first", "to": "last", "on": "day"}


@pytest.fixture
def judged(data, of_register):
    """Return a function that checks rows of [standard, many, day, kind] under one check."""

    def run(check, *rows):
        write_package(data / "reference", {"standards": STANDARDS})
        cells = [[str(number), *row] for number, row in enumerate(rows)]
        return of_register(FIELDS, cells, checks=[check])

    return run


def test_a_value_that_is_in_no_row_of_the_table(judged):
    [problem] = judged(IN, ["GB 1", "", "", ""], ["GB 3", "", "", ""], ["", "", "", ""], ["gb 1", "", "", ""])

    assert (problem.kind, problem.row, problem.field) == ("listed", 5, "standard")
    assert problem.message.startswith("在 reference/standards 的 number 里找不到，现为 4 个字符")
    assert "gb 1" not in str(problem)


@pytest.mark.parametrize(
    ("number", "day", "is_good"),
    [
        ("GB 1", "2014-01-01", True),
        ("GB 1", "2013-12-31", False),
        ("GB 1", "2019-12-31", True),
        ("GB 1", "2020-06-01", False),
        ("GB 1", "2021-01-01", True),
        ("GB 1", "2099-01-01", True),
        ("GB 2", "1949-10-01", True),
        ("GB 2", "2022-09-30", False),
        ("GB 3", "2022-09-30", True),
        ("GB 2", "", True),
    ],
)
def test_some_edition_is_in_force_on_the_day_both_ends_included(judged, number, day, is_good):
    found = judged(IN_FORCE, [number, "", day, ""])

    assert places(found) == ([] if is_good else [("listed", 2, "standard")])


def test_the_message_says_the_day_and_where_it_comes_from(judged):
    [problem] = judged(IN_FORCE | {"basis": "某法"}, ["GB 2", "", "2022-09-30", ""])

    where = "在 reference/standards 的 number 里"
    assert problem.message == f"{where}，但 day 那天不在有效期内（某法），那天是 2022-09-30"


def test_without_a_field_the_day_is_that_of_the_data(judged):
    check = IN | {"from": "first", "to": "last"}

    [problem] = judged(check, ["GB 1", "", "", ""], ["GB 2", "", "", ""])

    assert (problem.row, "那天是 2022-09-30" in problem.message) == (3, True)


def test_every_member_of_a_list_is_looked_up(judged):
    check = IN_FORCE | {"field": "many"}
    rows = [["", "GB 1,GB 3", "2022-01-01", ""], ["", "GB 1,GB 9", "2022-01-01", ""], ["", "", "2022-01-01", ""]]
    lapsed = ["", "GB 3,GB 1", "2020-01-01", ""]

    found = judged(check, *rows, lapsed)

    assert places(found) == [("listed", 3, "many"), ("listed", 5, "many")]


def test_only_where_the_condition_holds_and_only_a_warning_if_it_says_so(judged):
    check = IN | {"when": {"kind": ["国标"]}, "warning": True}

    [problem] = judged(check, ["x", "", "", ""], ["x", "", "", "国标"])

    assert problem.warning
    assert "第 3 行" in problem.message


def test_a_table_that_could_not_be_read_is_passed_over(problems, judged):
    judged(IN, ["x", "", "", ""])

    assert problems(without=[("reference", "standards")]) == []


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"in": "reference/laws.number"}, "register.checks[0].in 指向没有的 reference/laws.number"),
        ({"in": "reference/standards.title"}, "register.checks[0].in 指向没有的 reference/standards.title"),
        ({"in": "elsewhere/standards.number"}, "register.checks[0].in 指向没有的 elsewhere/standards.number"),
        ({"from": "number"}, "from 指向的 reference/standards.number 应是日期字段，现为 string"),
        ({"to": "end"}, "register.checks[0].to 指向没有的 reference/standards.end"),
        ({"on": "a"}, "register.checks[0].on 应是日期字段，现为 string"),
        ({"field": "zz"}, "register.checks[0].field 用到没有的字段"),
        ({"in": "standards"}, "register.checks[0].in 写法不对：standards"),
    ],
)
def test_a_descriptor_that_disagrees(data, wrong, check, said):
    write_package(data / "reference", {"standards": STANDARDS})

    [problem] = wrong({"checks": [IN | {"field": "a"} | check]})

    assert problem.kind == "contract-error"
    assert said in problem.message


def test_a_table_of_a_folder_that_cannot_be_understood_is_not_blamed(data, wrong):
    (data / "reference").mkdir()

    assert [problem.path for problem in wrong({"checks": [IN | {"field": "a"}]})] == ["reference/datapackage.json"]


def test_the_members_of_a_text_are_looked_up_one_by_one(judged):
    rows = [["GB 1;GB 3", "", "", ""], ["GB 3; GB 1", "", "", ""]]

    assert places(judged(IN | {"separator": ";"}, *rows)) == [("listed", 3, "standard")]


@pytest.mark.parametrize(("many", "rows"), [("GB 1,GB 1", [2]), ("GB 1,GB 3,GB 1", [2]), ("GB 1,GB 3", []), ("", [])])
def test_a_member_stands_once(judged, many, rows):
    found = judged(IN | {"field": "many"}, ["", many, "", ""])

    assert [one.row for one in found if one.message.startswith("有一项写了两次")] == rows


def test_a_member_of_a_text_with_a_separator_stands_once(judged):
    [problem] = judged(IN | {"separator": ";"}, ["GB 1;GB 1", "", "", ""])

    assert (problem.row, problem.message) == (2, "有一项写了两次")
