"""What may not stand in a text cell."""

from __future__ import annotations

import pytest

from packages import field

ERRORS = [
    ("a\x00b", "nul-byte"),
    ("a\tb", "control-character"),
    ("a\rb", "control-character"),
    ("a\x02b", "control-character"),
    ("a\x03b", "control-character"),
    ("a\x1fb", "control-character"),
    ("#REF!", "excel-error"),
    ("#####", "excel-error"),
    ("#N/A", "excel-error"),
    ("\n", "blank-cell"),
    ("\u200b", "blank-cell"),
    (" \ufeff\n", "blank-cell"),
]
WARNINGS = [
    (" a", "outer-space"),
    ("a\u3000", "outer-space"),
    ("a\n", "outer-space"),
    ("=1+1", "formula-cell"),
    ("-5", "formula-cell"),
    ("@cmd", "formula-cell"),
    ("＝SUM(A1)", "formula-cell"),
    ("a\u200bb", "invisible-character"),
    ("a\u202eb", "invisible-character"),
    ("\ufeffa", "invisible-character"),
    ("1.4E+17", "excel-scientific"),
    ("9E+05", "excel-scientific"),
    ("食\ufffd\ufffd", "damaged-text"),
]
GOOD = ["两行\n文字", "a b", "a=b", "公司（示例）", "#1 店", 'Café 5"', "1E5", "E+17", "🍜", "㙍𬭎", ""]


@pytest.mark.parametrize(("cell", "kind"), ERRORS)
def test_what_stops_a_build_has_its_row(of_cells, cell, kind):
    [problem] = [one for one in of_cells(field("f"), "good", cell) if one.kind == kind]

    assert (problem.row, problem.field, problem.warning) == (3, "f", False)


@pytest.mark.parametrize(("cell", "kind"), WARNINGS)
def test_what_is_only_doubtful_warns(of_cells, cell, kind):
    [problem] = of_cells(field("f"), "good", cell)

    assert (problem.kind, problem.warning, problem.row, problem.field) == (kind, True, None, "f")


@pytest.mark.parametrize("cell", GOOD)
def test_ordinary_text_passes(of_cells, cell):
    assert of_cells(field("f"), cell) == []


def test_a_warning_is_one_problem_a_field_with_a_count_and_the_first_row(of_cells):
    [problem] = of_cells(field("f"), "a", " b", "c ", " d ")

    assert (problem.count, problem.message) == (3, "首尾有空格或换行（共 3 处，第一处在第 3 行）")


def test_a_negative_number_in_a_number_column_is_no_formula(of_cells):
    assert of_cells(field("f", "number"), "-5") == []


def test_an_item_of_a_list_column_is_text_too(of_cells):
    assert [one.kind for one in of_cells(field("f", "list"), "a,\x02")] == ["control-character"]
