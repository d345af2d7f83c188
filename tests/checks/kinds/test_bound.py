"""A number, a year or a date between two limits."""

from __future__ import annotations

import pytest

from packages import field, places, write_package

FIELDS = [
    field("no"),
    field("fine", "number"),
    field("made", "date"),
    field("shown", "date", format="%Y%m%d"),
    field("year", "year"),
    field("month", "yearmonth"),
    field("act", references="reference/acts.act"),
    field("kind"),
]
GOOD = {"no": "1", "fine": "", "made": "", "shown": "", "year": "", "month": "", "act": "", "kind": ""}
ACTS = {
    "fields": [field("act"), field("most", "integer"), field("until", "date")],
    "rows": [["a", "3000", "2022-06-30"], ["b", "", ""]],
    "primaryKey": "act",
}


@pytest.fixture
def judged(data, of_register):
    """Return a function that checks one row a cell of *name* under one bound."""

    def run(check, *rows):
        write_package(data / "reference", {"acts": ACTS})
        cells = [list((GOOD | {"no": str(number)} | row).values()) for number, row in enumerate(rows)]
        return of_register(FIELDS, cells, checks=[{"kind": "bound"} | check])

    return run


@pytest.mark.parametrize(
    ("check", "good", "bad", "message"),
    [
        ({"field": "fine", "min": 50, "max": 200.5}, ["50", "200.5", "120.000001"], "49.99", "不能小于 50，现为 49.99"),
        ({"field": "fine", "min": -1.5, "max": 0}, ["-1.5", "0"], "0.000001", "不能大于 0，现为 0.000001"),
        ({"field": "fine", "max": "3000"}, ["3000", "-5"], "3000.01", "不能大于 3000，现为 3000.01"),
        ({"field": "made", "min": "1949-10-01"}, ["1949-10-01"], "1022-08-01", "不能早于 1949-10-01，现为 1022-08-01"),
        ({"field": "shown", "min": "20200101"}, ["20200101"], "20191231", "不能早于 20200101，现为 20191231"),
        ({"field": "year", "min": 1949}, ["1949", "2022"], "0202", "不能早于 1949，现为 0202"),
        (
            {"field": "made", "max": {"as_of": True}},
            ["2022-09-30", "1949-01-01"],
            "2202-08-01",
            "不能晚于 数据日期 2022-09-30，现为 2202-08-01",
        ),
        (
            {"field": "made", "max": {"as_of": True, "plus": "P1M"}},
            ["2022-10-30"],
            "2022-10-31",
            "不能晚于 数据日期 2022-09-30 之后 1 个月，现为 2022-10-31",
        ),
        ({"field": "year", "max": {"as_of": True}}, ["2022"], "2023", "不能晚于 数据日期 2022-09-30，现为 2023"),
        (
            {"field": "month", "max": {"as_of": True}},
            ["2022-09"],
            "2022-10",
            "不能晚于 数据日期 2022-09-30，现为 2022-10",
        ),
    ],
)
def test_a_fixed_limit_or_the_day_itself(judged, check, good, bad, message):
    name = check["field"]

    [problem] = judged(check, *({name: cell} for cell in ["", *good, bad]))

    assert (problem.kind, problem.row, problem.field) == ("bound", len(good) + 3, name)
    assert problem.message == message


def test_a_limit_of_another_field_with_a_time_after_it(judged):
    check = {"field": "shown", "min": {"field": "made", "plus": "P1Y"}}
    rows = [("2024-02-29", "20250228"), ("2024-02-29", "20250227"), ("", "20250227"), ("2024-02-29", "")]

    [problem] = judged(check, *({"made": made, "shown": shown} for made, shown in rows))

    assert (problem.kind, problem.row, problem.field) == ("bound", 3, "shown")
    assert problem.message == "不能早于 made 之后 1 年，现为 20250227，made 的是 2024-02-29"


def test_a_limit_of_another_field(judged):
    check = {"field": "shown", "max": {"field": "made"}}

    found = judged(check, {"made": "2022-01-01", "shown": "20220101"}, {"made": "2022-01-01", "shown": "20220102"})

    assert places(found) == [("bound", 3, "shown")]


def test_a_limit_from_the_row_of_a_table_that_a_field_refers_to(judged):
    check = {"field": "fine", "max": {"field": "act", "column": "most"}}
    rows = [("a", "3000"), ("a", "3000.5"), ("b", "9999"), ("", "9999"), ("a", "")]

    [problem] = judged(check, *({"act": act, "fine": fine} for act, fine in rows))

    assert (problem.row, problem.message) == (3, "不能大于 act 所指的 most，现为 3000.5，act 的是 3000")


