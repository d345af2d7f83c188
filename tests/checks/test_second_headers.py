"""A header that stands again among the rows, a little changed, is warned of."""

from __future__ import annotations

import pytest

from packages import field

FIELDS = [field("no", title="编号"), field("name", title="名称"), field("note", title="备注")]


@pytest.mark.parametrize(
    "row",
    [
        ["编 号", "名 称", "备 注"],
        ["编号（必填）", "名称（必填）", "备注"],
        ["*编号", "名称：", ""],
        ["no", "名称(全称)", "说明"],
    ],
)
def test_it_is_told(row, of_register):
    found = of_register(FIELDS, [["1", "甲店", ""], row, ["2", "乙店", ""]])

    assert [(one.kind, one.field, one.warning) for one in found if one.kind == "header-row"] == [
        ("header-row", "no", True)
    ]


@pytest.mark.parametrize("row", [["编号1", "名称", "备注"], ["3", "名称", "备注"], ["编号", "名称店", ""]])
def test_a_record_is_left(row, of_register):
    assert [one for one in of_register(FIELDS, [["1", "甲店", ""], row]) if one.kind == "header-row"] == []
