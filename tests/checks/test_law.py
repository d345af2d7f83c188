"""What must be complete before the law can be applied."""

from __future__ import annotations

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
    rows = [["1", "撤回", "", "2022-01-01"], ["2", "撤回", "决定被撤销", ""], ["3", "公示", "", ""], ["4", "", "", ""]]
    status = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}

    assert sorted(places(of_register(STATUS, rows, status=status))) == [("status", 2, "reason"), ("status", 3, "on")]


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
