"""Stages and half-year reports are those that the plan orders."""

from __future__ import annotations

from collections import Counter

import pytest

from plan_facts import RECEIVER, UNKNOWN, plan_is_here, rows

STAGES = {  # stage: the words of the plan, and the first and the last month
    "动员部署": ("动员部署(2019年7月)", "2019-07", "2019-07"),
    "扎实推进": ("扎实推进(2019年7月—2020年9月)", "2019-07", "2020-09"),
    "深化提升": ("深化提升(2020年10月—2022年9月)", "2020-10", "2022-09"),
}


def test_stages_are_those_of_the_plan():
    found = {
        row["stage"]: (f"{row['stage']}({row['period_text']})", row["from_month"], row["to_month"])
        for row in rows("plan-tasks/stages.csv")
    }

    assert found == STAGES
    assert [row["clause"] for row in rows("plan-tasks/stages.csv")] == ["四(一)", "四(二)", "四(三)"]


@plan_is_here
@pytest.mark.parametrize("stage", STAGES)
def test_the_plan_says_each_stage(plan, stage):
    assert plan.count(STAGES[stage][0]) == 1


def test_no_task_stands_in_a_stage_since_the_plan_puts_none_there():
    assert {row["stage"] for row in rows("plan-tasks/tasks.csv")} == {""}


@plan_is_here
def test_the_plan_asks_for_a_report_each_half_year(plan):
    assert plan.count("各相关责任单位每半年报送1次食品行业质量提升行动阶段情况小结") == 1
    assert plan.count(RECEIVER) == 1


def test_halves_are_those_that_meet_a_stage():
    first, last = (min(one[1] for one in STAGES.values()), max(one[2] for one in STAGES.values()))
    halves = [
        (f"{year}H{half}", f"{year}-{6 * half - 5:02d}", f"{year}-{6 * half:02d}")
        for year in range(2018, 2025)
        for half in (1, 2)
    ]
    expected = [one for one in halves if one[1] <= last and one[2] >= first]

    assert [(row["half"], row["from_month"], row["to_month"]) for row in rows("plan-reports/halves.csv")] == expected
    assert len(expected) == 7


def test_each_named_unit_owes_a_report_each_half_year():
    reports = rows("plan-reports/reports.csv")
    collective = {"committee-members", "committee-concerned", "related-departments"}
    tasks: dict[str, list[str]] = {}
    for row in rows("plan-tasks/task_agencies.csv"):
        if row["agency"] not in collective:
            tasks.setdefault(row["agency"], []).append(row["task_no"])
    halves = [row["half"] for row in rows("plan-reports/halves.csv")]

    assert Counter((row["agency"], row["half"]) for row in reports) == Counter(
        (agency, half) for agency in tasks for half in halves
    )
    assert {row["agency"]: row["task_nos"] for row in reports} == {
        name: "、".join(all_) for name, all_ in tasks.items()
    }
    assert len(tasks) == 22
    assert {row["to_agency"] for row in reports} == {"quality-office"}


def test_nothing_is_known_of_the_reports():
    reports = rows("plan-reports/reports.csv")

    assert {row["status"] for row in reports} == {UNKNOWN}
    assert {row[name] for row in reports for name in ("due_on", "received_on", "summary", "evidence")} == {""}
    assert {row["due_on"] for row in rows("plan-reports/halves.csv")} == {""}
