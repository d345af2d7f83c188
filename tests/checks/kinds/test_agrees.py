"""A number that follows from others, or from a text."""

from __future__ import annotations

import pytest

from packages import field, places, write_package

NUMBERS = [field("no"), field("n", "number"), field("a", "integer"), field("b", "number"), field("kind")]
RATE = {"share": {"of": "a", "in": "b", "times": 100}, "within": 0.1}
TEXTS = [field("no"), field("fine", "number"), field("said")]
FINES = {"text": {"field": "said", "beside": ["罚款"], "without": ["加处罚款"], "unit": "万元"}, "within": 0.00005}


def judge(of_register, check, *rows, fields=NUMBERS):
    cells = [[str(number), *row] for number, row in enumerate(rows)]
    return of_register(fields, cells, checks=[{"kind": "agrees", "field": fields[1]["name"]} | check])


def test_a_number_equals_another(of_register):
    rows = [["5.00", "5", "", ""], ["5.01", "5", "", ""], ["", "5", "", ""], ["5", "", "", ""]]

    [problem] = judge(of_register, {"equals": "a", "basis": "某表"}, *rows)

    assert (problem.kind, problem.row, problem.field) == ("agrees", 3, "n")
    assert problem.message == "与 a 不符（某表），现为 5.01，应是 5"


@pytest.mark.parametrize(("n", "is_good"), [("4.5", True), ("4.49", False), ("5.5", True), ("5.500001", False)])
def test_both_ends_of_the_tolerance_are_allowed(of_register, n, is_good):
    assert places(judge(of_register, {"equals": "a", "within": 0.5}, [n, "5", "", ""])) == (
        [] if is_good else [("agrees", 2, "n")]
    )


def test_a_number_is_the_sum_of_fields_of_which_empty_ones_add_nothing(of_register):
    rows = [
        ["0.3", "", "0.3", ""],
        ["3.3", "3", "0.3", ""],
        ["3", "3", "0.3", ""],
        ["7", "", "", ""],
    ]

    [problem] = judge(of_register, {"sum": ["a", "b"]}, *rows)

    assert (problem.row, problem.message) == (4, "与 a、b 之和不符，现为 3，应是 3.3")


def test_large_numbers_are_added_exactly(of_register):
    largest = "999999999999999.999999"

    assert judge(of_register, {"sum": ["a", "b"]}, [largest, "0", largest, ""]) == []
    assert len(judge(of_register, {"sum": ["a", "b"]}, [largest, "0", "999999999999999.999998", ""])) == 1


def test_a_number_is_the_sum_of_a_field_of_the_rows_below(data, problems):
    key = {"fields": "no", "reference": {"resource": "things", "fields": "no"}}
    parts = {
        "fields": [field("no"), field("money", "number")],
        "rows": [["1", "0.1"], ["1", "0.2"], ["2", "5"], ["2", ""]],
        "foreignKeys": [key],
    }
    rows = [["1", "0.3"], ["2", "6"], ["3", "0"], ["4", "1"], ["5", ""]]
    things = {"fields": [field("no"), field("n", "number")], "rows": rows, "primaryKey": "no"}
    check = {"kind": "agrees", "field": "n", "sum": {"of": "parts", "field": "money"}}
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"], "checks": [check]}
    write_package(data / "made-up", {"things": things, "parts": parts}, register)

    found = problems()

    assert places(found) == [("agrees", 3, "n"), ("agrees", 5, "n")]
    assert found[0].message == "与 parts 里 money 的合计不符，现为 6，应是 5"
    assert problems(without=[("made-up", "parts")]) == []


@pytest.mark.parametrize(
    ("rate", "of", "whole", "is_good"),
    [
        ("88.8", "48", "54", True),  # cut
        ("88.9", "48", "54", True),  # rounded
        ("98.9", "48", "54", False),
        ("88.788", "48", "54", False),
        ("100", "54", "54", True),
        ("0", "0", "54", True),
        ("0", "0", "0", False),
        ("", "48", "54", True),
        ("98.9", "", "54", True),
        ("98.9", "48", "", True),
    ],
)
def test_a_rate_is_its_fraction(of_register, rate, of, whole, is_good):
    assert places(judge(of_register, RATE, [rate, of, whole, ""])) == ([] if is_good else [("agrees", 2, "n")])


def test_the_message_shows_the_fraction(of_register):
    found = judge(of_register, RATE, ["98.9", "48", "54", ""], ["0", "1", "0", ""])

    assert found[0].message == "与 a ÷ b 不符，现为 98.9，48 ÷ 54 × 100 是 88.8888"
    assert found[1].message == "与 a ÷ b 不符，现为 0，b 是 0"


