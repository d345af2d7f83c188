from disclosure.errors import Problem
from disclosure.report import lines


def problem(row: int, **changes) -> Problem:
    return Problem(path="a/b.csv", kind="type-error", message="不是数字", row=row, **changes)


def warning(row: int, field: str = "name") -> Problem:
    return Problem(path="a/b.csv", kind="outer-space", message="两头有空格", row=row, field=field, warning=True)


def test_each_problem_is_a_line_in_the_order_found():
    assert list(lines([problem(9), problem(2, field="fine", fix="写成 12.5")])) == [
        "a/b.csv:9: 不是数字 [type-error]",
        "a/b.csv:2: fine: 不是数字；写成 12.5 [type-error]",
    ]


def test_past_a_thousand_there_is_a_count():
    printed = list(lines(problem(row) for row in range(1_250)))

    assert len(printed) == 1_001
    assert printed[-1] == "……另有 250 个问题"


def test_a_problem_that_stands_for_many_counts_for_many():
    assert list(lines([problem(2), problem(3, count=40)], limit=1))[-1] == "……另有 40 个问题"


def test_a_thousand_are_all_printed():
    assert len(list(lines(problem(row) for row in range(1_000)))) == 1_000


def test_nothing_wrong_says_so():
    assert list(lines([])) == ["未发现问题"]


def test_warnings_are_summed_by_field_and_do_not_count_as_problems():
    assert list(lines([warning(2), warning(3), warning(4, field="address")])) == [
        "a/b.csv: name: 两头有空格，共 2 处 [warning: outer-space]",
        "a/b.csv:4: address: 两头有空格 [warning: outer-space]",
        "未发现问题",
    ]


def test_warnings_are_printed_even_past_the_limit():
    printed = list(lines([*(problem(row) for row in range(5)), warning(2)], limit=2))

    assert printed[2] == "……另有 3 个问题"
    assert printed[3].endswith("[warning: outer-space]")
    assert "未发现问题" not in printed
