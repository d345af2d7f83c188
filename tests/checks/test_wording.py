"""Words that the contract gives a meaning."""

from __future__ import annotations

import pytest

from packages import field, places

FIELDS = [field("no"), field("code"), field("name"), field("kind"), field("result"), field("why"), field("on", "date")]
GOOD = {"no": "1", "code": "", "name": "张某", "kind": "自然人", "result": "公示", "why": "", "on": ""}
CONTRACT = {
    "subject": {"id": "code", "name": "name"},
    "person": {"field": "kind", "is": ["自然人"]},
    "outcome": {"field": "result", "adverse": ["不 合格"]},
    "status": {"field": "result", "withdrawn": ["撤回"], "reason": "why", "on": "on"},
    "checks": [
        {"kind": "requires", "field": "name", "when": {"why": ["更正"]}},
        {"kind": "forbidden", "field": "name", "values": ["匿名"]},
    ],
}


def wrong(of_register, **cells):
    found = of_register(FIELDS, [list((GOOD | cells).values())], **CONTRACT)
    return places([problem for problem in found if not problem.warning])


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("kind", "自然人 "),
        ("kind", "\u3000自然人"),
        ("kind", "自然\u200b人"),
        ("kind", "自然人\n"),
        ("result", "撤 回"),
        ("result", "不合格"),
        ("why", "更正 "),
        ("name", "匿\u00a0名"),
    ],
)
def test_a_word_written_with_a_space_more_or_less_stops_the_build(of_register, name, cell):
    assert wrong(of_register, **{name: cell}) == [("near-word", 2, name)]


@pytest.mark.parametrize(("name", "cell"), [("kind", "企业"), ("kind", "非自然人"), ("result", "不 合格"), ("why", "")])
def test_the_word_itself_and_any_other_pass(of_register, name, cell):
    assert wrong(of_register, **{name: cell}) == []


def test_the_fix_says_the_word_and_not_the_cell(of_register):
    [problem] = [one for one in of_register(FIELDS, [list((GOOD | {"kind": "自然人\u200b"}).values())], **CONTRACT)
                 if one.kind == "near-word"]  # fmt: skip

    assert problem.fix == "请改成：自然人，前后和中间不加别的字符"
    assert "\u200b" not in str(problem)


def test_a_field_with_an_enum_is_held_to_its_enum_alone(of_register):
    fields = [field("no"), field("kind", constraints={"enum": ["自然人", "企业"]})]

    found = of_register(fields, [["1", "自然人 "]], person={"field": "kind", "is": ["自然人"]})

    assert places(found) == [("constraint-error", 2, "kind")]
