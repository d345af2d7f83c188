"""The answer of a record's page: one sentence from the roles of its register, and what it does not say."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from disclosure.pages.record import record_pages
from inspections import sample, write_inspections
from packages import field, write_package
from published import published

BAD = {"conclusion": "不合格"}


@pytest.fixture
def verdicts(tmp_path):
    """Return a function that gives the context of each record's page of a data folder's register."""
    with ExitStack() as stack:

        def run(data, name):
            site = stack.enter_context(published(data, tmp_path / "scratch"))
            return [page.context() for page in record_pages(site.shown[name], site.view)]

        yield run


@pytest.fixture
def verdict(tmp_path, verdicts):
    """Return a function that gives the context of the one record's page of a register of inspections."""

    def run(*rows, findings=(), **register):
        data = write_inspections(
            tmp_path / "data", rows, findings, register={"charts": [], "measures": {}, "pages": "all", **register}
        )
        return verdicts(data, "inspections")[0]

    return run


@pytest.fixture
def shop(tmp_path, verdicts):
    """Return a function that gives the context of the page of a record beside which *found* stands."""

    def run(found, title="查出的问题"):
        records = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"], ["2"]]}
        key = {"fields": ["no"], "reference": {"resource": "shops", "fields": ["no"]}}
        problems = {
            "title": "查出的问题",
            "fields": [field("no"), field("what", title=title), field("more")],
            "foreignKeys": [key],
            "rows": [["1", one, str(number)] for number, one in enumerate(found)],
        }
        register = {"section": "results", "records": "shops", "title": "{no}", "columns": ["no"], "pages": "all"}
        write_package(tmp_path / "data/shops", {"shops": records, "problems": problems}, register)
        return verdicts(tmp_path / "data", "shops")[0]

    return run


def test_outcome_and_state_come_first_and_then_what_was_found(verdict):
    said = verdict(sample(1, **BAD), findings=[["S1", "腐霉利", "0.5"], ["S1", "甜蜜素", "1"]])

    assert said["verdict"].say == "结论：不合格；状态：有效；不合格项目 2 条。"
    assert (said["row"].outcome, said["verdict"].tone, said["row"].state) == ("不合格", "adverse", "有效")


def test_what_is_in_order_is_not_adverse(verdict):
    said = verdict(sample(1))

    assert said["verdict"].say == "结论：合格；状态：有效。"
    assert (said["row"].outcome, said["verdict"].tone) == ("合格", "")


def test_a_state_that_is_over_by_the_day_of_the_data_is_said_as_it_is(verdict):
    said = verdict(sample(1, valid_to="2022-01-01"))

    assert said["verdict"].say == "结论：合格；状态：过期。"
    assert said["row"].state == "过期"


def test_what_was_left_empty_is_not_said(verdict):
    said = verdict(sample(1, conclusion=""))

    assert said["verdict"].say == "状态：有效。"
    assert (said["row"].outcome, said["verdict"].tone) == (None, "")


def test_a_register_of_neither_says_what_its_list_shows_besides_title_and_subject(verdict):
    said = verdict(sample(1), outcome=None, state=None)

    assert said["verdict"].say == "发布机关：示例市场监管局；结论：合格；状态：有效。"
    assert (said["row"].outcome, said["verdict"].tone, said["row"].state) == (None, "", None)


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [
        pytest.param(["food", "firm", "uscc", "on"], {}, "这条记录正在公示", id="title, subject and days alone"),
        pytest.param(
            ["state", "agency", "conclusion", "status"],
            {},
            "状态：有效；发布机关：示例市场监管局；结论：合格",
            id="three at most, in the list's order",
        ),
        pytest.param(
            ["state", "conclusion"], {"state": "长" * 24}, f"状态：{'长' * 24}；结论：合格", id="as long as fits"
        ),
        pytest.param(["state", "conclusion"], {"state": "长" * 25}, "结论：合格", id="too long"),
        pytest.param(["state", "conclusion"], {"state": ""}, "结论：合格", id="empty"),
    ],
)
def test_of_what_the_list_shows_it_says_three_short_texts_and_neither_title_nor_subject(columns, cells, said, verdict):
    assert verdict(sample(1, **cells), outcome=None, state=None, columns=columns)["verdict"].say == f"{said}。"


def test_what_a_record_belongs_to_is_no_part_of_its_verdict(verdict):
    said = verdict(sample(1))

    assert [one.table.title for one in said["parents"]] == ["通告"]
    assert "通告" not in said["verdict"].say


def test_how_the_limits_of_the_law_were_kept_is_no_part_of_its_verdict(verdict):
    limit = {"within": 1, "unit": "月", "basis": "示例办法第一条", "from": "on", "to": "valid_to"}

    said = verdict(sample(1), deadlines=[limit])

    assert len(said["limits"]) == 1
    assert said["children"] == []
    assert said["verdict"].say == "结论：合格；状态：有效。"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param(["甲"], "查出的问题：甲", id="one"),
        pytest.param(["甲", "乙", "丙"], "查出的问题：甲、乙、丙", id="three"),
        pytest.param(["甲", "乙", "丙", "丁"], "查出的问题 4 条", id="four"),
        pytest.param(["乙", "甲", "乙", "甲"], "查出的问题：乙、甲", id="each once, in order"),
        pytest.param(["", "甲"], "查出的问题：甲", id="one of them empty"),
        pytest.param([""], "查出的问题 1 条", id="all of them empty"),
    ],
)
def test_up_to_three_found_things_are_named_where_a_column_is_called_what_its_table_is(found, said, shop):
    assert shop(found)["verdict"].say == f"{said}。"


def test_where_no_column_is_called_what_its_table_is_the_rows_are_counted(shop):
    assert shop(["甲", "乙"], title="别的")["verdict"].say == "查出的问题 2 条。"


def test_where_nothing_was_found_nothing_is_said_of_it(shop):
    assert shop([])["verdict"].say == "这条记录正在公示。"


def test_it_says_until_when_and_that_it_is_about_this_once(verdict):
    assert verdict(sample(1))["verdict"].note == (
        "公示至 2025-09-29，期满撤下。只说明这一次的情况，不代表这家单位的其他情况。"
    )


def test_a_record_for_good_of_nobody_has_no_bounds(verdict):
    assert verdict(sample(1, uscc=""), period=None)["verdict"].note == ""
    assert verdict(sample(1, uscc=""))["verdict"].note == "公示至 2025-09-29，期满撤下。"
