"""The law as data: rows laid over the descriptors of this city, and what each may not be."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.cache import Cache
from disclosure.checks import check
from disclosure.errors import Problem
from disclosure.reading.reader import read
from engines import borrowed
from packages import load
from sites import ROOT

DATA = ROOT / "data"
AS_OF = date(2026, 11, 26)
Row = Mapping[str, str]
Law = Callable[..., "Verdict"]

COMMON = {
    "source_agency": "sample-market",
    "publication_status": "公示中",
    "disclosure_level": "县级",
}
PENALTY = COMMON | {
    "record_id": "CF-2024-0001",
    "decision_no": "示例罚〔2024〕1号",
    "case_name": "示例甲店经营超过保质期的食品案",
    "party_kind": "法人及非法人组织",
    "party_name": "示例甲有限公司",
    "party_uscc": "91000000DEM0000092",
    "violation_type": "经营超过保质期的食品",
    "facts": "示例",
    "legal_basis": "《中华人民共和国食品安全法》第一百二十四条",
    "penalty_kinds": "罚款",
    "penalty_content": "罚款20000元",
    "fine_wan": "2",
    "procedure": "普通程序",
    "decided_on": "2024-05-06",
    "authority": "sample-market",
    "authority_uscc": "11000000DEM000001H",
    "party_province": "示例省",
    "period_class": "三年",
    "seriousness_class": "未定",
    "repair_state": "未申请",
    "appeal_state": "未提起",
    "summary_text": "示例",
    "made_on": "2024-05-06",
    "published_on": "2024-05-10",
}
WARNED = {"penalty_kinds": "警告", "penalty_content": "警告", "fine_wan": "", "period_class": "不公示"}
SHUT = {"penalty_kinds": "罚款;责令停产停业", "penalty_content": "罚款20000元；责令停产停业"}
BARRED = {
    "penalty_kinds": "吊销许可证件;限制从业",
    "penalty_content": "吊销食品经营许可证；五年内不得申请食品生产经营许可",
    "fine_wan": "",
    "licence_affected": "食品经营许可证（示例）",
    "period_class": "按限制期限",
    "penalty_valid_until": "2029-05-06",
}
GRANTED = {
    "repair_state": "准予",
    "repair_decided_on": "2025-06-10",
    "repair_decision_no": "示例修复〔2025〕1号",
    "duties_fulfilled": "true",
    "harm_removed": "true",
    "no_repeat": "true",
    "in_bad_list": "false",
    "publication_status": "停止公示",
    "withdrawn_on": "2025-06-11",
    "withdrawal_reason": "依法停止公开",
}
SIMPLE = {"procedure": "简易程序", "period_class": "不公示"}
LISTING = COMMON | {
    "record_id": "MD-2024-0001",
    "list_kind": "严重违法失信名单(黑名单)",
    "list_basis": "示例",
    "party_kind": "法人及非法人组织",
    "party_name": "示例甲有限公司",
    "party_uscc": "91000000DEM0000092",
    "reason": "示例",
    "related_penalty": "CF-2024-0001",
    "decided_by": "sample-market",
    "decision_no": "示例信用〔2024〕1号",
    "consent_doc": "示例复〔2024〕1号",
    "prior_notice_on": "2024-05-20",
    "listed_on": "2024-06-20",
    "objection_channel": "示例",
    "made_on": "2024-06-20",
    "published_on": "2024-06-21",
    "publish_until": "2027-06-20",
}
REMOVED = {"removed_on": "2025-06-23", "removal_reason": "信用修复", "publish_until": "2025-06-26"}
LICENCE = COMMON | {
    "record_id": "XK-2024-0001",
    "decision_doc_name": "示例",
    "decision_doc_no": "示例许可〔2024〕1号",
    "licence_class": "普通",
    "licence_name": "食品经营许可证",
    "licence_no": "JY10000000000001",
    "action": "新办",
    "party_kind": "法人及非法人组织",
    "party_name": "示例甲有限公司",
    "party_uscc": "91000000DEM0000092",
    "premises": "示例路1号",
    "business_form": "食品销售经营者",
    "scope": "示例",
    "content": "示例",
    "decided_on": "2024-02-29",
    "valid_from": "2024-02-29",
    "valid_to": "2029-02-27",
    "state": "有效",
    "authority": "sample-approval",
    "supervising_unit": "示例所",
    "hotline": "12315",
    "made_on": "2024-02-29",
    "published_on": "2024-03-01",
}
WORKSHOP = COMMON | {
    "record_id": "DJ-2024-0001",
    "kind": "食品小作坊",
    "document_kind": "食品小作坊登记证",
    "document_no": "示例登〔2024〕1号",
    "operator_name": "示例豆腐坊",
    "address": "示例路1号",
    "foods": "豆腐、豆腐干",
    "township": "示例东镇",
    "issued_on": "2024-03-05",
    "valid_to": "2027-03-04",
    "state": "有效",
    "made_on": "2024-03-05",
    "published_on": "2024-03-08",
    "publish_until": "2028-03-04",
}
CARD = {
    "kind": "食品小摊点",
    "document_kind": "食品小摊点备案卡",
    "operator_name": "",
    "person_name": "示例某",
    "hours": "06:00—09:00",
    "foods": "煎饼",
    "valid_to": "",
}
CHECK = COMMON | {
    "record_id": "JC-2024-0001",
    "check_no": "示例检〔2024〕1号",
    "check_kind": "日常监督检查",
    "item_id": "SJ-02",
    "operator_name": "示例甲有限公司",
    "operator_kind": "食品销售",
    "address": "示例路1号",
    "checked_on": "2024-03-05",
    "inspecting_agency": "sample-market",
    "inspectors_count": "2",
    "result": "未发现问题",
    "rectified": "不适用",
    "result_formed_on": "2024-03-06",
    "made_on": "2024-03-06",
    "published_on": "2024-03-08",
    "publish_until": "2027-03-08",
}
SAMPLE = COMMON | {
    "record_id": "SP-2026-000001",
    "sample_no": "DC26000000000000001",
    "notice_no": "2026年第1期",
    "sampling_kind": "监督抽检",
    "food_name": "泡菜",
    "food_category": "蔬菜制品",
    "date_kind": "不详",
    "producer_name": "示例食品厂",
    "sampled_name": "示例甲超市",
    "sampled_address": "示例路1号",
    "stage": "流通",
    "is_online": "false",
    "lab_name": "示例检验检测有限公司",
    "conclusion": "不合格",
    "review_state": "无",
    "report_delivered_on": "2026-09-21",
    "made_on": "2026-09-21",
    "published_on": "2026-10-09",
}
NOTICE = {
    "notice_no": "2026年第1期",
    "title": "示例",
    "notice_date": "2026-10-09",
    "plan_name": "示例",
    "sampling_kind": "监督抽检",
    "inspection_basis": "示例",
    "disposal_statement": "示例",
    "disclaimer": "示例",
}
FINDING = {
    "sample_no": SAMPLE["sample_no"],
    "item_no": "1",
    "item_name": "苯甲酸",
    "result_text": "0.9g/kg",
    "limit_text": "≤0.5g/kg",
    "item_class": "食品添加剂",
    "explanation_id": "benzoic",
}
MICROBE = {"item_no": "2", "item_name": "菌落总数", "item_class": "微生物", "explanation_id": "count"}
DISPOSAL = {
    "sample_no": SAMPLE["sample_no"],
    "track": "经营",
    "responsible_agency": "sample-market",
    "started_on": "2026-09-22",
    "state": "处置中",
}
VALUE = {"target_id": "T03", "period": "2020", "measure_kind": "监督抽检", "data_source": "示例年报"}
GOOD: dict[str, Mapping[str, tuple[Row, ...]]] = {
    "penalties": {"penalties": (PENALTY,)},
    "credit-lists": {"entries": (LISTING,)},
    "licences": {"licences": (LICENCE,)},
    "small-operators": {"operators": (WORKSHOP,)},
    "supervision": {"checks": (CHECK,)},
    "inspections": {"samples": (SAMPLE,), "notices": (NOTICE,), "findings": (FINDING,), "disposals": (DISPOSAL,)},
}


class Verdict(tuple[tuple[str, str, bool], ...]):
    """(field, message, is a warning) of everything that is wrong with the rows."""

    __slots__ = ()

    def says(self, words: str, *, warning: bool = False) -> bool:
        """Whether the one thing that is wrong has these words, and is a warning or not."""
        return [(words in message, is_warning) for _, message, is_warning in self] == [(True, warning)]


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with borrowed(tmp_path_factory.mktemp("engine"), "polars") as one:
        yield one


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Cache:
    return Cache(tmp_path_factory.mktemp("closed") / "cache")


@pytest.fixture
def law(tmp_path: Path, engine, cache) -> Law:
    """Return a function that writes rows over the good ones of a register, and tells what is wrong with them."""
    data = tmp_path / "data"

    def judge(register: str, /, **tables: list[Row]) -> Verdict:
        begin(data, register)
        if register == "credit-lists":  # which rests on a penalty
            lay(data, "penalties", {"penalties": [PENALTY | BARRED]})
        good = {name: list(rows) for name, rows in GOOD.get(register, {}).items()}
        lay(data, register, good | {name: _over(good.get(name), rows) for name, rows in tables.items()})
        return Verdict(_wrong(data, register, engine, cache))

    return judge


def begin(data: Path, register: str) -> None:
    """Copy the reference tables and the descriptors of a register and of the penalties, to which it may refer."""
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(DATA / "reference", data / "reference")
    for name in {register, "penalties"}:
        (data / name).mkdir()
        shutil.copy(DATA / name / "datapackage.json", data / name)
        lay(data, name, {one["name"]: [] for one in resources(data, name)})
    if register == "supervision":
        shutil.copy(DATA / "supervision/check_items.csv", data / "supervision")


def resources(data: Path, register: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((data / register / "datapackage.json").read_text("utf-8"))["resources"]
    return found


def _over(good: list[Row] | None, rows: list[Row]) -> list[Row]:
    return [good[0] | row if good else row for row in rows]


def lay(data: Path, register: str, tables: Mapping[str, list[Row]]) -> None:
    """Put *tables* in place of the rows of a register; a table of several files keeps its rows in the last."""
    for resource in resources(data, register):
        if resource["name"] in tables:
            names = [one["name"] for one in resource["schema"]["fields"]]
            paths = [resource["path"]] if isinstance(resource["path"], str) else resource["path"]
            for path in paths:
                with (data / register / path).open("w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, names, lineterminator="\n")
                    writer.writeheader()
                    writer.writerows(tables[resource["name"]] if path == paths[-1] else [])


def _wrong(data: Path, register: str, engine, cache: Cache) -> Iterator[tuple[str, str, bool]]:
    catalogue, problems = load(data, cache)
    assert problems == []
    tables = {}
    for name in catalogue.packages:
        found, unread = read(catalogue.packages[name], engine)
        assert unread == []
        tables |= found
    try:
        own = replace(catalogue, packages={register: catalogue.packages[register]})
        told: list[Problem] = check(own, tables, engine, AS_OF)
    finally:
        for table in tables.values():
            engine.drop(table.name)
    for one in told:
        if one.path.startswith(f"{register}/") and one.kind != "uscc-checksum":
            yield one.field or "", one.message, one.warning


@pytest.mark.parametrize("register", GOOD)
def test_a_lawful_row_passes(law, register):
    assert law(register) == ()


# ---- penalties


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(WARNED, id="warning alone, not published"),
        pytest.param({"penalty_kinds": "警告;罚款", "penalty_content": "警告；罚款20000元"}, id="warning and fine"),
        pytest.param(BARRED, id="barred for five years"),
        pytest.param(BARRED | {"period_class": "终身限制", "penalty_valid_until": ""}, id="barred for life"),
        pytest.param(SHUT, id="shut"),
        pytest.param(GRANTED, id="repaired"),
        pytest.param(SIMPLE | {"fine_wan": "0.3", "penalty_content": "罚款3000元"}, id="simple, 3000"),
        pytest.param(
            {
                "period_class": "三个月",
                "small_fine_rule": "示例-2021-01",
                "fine_wan": "1",
                "penalty_content": "罚款一万元",
            },
            id="a small fine with its threshold",
        ),
        pytest.param(
            {"penalty_content": "罚款贰万元整，逾期不缴纳的每日加处罚款600元"}, id="daily surcharge is no fine"
        ),
        pytest.param({"fine_wan": "29.999999", "penalty_content": "罚款299999.99元"}, id="under 300,000"),
    ],
)
def test_what_a_penalty_may_be(law, row):
    assert law("penalties", penalties=[row]) == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(WARNED | {"period_class": "三年"}, "第二条第二款", id="P01"),
        pytest.param(
            WARNED | {"penalty_kinds": "通报批评", "penalty_content": "通报批评", "period_class": "三年"},
            "第十三条第一款",
            id="P03",
        ),
        pytest.param(
            {"period_class": "三个月", "penalty_content": "罚款900元", "fine_wan": "0.09"}, "small_fine_rule", id="P04"
        ),
        pytest.param(
            {"period_class": "三个月", "small_fine_rule": "示例-2021-01"},
            "不能大于 较低数额的依据 small_fine_rule 所指的 数额（万元） amount_wan",
            id="P04+",
        ),
        pytest.param(
            SIMPLE | {"period_class": "三年", "fine_wan": "0.1", "penalty_content": "罚款1000元"}, "第二条", id="P05"
        ),
        pytest.param(SIMPLE | {"fine_wan": "0.3001", "penalty_content": "罚款3001元"}, "不能大于 0.3（", id="P06"),
        pytest.param(
            SHUT
            | {
                "period_class": "三个月",
                "small_fine_rule": "示例-2021-01",
                "fine_wan": "1",
                "penalty_content": "罚款10000元；责令停产停业",
            },
            "不能是 三个月",
            id="P07",
        ),
        pytest.param(
            {"period_class": "按限制期限", "penalty_valid_until": "2029-05-06"},
            "限制开展生产经营活动、限制从业 之一",
            id="P08",
        ),
        pytest.param(
            BARRED | {"penalty_valid_until": "2027-05-06"},
            "不能早于 处罚决定日期 decided_on 之后 3 年 1 天",
            id="P09 three years",
        ),
        pytest.param(BARRED | {"penalty_valid_until": "2025-05-06"}, "第十三条第一款、第三款", id="P09 one year"),
        pytest.param(SHUT | GRANTED, "第十四条第三款", id="P10"),
        pytest.param(GRANTED | {"repair_decision_no": ""}, "第十四条第一款", id="P11 number"),
        pytest.param(GRANTED | {"harm_removed": "false"}, "第十四条第一款", id="P11 harm"),
        pytest.param(GRANTED | {"in_bad_list": "true"}, "不能是 true", id="P11 listed"),
        pytest.param(
            {"penalty_kinds": "罚款;责令改正", "penalty_content": "罚款20000元；责令改正"}, "第九条", id="P13"
        ),
        pytest.param({"penalty_kinds": "罚款；警告"}, "第九条", id="another separator"),
        pytest.param({"period_class": "一年"}, "那天不在有效期内", id="a class before its day"),
        pytest.param({"decided_on": "2021-08-31"}, "那天不在有效期内", id="order 45 before its day"),
        pytest.param(BARRED | {"penalty_kinds": "限制从业", "licence_affected": ""}, "要有 吊销许可证件", id="P32"),
        pytest.param({"fine_wan": "30", "penalty_content": "罚款30万元"}, "第八十一条", id="P23"),
        pytest.param({"fine_wan": "20000"}, "像是把元和万元弄错了", id="P28 yuan in 万元"),
        pytest.param({"fine_wan": "0.0002", "penalty_content": "罚款2万元"}, "文中共 20000 元", id="P28 万元 in yuan"),
        pytest.param({"fine_wan": "1", "penalty_content": "罚款20000元"}, "文中共 20000 元", id="P28"),
        pytest.param({"confiscated_wan": "1"}, "没有没收违法所得、没收非法财物时不能大于 0", id="P28 without its kind"),
        pytest.param({"authority": "sample-committee"}, "没有相应的职权（penalise）", id="an office without powers"),
        pytest.param(
            {"penalty_kinds": "罚款;行政拘留", "party_kind": "自然人", "party_uscc": ""},
            "没有相应的职权（detain）",
            id="P25",
        ),
        pytest.param({"party_kind": "个体工商户", "legal_rep": "示例某"}, "要空着", id="N08"),
        pytest.param({"penalty_kinds": "罚款;暂扣许可证件"}, "不能为空", id="which licence"),
    ],
)
def test_what_a_penalty_may_not_be(law, row, said):
    found = law("penalties", penalties=[row])

    assert [is_warning for _, message, is_warning in found if said in f"{_}{message}"] == [False], found


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            {"period_class": "一年", "decided_on": "2026-04-01", "made_on": "2026-04-01", "published_on": "2026-04-08"},
            "信用修复管理办法第十二条，还没有核实",
            id="P16: the class of 2026 on its first day",
        ),
        pytest.param({"period_class": "不公示"}, "不能是 不公示", id="P02: what should be public is kept back"),
        pytest.param(
            SIMPLE | {"party_kind": "个体工商户", "fine_wan": "0.1", "penalty_content": "罚款1000元"},
            "0.02",
            id="P06: unsettled",
        ),
        pytest.param(
            SHUT
            | GRANTED
            | {"decided_on": "2026-04-01", "made_on": "2026-04-01", "published_on": "2026-04-03"}
            | {"repair_decided_on": "2026-10-09", "withdrawn_on": "2026-10-10"},
            "还没有核实",
            id="P31: two orders that nobody has fitted together",
        ),
        pytest.param(
            GRANTED
            | {"decided_on": "2026-04-01", "made_on": "2026-04-01", "published_on": "2026-04-03"}
            | {"seriousness_class": "一般", "repair_decided_on": "2026-06-30", "withdrawn_on": "2026-07-01"},
            "信用修复管理办法第十二条、第十四条，还没有核实",
            id="P15: before three months",
        ),
    ],
)
def test_what_is_unsettled_about_a_penalty_is_told_and_stops_nothing(law, row, said):
    assert law("penalties", penalties=[row]).says(said, warning=True)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param({"legal_basis": "《河南省食品小作坊、小经营店和小摊点管理条例》第四十六条"}, "0.5", id="P29"),
        pytest.param(
            {"legal_basis": "依据《示例小摊点管理条例》第四十四条第一款", "fine_wan": "0.9"}, "1", id="P29 below"
        ),
        pytest.param(
            {"party_kind": "自然人", "party_uscc": "", "party_name": "示例某"}
            | {"legal_basis": "《中华人民共和国农产品质量安全法》第七十一条"},
            "0.5",
            id="P30",
        ),
    ],
)
def test_a_fine_outside_the_range_of_its_article_is_told(law, row, said):
    fine = row.get("fine_wan", "2")
    found = law("penalties", penalties=[row | {"penalty_content": f"罚款{fine}万元"}])

    assert found.says(f"于 {said}", warning=True), found


# ---- lists


@pytest.mark.parametrize("row", [REMOVED, {"list_kind": "守信激励(红名单)", "related_penalty": "", "consent_doc": ""}])
def test_what_a_listing_may_be(law, row):
    assert law("credit-lists", entries=[row]) == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param({"consent_doc": ""}, "不能为空", id="B02"),
        pytest.param(REMOVED | {"removed_on": "2025-06-19", "publish_until": "2025-06-20"}, "1 年", id="B03"),
        pytest.param({"publish_until": "2027-06-21"}, "3 年", id="B04"),
        pytest.param(REMOVED | {"publish_until": "2025-06-27"}, "第 3 个工作日", id="B05"),
    ],
)
def test_what_nobody_has_verified_of_the_black_list_is_a_warning_with_its_reason(law, row, said):
    found = law("credit-lists", entries=[row])

    assert found.says(said, warning=True), found
    assert found.says("还没有核实，只作提醒", warning=True)


def test_a_listing_rests_on_a_grave_penalty(tmp_path, engine, cache):
    begin(tmp_path / "data", "credit-lists")
    lay(tmp_path / "data", "penalties", {"penalties": [PENALTY]})
    lay(tmp_path / "data", "credit-lists", {"entries": [LISTING]})

    [(field, message, is_warning)] = _wrong(tmp_path / "data", "credit-lists", engine, cache)

    assert (field, is_warning) == ("related_penalty", True)
    assert "所指的 处罚类别 penalty_kinds 里要有" in message


# ---- licences and small operators


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"publish_until": ""}, id="no end of publication"),
        pytest.param({"valid_to": "2029-02-28"}, id="the corresponding day"),
        pytest.param({"action": "变更", "valid_to": "2026-05-05"}, id="a change keeps the old end"),
        pytest.param({"authority": "sample-market"}, id="the market office may license too"),
    ],
)
def test_what_a_licence_may_be(law, row):
    assert law("licences", licences=[row]) == ()


@pytest.mark.parametrize("last", ["2034-02-27", "2029-03-01", "2028-02-28"])
def test_a_licence_of_another_term_than_five_years_is_told(law, last):
    assert law("licences", licences=[{"valid_to": last}]).says("食品安全法实施条例第十五条", warning=True)


def test_a_changed_licence_is_no_longer_than_five_years(law):
    changed = law("licences", licences=[{"action": "变更", "valid_to": "2029-03-01"}])

    assert changed.says("食品安全法实施条例第十五条", warning=True)


@pytest.mark.parametrize(
    ("register", "rows"),
    [
        ("licences", {"licences": [{"party_kind": "个体工商户", "legal_rep": "张三"}]}),
        ("credit-lists", {"entries": [{"party_kind": "个体工商户", "responsible_person": "张三"}]}),
        ("small-operators", {"operators": [CARD | {"person_name": "张三"}]}),
        ("inspections", {"samples": [{"sampled_name": "张三（示例市场3号摊）"}]}),
    ],
)
def test_who_is_a_natural_person_is_named_by_the_family_name_alone(law, register, rows):
    assert law(register, **rows).says("像是自然人的全名（个人信息保护法第六条")
    if register in ("licences", "credit-lists"):
        [(table, [row])] = rows.items()
        assert law(register, **{table: [row | {"party_kind": "法人及非法人组织"}]}) == ()


def test_a_licence_of_an_office_without_the_power_is_refused(law):
    assert law("licences", licences=[{"authority": "sample-agriculture"}]).says("没有相应的职权（license）")


@pytest.mark.parametrize(
    ("row", "said", "warning"),
    [
        pytest.param({"foods": "水果罐头"}, "第二十三条", False, id="cans"),
        pytest.param({"foods": "糕点、果冻"}, "第二十三条", False, id="jelly"),
        pytest.param({"foods": "婴幼儿配方食品"}, "第二十三条", False, id="infant formula"),
        pytest.param({"foods": "散装白酒"}, "第二十三条", True, id="spirits are for a person to judge"),
        pytest.param({"operator_name": "示例食品有限公司"}, "公司、合作社", False, id="a company"),
        pytest.param({"valid_to": "2029-03-04", "publish_until": "2030-03-04"}, "第二十一条", True, id="five years"),
        pytest.param(CARD | {"valid_to": "2027-03-04"}, "要空着", True, id="a card has no end"),
    ],
)
def test_what_a_small_operator_may_not_be(law, row, said, warning):
    assert law("small-operators", operators=[row]).says(said, warning=warning)


@pytest.mark.parametrize(
    "row", [CARD, {"kind": "食品小经营店", "document_kind": "食品小经营店登记证", "foods": "水果罐头"}]
)
def test_what_a_workshop_may_not_make_others_may_sell(law, row):
    assert law("small-operators", operators=[row]) == ()


# ---- sampling and checks


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param(
            {"samples": [{"is_prepacked": "true", "producer_notified_on": "2026-09-21"}]}, id="both delivered"
        ),
        pytest.param(
            {"samples": [{"stage": "种养殖", "source_agency": "sample-agriculture", "published_on": "2026-09-30"}]},
            id="five working days on a farm, sampled by agriculture",
        ),
        pytest.param({"samples": [{"review_state": "复检维持"}]}, id="an additive is tested again"),
        pytest.param(
            {"samples": [{"review_state": "异议未采纳"}], "findings": [MICROBE]}, id="a microbe is objected to"
        ),
        pytest.param(
            {"samples": [{"review_state": "复检维持"}], "findings": [{}, MICROBE]}, id="an additive beside a microbe"
        ),
        pytest.param(
            {"disposals": [{"track": "生产", "responsible_agency": "邻县市场监督管理局"}]}, id="a producer's agency"
        ),
        pytest.param({"disposals": [{"started_on": "2026-08-28"}]}, id="ninety days are not over"),
    ],
)
def test_what_a_sample_may_be(law, tables):
    assert law("inspections", **tables) == ()


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        pytest.param({"samples": [{"published_on": "2026-10-08"}]}, "第 7 个工作日", id="on the seventh day"),
        pytest.param(
            {"samples": [{"stage": "种养殖", "source_agency": "sample-agriculture", "published_on": "2026-09-28"}]},
            "第 5 个工作日",
            id="on the fifth day of a farm",
        ),
        pytest.param(
            {"samples": [{"is_prepacked": "true", "producer_notified_on": "2026-09-28"}]},
            "producer_notified_on 之后的第 7 个工作日",
            id="the later of two deliveries counts",
        ),
        pytest.param({"samples": [{"is_prepacked": "true"}]}, "不能为空", id="no delivery to the producer"),
        pytest.param(
            {"samples": [{"review_state": "复检维持"}], "findings": [MICROBE]},
            "微生物指标不合格的不予复检",
            id="a microbe again",
        ),
        pytest.param({"samples": [{"source_agency": "sample-agriculture"}]}, "sample", id="agriculture in a shop"),
        pytest.param(
            {"samples": [{"stage": "种养殖", "published_on": "2026-10-30"}]}, "sample", id="the market on a farm"
        ),
        pytest.param({"samples": [{"method": "快检"}]}, "第一百一十二条", id="a rapid test in a shop"),
        pytest.param(
            {"disposals": [{"responsible_agency": "邻县市场监督管理局"}]}, "找不到", id="another county's shop"
        ),
        pytest.param({"disposals": [{"responsible_agency": "sample-committee"}]}, "没有相应的职权", id="no powers"),
    ],
)
def test_what_a_sample_may_not_be(law, tables, said):
    assert law("inspections", **tables).says(said)


@pytest.mark.parametrize("row", [{"started_on": "2026-08-27"}, {"closed_on": "2026-12-22", "state": "处置完毕"}])
def test_a_disposal_of_more_than_ninety_days_is_told(law, row):
    assert law("inspections", disposals=[row]).says("第四十五条，还没有核实", warning=True)


def test_health_checks_tableware_and_nothing_else(law):
    health = {"inspecting_agency": "sample-health", "operator_kind": "餐具饮具集中消毒"}

    assert law("supervision", checks=[health]) == ()
    assert law("supervision", checks=[health | {"operator_kind": "餐饮服务"}]).says("没有相应的职权（inspect）")
    assert law("supervision", checks=[{"operator_kind": "餐具饮具集中消毒"}]).says("没有相应的职权（inspect）")


# ---- targets


def reached(law, **row: str) -> Verdict:
    with (DATA / "plan-targets/targets.csv").open(encoding="utf-8", newline="") as file:
        targets = [dict(one) for one in csv.DictReader(file)]
    known = [one | {"status": "已公布"} if one["target_id"] == row["target_id"] else one for one in targets]
    return law("plan-targets", targets=known, target_values=[VALUE | row])


@pytest.mark.parametrize(
    "row",
    [
        {"target_id": "T03", "value": "88.8", "numerator": "48", "denominator": "54"},
        {"target_id": "T03", "value": "88.9", "numerator": "48", "denominator": "54"},
        {"target_id": "T01", "measure_kind": "统计", "value": "4.2", "numerator": "2520", "denominator": "600"},
    ],
)
def test_a_value_that_follows_from_its_fraction_passes(law, row):
    assert reached(law, **row) == ()


def test_a_percentage_alone_may_be_published_and_what_it_is_a_share_of_is_asked_for(law):
    told = reached(law, target_id="T03", value="98.1")

    assert [(field, is_warning) for field, _, is_warning in told] == [("numerator", True), ("denominator", True)]


@pytest.mark.parametrize(
    "row",
    [
        {"target_id": "T03", "value": "98.9", "numerator": "48", "denominator": "54"},
        {"target_id": "T07", "measure_kind": "评价性抽检", "value": "0.98", "numerator": "98", "denominator": "100"},
        {"target_id": "T01", "measure_kind": "统计", "value": "4.2", "numerator": "2520", "denominator": "60"},
        {"target_id": "T03", "value": "98.9", "numerator": "0", "denominator": "0"},
    ],
)
def test_a_value_that_does_not_follow_from_its_fraction_is_refused(law, row):
    assert reached(law, **row).says("与 分子 numerator ÷ 分母 denominator 不符")
