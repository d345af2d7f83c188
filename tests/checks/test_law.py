"""What must be complete before the law can be applied."""

from __future__ import annotations

import pytest

from packages import field, places, write_package

CLASSES = {"field": "class", "lengths": {"三个月": "P3M", "不公示": "P0D", "按限制期限": {"ends": "until"}}}
PERIOD = [field("no"), field("from", "date"), field("class"), field("until", "date")]
STATUS = [field("no"), field("status"), field("reason"), field("on", "date")]


def test_a_period_needs_its_first_day(of_register):
    found = of_register(
        PERIOD, [["1", "2022-01-01", "", ""], ["2", "", "", ""]], period={"from": "from", "lasts": "P3Y"}
    )

    assert places(found) == [("period", 3, "from")]


def test_a_class_needs_a_length(of_register):
    rows = [[str(n), "2022-01-01", word, ""] for n, word in enumerate(["三个月", "不公示", "五年", ""])]

    found = of_register(PERIOD, rows, period={"from": "from", "lasts": CLASSES})

    assert sorted(places(found)) == [("period", 4, "class"), ("period", 5, "class")]


def test_a_class_that_ends_on_a_day_needs_the_day(of_register):
    rows = [["1", "2022-01-01", "按限制期限", "2023-01-01"], ["2", "2022-01-01", "按限制期限", ""]]

    assert places(of_register(PERIOD, rows, period={"from": "from", "lasts": CLASSES})) == [("period", 3, "until")]


def test_one_end_for_all_classes(of_register):
    rows = [["1", "2022-01-01", "", ""]]

    found = of_register(PERIOD, rows, period={"from": "from", "lasts": {"ends": "until"}})

    assert places(found) == [("period", 2, "until")]


def test_an_open_end_may_be_empty_in_its_own_class_alone(of_register):
    until = {"ends": "until"}
    classes = {"field": "class", "lengths": {"按限制期限": until, "终身": until | {"open": True}}}
    rows = [["1", "2022-01-01", "终身", ""], ["2", "2022-01-01", "按限制期限", ""]]

    assert places(of_register(PERIOD, rows, period={"from": "from", "lasts": classes})) == [("period", 3, "until")]
    assert of_register(PERIOD, rows, period={"from": "from", "lasts": until | {"open": True}}) == []


def test_a_class_that_counts_from_a_day_of_its_own_needs_the_day(of_register):
    classes = {"field": "class", "lengths": {"一年": {"lasts": "P1Y", "from": "until"}, "三年": "P3Y"}}
    rows = [["1", "2022-01-01", "一年", ""], ["2", "2022-01-01", "三年", ""]]

    assert places(of_register(PERIOD, rows, period={"from": "from", "lasts": classes})) == [("period", 2, "until")]


RULED = {"field": "class", "rules": "reference/classes", "on": "on", "days": {"文书之日": "on", "届满之日": "until"}}
COLUMNS = "period_class longest counted_from ends_on ends_openly:boolean basis effective_from:date effective_to:date"
TERMS = [
    ["三年", "P3Y", "", "", "", "甲规定", "2021-09-01", "", "true"],
    ["一年", "P1Y", "文书之日", "", "", "乙办法", "2026-04-01", "2026-12-31", "false"],
    ["限期", "", "", "届满之日", "", "甲规定", "", "", "true"],
    ["终身", "", "", "届满之日", "true", "甲规定", "", "", "true"],
]


@pytest.fixture
def ruled(data, of_register):
    """Return a function that checks rows (class, from, on, until) under a table of classes."""

    def run(rows, *, terms=TERMS, enum=(), **lasts):
        columns = [field(*one.split(":")) for one in f"{COLUMNS} verified:boolean".split()]
        write_package(data / "reference", {"classes": {"fields": columns, "rows": terms, "primaryKey": "period_class"}})
        words = {"constraints": {"enum": [*enum]}} if enum else {}
        fields = [field("no"), field("class", **words), *(field(name, "date") for name in ("from", "on", "until"))]
        numbered = [[str(n), *row.replace("-", "").split(",")] for n, row in enumerate(rows)]
        days = [[*row[:2], *(f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else "" for day in row[2:])] for row in numbered]
        return of_register(fields, days, period={"from": "from", "lasts": RULED | lasts})

    return run


def test_classes_of_a_table_ask_for_the_days_that_they_need(ruled):
    found = ruled(["三年,,20220101,", "限期,20220101,20220101,", "终身,20220101,20220101,", "五年,20220101,20220101,"])

    assert sorted(places(found)) == [("period", 2, "from"), ("period", 3, "until"), ("period", 5, "class")]


def test_a_class_is_used_from_the_day_its_law_is_in_force_to_its_last(ruled):
    days = ["20260331", "20260401", "20261231", "20270101"]
    rows = [f"一年,20270101,{day}," for day in days]
    found = ruled([*rows, "三年,20220101,20210831,", "限期,20220101,19990101,20230101"])
    errors = sorted((problem for problem in found if not problem.warning), key=lambda problem: problem.row)

    assert places(errors) == [("period", 2, "on"), ("period", 5, "on"), ("period", 6, "on")]
    assert "一年这一类只在 2026-04-01 至 2026-12-31 施行（乙办法）" in errors[0].message


