from __future__ import annotations

from decimal import Decimal

import pytest

from chart_series import FINES, KINDS_OF_FOOD, RATE, examples, series
from disclosure.charts.findings import alternative, finding
from disclosure.statistics.model import Figure


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param(
            {"2021年": (975, 1000), "2022年": (1257, 1284)},
            "2022年抽检合格率为97.8%（1,257/1,284），比2021年高0.3个百分点。",
            id="higher",
        ),
        pytest.param(
            {"2021年": (99, 100), "2022年": (95, 100)},
            "2022年抽检合格率为95.0%（95/100），比2021年低4.0个百分点。",
            id="lower",
        ),
        pytest.param(
            {"2021年": (49, 50), "2022年": (98, 100)},
            "2022年抽检合格率为98.0%（98/100），与2021年相同。",
            id="equal",
        ),
        pytest.param(
            {"2021年": (9991, 10000), "2022年": (9992, 10000)},
            "2022年抽检合格率为99.9%（9,992/10,000），与2021年相差不到0.1个百分点。",
            id="equal as shown only",
        ),
        pytest.param(
            {"2021年": (9, 10), "2022年": (95, 100)},
            "2022年抽检合格率为95.0%（95/100），2021年不足20，不计算。",
            id="nothing to compare with",
        ),
        pytest.param(
            {"2020年": (95, 100), "2021年": None, "2022年": (95, 100)},
            "2022年抽检合格率为95.0%（95/100），2021年无记录。",
            id="a period without rows",
        ),
        pytest.param({"2021年": (95, 100), "2022年": (3, 4)}, "2022年抽检合格率不足20，不计算（3/4）。", id="too few"),
        pytest.param({"2022年": (95, 100)}, "2022年抽检合格率为95.0%（95/100）。", id="one period"),
    ],
)
def test_rates_over_time(values, sentence):
    assert finding(series(values, RATE, "line", in_time=True)) == sentence


def test_rates_of_groups_are_not_ranked_by_name():
    one = series({"甲": (99, 100), "乙": (90, 100), "丙": (3, 4)}, RATE)

    assert finding(one) == "抽检合格率合计94.1%（192/204），2组在90.0%至99.0%，1组不足20，不计算。"


def test_rates_at_the_ends_are_said_as_in_the_table():
    one = series({"甲": (10000, 10000), "乙": (1, 10000), "丙": (9999, 10000)}, RATE)

    assert "3组在不足0.1%至100%" in finding(one)


def test_rates_of_which_none_is_computed():
    one = series({"甲": (3, 4), "乙": (1, 2)}, RATE)

    assert finding(one) == "抽检合格率合计不足20，不计算（4/6），2组不足20，不计算。"


def test_split_rates_are_named_side_by_side_and_never_added_up():
    one = series({"2022年": [(99, 100), (3, 4)]}, RATE, "line", ("监督抽检", "评价性抽检"), in_time=True)

    assert finding(one) == "2022年抽检合格率：监督抽检为99.0%（99/100）、评价性抽检不足20，不计算（3/4）。"


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        pytest.param(
            series({"甲": 300, "乙": 700}),
            "抽检批次共1,000批次；最多的是乙，为700批次，占70.0%。",
            id="the largest group and its part",
        ),
        pytest.param(
            series({"2021年": 2, "2022年": 1}, in_time=True),
            "2021年至2022年抽检批次共3批次；最多的是2021年，为2批次，占66.6%。",
            id="over time",
        ),
        pytest.param(
            series({"甲": 2, "乙": 2, "丙": 1}),
            "抽检批次共5批次；最多的是甲、乙，各为2批次。",
            id="a tie",
        ),
        pytest.param(
            series({"甲": 2, "其他": 9, "未填": 1}, has_rest=True, has_empty=True),
            "抽检批次共12批次；最多的是甲，为2批次，占16.6%；没有填写食品类别的有1批次。",
            id="the rest is no group",
        ),
        pytest.param(
            series({"甲": Decimal("1.50"), "乙": Decimal("2.25")}, FINES),
            "罚款金额共3.75万元；最多的是乙，为2.25万元，占60.0%。",
            id="decimals",
        ),
        pytest.param(
            series({"甲": Decimal(-1), "乙": Decimal(3)}, FINES),
            "罚款金额共2万元；最多的是乙，为3万元。",
            id="no part of a whole with a negative amount",
        ),
        pytest.param(series({"2022年": 5}, in_time=True), "2022年抽检批次共5批次。", id="one period"),
        pytest.param(series({"甲": 5}), "抽检批次共5批次；只有甲一组。", id="one group"),
        pytest.param(series({"甲": 5, "乙": 3}, KINDS_OF_FOOD), "最多的是甲，为5种。", id="distinct does not add up"),
        pytest.param(
            series({"甲": [1, 2], "乙": [3, None]}, splits=("合格", "不合格")),
            "抽检批次共6批次，其中合格为4批次、不合格为2批次；2组都是3批次。",
            id="split",
        ),
        pytest.param(
            series({"甲": Figure(None), "乙": None}, FINES),
            "罚款金额没有填写。",
            id="no amount is known",
        ),
    ],
)
def test_numbers_that_add_up(one, sentence):
    assert finding(one) == sentence


def test_no_rows():
    assert finding(series({})) == "没有可统计的记录。"


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.chart.name)
def test_every_finding_is_one_line_and_ends(one):
    sentence = finding(one)

    assert sentence.endswith("。")
    assert "\n" not in sentence
    assert "None" not in sentence


def test_the_text_for_a_picture_says_its_kind_what_it_is_of_and_what_it_shows():
    assert alternative(series({"甲": 1}), "pie", "甲。") == "饼图：历年抽检，按食品类别。甲。"
