"""Rules and their clocks, and the classes of periods: each against the text of its law."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from reference_tables import DATA, rows
from sites import ROOT

LAW = ROOT / "docs/publication-law.md"


AMOUNTS = {  # rule: how many, of what; empty where the law names no number of days
    "K01": ("20", "工作日"),
    "K02": ("7", "工作日"),
    "K03": ("20", "工作日"),
    "K04": ("20", "工作日"),  # 10 to push it on and 10 to publish it
    "K05": ("3", "工作日"),
    "K06": ("", ""),
    "K07": ("20", "工作日"),
    "K08": ("20", "工作日"),
    "K09": ("20", "工作日"),
    "K10": ("7", "工作日"),
    "K11": ("4", "小时"),
    "K12": ("7", "工作日"),
    "K13": ("45", "工作日"),
    "K14": ("15", "工作日"),
    "K15": ("5", "工作日"),
    "K16": ("", "固定日期"),
    "K17": ("", "固定日期"),
    "K18": ("20", "工作日"),
    "K19": ("7", "工作日"),
    "K20": ("5", "工作日"),
    "K21": ("2", "月"),
    "K22": ("3", "年"),
    "K23": ("20", "工作日"),
    "K24": ("7", "工作日"),
    "K25": ("1", "工作日"),
    "K26": ("", ""),
    "K27": ("90", "日"),
    "K28": ("7", "工作日"),
    "K29": ("60", "日"),
    "K30": ("15", "工作日"),
    "K31": ("", ""),
}


def test_rules_have_the_laws_numbers():
    found = {row["rule_id"]: (row["within"], row["unit"]) for row in rows("publication_rules")}

    assert found == AMOUNTS
    assert list(found) == [f"K{number:02d}" for number in range(1, 32)]


def test_a_rule_that_nobody_has_read_is_not_verified():
    rules = {row["rule_id"]: row for row in rows("publication_rules")}

    assert {name for name, row in rules.items() if row["verified"] == "false"} == {"K08", "K09", "K27"}
    for name in set(rules) - {"K08", "K09", "K02", "K26", "K27"}:
        assert re.search(r"第[一二三四五六七八九十百]+条", rules[name]["basis"]), name


def test_an_order_that_was_replaced_ends_on_the_day_before_the_next():
    rules = {row["rule_id"]: row for row in rows("publication_rules")}
    for old, new in {"K12": "K28", "K13": "K29", "K14": "K30", "K15": "K31"}.items():
        last, first = (date.fromisoformat(day) for day in (rules[old]["effective_to"], rules[new]["effective_from"]))
        assert (first, first - last) == (date(2026, 4, 15), timedelta(days=1))
        assert ("第20号" in rules[old]["source"], "第121号" in rules[new]["source"]) == (True, True)


@pytest.mark.parametrize("page", ["procedures/complaints", "pages/how-to-read/complaint-statistics"])
def test_pages_say_what_the_rules_of_complaints_say(page):
    text = (ROOT / f"content/{page}.md").read_text("utf-8").replace(" ", "").replace("**", "")
    for row in rows("publication_rules"):
        if row["rule_id"] in {"K12", "K13", "K15", "K28", "K29"}:
            [article] = re.findall("第[一二三四五六七八九十]+条", row["basis"])
            count = "个" if row["unit"] == "工作日" else ""
            assert re.search(rf"{row['within']}{count}{row['unit']}[^|]*（{article}）", text), row["rule_id"]


def test_deadlines_of_registers_name_rules_that_can_be_counted():
    rules = {row["rule_id"]: row for row in rows("publication_rules")}
    for register, named in deadlines().items():
        for rule in named:
            assert (rules[rule]["verified"], bool(rules[rule]["within"])) == ("true", True), (register, rule)
            assert rules[rule]["unit"] in {"工作日", "日", "月", "年"}, (register, rule)


def deadlines() -> dict[str, list[str]]:
    """The rules that each register counts."""
    found = {}
    for path in sorted(DATA.glob("*/datapackage.json")):
        said = json.loads(path.read_text("utf-8")).get("register", {}).get("deadlines", [])
        found[path.parent.name] = [one["rule"] for one in said]
    return found


def test_the_docs_say_which_register_counts_which_rule():
    lines = re.findall(r"(?m)^\| (K\d\d) \|[^|]*\| ([^|]+) \|", LAW.read_text("utf-8"))
    used: dict[str, set[str]] = {}
    for register, named in deadlines().items():
        for rule in named:
            used.setdefault(rule, set()).add(register)

    assert [rule for rule, _ in lines] == list(AMOUNTS)
    assert {rule: set(re.findall("`([a-z-]+)`", text)) for rule, text in lines} == {
        rule: used.get(rule, set()) for rule in AMOUNTS
    }


@pytest.mark.parametrize("name", ["publication_rules", "period_classes"])
def test_days_in_force_do_not_descend(name):
    for row in rows(name):
        assert not row["effective_to"] or row["effective_from"] <= row["effective_to"]
        assert row["basis"]
        assert row["source"]


def test_period_classes_of_both_regimes():
    found = {row["period_class"]: (row["shortest"], row["longest"]) for row in rows("period_classes")}
    starts = {row["regime"]: row["effective_from"] for row in rows("period_classes")}

    assert found == {
        "不公示": ("P0D", "P0D"),
        "三个月": ("P3M", "P3M"),
        "三年": ("P3Y", "P3Y"),
        "按限制期限": ("", ""),
        "终身限制": ("", ""),
        "一年": ("P1Y", "P1Y"),
        "轻微": ("P0D", "P3M"),
        "一般": ("P3M", "P1Y"),
        "严重": ("P1Y", "P3Y"),
    }
    assert starts == {"市场监督管理行政处罚信息公示规定": "2021-09-01", "信用修复管理办法": "2026-04-01"}
