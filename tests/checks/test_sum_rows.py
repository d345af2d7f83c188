"""Rows of totals among the records."""

from __future__ import annotations

import pytest

from packages import field, write_package

FIELDS = [field("编号"), field("name"), field("fine", "number"), field("n", "integer")]
ROWS = [["1", "甲", "10.5", "1"], ["2", "乙", "5", ""], ["3", "丙", "", "2"]]


def told(problems):
    return [(one.kind, one.field, one.row, one.warning) for one in problems]


@pytest.mark.parametrize(
    "word", ["合计", "合 计", "总计：", "小计", "总　计", "【合计】", "合计（元）", "Total", "SUBTOTAL", "Grand total:"]
)
def test_a_row_of_totals_is_named(of_register, word):
    problems = of_register(FIELDS, [*ROWS, [word, "", "99", ""]])

    assert told(problems) == [("total-row", "编号", None, True)]
    assert "共 1 处，第一处在第 5 行" in problems[0].message


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        pytest.param([*ROWS, ["合计", "", "15.5", "3"]], [5], id="the last row"),
        pytest.param([*ROWS, ["合计", "", "15.50", ""]], [5], id="some of the numbers, spelled otherwise"),
        pytest.param([*ROWS[:2], ["小计", "", "15.5", "1"], ROWS[2], ["合计", "", "15.5", "3"]], [4, 6], id="within"),
        pytest.param(
            [*ROWS[:2], ["小计一", "小计", "15.5", ""], ROWS[2], ["小计二", "小计", "", "2"]], [4, 6], id="parts"
        ),
        pytest.param([["1", "甲", "-3", ""], ["合计", "", "-3", ""]], [3], id="of one row"),
    ],
)
def test_a_row_whose_numbers_are_sums_of_rows_before_stops(of_register, rows, at):
    problems = of_register(FIELDS, rows)

    assert [(one.kind, one.row, one.warning) for one in problems] == [("total-row", row, False) for row in at]


def test_the_word_may_stand_in_the_second_cell(of_register):
    problems = of_register(FIELDS, [*ROWS, ["", "合计", "15.5", ""]])

    assert told(problems) == [("total-row", "name", 5, False), ("primary-key", "编号", 5, False)]


def test_the_row_of_each_file_sums_that_file(data, problems):
    things = {"fields": FIELDS, "rows": [*ROWS, ["合计", "", "15.5", ""]], "path": ["a.csv", "b.csv"]}
    (data / "reference").mkdir()
    (data / "reference/b.csv").write_text("编号,name,fine,n\n4,丁,1,\n总计,,1,\n")
    write_package(data / "reference", {"things": things | {"path": "a.csv"}})
    descriptor = data / "reference/datapackage.json"
    descriptor.write_text(descriptor.read_text().replace('"a.csv"', '["a.csv", "b.csv"]'))

    assert [(one.path, one.row, one.warning) for one in problems()] == [
        ("reference/a.csv", 5, False), ("reference/b.csv", 3, False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["4", "合计", "7", "7"], id="a shop of that name"),
        pytest.param(["4", "合计", "0", "0"], id="that owes nothing"),
        pytest.param(["4", "合计", "", ""], id="of which no number is known"),
        pytest.param(["4", "合计", "15.5", "9"], id="one of whose numbers is a sum"),
    ],
)
def test_a_name_that_is_the_word_only_warns(of_register, row):
    assert told(of_register(FIELDS, [*ROWS, row])) == [("total-row", "name", None, True)]


@pytest.mark.parametrize(
    "name", ["合计餐饮店", "小计划食品厂", "总计3号店", "Totally", "合", "计", "合计 计划", "共同计算"]
)
def test_a_name_that_only_begins_so_is_no_total(of_register, name):
    assert of_register(FIELDS, [*ROWS, ["4", name, "15.5", "3"]]) == []


def test_an_enum_that_lists_the_word_allows_it(of_register):
    fields = [field("编号"), field("scope", constraints={"enum": ["合计", "其中"]}), field("n", "integer")]

    assert of_register(fields, [["1", "其中", "2"], ["2", "合计", "2"]]) == []


def test_a_table_without_numbers_warns(of_register):
    assert told(of_register(FIELDS[:2], [["1", "甲"], ["合计", "1 家"]])) == [("total-row", "编号", None, True)]
