"""Values of the targets of the plan: each follows from the fraction beside it."""

from __future__ import annotations

import csv

import pytest

from judged import DATA, Verdict
from lawful import VALUE


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
