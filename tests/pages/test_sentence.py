"""The sentence that a register's contract makes of a record, and what a page says of it."""

from __future__ import annotations

import pytest

from disclosure.pages.record import record_pages
from inspections import BAD, FIELDS, sample, write_inspections
from packages import field, write_package
from published import published

KEY = [{"fields": ["no"], "reference": {"resource": "rows", "fields": ["no"]}}]


@pytest.fixture
def said(tmp_path):
    """Return a function that gives the verdict of the one record of a register with this pattern and these rows."""

    def run(pattern, row, measured=(), *, fields=("no", "what", "how much"), **register):
        rows = {"fields": [field(name) for name in fields], "primaryKey": ["no"], "rows": [row]}
        beside = {
            "title": "项目",
            "fields": [field("no"), field("item"), field("result"), field("limit")],
            "foreignKeys": KEY,
            "compares": {"title": "item", "result": "result", "limit": "limit"},
            "rows": measured,
        }
        contract = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"], "pages": "all"}
        contract |= {"verdict": pattern if isinstance(pattern, dict) else {"": pattern}, **register}
        write_package(tmp_path / "data/things", {"rows": rows, "found": beside}, contract)
        with published(tmp_path / "data", tmp_path / "scratch") as site:
            [page] = record_pages(site.shown["things"], site.view)
            return page.verdict

    return run


def test_the_first_clause_is_the_answer_and_the_others_follow(said):
    verdict = said("{what}被罚；罚 {how much}；完", ["1", "某店", "3 元"])

    assert (verdict.say, verdict.more) == ("某店被罚。", "罚 3 元；完。")


@pytest.mark.parametrize(
    ("row", "say", "more"),
    [
        (["1", "", "3 元"], "罚 3 元。", "完。"),
        (["1", "某店", ""], "某店被罚。", "完。"),
        (["1", "", ""], "完。", ""),
    ],
)
def test_a_clause_with_an_empty_field_is_left_out(row, say, more, said):
    verdict = said("{what}被罚；罚 {how much}；完", row)

    assert (verdict.say, verdict.more) == (say, more)


def test_where_every_clause_is_left_out_the_roles_speak(said):
    assert said("{what}被罚", ["1", "", ""]).say == "这条记录正在公示。"


def test_a_semicolon_in_a_cell_ends_no_clause(said):
    assert said("处罚：{what}；完", ["1", "警告；罚款", ""]).say == "处罚：警告；罚款。"


@pytest.mark.parametrize(
    ("cell", "say"),
    [
        ("罚款29450元", "罚款29,450元。"),
        ("没收802.92元", "没收802.92元。"),
        ("罚款1234567.5 元", "罚款1,234,567.5 元。"),
        ("编号20240元号", "编号20,240元号。"),
        ("编号2024号", "编号2024号。"),
    ],
)
def test_amounts_have_their_commas(cell, say, said):
    assert said("{what}", ["1", cell, ""]).say == say


def test_clauses_that_name_a_table_are_said_for_each_of_its_rows_the_record_once(said):
    rows = [["1", "甲", "303 μg/kg", "≤100μg/kg"], ["1", "乙", "检出", "不得检出"]]

    verdict = said(
        "这批{what}不合格，{found.item} {found.result}；是标准的 {found.@times} 倍；完", ["1", "蛋", ""], rows
    )

    assert verdict.say == "这批蛋不合格，甲 303 μg/kg。"
    assert verdict.more == "是标准的 3 倍；乙 检出；完。"


def test_of_more_than_three_rows_their_number_is_said(said):
    verdict = said("有{found.item}", ["1", "", ""], [["1", name, "", ""] for name in "甲乙丙丁"])

    assert verdict.more == "有乙；有丙；项目共 4 条。"


def test_a_clause_about_rows_is_left_out_where_there_are_none(said):
    assert said("有{found.item}；完", ["1", "", ""]).say == "完。"


def test_a_field_may_be_called_like_a_resource_and_its_field(said):
    assert said("{found.item}", ["1", "自己的", ""], fields=("no", "found.item", "x")).say == "自己的。"


def test_the_outcome_chooses_the_sentence_and_any_other_has_its_own(tmp_path):
    register = {"pages": "all", "verdict": {"不合格": "{food}坏", "": "{food}：{conclusion}"}, "state": None}
    data = write_inspections(tmp_path / "data", [sample(1, **BAD), sample(2)], register=register)

    with published(data, tmp_path / "scratch") as site:
        said = [page.verdict.say for page in record_pages(site.shown["inspections"], site.view)]

    assert said == ["食品1坏。", "食品2：合格。"]


def test_without_an_outcome_the_state_of_the_day_chooses(tmp_path):
    register = {"pages": "all", "verdict": {"过期": "过了期", "": "还有效"}, "outcome": None, "charts": []}
    rows = [sample(1, valid_to="2022-01-01"), sample(2)]
    data = write_inspections(tmp_path / "data", rows, register=register | {"measures": {}})

    with published(data, tmp_path / "scratch") as site:
        pages = list(record_pages(site.shown["inspections"], site.view))

    assert [page.verdict.say for page in pages] == ["过了期。", "还有效。"]
    assert "只说明这一次的情况" not in pages[0].verdict.note  # a permit is no single occasion


def test_a_record_that_is_the_party_itself_is_not_called_one_occasion(tmp_path, monkeypatch):
    fields = [{**one, "constraints": {"unique": True}} if one["name"] == "uscc" else one for one in FIELDS]
    monkeypatch.setattr("inspections.FIELDS", fields)
    data = write_inspections(tmp_path / "data", [sample(1)], register={"pages": "all"})

    with published(data, tmp_path / "scratch") as site:
        [page] = record_pages(site.shown["inspections"], site.view)

    assert page.subject is not None
    assert page.verdict.note == "公示至 2025-09-29，期满撤下。"


def test_what_the_word_means_is_said_below(tmp_path):
    data = write_inspections(
        tmp_path / "data", [sample(1)], register={"pages": "all", "meanings": {"合格": "检的都符合"}}
    )

    with published(data, tmp_path / "scratch") as site:
        [page] = record_pages(site.shown["inspections"], site.view)

    assert page.verdict.note.startswith("“合格”：检的都符合。")
