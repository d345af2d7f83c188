"""Columns that a message names are called by title and name, by every kind of check, by keys and by the law."""

from __future__ import annotations

import re
from typing import Any

import pytest

from disclosure.checks.kinds import kinds
from disclosure.contract.called import with_titles
from packages import field, load, write_package

TITLES = {
    "no": "编号", "agency": "机关", "kind": "类别", "stage": "环节", "made_on": "作出日期", "shown_on": "公布日期",
    "fine": "罚款", "part": "其中", "whole": "全部", "rate": "比率", "text": "正文", "rows": "行数", "food": "食品",
    "found": "检出", "agency_id": "机关代码", "kinds": "种类", "from_on": "生效日期", "to_on": "失效日期",
    "most": "上限", "who": "负责人",
}  # fmt: skip


def titled(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return field(name, kind, title=TITLES[name], **more)


RECORDS = [
    titled("no"), titled("agency", references="reference/agencies.agency_id"), titled("kind"), titled("stage"),
    titled("made_on", "date"), titled("shown_on", "date"), titled("fine", "integer"), titled("part", "integer"),
    titled("whole", "integer"), titled("rate", "number"), titled("text"), titled("rows", "integer"),
    titled("who"),
]  # fmt: skip
ROW = ["A1", "甲", "旧", "产", "2022-03-01", "2022-02-01", "9", "1", "4", "7", "罚款 5 元", "3", "示例甲"]
AGENCIES = [
    titled("agency_id"),
    titled("kinds"),
    titled("from_on", "date"),
    titled("to_on", "date"),
    titled("most", "integer"),
]
CALENDAR = {
    "fields": [field("day", "date"), field("is_workday", "boolean")],
    "rows": [[f"2022-0{month}-{day:02}", "true"] for month, last in ((2, 28), (3, 31)) for day in range(1, last + 1)],
    "primaryKey": "day",
}
POWERS = {"fields": [field("agency"), field("power"), field("scope")], "rows": [["甲", "inspect", "销"]]}
WHEN = {"when": {"kind": ["旧"]}}

BROKEN: dict[str, list[dict[str, Any]]] = {
    "agrees": [
        {"field": "fine", "equals": "part"},
        {"field": "fine", "sum": ["part", "whole"]},
        {"field": "fine", "sum": {"of": "findings", "field": "found"}},
        {"field": "rate", "share": {"of": "part", "in": "whole"}},
        {"field": "fine", "text": {"field": "text", "beside": ["罚款"], "unit": "元"}},
    ],
    "authority": [{"field": "agency", "can": "inspect", "in": "reference/powers", "scope": "stage"}],
    "bound": [
        {"field": "shown_on", "min": {"field": "made_on"}},
        {"field": "shown_on", "min": {"field": "made_on", "plus": "P1M"}},
        {"field": "fine", "max": {"field": "agency", "column": "most"}},
    ],
    "children": [{"of": "findings", "min": 9, "where": {"food": ["面"]}}],
    "empty": [{"fields": ["text"]}],
    "forbidden": [{"field": "kind", "values": ["旧"]}],
    "includes": [{"field": "agency", "some": ["乙"], "column": "kinds"}],
    "listed": [
        {"field": "kind", "in": "reference/agencies.agency_id"},
        {"field": "agency", "in": "reference/agencies.agency_id", "from": "from_on", "to": "to_on", "on": "made_on"},
    ],
    "masked": [{"fields": ["who"]}],
    "order": [{"fields": ["made_on", "shown_on"]}],
    "requires": [{"field": "text", "when": {"kind": ["新"], "stage": ["产"]}}],
    "term": [{"from": "made_on", "to": "shown_on", "lasts": "P1Y"}],
    "total": [{"field": "rows", "of": "findings"}],
    "unique_rows": [{"fields": ["agency", "stage"], "when": {"stage": ["产"]}}],
    "window": [
        {"fields": ["made_on", "shown_on"], "days": 3},
        {"fields": ["shown_on", "made_on"], "within": 3},
    ],
}  # fmt: skip


@pytest.fixture
def said(data, problems):
    """Return a function that gives the problems of two records under one check, as people read them."""

    def run(*checks: dict[str, Any], row: list[str] = ROW, **contract: Any) -> list[str]:
        agency = ["甲", "丙", "2022-05-01", "", "5"]
        write_package(
            data / "reference",
            {
                "agencies": {"fields": AGENCIES, "rows": [agency], "primaryKey": "agency_id"},
                "calendar_days": CALENDAR,
                "powers": POWERS,
            },
        )
        key = {"fields": ["no"], "reference": {"resource": "records", "fields": ["no"]}}
        findings = {
            "fields": [titled("no"), titled("food"), titled("found", "integer")],
            "rows": [["A1", "面", "2"], ["A2", "米", "2"]],
            "foreignKeys": [key],
        }
        register = {"section": "results", "records": "records", "title": "{no}", "columns": ["no"]}
        records = {
            "fields": RECORDS,
            "rows": [row, ["A2", *ROW[1:2], "新", *ROW[3:10], "", "3", ""]],
            "primaryKey": "no",
        }
        resources = {"records": records, "findings": findings}
        write_package(data / "one", resources, register | {"checks": list(checks)} | contract)
        return [str(one) for one in with_titles(problems(), load(data)[0])]

    return run


def bare(line: str) -> list[str]:
    """Return the names of columns in the sentence of *line* that stand there without their titles."""
    sentence = line.rpartition(": ")[2]
    found = re.finditer(rf"(?<![\w./-])(?:{'|'.join(TITLES)})(?![\w./-])", sentence)
    return [one[0] for one in found if not sentence[: one.start()].endswith(f"{TITLES[one[0]]} ")]


def test_every_kind_of_check_is_broken_here():
    assert list(BROKEN) == [kind.name for kind in kinds()]


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, number) for kind, checks in BROKEN.items() for number in range(len(checks))]
)
def test_a_message_calls_every_column_by_title_and_name(kind, number, said):
    check = {"kind": kind, **WHEN, **BROKEN[kind][number]}
    found = [line for line in said(check) if line.endswith(f"{kind}]")]

    assert found
    assert [(line, bare(line)) for line in found if bare(line)] == []
    said_when = " 为".join(("类别 kind", check["when"]["kind"][0])) if "kind" in check["when"] else "环节 stage 为产"
    assert [line for line in found if said_when not in line] == []


def test_the_law_and_keys_call_columns_so_too(said):
    lengths = {"新": "P1Y", "旧": {"ends": "shown_on"}, "又": {"lasts": "P1Y", "from": "shown_on"}}
    period = {"from": "made_on", "lasts": {"field": "kind", "lengths": lengths}}
    lines = said(row=["A1", "乙", "旧", "", "2022-03-01", "", "", "", "", "", "", "", ""], period=period)

    ends, absent = (line.rpartition(": ")[2] for line in lines)
    assert ends == "类别 kind 为旧时要写明公示到哪天；请按决定书补填 [period]"
    assert absent.startswith("在 reference/agencies 的 机关代码 agency_id 里找不到，现为 1 个字符")
