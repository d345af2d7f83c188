"""Table Schema constraints."""

from __future__ import annotations

import pytest

from packages import field, places


@pytest.mark.parametrize(
    ("kind", "constraints", "good", "bad"),
    [
        pytest.param("string", {"required": True}, "x", "", id="required"),
        pytest.param("string", {"required": True}, "x", "  ", id="required: spaces only are empty"),
        pytest.param("string", {"enum": ["合格", "不合格"]}, "合格", "合格 ", id="enum"),
        pytest.param("integer", {"enum": [1, 2]}, "2", "3", id="enum of integers"),
        pytest.param("string", {"minLength": 2}, "食品", "食", id="minLength counts characters"),
        pytest.param("string", {"maxLength": 2}, "食品", "食品店", id="maxLength counts characters"),
        pytest.param("list", {"maxLength": 2}, "食品,乳品", "食,乳,肉", id="the length of a list is its items"),
        pytest.param("integer", {"minimum": 0}, "0", "-1", id="minimum"),
        pytest.param("integer", {"minimum": 9}, "10", "8", id="integers are not compared as text"),
        pytest.param("number", {"maximum": 0.3}, "0.300000", "0.300001", id="numbers are decimal"),
        pytest.param("date", {"minimum": "2022-01-01"}, "2022-01-01", "2021-12-31", id="minimum of a date"),
        pytest.param("year", {"maximum": "2022"}, "2022", "2023", id="maximum of a year"),
        pytest.param("yearmonth", {"maximum": "2022-09"}, "2022-09", "2022-10", id="maximum of a month"),
        pytest.param("string", {"pattern": "A|B"}, "B", "Bxxxx", id="a pattern matches the whole cell"),
        pytest.param("string", {"pattern": "[A-Z]{2}"}, "AB", "AB\n", id="also its line break"),
        pytest.param("string", {"pattern": r"\d+"}, "12", "１２", id="classes are ASCII"),
        pytest.param("string", {"pattern": r"(\d+)+x"}, "1x", "1" * 5_000, id="no pattern is slow"),
    ],
)
def test_a_constraint(of_cells, kind, constraints, good, bad):
    found = of_cells(field("f", kind, constraints=constraints), good, bad, good)

    assert [(p.kind, p.row, p.field) for p in found if not p.warning] == [("constraint-error", 3, "f")]


def test_empty_cells_break_no_constraint_but_required(of_cells):
    limits = {"minLength": 2, "maxLength": 3, "pattern": "[a-z]+", "enum": ["abc"]}

    assert of_cells(field("f", constraints=limits), "", "abc") == []


def test_the_message_says_the_limit_and_the_fix_the_choices(of_cells):
    [low] = of_cells(field("f", "number", constraints={"minimum": 0}), "-1")

    assert str(low) == "reference/things.csv:2: f: 不能小于 0，现为 -1；请核对原始材料 [constraint-error]"


def test_a_word_that_is_no_choice_is_described_and_the_choices_are_listed(of_cells):
    [other] = of_cells(field("f", constraints={"enum": ["合格", "不合格"]}), "张三")

    assert other.message == "不在可选的值里，现为 2 个字符（汉字）"
    assert "合格、不合格" in other.fix


@pytest.mark.parametrize(
    "pattern", ["(", "(?=a)b", r"(a)\1", "a)|(b", r"[\u4e00-\u9fa5]", "a{1001}", "(a{1000}){1000}"]
)
def test_a_pattern_that_cannot_be_read_is_a_problem_of_the_descriptor(of_cells, pattern):
    [problem] = of_cells(field("f", constraints={"pattern": pattern}), "a")

    assert (problem.path, problem.kind, problem.field) == ("reference/datapackage.json", "field-error", "f")
    assert "汉字写成 [一-龥]" in problem.fix


def test_chinese_characters_are_written_as_themselves(of_cells):
    found = of_cells(field("f", constraints={"pattern": "[一-龥]{2,4}"}), "张三", "Zhang")

    assert places(found) == [("constraint-error", 3, "f")]


def test_unique_reports_every_later_row_and_where_the_first_is(of_cells):
    found = of_cells(field("f", constraints={"unique": True}), "a", "b", "", "a", "", "a")

    assert places(found) == [("unique-error", 5, "f"), ("unique-error", 7, "f")]
    assert found[0].message == "这一列的值不能重复，与第 2 行相同"


def test_unique_compares_numbers_and_not_their_spelling(of_cells):
    assert places(of_cells(field("f", "number", constraints={"unique": True}), "1.0", "1.00")) == [
        ("unique-error", 3, "f")
    ]
