"""The law of licences and small operators as data: what each may not be."""

from __future__ import annotations

import pytest

from lawful import CARD


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
