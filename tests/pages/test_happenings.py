"""Records of several registers on one line of time: newest first, no day to come, no content of what was withdrawn."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import astuple

import pytest

from disclosure.pages.happenings import Happening, happenings_since, newest_first, withdrawals
from inspections import sample, write_inspections
from packages import field, write_package
from published import among, published

LATER = {"period": {"from": "valid_to"}}  # a record may be public before the day that it is about


@pytest.fixture
def inspections(tmp_path):
    """Return a function that publishes inspection rows and gives the shown register."""
    with ExitStack() as stack:

        def run(*rows, **register):
            data = write_inspections(tmp_path / "data", rows, register={"charts": [], **register})
            site = stack.enter_context(published(data, tmp_path / "scratch"))
            return site.shown["inspections"]

        yield run


def titles(found: list[Happening]) -> list[str]:
    return [one.title for one in found]


def test_a_happening_says_day_register_title_and_address(inspections):
    register = inspections(sample(1, conclusion="不合格"), sample(2))

    assert happenings_since(register, "2022-01-01", 5) == [
        Happening(
            "2022-09-29",
            "监督抽检",
            "食品1",
            "inspections/records/S1/",
            sample=False,
            word="不合格",
            weight="grave",
            adverse=True,
            who="示例面馆",
        ),
        Happening(
            "2022-09-28", "监督抽检", "食品2", among("inspections", "S2"), sample=False, word="合格", who="示例面馆"
        ),
    ]


def test_made_up_records_say_so(inspections):
    register = inspections(sample(1), sample(2, status="撤回"), sample=True)

    assert [one.sample for one in [*happenings_since(register, "2022-01-01", 5), *withdrawals(register)]] == [
        True,
        True,
    ]


def test_the_newest_come_first_and_the_older_are_left_out(inspections):
    register = inspections(sample(3), sample(1), sample(2), sample(4))

    assert titles(happenings_since(register, "2022-01-01", 3)) == ["食品1", "食品2", "食品3"]


def test_what_is_older_than_the_first_day_is_no_news_and_the_first_day_is(inspections):
    register = inspections(sample(1), sample(2), sample(3))

    assert titles(happenings_since(register, "2022-09-28", 5)) == ["食品1", "食品2"]


def test_a_day_to_come_is_no_news_and_takes_no_place_of_what_is(inspections):
    begun = {"valid_to": "2022-01-01"}
    rows = [sample(1, on="20221001", **begun), sample(2, on="20220930", **begun), sample(3, **begun)]
    register = inspections(*rows, **LATER)

    assert titles(happenings_since(register, "2022-01-01", 1)) == ["食品2"]
    assert titles(happenings_since(register, "2022-01-01", 5)) == ["食品2", "食品3"]


def test_a_record_without_a_day_is_no_news(inspections):
    register = inspections(sample(1, on="", valid_to="2022-01-01"), sample(2, valid_to="2022-01-01"), **LATER)

    assert titles(happenings_since(register, "2000-01-01", 5)) == ["食品2"]


def test_a_register_without_days_has_no_news(tmp_path):
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    things = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    write_package(tmp_path / "data/things", {"things": things}, register)

    with published(tmp_path / "data", tmp_path / "scratch") as site:
        assert happenings_since(site.shown["things"], "0001-01-01", 5) == []


@pytest.mark.parametrize(
    ("register", "cells", "word", "adverse"),
    [
        pytest.param({}, {"conclusion": "不合格"}, "不合格", True, id="adverse before the state"),
        pytest.param({}, {"conclusion": "合格"}, "合格", False, id="not adverse"),
        pytest.param({}, {"conclusion": ""}, "有效", False, id="no outcome filled: the state"),
        pytest.param({"outcome": None, "pages": "none"}, {}, "有效", False, id="the state alone"),
        pytest.param({"outcome": None, "pages": "none"}, {"valid_to": "2022-01-01"}, "过期", False, id="over by now"),
        pytest.param({"outcome": None, "pages": "none", "state": None}, {}, "", False, id="neither"),
    ],
)
def test_a_word_says_how_a_record_stands(register, cells, word, adverse, inspections):
    found = inspections(sample(1, **cells), **register)

    [one] = happenings_since(found, "2022-01-01", 5)

    assert (one.word, one.adverse) == (word, adverse)


def test_of_what_was_withdrawn_there_is_a_day_and_a_reason_and_no_content(inspections):
    gone = sample(2, food="金丝雀", firm="金丝雀", status="撤回", reason="决定被撤销", withdrawn_on="2022-09-20")
    register = inspections(sample(1), gone)

    [one] = withdrawals(register)

    assert one == Happening("2022-09-20", "监督抽检", "决定被撤销", "inspections/records/S2/", sample=False)
    assert "金丝雀" not in f"{astuple(one)} {happenings_since(register, '2000-01-01', 9)}"


def test_a_withdrawal_without_day_and_reason_says_that_there_is_none(inspections):
    register = inspections(sample(1), sample(2, status="撤回"))

    assert [(one.date, one.title) for one in withdrawals(register)] == [("", "理由未公布")]


def test_days_are_sorted_with_the_unknown_last_and_one_day_keeps_its_order():
    days = [("a", ""), ("b", "2022-01-01"), ("c", "2022-09-01"), ("d", "2022-01-01"), ("e", "2021-12-31")]

    found = newest_first(Happening(day, "名册", title, "", sample=False) for title, day in days)

    assert titles(found) == ["c", "b", "d", "e", "a"]
