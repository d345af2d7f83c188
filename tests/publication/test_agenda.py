"""What is late, expires or has not come: the days ahead of whoever keeps the data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from disclosure.checks.check import check
from disclosure.errors import errors_only
from disclosure.publication.agenda import agenda
from disclosure.reading.reader import read_all
from packages import field, load, write_package

from .test_deadlines import CALENDAR, K02, RULES

AS_OF = date(2022, 9, 20)
FIELDS = [
    field("no"),
    field("made_on", "date", title="作出日期"),
    field("published_on", "date", title="公开日期"),
    field("checked_on", "date", title="首次检查日期"),
    field("valid_to", "date", title="有效期至"),
    field("state"),
    field("reason"),
    field("withdrawn_on", "date"),
]
REGISTER = {
    "section": "results",
    "records": "shops",
    "title": "{no}",
    "columns": ["no"],
    "period": {"from": "published_on", "lasts": "P3M"},
    "state": {"field": "state", "until": "valid_to", "then": "过期", "when": ["有效"]},
    "status": {
        "field": "state",
        "withdrawn": ["撤回"],
        "repaired": ["修复"],
        "reason": "reason",
        "on": "withdrawn_on",
    },
    "deadlines": [{"rule": "K02", "from": "made_on", "to": "checked_on"}],
}
DONE = "2022-09-02"


def shop(number: str, **cells: str) -> list[str]:
    """Return a shop with which nothing happens within 90 days but the end of its period; *cells* say otherwise."""
    row = {"made": "2022-09-01", "published": "2022-09-01", "checked": DONE, "valid_to": "", "state": "有效", **cells}
    gone = ["依法变更", "2022-09-10"] if row["state"] in ("撤回", "修复") else ["", ""]
    return [number, *row.values(), *gone]


@pytest.fixture
def told(tmp_path: Path, engine) -> Callable[..., list[str]]:
    """Return a function that tells the lines of an agenda of shops."""

    def run(*rows: list[str], rule=K02, calendar=CALENDAR, **register) -> list[str]:
        data = tmp_path / "data"
        rules = {"fields": RULES, "rows": [rule], "primaryKey": "rule_id"}
        write_package(data / "reference", {"calendar_days": calendar, "publication_rules": rules})
        shops = {"fields": FIELDS, "rows": rows, "primaryKey": "no"}
        write_package(data / "shops", {"shops": shops}, REGISTER | register)
        catalogue, problems = load(data)
        tables, unread = read_all(catalogue, engine)
        problems += unread
        assert errors_only([*problems, *check(catalogue, tables, engine, AS_OF)]) == []
        return [str(item) for item in agenda(catalogue, tables, engine, AS_OF)]

    return run


@pytest.fixture
def of_shops(told) -> Callable[..., list[str]]:
    """Return the same, without what is told of the calendar and of rules."""

    def run(*rows: list[str], **register) -> list[str]:
        return [line for line in told(*rows, **register) if line.startswith("shops/")]

    return run


def test_what_is_not_done_when_its_limit_is_over_is_late_and_stands_first(of_shops):
    found = of_shops(shop("1"), shop("2", checked=""), shop("3", made="2022-09-19", published="2022-09-19", checked=""))

    assert found[0] == "shops/shops.csv:3: 还没有首次检查日期：时限 7 个工作日，最后一天 2022-09-13 已经过了 [逾期]"
    assert found[-1] == "shops/shops.csv:4: 还没有首次检查日期：时限 7 个工作日，最后一天 2022-09-26 还没有到 [未到]"
    assert len([line for line in found if "首次检查" in line]) == 2


def test_what_was_done_late_can_no_longer_be_put_right_and_is_not_told(of_shops):
    assert [line for line in of_shops(shop("1", checked="2022-09-19")) if "[逾期]" in line] == []


def test_what_is_public_for_ninety_days_more_expires_and_no_later_one_does(of_shops):
    rows = [shop("1", made="2022-09-18", published="2022-09-19"), shop("2", made="2022-09-18", published="2022-09-20")]

    assert of_shops(*rows, deadlines=[]) == ["shops/shops.csv:2: 公示到 2022-12-19 为止，次日停止公示 [到期]"]


def test_a_state_that_ends_is_told(of_shops):
    rows = [
        shop("1", valid_to="2022-12-19"),
        shop("2", valid_to="2022-12-20"),
        shop("3", valid_to="2022-12-01", state="停"),
    ]

    found = of_shops(*rows, period={"from": "published_on"})

    assert found == ["shops/shops.csv:2: 有效期至 2022-12-19，次日起写“过期” [到期]"]


def test_what_begins_to_be_public_is_still_to_come(of_shops):
    rows = [shop("1", published="2022-10-01"), shop("2", published="2023-10-01")]

    assert of_shops(*rows) == ["shops/shops.csv:2: 2022-10-01 开始公示 [未到]"]


def test_a_record_that_is_public_no_more_asks_for_nothing(of_shops):
    rows = [shop("1", checked="", state="撤回"), shop("2", checked="", state="修复")]

    assert of_shops(*rows, shop("3", made="2022-01-01", published="2022-01-02", checked="")) == []


def test_a_calendar_that_ends_is_told_where_working_days_are_counted(told):
    [line] = told()

    assert line == (
        "reference/calendar_days.csv: 工作日历只到 2022-09-30，以后的时限无法计算；下一年的放假安排公布后请补上 [未到]"
    )
    assert told(deadlines=[]) == []


def test_a_rule_that_ends_is_told_where_it_is_counted(told):
    rule = [*K02[:4], "2022-10-08", "2022-11-30", "true"]

    assert told(rule=rule)[0] == "reference/publication_rules.csv: 规则 K02 到 2022-11-30 为止，次日失效 [到期]"
    assert told(rule=rule)[-1] == "reference/publication_rules.csv: 规则 K02 2022-10-08 起施行 [未到]"