def test_a_time_after_the_day_of_a_table(judged):
    check = {"field": "made", "max": {"field": "act", "column": "until", "plus": "P10D"}}

    found = judged(check, {"act": "a", "made": "2022-07-10"}, {"act": "a", "made": "2022-07-11"})

    assert places(found) == [("bound", 3, "made")]


def test_it_holds_where_the_condition_does_says_its_law_and_may_only_warn(judged):
    check = {"field": "fine", "max": 200, "when": {"kind": ["简易程序"]}, "basis": "某法第五十一条", "warning": True}

    [problem] = judged(check, {"fine": "201"}, {"fine": "201", "kind": "简易程序"})

    assert problem.warning
    assert problem.message == "kind 为简易程序时不能大于 200（某法第五十一条），现为 201（共 1 处，第一处在第 3 行）"


def test_a_cell_that_is_no_value_of_its_type_is_not_told_twice(judged):
    found = judged({"field": "made", "max": {"as_of": True}}, {"made": "soon"}, {"made": "2022-02-30"})

    assert [problem.kind for problem in found] == ["type-error", "type-error"]


def test_a_table_that_could_not_be_read_is_passed_over(problems, judged):
    judged({"field": "fine", "max": {"field": "act", "column": "most"}}, {"act": "a", "fine": "3001"})

    assert problems(without=[("reference", "acts")]) == []


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"field": "zz", "max": 1}, "register.checks[0].field 用到没有的字段"),
        ({"field": "a", "max": 1}, "register.checks[0].field 应是整数或数字或年份或年月或日期字段，现为 string"),
        ({"field": "on", "max": "2022-02-30"}, "register.checks[0].max 不是 date 的值：2022-02-30"),
        ({"field": "on", "max": 5}, "register.checks[0].max 不是 date 的值：5"),
        ({"field": "on", "max": {"field": "hidden"}}, "register.checks[0].max 与 on 的类型不同，不能比较"),
        ({"field": "hidden", "min": {"as_of": True}}, "register.checks[0].min 应是年份或年月或日期字段，现为 integer"),
        ({"field": "hidden", "min": {"field": "hidden", "plus": "P1D"}}, "min 应是日期字段，现为 integer"),
        ({"field": "on", "min": {"field": "a", "column": "x"}}, "register.checks[0].min 没有指向任何界限"),
        ({"field": "hidden", "max": 5, "open": True}, "register.checks[0].open 应是日期字段，现为 integer"),
        ({"field": "on"}, "register.checks[0] 要写 min、max 之一"),
        ({"field": "on", "max": {"as_of": False}}, "register.checks[0].max.as_of 不能是 false"),
        ({"field": "on", "max": {"field": "on", "plus": "1Y"}}, "register.checks[0].max.plus 写法不对：1Y"),
    ],
)
def test_a_descriptor_that_disagrees(wrong, check, said):
    [problem] = wrong({"checks": [{"kind": "bound"} | check]})

    assert (problem.kind, problem.path) == ("contract-error", "training/datapackage.json")
    assert said in problem.message


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("least", "max 要看 reference/acts 的 least，那里没有这一栏"),
        ("until", "reference/acts 的 until 与 n 的类型不同，不能比较"),
    ],
)
def test_a_column_of_the_other_table_that_is_not_there_or_another_type(data, wrong, column, said):
    write_package(data / "reference", {"acts": ACTS})
    fields = [field("a", references="reference/acts.act"), field("n", "number")]
    check = {"kind": "bound", "field": "n", "max": {"field": "a", "column": column}}

    [problem] = wrong({"checks": [check]}, {"fields": fields})

    assert said in problem.message


def test_what_is_not_over_counts_as_the_day_of_the_data(judged):
    check = {"field": "shown", "max": {"field": "made", "plus": "P90D"}}
    rows = [{"made": "2022-07-02"}, {"made": "2022-07-01"}, {"made": ""}, {"made": "2022-01-01", "shown": "20220401"}]

    assert judged(check, *rows) == []

    [problem] = judged(check | {"open": True}, *rows)

    assert problem.row == 3
    assert problem.message == "不能晚于 made 之后 90 天，还空着，made 的是 2022-07-01"
