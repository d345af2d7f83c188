"""The facts of the plan in data/ against the plan itself, which stands beside the fixtures and not in here."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from stages import stages

DATA = Path(__file__).parent.parent / "data"
PLAN = Path(os.environ.get("FIXTURES", "")).parent / "domain/action-plan.txt"
UNKNOWN = "未公布"
TOWNSHIPS = "各乡镇(街道、管委会)"
SHARED = 25  # characters in a row that a summary may have in common with the plan: a list of things, not a sentence

plan_is_here = pytest.mark.skipif(
    not PLAN.is_file(), reason="FIXTURES is not set: the plan is not here to compare with"
)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def plan() -> str:
    """The plan without white space: its paragraphs are broken in the middle of sentences."""
    return re.sub(r"\s", "", PLAN.read_text("utf-8"))


@pytest.fixture(scope="module")
def duties(plan) -> list[tuple[list[str], str]]:
    """The responsible units, as written and in their order, and the due date of each task."""
    found = re.findall(r"责任单位:(.+?)。?完成时间:([0-9]{4}年[0-9]{1,2}月)", plan)
    return [(units(text), due) for text, due in found]


def units(text: str) -> list[str]:
    whole = text.replace(TOWNSHIPS, "各乡镇")
    names = re.split(r"[、,,]|会同|及(?=有关)|和(?=各)", whole)  # 和 is also a part of names
    return [TOWNSHIPS if name == "各乡镇" else name for name in names]


@plan_is_here
def test_the_plan_has_twenty_tasks(duties):
    assert len(duties) == 20


@plan_is_here
def test_units_stand_as_written_and_in_order(duties):
    listed: dict[int, list[str]] = {}
    for row in rows("plan-tasks/task_agencies.csv"):
        listed.setdefault(int(row["task_no"]), []).append(row["agency_text"])
        assert int(row["order_no"]) == len(listed[int(row["task_no"])])

    assert listed == {number: names for number, (names, _) in enumerate(duties, start=1)}


@plan_is_here
def test_due_dates_stand_as_written(duties):
    assert [row["due_text"] for row in rows("plan-tasks/tasks.csv")] == [due for _, due in duties]


def test_nineteen_tasks_are_due_in_october_2020_and_task_11_before():
    tasks = rows("plan-tasks/tasks.csv")

    assert [int(row["task_no"]) for row in tasks] == list(range(1, 21))
    assert Counter(row["due_text"] for row in tasks) == {"2020年10月": 19, "2019年12月": 1}
    assert tasks[10]["due_text"] == "2019年12月"
    assert {(row["due_text"], row["due_month"]) for row in tasks} == {
        ("2020年10月", "2020-10"),
        ("2019年12月", "2019-12"),
    }


def test_every_place_in_the_plan_names_the_task():
    for row in rows("plan-tasks/tasks.csv"):
        assert re.fullmatch(rf"三\([一二三四五]\){row['task_no']}", row["seed_anchor"])
        assert row["part"].startswith(row["seed_anchor"][1:4])


@plan_is_here
def test_summaries_are_not_the_plans_own_sentences(plan):
    for row in rows("plan-tasks/tasks.csv"):
        body = row["body"]
        copied = [body[at : at + SHARED] for at in range(len(body) - SHARED + 1) if body[at : at + SHARED] in plan]
        assert copied == [], row["task_no"]


def test_no_unit_is_called_leading():
    for name in ("plan-tasks/tasks.csv", "plan-tasks/task_agencies.csv"):
        assert "牵头" not in (DATA / name).read_text("utf-8")


def test_nothing_is_known_of_what_was_achieved():
    assert {row["status"] for row in rows("plan-tasks/tasks.csv")} == {UNKNOWN}
    assert {row["status"] for row in rows("plan-targets/targets.csv")} == {UNKNOWN}


TARGETS = {  # target: year, value, unit, and the words of the plan that say so
    "T01": ("2020", "4", "批次/千人", "抽检量达到4批次/千人"),
    "T02": ("2020", "97", "%", "总体合格率稳定在97%以上"),
    "T03": ("2020", "98", "%", "食品抽检合格率稳定在98%以上"),
    "T04": ("2020", "70", "%", "总体满意度达到70%以上"),
    "T05": ("2020", "500", "亿元", "销售收入达到500亿元以上"),
    "T06": ("2020", "40", "家", "企业达到40家"),
    "T07": ("2022", "98", "%", "评价性抽检合格率稳定在98%以上"),
    "T08": ("2022", "99", "%", "加工食品抽检合格率稳定在99%以上"),
    "T09": ("2022", "80", "%", "总体满意度达到80%以上"),
    "T10": ("", "40", "学时/人年", "人均不低于40学时/年"),
    "T11": ("", "90", "学时/人年", "人均不低于90学时/年"),
    "T12": ("", "70", "%", "总人数的70%以上"),
    "T13": ("", "15", "%", "技术队伍的15%以上"),
    "T14": ("", "2", "%(每年)", "每年提高2%"),
    "T15": ("", "1", "名", "至少设立1名"),
}


def test_targets_have_the_plans_numbers():
    found = {
        row["target_id"]: (row["target_year"], row["value"], row["unit"]) for row in rows("plan-targets/targets.csv")
    }

    assert found == {name: facts[:3] for name, facts in TARGETS.items()}


@plan_is_here
@pytest.mark.parametrize("target", TARGETS)
def test_the_plan_says_each_number(plan, target):
    assert plan.count(TARGETS[target][3]) == 1


def test_targets_of_different_years_are_not_one_series():
    series = {row["target_id"]: row["method_series"] for row in rows("plan-targets/targets.csv")}

    assert series["T04"] == series["T09"]
    assert len({series[name] for name in ("T02", "T03", "T07", "T08")}) == 4


@plan_is_here
@pytest.mark.parametrize("register", ["plan-tasks", "plan-targets"])
def test_the_source_is_the_document_itself(plan, register):
    [source] = json.loads((DATA / register / "datapackage.json").read_text("utf-8"))["sources"]

    for fact in ("新政办〔2019〕16号", "755156513/2019-00220", "2019-09-02", "2019-09-12"):
        assert fact in source["title"]
        assert fact in plan


@plan_is_here
def test_agencies_are_those_of_the_plan(duties, plan):
    agencies = rows("reference/agencies.csv")
    named = {name for names, _ in duties for name in names}

    assert named == {row["seed_name"] for row in agencies} - {""}
    assert {row["full_name"] for row in agencies if not row["seed_name"]} == {"新郑市人民政府", "新郑市人民政府办公室"}
    for row in agencies:
        assert row["full_name"] in plan or row["full_name"] == "新郑市市场监督管理局"


def test_nothing_is_invented_about_agencies():
    agencies = {row["agency_id"]: row for row in rows("reference/agencies.csv")}

    assert {row["uscc"] for row in agencies.values()} == {""}
    office = agencies["food-safety-office"]
    assert {office[name] for name in ("can_penalise", "can_inspect", "can_license")} == {"false"}


def test_the_plan_is_published_whole(tmp_path):
    with stages(DATA, tmp_path, date(2022, 9, 30)) as found:
        assert [row for (row,) in found.rows("plan-tasks", "tasks", "task_no")] == [str(one) for one in range(1, 21)]
        assert found.headline("plan-tasks", "agencies") == 25
        assert found.headline("plan-targets", "targets") == 15
        assert found.chart("plan-tasks", "duties-by-agency")["市市场监管局", ""] == 17
