from dataclasses import replace

from disclosure.errors import Problem
from disclosure.report import MOST_APART, lines


def problem(row: int, **changes) -> Problem:
    return Problem(path="a/b.csv", kind="type-error", message="不是数字", row=row, **changes)


def warning(row: int, field: str = "name") -> Problem:
    return Problem(path="a/b.csv", kind="outer-space", message="两头有空格", row=row, field=field, warning=True)


def test_each_problem_is_a_line_in_the_order_found():
    assert list(lines([problem(9), problem(2, field="fine", fix="写成 12.5")])) == [
        "a/b.csv:9: 不是数字 [type-error]",
        "a/b.csv:2: fine: 不是数字；写成 12.5 [type-error]",
        "数据和文章共有 2 个错误、0 处警告",
    ]


def test_a_column_is_called_by_its_title_and_its_name():
    assert next(lines([problem(2, field="fine", title="罚款金额")])).startswith("a/b.csv:2: 罚款金额 fine: ")


def test_past_a_thousand_there_is_a_count():
    printed = list(lines(problem(row) for row in range(1_250)))

    assert len(printed) == 1_002
    assert printed[-2:] == [
        "a/b.csv: 另有 250 处同样的问题 [type-error]",
        "数据和文章共有 1,250 个错误、0 处警告",
    ]


def test_what_is_frequent_hides_nothing_that_is_rare():
    frequent = [problem(row, field="lon") for row in range(2_000)] + [problem(row, field="lat") for row in range(900)]
    printed = list(lines([*frequent, problem(7, field="id"), problem(8, field="id")]))

    assert len(printed) == 1_000 + 2 + 1
    assert [line for line in printed if ": id: " in line] == [str(problem(row, field="id")) for row in (7, 8)]
    assert [line for line in printed if "另有" in line] == [
        "a/b.csv: lon: 另有 1,501 处同样的问题 [type-error]",
        "a/b.csv: lat: 另有 401 处同样的问题 [type-error]",
    ]


def test_every_kind_is_named_even_where_there_are_more_than_lines():
    printed = list(lines([problem(2, field=f"f{number}") for number in range(30)], limit=10))

    assert all(any(f": f{number}: " in line for line in printed) for number in range(30))


def test_a_problem_that_stands_for_many_counts_for_many():
    printed = list(lines([problem(2), problem(3), problem(3, count=40)], limit=1))

    assert printed[1:] == ["a/b.csv: 另有 41 处同样的问题 [type-error]", "数据和文章共有 42 个错误、0 处警告"]


def test_a_thousand_are_all_printed():
    assert len(list(lines(problem(row) for row in range(1_000)))) == 1_001


def test_nothing_wrong_says_so():
    assert list(lines([])) == ["未发现问题"]


def test_warnings_are_summed_by_field_and_do_not_count_as_errors():
    assert list(lines([warning(2), warning(3), warning(4, field="address")])) == [
        "a/b.csv: name: 两头有空格，共 2 处 [warning: outer-space]",
        "a/b.csv:4: address: 两头有空格 [warning: outer-space]",
        "数据和文章共有 0 个错误、3 处警告",
    ]


def test_a_few_warnings_that_are_put_right_each_in_its_own_way_are_told_one_by_one():
    few = [replace(warning(row), fix=f"改成 {row % 3}") for row in (2, 3, 5)]
    many = [replace(warning(row), fix=f"改成 {row}") for row in range(MOST_APART + 1)]

    assert list(lines(few))[:3] == [str(one) for one in few]
    assert next(iter(lines(many))).startswith(f"a/b.csv: name: 两头有空格，共 {MOST_APART + 1} 处")


def test_warnings_are_printed_even_past_the_limit():
    printed = list(lines([*(problem(row) for row in range(5)), warning(2)], limit=2))

    assert printed[2] == "a/b.csv: 另有 3 处同样的问题 [type-error]"
    assert printed[3].endswith("[warning: outer-space]")
