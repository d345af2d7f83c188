"""The numbers of subjects: unified social credit codes and others."""

from __future__ import annotations

import pytest

from packages import field, places, write_package

FIELDS = [field("no"), field("code"), field("name")]
VALID = "91110000600037341L"  # from the documentation of python-stdnum
OTHER = "91410100MA3X1Y2Z0A"  # made up, without its check character


def codes(of_register, *cells, sample=False, **subject):
    rows = [[str(number), cell, "示例公司"] for number, cell in enumerate(cells)]
    return of_register(FIELDS, rows, subject={"id": "code", "name": "name", **subject}, sample=sample)


def test_a_valid_code_passes_and_so_does_none(of_register):
    assert codes(of_register, VALID, VALID, "") == []


@pytest.mark.parametrize("code", ["91110000600037341M", "91110000600037341l", "9111", "9111-0000600037341L", "某公司"])
def test_a_wrong_code_stops_the_build_with_its_first_row_and_is_not_told(of_register, code):
    [problem] = codes(of_register, code, code)

    assert (problem.kind, problem.row, problem.field, problem.count) == ("uscc-checksum", 2, "code", 2)
    assert not problem.warning
    assert code not in str(problem)


def test_in_made_up_data_it_only_warns(of_register):
    [problem] = codes(of_register, VALID, OTHER, OTHER, sample=True)

    assert (problem.kind, problem.warning, problem.count) == ("uscc-checksum", True, 2)
    assert "第一处在第 3 行" in problem.message


def test_other_schemes_have_other_numbers(of_register):
    assert codes(of_register, "9111", scheme="business-id") == []


NONE = [
    "无",
    "/",
    "／",
    "-",
    "——",
    "不详",
    "未知",
    "暂无",
    "无统一社会信用代码",
    "N/A",
    "null",
    "0",
    "000000000000000000",
    "无 ",
]


@pytest.mark.parametrize("scheme", ["uscc", "business-id"])
@pytest.mark.parametrize("sample", [False, True])
def test_a_word_for_none_is_no_identity(of_register, scheme, sample):
    found = [
        one for one in codes(of_register, *NONE, *NONE, scheme=scheme, sample=sample) if one.kind == "subject-none"
    ]

    told = [(one.row, one.field, one.count, one.warning) for one in found]
    assert sorted(told) == [(row, "code", 2, False) for row in range(2, len(NONE) + 2)]
    assert all("missingValues" in one.fix for one in found)


@pytest.mark.parametrize("number", ["1", "0001", "A0", "X1", "京A-001"])
def test_a_number_that_only_looks_poor_is_one(of_register, number):
    assert codes(of_register, number, scheme="business-id") == []


@pytest.mark.parametrize("number", ["ＡＢ１２", "AB 12", "AB12\u200b", "AB\u00a012", "①2"])
def test_a_number_has_one_spelling(of_register, number):
    found = [one for one in codes(of_register, "AB12", number, scheme="business-id") if not one.warning]

    assert places(found) == [("subject-spelling", 3, "code")]


def test_numbers_that_differ_in_capitals_are_one(of_register):
    [problem] = codes(of_register, "AB12", "ab12", scheme="business-id")

    assert (problem.kind, problem.row) == ("subject-spelling", 3)
    assert "made-up/things.csv 第 2 行" in problem.message


def write_register(data, name, code, called):
    things = {"fields": FIELDS, "rows": [["1", code, called]], "primaryKey": "no"}
    subject = {"scheme": "business-id", "id": "code", "name": "name"}
    contract = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"], "subject": subject}
    write_package(data / name, {"things": things}, contract)


def test_spellings_are_compared_across_registers(data, problems):
    write_register(data, "first", "AB12", "示例公司")
    write_register(data, "second", "ab12", "示例公司")

    assert [(one.path, one.kind) for one in problems()] == [("second/things.csv", "subject-spelling")]


def test_one_number_with_two_names_warns(of_register):
    rows = [["1", VALID, "示例甲公司"], ["2", VALID, "示例甲公司"], ["3", VALID, "示例乙公司"], ["4", VALID, ""]]

    [problem] = of_register(FIELDS, rows, subject={"id": "code", "name": "name"})

    assert (problem.kind, problem.field, problem.warning, problem.count) == ("subject-names", "name", True, 1)
    assert "第一处在第 4 行" in problem.message
    assert "示例乙" not in str(problem)


def test_two_names_are_found_across_registers_too(data, problems):
    write_register(data, "first", "AB12", "示例甲公司")
    write_register(data, "second", "AB12", "示例乙公司")

    [problem] = problems()

    assert (problem.path, problem.kind) == ("second/things.csv", "subject-names")
    assert "first/things.csv 第 2 行" in problem.message


def test_a_name_in_other_brackets_and_spaces_is_the_same(of_register):
    rows = [["1", VALID, "示例（北京）公司"], ["2", VALID, "示例(北京) 公司"]]

    assert of_register(FIELDS, rows, subject={"id": "code", "name": "name"}) == []


def test_one_field_may_be_number_and_name(of_register):
    subject = {"scheme": "local", "id": "name", "name": "name"}

    assert of_register(FIELDS, [["1", "", "示例甲"], ["2", "", "示例甲"], ["3", "", "示例乙"]], subject=subject) == []
