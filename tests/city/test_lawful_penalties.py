"""The law of penalties as data, and of the lists that rest on them: what each may not be."""

from __future__ import annotations

import pytest

from judged import begin, lay
from lawful import BARRED, GRANTED, LISTING, PENALTY, REMOVED, SHUT, SIMPLE, WARNED

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
        pytest.param(
            BARRED | {"period_class": "三年"}, "不能晚于 处罚决定日期 decided_on 之后 3 年", id="P08 three years"
        ),
        pytest.param(WARNED | {"penalty_kinds": "警告;警告", "period_class": "三年"}, "有一项写了两次", id="P01 twice"),
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


def test_a_listing_rests_on_a_grave_penalty(tmp_path, court):
    begin(tmp_path / "data", "credit-lists")
    lay(tmp_path / "data", "penalties", {"penalties": [PENALTY]})
    lay(tmp_path / "data", "credit-lists", {"entries": [LISTING]})

    [(field, message, is_warning)] = court.wrong_with(tmp_path / "data", "credit-lists")

    assert (field, is_warning) == ("related_penalty", True)
    assert "所指的 处罚类别 penalty_kinds 里要有" in message
