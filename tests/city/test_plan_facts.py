"""The facts of the plan in data/ against the plan itself, which stands beside the fixtures and not in here."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from plan_facts import DATA, RECEIVER, UNKNOWN, plan_is_here, rows

REGISTERS = ("plan-tasks", "plan-targets", "plan-reports", "systems", "coverage", "complaint-channels")
FROM_THE_PLAN = REGISTERS[:5]  # everything in them is what the plan says
TOWNSHIPS = "各乡镇(街道、管委会)"
HALF_WIDTH = str.maketrans("，；：（）", ",;:()")  # the plan's copy has no full-width signs
WIDE = str.maketrans("()", "（）")  # as pages have them
SHARED = 25  # characters in a row that a summary may have in common with the plan: a list of things, not a sentence


def descriptor(register: str) -> dict[str, Any]:
    return json.loads((DATA / register / "datapackage.json").read_text("utf-8"))


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


OWN_WORDS = {
    "plan-tasks/tasks.csv": ("body", "note"),
    "plan-tasks/stages.csv": ("body", "note"),
    "systems/systems.csv": ("plan_says", "shown", "caution"),
    "coverage/coverage.csv": ("indicator",),
}


@plan_is_here
@pytest.mark.parametrize("name", OWN_WORDS)
def test_summaries_are_not_the_plans_own_sentences(plan, name):
    for row in rows(name):
        for field in OWN_WORDS[name]:
            text = row[field].translate(HALF_WIDTH)
            copied = [text[at : at + SHARED] for at in range(len(text) - SHARED + 1) if text[at : at + SHARED] in plan]
            assert copied == [], row


@pytest.fixture(scope="module")
def firms(plan) -> set[str]:
    """The firms and platforms that the plan names: its leading firms and the shops on the net."""
    leading = re.findall(r"以([^,。]{2,12}?)为龙头", plan)
    shops = re.findall(r"及([^,。]{2,12}?)等第三方", plan)
    names = {name.strip("“”") for text in leading + shops for name in re.split("、", text)}
    return {re.sub(r"(”?枣业|啤酒|乳业|雪花啤酒)$", "", name) for name in names}


@plan_is_here
@pytest.mark.parametrize("register", REGISTERS)
def test_no_firm_is_named(firms, register):
    files = [path.read_text("utf-8") for path in (DATA / register).iterdir()]

    assert len(firms) >= 8
    assert {name for name in firms for text in files if name in text} == set()


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


HEADS = {  # where a target stands in the plan: the words before it and the words after it
    "二(一)1": ("1、到2020年", "2、人民群众"),
    "二(一)2": ("2、人民群众", "3、到2020年"),
    "二(一)3": ("3、到2020年", "(二)到2022年"),
    "二(二)1": ("1、全市生产农产品", "2、人民群众对食品安全总体满意度达到80%"),
    "二(二)2": ("2、人民群众对食品安全总体满意度达到80%", "三、主要任务"),
    "三(三)9": ("9、推进监管队伍", "10、推进监管信息化"),
    "三(三)12": ("12、推进食品安全社会共治", "(四)标本兼治"),
}


@plan_is_here
def test_targets_stand_where_they_say_and_compare_as_the_plan_does(plan):
    for row in rows("plan-targets/targets.csv"):
        start, end = (plan.index(words) for words in HEADS[row["clause"]])
        said = TARGETS[row["target_id"]][3]
        assert said in plan[start:end], row["target_id"]
        assert row["comparator"] == ">="
        assert re.search("以上|不低于|至少|达到|提高", said), row["target_id"]
        first, second = plan.index("(一)到2020年"), plan.index("(二)到2022年")
        year = "2020" if first < start < second else "2022" if second < start < plan.index("三、主要任务") else ""
        assert row["target_year"] == year, row["target_id"]


NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:%|亿元|家|批次/千人|学时|名|年[0-9]+月|年)?")


@plan_is_here
@pytest.mark.parametrize("name", ["plan-tasks/tasks.csv", "plan-tasks/stages.csv", "systems/systems.csv"])
def test_every_number_of_a_summary_is_in_the_plan(plan, name):
    for row in rows(name):
        for field in ("body", "plan_says"):
            text = re.sub("（列出5个）|列5个", "", row.get(field, ""))  # our count of what the plan lists
            assert [number for number in NUMBERS.findall(text) if number not in plan] == [], row


@plan_is_here
def test_the_head_of_the_document_is_in_the_order_of_the_plan(plan):
    [document] = [row for row in rows("systems/documents.csv") if row["relation"] == "本文"]
    names = ("index_no", "issuing_body", "keywords", "made_on", "published_on", "genre", "document_no", "effective_on")

    assert plan.startswith("•" + "•".join(document[name] for name in names))


def test_targets_of_different_years_are_not_one_series():
    series = {row["target_id"]: row["method_series"] for row in rows("plan-targets/targets.csv")}

    assert series["T04"] == series["T09"]
    assert len({series[name] for name in ("T02", "T03", "T07", "T08")}) == 4


@plan_is_here
@pytest.mark.parametrize("register", FROM_THE_PLAN)
def test_the_source_is_the_document_itself(plan, register):
    source = descriptor(register)["sources"][0]

    for fact in ("新政办〔2019〕16号", "755156513/2019-00220", "2019-09-02", "2019-09-12"):
        assert fact in source["title"]
        assert fact in plan


@pytest.mark.parametrize(
    "name",
    [
        "plan-tasks/tasks.csv",
        "plan-targets/targets.csv",
        "plan-reports/reports.csv",
        "systems/systems.csv",
        "coverage/coverage.csv",
    ],
)
def test_maker_and_days_are_those_of_the_document(name):
    found = {(row["source_agency"], row["made_on"], row["published_on"], row["disclosure_level"]) for row in rows(name)}

    assert found == {("government-office", "2019-09-02", "2019-09-12", "县级")}


@plan_is_here
def test_agencies_are_those_of_the_plan(duties, plan):
    agencies = rows("reference/agencies.csv")
    named = {name for names, _ in duties for name in names}

    assert named == {row["seed_name"] for row in agencies} - {""}
    assert {row["full_name"] for row in agencies if not row["seed_name"]} == {
        "新郑市人民政府",
        "新郑市人民政府办公室",
        RECEIVER,
    }
    for row in agencies:
        assert row["full_name"] in plan or row["full_name"] == "新郑市市场监督管理局"


def test_nothing_is_invented_about_agencies():
    agencies = {row["agency_id"]: row for row in rows("reference/agencies.csv")}

    assert {row["uscc"] for row in agencies.values()} == {""}
    powers = rows("reference/powers.csv")
    assert {(row["agency"], row["power"]) for row in powers} == {
        *(("market-regulation", one) for one in ("penalise", "inspect", "license", "sample", "dispose", "register")),
        ("health", "inspect"),
        ("health", "penalise"),
        ("public-security", "detain"),
    }
    assert [row["scope"] for row in powers if row["agency"] == "health" and row["power"] == "inspect"] == [
        "餐具饮具集中消毒"
    ]
    assert all("条" in row["basis"] or "令" in row["basis"] for row in powers if row["verified"] == "true")
    assert all("第" not in row["basis"].replace("令第", "") for row in powers if row["verified"] == "false")
    assert all("法" in agencies[row["agency"]]["capability_basis"] for row in powers)
    assert all(row["capability_basis"] for row in agencies.values())


# ---- published


def test_the_page_of_the_plan_has_a_heading_for_every_clause_and_says_of_each_what_the_rows_say():
    page = (DATA.parent / "content/pages/plan.md").read_text("utf-8")
    parts = dict(re.findall(r"^### ([^\n]+)\n\n(.+?)(?=\n#|\Z)", page, re.MULTILINE | re.DOTALL))
    duties = rows("plan-tasks/task_agencies.csv")

    for task in rows("plan-tasks/tasks.csv"):
        said = parts[f"任务 {task['task_no']} {task['title']}"]
        assert task["body"] in said
        assert f"完成时间：{task['due_text']}" in said
        offices = [row["agency_text"] for row in duties if row["task_no"] == task["task_no"]]
        assert f"责任单位：{'、'.join(offices)}".translate(WIDE) in said
    for target in rows("plan-targets/targets.csv"):
        [said] = [text for title, text in parts.items() if title.startswith(target["target_id"])]
        assert target["value"] in said
        assert target["population"].translate(WIDE) in said
    assert {"动员部署", "扎实推进", "深化提升", "协调", "推进", "投入", "宣传", "督导考核"} <= {*parts}
