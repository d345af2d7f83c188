"""Limits set by law: by when, kept or not, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.checks.check import check
from disclosure.contract.limits import COLUMNS
from disclosure.contract.model import ForeignKey
from disclosure.errors import Problem
from disclosure.publication.model import PublicRegister
from disclosure.publication.publish import publish
from disclosure.reading.reader import read_all
from packages import field, load, write_package

AS_OF = date(2022, 9, 30)
CALENDAR = {
    "fields": [field("day", "date"), field("is_workday", "boolean")],
    "rows": [[f"2022-09-{day:02}", "false" if day in (3, 4, 10, 11, 12, 17, 18) else "true"] for day in range(1, 31)],
    "primaryKey": "day",
}
RULES = [
    field("rule_id"),
    field("within", "integer"),
    field("unit"),
    field("basis"),
    field("effective_from", "date"),
    field("effective_to", "date"),
    field("verified", "boolean"),
]
K02 = ["K02", "7", "工作日", "示例办法第一条", "2020-01-01", "", "true"]
K99 = ["K99", "1", "日", "未核实", "", "", "false"]
LITERAL = {"within": 1, "unit": "月", "basis": "示例办法第二条", "from": "made_on", "to": "published_on"}
BY_RULE = {"rule": "K02", "from": "made_on", "to": "published_on"}


@pytest.fixture
def run(tmp_path: Path, engine) -> Callable[..., tuple[list[Problem], PublicRegister | None]]:
    """Return a function that checks and publishes decisions (number, made, published) under *deadlines*."""

    def go(rows: list[list[str]], *deadlines: dict[str, Any], rules=(K02, K99), reference=True, hidden_key=False):
        data = tmp_path / "data"
        if reference:
            known = {"fields": RULES, "rows": rules, "primaryKey": "rule_id"}
            write_package(data / "reference", {"calendar_days": CALENDAR, "publication_rules": known})
        fields = [
            field("no", disclosure="omitted" if hidden_key else "public"),
            field("made_on", "date", title="作出日期"),
            field("published_on", "date", title="公开日期"),
            field("code", constraints={"unique": True}),
        ]
        contract = {"section": "results", "records": "decisions", "id": "code", "title": "{code}", "columns": ["code"]}
        write_package(
            data / "decisions",
            {"decisions": {"fields": fields, "rows": [[*row, row[0]] for row in rows], "primaryKey": "no"}},
            {**contract, "deadlines": list(deadlines)},
        )
        catalogue, problems = load(data)
        tables, unread = read_all(catalogue, engine)
        problems += unread
        problems += check(catalogue, tables, engine, AS_OF)
        if any(not problem.warning for problem in problems):
            return problems, None
        return problems, publish(catalogue, tables, engine, AS_OF).registers[0]

    return go


def limits(register: PublicRegister, engine, *columns: str) -> list[tuple[Any, ...]]:
    return engine.all(register.tables["deadlines"].frame.select(*columns))


def test_each_record_is_told_by_when_and_whether_it_was_kept(run, engine):
    rows = [
        ["A", "2022-09-01", "2022-09-13"],  # the seventh working day
        ["B", "2022-09-01", "2022-09-14"],
        ["C", "2022-09-28", ""],
        ["D", "2022-09-01", ""],
        ["E", "", "2022-09-01"],
    ]

    problems, register = run(rows, BY_RULE)

    assert problems == []
    assert limits(register, engine, "no", "due_on", "done_on", "verdict") == [
        ("A", "2022-09-13", "2022-09-13", "按期"),
        ("B", "2022-09-13", "2022-09-14", "逾期"),
        ("C", None, None, "无法计算"),
        ("D", "2022-09-13", None, "逾期未办"),
    ]


def test_a_limit_that_runs_is_neither_kept_nor_missed(run, engine):
    _, register = run([["A", "2022-09-15", ""]], LITERAL)

    assert limits(register, engine, "due_on", "verdict") == [("2022-10-15", "未到期")]


def test_what_is_late_under_several_limits_is_late_once_under_the_tightest(run, engine):
    _, register = run([["A", "2022-08-01", "2022-09-20"]], LITERAL, {**LITERAL, "within": 30, "unit": "日"})

    assert limits(register, engine, "within", "basis", "counted_from", "done", "due_on", "verdict") == [
        ("30 日", "示例办法第二条", "作出日期", "公开日期", "2022-08-31", "逾期"),
    ]


def test_each_thing_to_be_done_has_its_own_tightest_limit(run, engine):
    other = {**LITERAL, "from": "published_on", "to": "made_on"}

    _, register = run([["A", "2022-09-01", "2022-09-20"]], LITERAL, other, BY_RULE)

    assert limits(register, engine, "rule", "done", "verdict") == [
        ("K02", "公开日期", "逾期"),
        (None, "作出日期", "按期"),
    ]


def test_a_limit_beyond_the_calendar_is_not_replaced_by_a_longer_one_that_is_known(run, engine):
    _, register = run([["A", "2022-09-28", "2022-10-20"]], LITERAL, BY_RULE)

    assert limits(register, engine, "rule", "verdict") == [("K02", "无法计算")]


def test_a_law_that_was_not_in_force_sets_no_limit(run, engine):
    later = [*K02[:4], "2022-09-05", "2022-09-07", "true"]

    rows = [["A", "2022-09-02", ""], ["B", "2022-09-05", ""], ["C", "2022-09-08", ""]]

    _, register = run(rows, BY_RULE, rules=[later])

    assert limits(register, engine, "no") == [("B",)]


def test_a_limit_can_hold_for_some_records_alone(run, engine):
    _, register = run([["A", "2022-09-01", ""], ["B", "2022-09-01", ""]], {**LITERAL, "when": {"no": ["B"]}})

    assert limits(register, engine, "no") == [("B",)]


def test_a_rule_that_nobody_verified_is_a_warning_and_shows_nothing(run):
    problems, register = run([["A", "2022-09-01", ""]], {**BY_RULE, "rule": "K99"})

    assert [(problem.kind, problem.warning) for problem in problems] == [("deadline", True)]
    assert "deadlines" not in register.tables


@pytest.mark.parametrize(
    ("deadline", "rules", "named"),
    [
        ({**BY_RULE, "rule": "K77"}, [K02], "K77"),
        (BY_RULE, [["K02", "", "及时", "示例办法", "", "", "true"]], "没有可计算的时限"),
    ],
)
def test_a_rule_that_cannot_be_counted_stops_the_build(run, deadline, rules, named):
    [problem], register = run([["A", "2022-09-01", ""]], deadline, rules=rules)

    assert register is None
    assert named in problem.message


def test_a_table_of_rules_without_a_column_is_told_which(run, monkeypatch):
    monkeypatch.setattr("disclosure.checks.deadline_rules.COLUMNS", (*COLUMNS, "colour"))

    [problem], _ = run([["A", "2022-09-01", ""]], BY_RULE)

    assert "colour" in problem.message


def test_working_days_need_a_calendar(run):
    literal = {"within": 7, "unit": "工作日", "basis": "示例办法", "from": "made_on", "to": "published_on"}

    [problem], _ = run([["A", "2022-09-01", ""]], literal, reference=False)

    assert "工作日历" in problem.message


def test_the_table_is_one_of_the_registers_own(run):
    _, register = run([["A", "2022-09-01", ""]], LITERAL)

    table = register.package.resources["deadlines"]
    assert table == register.tables["deadlines"].resource
    assert (table.names[0], table.foreign_keys) == ("no", (ForeignKey(("no",), "decisions", ("no",)),))


def test_the_table_is_described_for_everybody_like_those_of_the_supplier(run):
    _, register = run([["A", "2022-09-01", ""]], LITERAL)

    said = register.package.public_words.tables["deadlines"]
    assert said.itself["title"] == "法定时限"
    assert [field["name"] for field in said.fields] == list(register.package.resources["deadlines"].names)
    assert said.fields[0] == {"name": "no", "title": "no", "type": "string", "disclosure": "public"}
    assert said.fields[-1]["constraints"] == {
        "required": True,
        "enum": ["按期", "逾期", "未到期", "逾期未办", "无法计算"],
    }


def test_a_key_that_is_not_published_is_not_in_the_table(run, engine):
    _, register = run([["A", "2022-09-01", "2022-09-13"]], LITERAL, hidden_key=True)

    assert "no" not in register.tables["deadlines"].resource.names
    assert register.package.resources["deadlines"].foreign_keys == ()
    assert limits(register, engine, "due_on", "verdict") == [("2022-10-01", "按期")]
