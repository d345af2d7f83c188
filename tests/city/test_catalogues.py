"""The catalogues of standards and of procedures: real names and articles, and nothing guessed."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, timedelta
from itertools import groupby

import pytest

from sites import ROOT

DATA = ROOT / "data"
NATIONAL = "食品安全国家标准"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def standards() -> list[dict[str, str]]:
    return rows("standard-catalogue/standards.csv")


@pytest.fixture(scope="module")
def steps() -> list[dict[str, str]]:
    return rows("procedure-catalogue/procedure_steps.csv")


def test_national_standards_have_a_number_and_a_title_and_dates_only_of_an_edition_that_was_looked_up(standards):
    national = [row for row in standards if row["std_level"] == NATIONAL]

    assert len(national) > 40
    for row in national:
        assert re.fullmatch(r"GB \d+(\.\d+)?(-\d{4})?", row["std_no"])
        assert bool(row["checked_on"]) == ("-" in row["std_no"]) == (row["evidence"] != "未核对版本")
        assert row["std_name"].startswith(f"{NATIONAL} ")
        if not row["checked_on"]:
            assert {row[name] for name in ("issued_on", "effective_on", "state", "valid_to", "replaced_by")} == {""}
        assert row["scope_foods"] in {"", row["std_name"].removeprefix(f"{NATIONAL} ")}


def test_every_kind_of_open_standard_but_local_ones_is_there(standards):
    kinds = {row["kind_of_openness"] for row in standards}

    assert kinds == {"检验标准", "检查标准", "处罚程序和公示", "许可条件", "生产经营卫生规范", "生产技术规程"}
    assert all(row["effective_on"] for row in standards if row["std_level"] == "监管规范")


def test_an_edition_ends_on_the_day_before_the_one_that_replaces_it(standards):
    by_number = {row["std_no"]: row for row in standards}

    assert len(by_number) == len(standards)
    for row in standards:
        assert bool(row["valid_to"]) == bool(row["replaced_by"]), row["std_no"]
        if row["replaced_by"]:
            next_one = date.fromisoformat(by_number[row["replaced_by"]]["effective_on"])
            assert date.fromisoformat(row["valid_to"]) == next_one - timedelta(days=1), row["std_no"]


def test_steps_are_numbered_and_have_an_article(steps):
    for procedure, mine in groupby(steps, key=lambda row: row["proc_id"]):
        numbers = [int(row["step_no"]) for row in mine]
        assert (procedure, numbers) == (procedure, list(range(1, len(numbers) + 1)))
    assert {row["proc_id"] for row in steps} == {row["proc_id"] for row in rows("procedure-catalogue/procedures.csv")}
    assert all(re.search(r"第.+[条号]|办法", row["basis"]) for row in steps)


def test_a_limit_has_a_unit(steps):
    for row in steps:
        if row["time_limit"]:
            assert row["unit"] in {"工作日", "日", "小时", "月", "年"}
        else:
            assert row["unit"] in {"", "当场", "及时"}


@pytest.mark.parametrize(
    ("procedure", "words", "limit"),
    [
        ("FJ-01", "提出复检申请", ("7", "工作日")),
        ("FJ-02", "申请复检", ("4", "小时")),
        ("JC-01", "向社会公开检查结果", ("20", "工作日")),
        ("SX-01", "发放登记证", ("7", "工作日")),
        ("SX-03", "制作并发放备案卡", ("5", "工作日")),
        ("JC-02", "首次现场监督检查", ("2", "月")),
        ("CF-01", "作出处罚决定", ("90", "日")),
        ("CF-03", "撤回处罚信息", ("3", "工作日")),
        ("TS-01", "告知投诉人是否受理", ("7", "工作日")),
        ("TS-01", "没有达成调解协议的，终止调解", ("60", "日")),
        ("TS-01", "终止调解的，告知双方", ("7", "工作日")),
        ("TS-01", "调解中发现违法线索", ("15", "工作日")),
        ("TS-02", "告知举报人", ("", "")),
        ("XK-01", "作出是否准予的书面决定", ("10", "工作日")),
        ("XK-01", "颁发、送达许可证", ("5", "工作日")),
        ("XK-02", "作出是否准予的书面决定", ("10", "工作日")),
        ("XK-02", "颁发、送达许可证", ("5", "工作日")),
        ("CJ-01", "报告组织抽检的部门", ("2", "工作日")),
        ("CJ-01", "结果通知书送达", ("5", "工作日")),
        ("CJ-01", "核查处置；", ("90", "日")),
        ("FJ-01", "答复是否受理", ("5", "工作日")),
        ("FJ-01", "移交备份样品", ("3", "工作日")),
        ("FJ-01", "出具复检结论", ("10", "工作日")),
        ("FJ-03", "抽样过程有异议的", ("7", "工作日")),
        ("FJ-03", "标准适用有异议的", ("7", "工作日")),
        ("FJ-03", "对抽样过程的异议", ("20", "工作日")),
        ("FJ-03", "标准适用的异议", ("30", "工作日")),
        ("XX-01", "能当场答复的", ("20", "工作日")),
    ],
)
def test_limits_are_those_of_the_law(steps, procedure, words, limit):
    [found] = [row for row in steps if row["proc_id"] == procedure and words in row["step"]]

    assert (found["time_limit"], found["unit"]) == limit


PAGES = {  # procedure: the page that tells it, which has to name each limit with its article
    "XK-01": "licensing",
    "XK-02": "licensing",
    "CJ-01": "sampling",
    "FJ-01": "sampling",
    "FJ-02": "sampling",
    "FJ-03": "sampling",
    "SX-01": "small-operators",
    "SX-02": "small-operators",
    "SX-03": "small-operators",
    "JC-01": "supervision-checks",
    "JC-02": "small-operators",
    "CF-03": "penalties-and-remedies",
    "TS-01": "complaints",
    "TS-02": "complaints",
    "XY-02": "credit-repair",
    "XX-01": "information-requests",
}


@pytest.mark.parametrize("procedure", PAGES)
def test_the_page_names_the_limits_of_the_catalogue(steps, procedure):
    page = (ROOT / f"content/procedures/{PAGES[procedure]}.md").read_text("utf-8")
    text = re.sub(r"[ *]", "", page).replace("每两年", "2年")
    for row in steps:
        if row["proc_id"] == procedure and row["time_limit"]:
            assert re.search(rf"(?<!\d){row['time_limit']}个?{row['unit']}", text), row["step"]


def test_the_order_that_was_replaced_is_in_no_procedure(steps):
    named = [cell for row in [*steps, *rows("procedure-catalogue/procedures.csv")] for cell in row.values()]

    assert [cell for cell in named if "投诉举报处理暂行办法" in cell or "令第20号" in cell] == []


def test_no_coordinating_office_and_no_promise_is_invented():
    procedures = rows("procedure-catalogue/procedures.csv")

    assert {row["accepting_body"] for row in procedures} == {"", "market-regulation"}
    assert {row[name] for row in procedures for name in ("promised_limit", "online_state", "guide_url")} == {"未公布"}
    assert {row["revised_on"] for row in procedures} == {""}
    assert all(row["remedy"] for row in procedures)


@pytest.mark.parametrize("word", ["预警", "警示", "风险通报", "召回令", "事故通报", "总体情况"])
def test_a_tip_that_is_a_risk_warning_is_refused(word):
    descriptor = json.loads((DATA / "consumer-tips/datapackage.json").read_text("utf-8"))
    [rule] = [one for one in descriptor["register"]["checks"] if one.get("field") == "tip_title" and "part" in one]

    assert rule["kind"] == "forbidden"
    assert rule["part"] is True
    assert word in rule["values"]
