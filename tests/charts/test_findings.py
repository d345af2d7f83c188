from __future__ import annotations

from decimal import Decimal

import pytest

from chart_series import COUNT, FINES, KINDS_OF_FOOD, RATE, examples, series
from disclosure.charts.findings import alternative, finding
from disclosure.statistics.model import NO_DATA, Figure
from disclosure.statistics.targets import Target


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param(
            {"2021年": (975, 1000), "2022年": (1257, 1284)},
            "2022 年抽检合格率为 97.8%（1,257/1,284），比 2021 年高 0.3 个百分点。",
            id="higher",
        ),
        pytest.param(
            {"2021年": (99, 100), "2022年": (95, 100)},
            "2022 年抽检合格率为 95.0%（95/100），比 2021 年低 4.0 个百分点。",
            id="lower",
        ),
        pytest.param(
            {"2021年": (49, 50), "2022年": (98, 100)},
            "2022 年抽检合格率为 98.0%（98/100），与 2021 年相同。",
            id="equal",
        ),
        pytest.param(
            {"2021年": (9991, 10000), "2022年": (9992, 10000)},
            "2022 年抽检合格率为 99.9%（9,992/10,000），与 2021 年相差不到 0.1 个百分点。",
            id="equal as shown only",
        ),
        pytest.param(
            {"2021年": (9, 10), "2022年": (95, 100)},
            "2022 年抽检合格率为 95.0%（95/100），2021 年不足 20，不计算。",
            id="nothing to compare with",
        ),
        pytest.param(
            {"2020年": (95, 100), "2021年": None, "2022年": (95, 100)},
            "2022 年抽检合格率为 95.0%（95/100），2021 年无记录。",
            id="a period without rows",
        ),
        pytest.param(
            {"2021年": (95, 100), "2022年": (3, 4)}, "2022 年抽检合格率不足 20，不计算（3/4）。", id="too few"
        ),
        pytest.param({"2022年": (95, 100)}, "2022 年抽检合格率为 95.0%（95/100）。", id="one period"),
    ],
)
def test_rates_over_time(values, sentence):
    assert finding(series(values, RATE, "line", in_time=True)) == sentence


def test_rates_of_groups_are_not_ranked_by_name():
    one = series({"甲": (99, 100), "乙": (90, 100), "丙": (3, 4)}, RATE)

    assert finding(one) == "抽检合格率合计 94.1%（192/204），2 组在 90.0% 至 99.0%，1 组不足 20，不计算。"


def test_rates_at_the_ends_are_said_as_in_the_table():
    one = series({"甲": (10000, 10000), "乙": (1, 10000), "丙": (9999, 10000)}, RATE)

    assert "3 组在不足 0.1% 至 100%" in finding(one)


def test_rates_of_which_none_is_computed():
    one = series({"甲": (3, 4), "乙": (1, 2)}, RATE)

    assert finding(one) == "抽检合格率合计不足 20，不计算（4/6），2 组不足 20，不计算。"


def test_split_rates_are_named_side_by_side_and_never_added_up():
    one = series({"2022年": [(99, 100), (3, 4)]}, RATE, "line", ("监督抽检", "评价性抽检"), in_time=True)

    assert finding(one) == "2022 年抽检合格率：监督抽检为 99.0%（99/100）、评价性抽检不足 20，不计算（3/4）。"


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        pytest.param(
            series({"甲": 300, "乙": 700}),
            "抽检批次共 1,000 批次；最多的是“乙”，为 700 批次，占 70.0%。",
            id="the largest group and its part",
        ),
        pytest.param(
            series({"2021年": 2, "2022年": 1}, in_time=True),
            "2021 年至 2022 年抽检批次共 3 批次；最多的是 2021 年，为 2 批次，占 66.6%。",
            id="over time",
        ),
        pytest.param(
            series({"甲": 2, "乙": 2, "丙": 1}),
            "抽检批次共 5 批次；最多的是“甲”、“乙”，各为 2 批次。",
            id="a tie",
        ),
        pytest.param(
            series({"甲": 2, "其他": 9, "未公布或没有此项": 1}, has_rest=True, has_empty=True),
            "抽检批次共 12 批次；最多的是“甲”，为 2 批次，占 16.6%；没有填写食品类别的有 1 批次。",
            id="the rest is no group",
        ),
        pytest.param(
            series({"甲": Decimal("1.50"), "乙": Decimal("2.25")}, FINES),
            "罚款金额共 3.75 万元；最多的是“乙”，为 2.25 万元，占 60.0%。",
            id="decimals",
        ),
        pytest.param(
            series({"甲": Decimal(-1), "乙": Decimal(3)}, FINES),
            "罚款金额共 2 万元；最多的是“乙”，为 3 万元。",
            id="no part of a whole with a negative amount",
        ),
        pytest.param(series({"2022年": 5}, in_time=True), "2022 年抽检批次共 5 批次。", id="one period"),
        pytest.param(series({"甲": 5}), "抽检批次共 5 批次；只有“甲”一组。", id="one group"),
        pytest.param(
            series({"甲": 5, "乙": 3}, KINDS_OF_FOOD), "最多的是“甲”，为 5 种。", id="distinct does not add up"
        ),
        pytest.param(
            series({"甲": [1, 2], "乙": [3, None]}, splits=("合格", "不合格")),
            "抽检批次共 6 批次，其中合格为 4 批次、不合格为 2 批次；2 组都是 3 批次。",
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


def test_of_what_is_all_unpublished_only_that_is_said():
    assert finding(series({"甲": [2], "乙": [3]}, splits=("未公布",))) == "5 批次抽检批次均未公布。"


def test_a_period_that_is_not_over_is_said_to_be():
    one = series({"2021年": (95, 100), "2022年": (90, 100)}, RATE, "line", in_time=True, unfinished=1)

    assert finding(one) == "2022 年（未过完）抽检合格率为 90.0%（90/100），比 2021 年低 5.0 个百分点。"


def test_so_is_the_last_period_of_a_count():
    said = finding(series({"2020年": 1, "2022年": 3}, COUNT, "bar", in_time=True, unfinished=1))

    assert said.startswith("2020 年至 2022 年（未过完）抽检批次共 4 批次")


def test_what_is_only_still_public_says_so():
    for measure, value in ((COUNT, 3), (RATE, (97, 100)), (FINES, Decimal(2))):
        assert finding(series({"甲": value}, measure, passing=True)).endswith("。只计仍在公示的。")
        assert "仍在公示" not in finding(series({"甲": value}, measure))


def test_a_year_without_data_is_not_compared_with():
    years = {"2020年": (97, 100), "2021年": NO_DATA, "2022年": (98, 100)}

    assert "2021 年无数据" in finding(series(years, RATE, "line", in_time=True))


def test_a_target_is_said():
    one = series(
        {"2022年": (95, 100)}, RATE, "line", in_time=True, target=Target("a/b", Decimal(98), ">=", "%", "2020")
    )

    assert finding(one).endswith("；2020 年目标不低于 98%。")


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
