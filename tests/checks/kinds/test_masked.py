"""Full names of natural persons in the fields that a check names."""

from __future__ import annotations

import pytest

from notices import notice

CHECK = {"kind": "masked", "fields": ["agency"], "when": {"kind": ["stall"]}}


@pytest.mark.parametrize("name", ["张三", "张三丰", "欧阳娜娜", "张 三", "张三（经营者）", "张三、李四", "买买提·示例"])
def test_a_full_name_is_refused_where_the_condition_holds_and_not_repeated(checked, name):
    rows = [notice("1", kind="stall", agency=name), notice("2", kind="firm", agency=name)]

    [problem] = checked(rows, [], CHECK, elsewhere=True)

    assert (problem.kind, problem.row, problem.field) == ("masked", 2, "agency")
    assert problem.message == "kind 为stall时像是自然人的全名"
    assert name not in str(problem)


@pytest.mark.parametrize("name", ["", "张某", "李某某", "张*", "示例甲小吃店", "示例面馆", "示例食品有限公司"])
def test_a_masked_name_and_a_shop_pass(checked, name):
    assert checked([notice("1", kind="stall", agency=name)], [], CHECK, elsewhere=True) == []


def test_a_condition_may_ask_what_a_text_has_as_a_part(checked):
    check = {"kind": "empty", "fields": ["declared"], "when": {"kind": {"part": ["》第四十条", "乙法"], "none": ["x"]}}}
    texts = ["依据《甲法》第四十条第一款", "《甲法》第四十四条", "乙法", "x", ""]

    found = checked([notice(str(n), kind=text, declared="1") for n, text in enumerate(texts)], [], check)

    assert [(problem.row, problem.message) for problem in found] == [
        (row, "kind 里写着》第四十条、乙法而没有x时要空着") for row in (2, 4)
    ]
