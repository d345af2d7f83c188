"""Systems, coverage, labs and channels are those that the plan names."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from plan_facts import DATA, UNKNOWN, plan_is_here, rows
from sites import ROOT

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


REASONED = {  # systems that have no register by law: the page that says who publishes what, and why not here
    "S19": "procedures/risk-information",
    "S33": "procedures/case-transfers",
    "S38": "procedures/coordination",
}


WITHOUT_CHARTS = {"complaint-channels", "campaigns"}  # a handful of numbers to call; a calendar


@pytest.mark.parametrize("row", rows("systems/systems.csv"), ids=lambda row: row["system_id"])
def test_each_system_has_a_page_with_a_table_and_what_is_counted_has_a_chart_downloads_and_a_form(default_site, row):
    for place in (row["link"], row["also"]):
        page = LexborHTMLParser((default_site / place / "index.html").read_text("utf-8"))
        assert page.css_first("main table, main dl"), place
    registers = {place.split("/")[0] for place in (row["link"], row["also"])} & {one.name for one in DATA.iterdir()}
    assert registers or row["system_id"] in {"S01", *REASONED}
    for name in registers:
        page = LexborHTMLParser((default_site / name / "index.html").read_text("utf-8"))
        links = {one.attributes.get("href", "") for one in page.css("main a")}
        assert page.css_first("main figure img") or name in WITHOUT_CHARTS, name
        assert any(link.endswith(".xlsx") for link in links), name
        assert f"../pages/how-to-read/{name}/" in links, name
        assert (default_site / name / "dictionary/index.html").is_file(), name


@pytest.mark.parametrize("system", REASONED)
def test_what_the_law_keeps_from_a_register_is_said_with_its_reason(system):
    text = (ROOT / f"content/{REASONED[system]}.md").read_text("utf-8")
    [row] = [row for row in rows("systems/systems.csv") if row["system_id"] == system]

    assert re.search("不公开|不公布", text)
    assert re.search("（[^）]*第[一二三四五六七八九十百]+条", text)
    assert row["link"] == f"{REASONED[system]}/"


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


def test_the_page_of_each_target_begins_with_what_is_aimed_at_and_that_no_value_is_known(default_site):
    for row in rows("plan-targets/targets.csv"):
        page = LexborHTMLParser(
            (default_site / f"plan-targets/records/{row['target_id']}/index.html").read_text("utf-8")
        )
        said = re.sub(r"\s", "", page.css_first(".verdict").text())
        assert f"不低于{row['value']}{row['unit']}" in said, row["target_id"]
        assert "实际值未公布" in said, row["target_id"]


def test_no_value_of_a_target_is_known():
    assert rows("plan-targets/target_values.csv") == []


def test_complaints_go_to_12315():
    channels = {row["channel_name"]: row for row in rows("complaint-channels/channels.csv")}
    live = {row["address"] for row in channels.values() if row["state"] == "启用"}

    assert live == {"12315", "https://www.12315.cn/", "12345"}
    assert (channels["12331"]["state"], channels["12331"]["merged_into"]) == ("已整合", "12315")
    assert {row["address"] for row in channels.values() if row["state"] == UNKNOWN} == {""}