def test_a_product_too_large_for_exact_numbers_is_refused_and_breaks_nothing_else(of_register):
    huge = "999999999999999"

    assert places(judge(of_register, RATE, [huge, huge, huge, ""])) == [("agrees", 2, "n")]
    assert judge(of_register, RATE, ["100", huge, huge, ""]) == []
    by = {"share": {"of": "a", "in": "b", "times": 1_000_000}}
    assert "是 999999999999999000000000000" in judge(of_register, by, ["1", huge, "0.000001", ""])[0].message


@pytest.mark.parametrize(
    ("fine", "said"),
    [
        ("3.82", "没收违法所得300元，罚款38,200.00元。"),
        ("3.82", "罚款人民币叁万捌仟贰佰元整（¥38200）"),
        ("0.5", "责令改正，并处5000元罚款。逾期每日按百分之三加处罚款150元"),
        ("0.5", "罚款2000元；罚款3000元"),
        ("0.2", "罚款２０００元"),
        ("", "警告"),
        ("0", "警告"),
        ("3", ""),
        ("0.00005", "罚款0元"),
    ],
)
def test_a_number_is_the_sum_of_the_amounts_that_a_text_names(of_register, fine, said):
    assert judge(of_register, FINES, [fine, said], fields=TEXTS) == []


@pytest.mark.parametrize(
    ("fine", "said", "told"),
    [
        ("0.3", "罚款5000元", "现为 0.3 万元，文中共 5000 元"),
        ("5000", "罚款5000元", "现为 5000 万元，文中共 5000 元，像是把元和万元弄错了"),
        ("", "罚款5000元", "这一格是空的，文中共 5000 元"),
        ("0.500051", "罚款5000元", "现为 0.500051 万元，文中共 5000 元"),
    ],
)
def test_an_amount_that_differs_is_told_and_the_text_is_not(of_register, fine, said, told):
    [problem] = judge(of_register, FINES, [fine, said], fields=TEXTS)

    assert (problem.kind, problem.row, problem.field) == ("agrees", 2, "fine")
    assert problem.message == f"与 said 里的金额不符，{told}"


@pytest.mark.parametrize("said", ["罚款三万五元", "罚款数千元", "罚没款一律上缴"])
def test_what_cannot_be_read_with_certainty_is_a_warning_and_no_guess(of_register, said):
    [problem] = judge(of_register, FINES, ["3.5", said], fields=TEXTS)

    assert problem.warning
    assert problem.message == "said 里的金额读不出来，没有核对（共 1 处，第一处在第 2 行）"


def test_a_text_beside_a_number_that_is_none_is_not_told_twice(of_register):
    assert [one.kind for one in judge(of_register, FINES, ["x", "罚款1元"], fields=TEXTS)] == ["type-error"]


def test_only_where_the_condition_holds_and_only_a_warning_if_it_says_so(of_register):
    check = {"equals": "a", "when": {"kind": ["汇总"]}, "warning": True}

    [problem] = judge(of_register, check, ["5", "6", "", ""], ["5", "6", "", "汇总"])

    assert problem.warning
    assert "kind 为汇总时与 a 不符" in problem.message


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"equals": "zz"}, "register.checks[0].equals 用到没有的字段"),
        ({"equals": "a"}, "register.checks[0].equals 应是整数或数字字段，现为 string"),
        ({"field": "a", "equals": "hidden"}, "register.checks[0].field 应是整数或数字字段，现为 string"),
        ({"sum": ["hidden", "on"]}, "register.checks[0].sum 应是整数或数字字段，现为 date"),
        ({"sum": ["hidden"]}, "register.checks[0].sum 至少要有 2 项"),
        ({"sum": {"of": "parts", "field": "x"}}, "register.checks[0].sum 是没有的 resource：parts"),
        ({"sum": {"of": "rows", "field": "hidden"}}, "register.checks[0].sum 的行不属于 rows 的行"),
        ({"share": {"of": "hidden", "in": "a"}}, "register.checks[0].share 应是整数或数字字段，现为 string"),
        ({"share": {"of": "hidden"}}, "register.checks[0].share 缺少 in"),
        ({"share": {"of": "hidden", "in": "hidden", "times": 0}}, "register.checks[0].share.times"),
        ({"text": {"field": "hidden"}}, "register.checks[0].text 应是文字字段，现为 integer"),
        ({"text": {"field": "a", "unit": "角"}}, "register.checks[0].text.unit 不能是 角"),
        ({}, "register.checks[0] 要写 equals、sum、share、text 之一"),
        ({"equals": "hidden", "sum": ["hidden", "hidden"]}, "register.checks[0]"),
        ({"equals": "hidden", "within": -1}, "register.checks[0].within 不能小于 0"),
    ],
)
def test_a_descriptor_that_disagrees(wrong, check, said):
    problems = wrong({"checks": [{"kind": "agrees", "field": "hidden"} | check]})

    assert problems[0].kind == "contract-error"
    assert said in problems[0].message