def test_a_class_whose_law_nobody_has_verified_is_a_warning_that_says_so(ruled):
    [problem] = ruled(["一年,20260401,20260401,", "三年,20220101,20220101,"])

    assert (problem.warning, problem.field, problem.count) == (True, "class", 1)
    assert "乙办法，还没有核实" in problem.message


@pytest.mark.parametrize(
    ("term", "said"),
    [
        pytest.param(["三年", "", "", "", "", "甲", "", "", "true"], "三年 要写明公示多久", id="neither of both"),
        pytest.param(["三年", "P3Y", "", "届满之日", "", "甲", "", "", "true"], "三年 要写明公示多久", id="both"),
        pytest.param(["三年", "3年", "", "", "", "甲", "", "", "true"], "longest 不是时长", id="no duration"),
        pytest.param(["三年", "P9999999Y", "", "", "", "甲", "", "", "true"], "longest 不是时长", id="beyond all days"),
        pytest.param(["三年", "P3Y", "某日", "", "", "甲", "", "", "true"], "名册没有说：某日", id="a day of no field"),
        pytest.param(["五年", "P5Y", "", "", "", "甲", "", "", "true"], "没有 三年", id="no such class"),
    ],
)
def test_a_row_of_the_table_that_cannot_be_counted_is_told_with_the_register(ruled, term, said):
    found = ruled([], terms=[term], enum=["三年"])

    assert [(problem.kind, problem.path, said in problem.message) for problem in found] == [
        ("period", "made-up/datapackage.json", True)
    ]


def test_a_withdrawn_row_says_why_and_since_when(of_register):
    rows = [["1", "撤回", "", "2022-01-01"], ["2", "撤回", "依法撤销", ""], ["3", "公示", "", ""], ["4", "", "", ""]]
    status = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}

    assert sorted(places(of_register(STATUS, rows, status=status))) == [("status", 2, "reason"), ("status", 3, "on")]


def test_a_corrected_row_says_what_was_corrected_and_when(of_register):
    status = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}
    corrected = status | {"corrected": ["更正"], "note": "note", "corrected_on": "changed"}
    fields = [*STATUS, field("note"), field("changed", "date")]
    days = ["2022-01-01", ""]
    rows = [[note + day, "更正", "", "", note, day] for note in ("改了", "") for day in days]
    rows[-1][0] = "neither"

    found = of_register(fields, [*rows, ["x", "公示", "", "", "", ""]], status=corrected)

    assert sorted(places(found)) == [
        ("status", 3, "changed"),
        ("status", 4, "note"),
        ("status", 5, "changed"),
        ("status", 5, "note"),
    ]


@pytest.mark.parametrize("reason", ["依法变更", "依法撤销", "确认违法", "确认无效", "信息有误已更正", "依法停止公开"])
def test_a_tombstone_says_one_of_six_reasons(of_register, reason):
    status = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}

    assert of_register(STATUS, [["1", "撤回", reason, "2022-01-01"]], status=status) == []


@pytest.mark.parametrize("reason", ["当事人张三已满十八周岁", "依法撤销。", "豫郑罚〔2024〕1号被撤销"])
def test_a_tombstone_says_nothing_in_free_words(of_register, reason):
    status = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}

    [problem] = of_register(STATUS, [["1", "撤回", reason, "2022-01-01"]], status=status)

    assert (problem.kind, problem.row, problem.field) == ("status", 2, "reason")
    assert reason not in problem.message + problem.fix
    assert "依法停止公开" in problem.fix


def test_only_a_tombstone_has_a_reason_to_say(of_register):
    status = {"field": "status", "withdrawn": ["撤回"], "repaired": ["修复"], "reason": "reason", "on": "on"}
    rows = [["1", "公示", "更正单位地址", ""], ["2", "修复", "已履行", "2022-01-01"], ["3", "修复", "", ""]]

    assert of_register(STATUS, rows, status=status) == []


def test_a_natural_person_has_no_code(of_register):
    fields = [field("no"), field("code"), field("name"), field("kind")]
    rows = [
        ["1", "91110000600037341L", "某公司", "企业"],
        ["2", "CANARY", "张某", "自然人"],
        ["3", "", "李某", "自然人"],
    ]

    found = of_register(
        fields, rows, subject={"id": "code", "name": "name"}, person={"field": "kind", "is": ["自然人"]}
    )

    assert [problem for problem in places(found) if problem[0] == "person"] == [("person", 3, "code")]
    assert "CANARY" not in "".join(map(str, found))


def test_a_register_without_date_may_leave_its_dates_empty(of_register):
    assert of_register([field("no"), field("day", "date")], [["1", ""]], date="day") == []


@pytest.mark.parametrize(
    ("name", "is_refused"),
    [
        ("张三丰", True),
        ("王五", True),
        ("欧阳示例（示例市场3号摊）", True),
        ("买买提·示例", True),
        ("张某", False),
        ("李某某", False),
        ("张*", False),
        ("示例甲小吃店", False),
        ("示例面馆", False),
    ],
)
def test_a_natural_person_s_name_is_masked(of_register, name, is_refused):
    fields = [field("no"), field("kind"), field("code"), field("name")]
    rows = [["1", "自然人", "", name], ["2", "法人", "91110000600037341L", "张三丰"]]

    found = of_register(
        fields, rows, subject={"id": "code", "name": "name"}, person={"field": "kind", "is": ["自然人"]}
    )

    assert places(found) == ([("person", 2, "name")] if is_refused else [])
    assert name not in "".join(map(str, found))
