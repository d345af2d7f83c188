"""What must be complete before the law can be applied."""

from __future__ import annotations

import pytest

from packages import field, places

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


def test_a_withdrawn_row_says_why_and_since_when(of_register):
    rows = [["1", "撤回", "", "2022-01-01"], ["2", "撤回", "依法撤销", ""], ["3", "公示", "", ""], ["4", "", "", ""]]
    status = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}

    assert sorted(places(of_register(STATUS, rows, status=status))) == [("status", 2, "reason"), ("status", 3, "on")]


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
