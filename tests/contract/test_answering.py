"""The answers of a contract: sentences, groups, meanings, objections and successions name what exists."""

from __future__ import annotations

import pytest

from packages import field, load, write_package

ROWS = {
    "fields": [
        field("a"),
        field("result", constraints={"enum": ["合格", "不合格"]}),
        field("on", "date"),
        field("hidden", disclosure="omitted"),
    ],
    "primaryKey": ["a"],
}
BESIDE = {
    "fields": [field("of"), field("item")],
    "foreignKeys": [{"fields": ["of"], "reference": {"resource": "rows", "fields": ["a"]}}],
}
OUTCOME = {"field": "result", "adverse": ["不合格"]}
STATE = {"field": "result", "until": "on", "then": "过期"}


@pytest.fixture
def problems(tmp_path):
    def run(register, **beside):
        contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"], **register}
        write_package(tmp_path / "data/things", {"rows": ROWS, "beside": {**BESIDE, **beside}}, contract)
        return [(one.message, one.field) for one in load(tmp_path / "data")[1]]

    return run


@pytest.mark.parametrize(
    ("register", "said", "of"),
    [
        ({"verdict": {"": "{zz}"}}, "register.verdict.（其他） 用到没有的字段", "zz"),
        ({"verdict": {"": "{hidden}"}}, "register.verdict.（其他） 用到不予公开的字段", "hidden"),
        ({"verdict": {"": "{a}}"}}, "register.verdict.（其他） 的花括号不成对", None),
        ({"verdict": {"": "{q.item}"}}, "register.verdict.（其他） 用到没有的 resource：q", None),
        ({"verdict": {"": "{beside.zz}"}}, "register.verdict.（其他） 用到没有的字段", "zz"),
        (
            {"verdict": {"": "{beside.@times}"}},
            "register.verdict.（其他） 用到 beside.@times，beside 却没有写 compares",
            None,
        ),
        ({"verdict": {"坏": "{a}"}, "outcome": OUTCOME}, "register.verdict 用到 enum 里没有的值：坏", None),
        ({"verdict": {"坏": "{a}"}}, "register.verdict 用到 坏，却没有 outcome 或 state", None),
        ({"meanings": {"坏": "不好"}, "state": STATE}, "register.meanings 用到 enum 里没有的值：坏", None),
        ({"groups": [{"title": "甲", "fields": ["zz"]}]}, "register.groups[0].fields 用到没有的字段", "zz"),
        ({"groups": [{"title": "甲", "fields": ["hidden"]}]}, "register.groups[0].fields 用到不予公开的字段", "hidden"),
        (
            {"groups": [{"title": "甲", "fields": ["a"]}, {"title": "乙", "fields": ["a"]}]},
            "register.groups[1] 的字段已在前面的一组里",
            "a",
        ),
        ({"objection": {"agency": "a"}}, "register.objection.agency 没有指向单位表", "a"),
        ({"objection": {"page": "/pages/"}}, "register.objection.page 写法不对：/pages/", None),
        ({"supersedes": {"same": ["a"], "newest": "on"}}, "有 supersedes，却没有 state", None),
        (
            {"supersedes": {"same": ["hidden"], "newest": "on"}, "state": STATE},
            "register.supersedes.same 用到不予公开的字段",
            "hidden",
        ),
        (
            {"supersedes": {"same": ["a"], "newest": "a"}, "state": STATE},
            "register.supersedes.newest 应是日期字段，现为 string",
            "a",
        ),
        (
            {"subject": {"id": "a", "name": "a", "facts": ["zz"]}},
            "register.subject.facts[0] 用到没有的字段",
            "zz",
        ),
    ],
)
def test_the_answers_speak_of_what_exists(register, said, of, problems):
    assert problems(register) == [(said, of)]


@pytest.mark.parametrize(
    "register",
    [
        {"verdict": {"不合格": "{a}{beside.item}", "": "{a}"}, "outcome": OUTCOME},
        {"verdict": {"过期": "{a}", "已换新证": "{a}"}, "meanings": {"已换新证": "换了"}, "state": STATE},
        {"outcome": {"field": "result", "adverse": "all"}, "pages": "adverse"},
        {"supersedes": {"same": ["a", "result"], "newest": "on"}, "state": STATE},
    ],
)
def test_what_is_right_is_accepted(register, problems):
    assert problems(register) == []


def test_what_a_table_compares_has_to_be_there(problems):
    found = problems({}, compares={"title": "item", "result": "zz", "limit": "item"})

    assert found == [("beside.compares 用到没有的字段：zz", "zz")]
