"""Types: what is a well-formed cell, and what a message may say of one that is not."""

from __future__ import annotations

import pytest

from packages import field, load, write_package


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("integer", ["0", "-1", "42", "999999999999999", ""]),
        ("number", ["0", "-0.5", "12.345678", "999999999999999.999999", ""]),
        ("boolean", ["true", "false", ""]),
        ("date", ["2022-09-30", "2024-02-29", "1949-01-01", ""]),
        ("year", ["2022", "1949", ""]),
        ("yearmonth", ["2022-09", ""]),
        ("list", ["甲,乙", "甲", ""]),
        ("string", ["任何文字", "1_000", ""]),
    ],
)
def test_well_formed_cells_pass(of_cells, kind, cells):
    assert of_cells(field("f", kind), *cells) == []


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        *[
            ("integer", cell)
            for cell in ("1_000", "１２３", "٣", "1.0", "1e5", "9.14E+17", "007", "+1", " 1", "1\n", "--1")
        ],
        *[
            ("number", cell)
            for cell in ("NaN", "INF", "1e5", "1,000", ".5", "5.", "1_0.5", "１.5", "1.2345678", "0x1F", "12\x0034")
        ],
        *[("number", cell) for cell in ("1000000000000000", "-")],
        *[("boolean", cell) for cell in ("yes", "是", "True", "TRUE", "1", "true\n")],
        *[
            ("date", cell)
            for cell in ("2022-9-30", "2022/09/30", "30.09.2022", "2024-02", "20220930", "2022-09-30 ", "soon")
        ],
        *[("date", cell) for cell in ("2022-02-30", "2023-02-29", "2022-04-31", "0000-01-01")],
        *[("year", cell) for cell in ("22", "２０２２", "20222", "-001", "0000")],
        *[("yearmonth", cell) for cell in ("2022-9", "2022-13", "2022", "202209", "0000-01")],
    ],
)
def test_a_cell_of_the_wrong_type_is_reported_once_with_its_place(of_cells, kind, cell):
    [problem] = of_cells(field("f", kind), "", cell)

    assert (problem.path, problem.row, problem.field) == ("reference/things.csv", 3, "f")
    assert (problem.kind, problem.warning, problem.count) == ("type-error", False, 1)
    assert problem.fix


def test_a_date_has_the_declared_format(of_cells):
    found = of_cells(field("f", "date", format="%Y%m%d"), "20160513", "2016-05-13", "20160230")

    assert sorted((problem.row, problem.message) for problem in found) == [
        (3, "应为日期，现为 2016-05-13：不是这一列的写法"),
        (4, "日历上没有这一天，现为 20160230"),
    ]
    assert any("20220903" in problem.fix for problem in found)


def test_dates_in_another_format_are_compared_as_days(of_cells):
    limits = {"minimum": "01/01/2020"}  # written as a cell; frictionless breaks down at an ISO day here

    [problem] = of_cells(field("f", "date", format="%d/%m/%Y", constraints=limits), "31/12/2019", "01/01/2020")

    assert (problem.kind, problem.row) == ("constraint-error", 2)


def test_a_cell_of_the_wrong_type_is_not_blamed_for_its_constraints(of_cells):
    limits = {"minimum": 10, "enum": [10, 20]}

    [problem] = of_cells(field("f", "integer", constraints=limits), "ten")

    assert problem.kind == "type-error"


def test_figures_are_shown_and_text_is_not(of_cells):
    messages = [problem.message for problem in of_cells(field("f", "number"), "1,000", "张三丰", "13800000000x")]

    assert messages == [
        "应为数字，现为 1,000：有千分位逗号",
        "应为数字，现为 3 个字符（汉字）",
        "应为数字，现为 12 个字符（半角数字、半角字母）：有数字以外的文字",
    ]


@pytest.mark.parametrize(
    ("kind", "cell", "said", "fix"),
    [
        ("number", "1,000", "千分位", "1000"),
        ("number", "1,5", "有逗号", "小数点"),
        ("integer", "１２", "全角", "半角"),
        ("number", "1.5e5", "科学计数法", "原始材料"),
        ("number", "-75.55271309999999", "小数有 14 位，最多 6 位", "decimals"),
        ("integer", "1.0", "小数点", "number"),
        ("integer", "007", "多余的 0", "string"),
        ("integer", "1" * 16, "整数部分有 16 位，最多 15 位", "string"),
        ("number", "12%", "百分号", "title"),
        ("number", "+1", "加号", "删去"),
        ("number", ".5", "一边没有数字", "0.5"),
        ("number", "1_000", "下划线", "删去"),
        ("number", "1 000", "空格", "删去"),
        ("number", "¥5", "数字以外的文字", "单位"),
        ("number", "12元", "数字以外的文字", "单位"),
        ("number", "<0.01", "数字以外的文字", "未检出"),
        ("number", "/", "没有", "留空"),
        ("number", "NaN", "没有", "留空"),
    ],
)
def test_what_is_wrong_with_a_number_is_said_with_its_own_remedy(of_cells, kind, cell, said, fix):
    [problem] = of_cells(field("f", kind), cell)

    assert said in problem.message
    assert fix in problem.fix


def test_coordinates_are_numbers_where_their_decimals_are_declared(of_cells):
    one = field("f", "number", decimals=12)

    assert of_cells(one, "-75.552713099999", "113.7", "0.000000000001") == []
    assert [problem.row for problem in of_cells(one, "-75.5527130999991")] == [2]
    assert [problem.row for problem in of_cells(field("f", "number", decimals=0), "1", "1.0")] == [3]


def test_declared_decimals_are_compared_exactly(of_cells):
    one = field("f", "number", decimals=12, constraints={"unique": True, "maximum": "0.000000000002"})

    found = of_cells(one, "0.000000000001", "0.000000000002", "0.000000000003", "0.000000000001000"[:14])

    assert [(problem.kind, problem.row) for problem in found] == [("constraint-error", 4), ("unique-error", 5)]


@pytest.mark.parametrize(("kind", "decimals"), [("number", -1), ("number", 13), ("integer", 3), ("string", 3)])
def test_decimals_are_none_to_twelve_of_a_number(data, kind, decimals):
    write_package(data / "reference", {"things": {"fields": [field("f", kind, decimals=decimals)]}})

    assert [problem.field for problem in load(data)[1]] == ["f"]
