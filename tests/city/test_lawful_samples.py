"""The law of sampling and checks as data: what each may not be."""

from __future__ import annotations

import pytest

from lawful import MICROBE


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
