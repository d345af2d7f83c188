"""Rows that are no records, and cells that slid into another column."""

from __future__ import annotations

import pytest

from packages import field, places

FIELDS = [field("no"), field("name"), field("code"), field("food"), field("remark")]
SUBJECT = {"subject": {"id": "code", "name": "name", "scheme": "own"}}
GOOD = ["A1", "甲食品店", "C1", "大米", "注：见附件"]


@pytest.mark.parametrize(
    "row",
    [
        ["注：以上数据截至 3 月。", "", "", "", ""],
        ["※注1：不含网络抽检", "", "", "", ""],
        ["填表人：王某", "", "", "审核人：李某", ""],
        ["数据来源:某局", "", "", "", ""],
        ["附表2 不合格样品", "", "", "", ""],
    ],
)
def test_a_note_below_the_table_is_a_warning(of_register, row):
    [problem] = of_register(FIELDS, [GOOD, row], **SUBJECT)

    assert (problem.kind, problem.field, problem.warning) == ("note-row", "no", True)
    assert "第 3 行" in problem.message


@pytest.mark.parametrize("name", ["13300", "2022-03-03", "0371-68123456", "91410100MA00000000", "1 200"])
def test_a_name_of_figures_alone_is_a_warning(of_register, name):
    found = of_register(FIELDS, [GOOD, ["A2", name, "C2", "面", ""]], **SUBJECT)

    assert places(found) == [("subject-figures", None, "name")]


@pytest.mark.parametrize("name", ["85度C", "7-11", "KFC", "711", "甲食品店2022"])
def test_other_names_and_rows_of_few_cells_pass(of_register, name):
    assert of_register(FIELDS, [GOOD, ["A2", name, "", "", ""]], **SUBJECT) == []


@pytest.mark.parametrize("key", ["A2", "2022-7", "7 号"])
def test_a_key_without_words_may_stand_alone(of_register, key):
    assert of_register(FIELDS, [GOOD, [key, "", "", "", ""]], **SUBJECT) == []


def test_in_a_table_of_few_columns_a_single_cell_is_a_record(of_register):
    assert of_register(FIELDS[:3], [GOOD[:3], ["A2", "", ""]]) == []
