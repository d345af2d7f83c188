"""The facts of the plan in data/ against the plan itself, which stands beside the fixtures and not in here."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sites import ROOT
from stages import stages

DATA = ROOT / "data"
DOMAIN = Path(os.environ.get("FIXTURES", "")).parent / "domain"
PLAN = DOMAIN / "action-plan.txt"
REGISTERS = ("plan-tasks", "plan-targets", "plan-reports", "systems", "coverage", "labs", "complaint-channels")
FROM_THE_PLAN = REGISTERS[:5]  # everything in them is what the plan says
UNKNOWN = "未公布"
TOWNSHIPS = "各乡镇(街道、管委会)"
HALF_WIDTH = str.maketrans("，；：（）", ",;:()")  # the plan's copy has no full-width signs
RECEIVER = "市质量强市领导小组办公室"
SHARED = 25  # characters in a row that a summary may have in common with the plan: a list of things, not a sentence

plan_is_here = pytest.mark.skipif(
    not PLAN.is_file(), reason="FIXTURES is not set: the plan is not here to compare with"
)


def descriptor(register: str) -> dict[str, Any]:
    return json.loads((DATA / register / "datapackage.json").read_text("utf-8"))


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


# ---- stages and half-year reports


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


def test_a_task_stands_in_the_stage_of_its_month():
    for row in rows("plan-tasks/tasks.csv"):
        first, last = STAGES[row["stage"]][1:]
        assert first <= row["due_month"] <= last


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


# ---- systems, coverage, labs, channels


SYSTEMS = {  # system: words of the plan that name it
    "S01": "755156513/2019-00220",
    "S02": "豫政食安委〔2018〕7号",
    "S03": "抽检量达到4批次/千人",
    "S04": "总体满意度达到70%以上",
    "S05": "现代食品制造业销售收入达到500亿元以上",
    "S06": "评价性抽检合格率稳定在98%以上",
    "S07": "6大优势食品产业",
    "S08": "园艺作物标准园",
    "S09": "“绿色”标准体系",
    "S10": "执法全过程记录制度",
    "S11": "市统一政务数据共享交换平台",
    "S12": "地方标准目录",
    "S13": "快检车辆",
    "S14": "国家企业信用信息公示系统(郑州)",
    "S15": "严重失信者名单认定机制",
    "S16": "专职检查员制度",
    "S17": "食品安全监管综合业务平台",
    "S18": "抽检信息分级录入、集中管理、统一发布",
    "S19": "风险评估、风险预警交流信息互通共享体系",
    "S20": "“12331”网络平台",
    "S21": "机器换人",
    "S22": "市场监管所标准化建设",
    "S23": "食品安全科普网点",
    "S24": "标准公开、程序公开、结果公开",
    "S25": "至少设立1名专(兼)职食品安全协管员(信息员)",
    "S26": "新型食品行业协会",
    "S27": "食品安全责任保险试点",
    "S28": "有奖举报制度",
    "S29": "“瘦肉精”、兽用抗菌药、生猪屠宰、农资打假",
    "S30": "登记备案一批、规范提升一批、依法查处一批",
    "S31": "食品安全校长负责制",
    "S32": "网络食品经营主体备案信息",
    "S33": "重大违法犯罪案件信息发布制度",
    "S34": "实名购买登记制度",
    "S35": "食用农产品批发、零售市场开办者",
    "S36": "“明厨亮灶”工程",
    "S37": "动员部署(2019年7月)",
    "S38": "隐患排查等协调联动机制",
    "S39": "食品安全经费投入保障机制",
    "S40": "食品安全“六进”",
    "S41": "考评通报",
}


def test_every_system_of_the_plan_is_there():
    systems = rows("systems/systems.csv")

    assert [row["system_id"] for row in systems] == list(SYSTEMS) == [f"S{number:02d}" for number in range(1, 42)]
    assert all(row["plan_says"] and row["shown"] and row["link"] for row in systems)


@plan_is_here
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_plan_names_each_system(plan, system):
    assert SYSTEMS[system] in plan


@plan_is_here
def test_a_system_that_a_task_names_stands_in_that_task(plan):
    heads = [plan.index(f"{number}、", plan.index("三、主要任务")) for number in range(1, 21)]
    parts = dict(zip(range(1, 21), zip(heads, [*heads[1:], plan.index("四、推进步骤")], strict=True), strict=True))
    for row in rows("systems/systems.csv"):
        found = re.fullmatch(r"三\([一二三四五]\)([0-9]+)(、.+)?", row["clause"])
        if found:
            start, end = parts[int(found[1])]
            assert SYSTEMS[row["system_id"]] in plan[start:end], row["system_id"]


def test_every_system_leads_to_a_place_of_this_site():
    known = {
        "plan-tasks": {row["task_no"] for row in rows("plan-tasks/tasks.csv")},
        "plan-targets": {row["target_id"] for row in rows("plan-targets/targets.csv")},
        "systems": set(SYSTEMS),
    }
    for row in rows("systems/systems.csv"):
        folder, *rest = row["link"].rstrip("/").split("/")
        if folder == "pages":
            assert (ROOT / "content" / f"{row['link'].rstrip('/')}.md").is_file(), row
        else:
            assert (DATA / folder / "datapackage.json").is_file(), row
            assert not rest or (rest[0] == "records" and rest[1] in known[folder]), row


def test_only_the_hotline_is_known_to_have_been_merged():
    status = {row["system_id"]: (row["status_now"], row["successor"]) for row in rows("systems/systems.csv")}

    assert status.pop("S20") == ("已整合", "全国12315平台")
    assert {name for name, (now, _) in status.items() if now == "不适用"} == {"S01", "S02", "S37"}
    assert {now for now, _ in status.values()} == {"不适用", UNKNOWN}
    assert {row["owner"] for row in rows("systems/systems.csv")} == {""}


@plan_is_here
def test_documents_stand_as_written(plan):
    documents = rows("systems/documents.csv")

    assert [row["relation"] for row in documents] == ["本文", "依据", "依据", "依据"]
    for row in documents:
        for field in ("title", "document_no", "index_no", "issuing_body", "keywords", "genre", "made_on"):
            assert re.sub(r"\s", "", row[field]) in plan, row
    assert {row["made_on"] + row["issuing_body"] for row in documents[1:]} == {""}


def test_coverage_holds_no_number():
    coverage = rows("coverage/coverage.csv")

    assert {(row["count"], row["status"], row["evidence"]) for row in coverage} == {("", UNKNOWN, "")}
    assert {row["system"] for row in coverage} <= set(SYSTEMS)
    assert {"S11", "S22", "S23", "S25", "S27", "S35"} <= {row["system"] for row in coverage}
    due = {row["system"]: row["period"] for row in coverage}
    assert due["S22"] == "2019-12"
    assert set(due.values()) == {"2019-12", "2020-10", "2022-09"}


def test_coverage_asks_every_township_for_its_village_officers():
    found = [row["township"] for row in rows("coverage/coverage.csv") if row["township"]]

    assert found == [row["name"] for row in rows("reference/townships.csv")]
    assert len(found) == 15


def test_no_value_of_a_target_and_no_lab_is_known():
    assert rows("plan-targets/target_values.csv") == []
    assert rows("labs/labs.csv") == []


def test_complaints_go_to_12315():
    channels = {row["channel_name"]: row for row in rows("complaint-channels/channels.csv")}
    live = {row["address"] for row in channels.values() if row["state"] == "启用"}

    assert live == {"12315", "https://www.12315.cn/", "12345"}
    assert (channels["12331"]["state"], channels["12331"]["merged_into"]) == ("已整合", "12315")
    assert {row["address"] for row in channels.values() if row["state"] == UNKNOWN} == {""}


# ---- published


@pytest.mark.city
def test_the_plan_is_published_whole(tmp_path):
    with stages(DATA, tmp_path, date(2022, 9, 30)) as found:
        assert [row for (row,) in found.rows("plan-tasks", "tasks", "task_no")] == [str(one) for one in range(1, 21)]
        assert found.headline("plan-tasks", "agencies") == 25
        assert found.headline("plan-targets", "targets") == 15
        assert found.chart("plan-tasks", "duties-by-agency")["市市场监管局", ""] == 17
        assert found.headline("plan-reports", "due") == found.headline("plan-reports", "unknown") == 154
        assert found.headline("systems", "systems") == 41
        assert found.headline("coverage", "known") == found.headline("labs", "labs") == 0
