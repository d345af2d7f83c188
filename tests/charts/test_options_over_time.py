"""Pictures of years and months: which stand there, and what is not over."""

from __future__ import annotations

import pytest

from chart_series import COUNT, RATE, series
from disclosure.charts.choice import remarks
from disclosure.charts.marks import ADVERSE
from disclosure.charts.sizes import LARGE, NARROW
from disclosure.statistics.model import NO_DATA as UNKNOWN
from disclosure.statistics.model import Adverse
from drawings import MAIN, data, option

YEARS = {"2020年": (98, 100), "2021年": (99, 100), "2022年": (97, 100)}


class TestTime:
    def test_what_is_not_over_goes_on_in_dashes_to_hollow_points(self):
        over, ahead = option(series(YEARS, RATE, "line", in_time=True, unfinished=1))["series"]

        assert [item["value"] for item in over["data"]] == ["98.0", "99.0", "-"]
        assert [item["value"] for item in ahead["data"]] == ["-", "99.0", "97.0"]
        assert (over["lineStyle"]["type"], ahead["lineStyle"]["type"]) == ("solid", [2, 4])
        assert ahead["itemStyle"] == {"color": "#ffffff", "borderColor": MAIN, "borderWidth": 2.5}
        assert ahead["data"][1]["symbol"] == "none"

    def test_nothing_of_it_may_be_over(self):
        [ahead] = option(series(YEARS, RATE, "line", in_time=True, unfinished=3))["series"]

        assert [item["value"] for item in ahead["data"]] == ["98.0", "99.0", "97.0"]

    @pytest.mark.parametrize(
        ("kind", "unfinished", "said"),
        [
            ("line", 1, "空心点和虚线：2022 年还没有过完。"),
            ("line", 2, "空心点和虚线：2021 年起还没有过完。"),
            ("bar", 1, "空心虚线框：2022 年还没有过完。"),
            ("pie", 1, "2022 年还没有过完。"),
            ("line", 0, ""),
        ],
    )
    def test_the_page_says_what_is_not_over(self, kind, unfinished, said):
        years = {"2020年": 1, "2021年": 2, "2022年": 3}

        assert remarks(series(years, COUNT, kind, in_time=True, unfinished=unfinished)) == said

    @pytest.mark.parametrize("kind", ["bar", "stacked"])
    def test_a_bar_that_is_not_over_is_hollow_and_dashed(self, kind):
        two = {"2021年": [2, 3], "2022年": [1, 1], "未填": [4, 4]}
        drawn = option(series(two, COUNT, kind, ("a", "b"), in_time=True, unfinished=1, has_empty=True))["series"]

        for one, pattern in zip(drawn, (None, MAIN), strict=False):
            over, ahead, empty = (item.get("itemStyle") for item in one["data"])
            assert (over, empty) == (None, None)
            assert (ahead["color"], ahead["borderType"], ahead["borderColor"]) == ("#ffffff", "dashed", MAIN)
            assert (ahead.get("decal") or {"color": None})["color"] == pattern

    def test_what_is_adverse_stays_red_while_it_is_not_over(self):
        drawn = option(series({"2022年": 3}, in_time=True, unfinished=1, adverse=Adverse(whole=True)))["series"][0]

        assert drawn["data"][0]["itemStyle"]["borderColor"] == ADVERSE

    def test_a_time_without_data_is_neither_0_nor_in_a_line(self):
        years = {"2018年": 5, "2019年": UNKNOWN, "2020年": UNKNOWN, "2021年": None, "2022年": 3}
        line, stack, bars = (series(years, COUNT, kind, in_time=True) for kind in ("line", "stacked", "bar"))

        assert data(line) == [5, "-", "-", 0, 3]
        assert data(stack) == [5, "-", "-", "-", 3]
        assert [item["label"]["formatter"] for item in option(bars)["series"][0]["data"]][1:3] == ["无数据", "无数据"]
        assert {remarks(one) for one in (line, stack, bars)} == {"2019 年至 2020 年没有数据，不是 0。"}

    def test_a_year_stands_once_below_its_months(self):
        one = series(
            dict.fromkeys(["2021年11月", "2021年12月", *(f"2022年{n}月" for n in range(1, 9))], 1), in_time=True
        )

        assert option(one)["xAxis"][0]["data"][:4] == ["11月\n2021", "12月", "1月\n2022", "2月"]

    def test_numbers_stand_at_all_points_where_they_do_not_meet(self):
        few = series(
            dict(zip([f"{n}年" for n in range(2015, 2020)], [5, 9, 2, 8, 4], strict=True)), COUNT, "line", in_time=True
        )
        many = series({f"{n}年": n % 7 for n in range(1900, 1999)}, COUNT, "line", in_time=True)

        assert [item["label"]["show"] for item in option(few, layout=LARGE)["series"][0]["data"]] == [True] * 5
        assert sum(item["label"]["show"] for item in option(many, layout=NARROW)["series"][0]["data"]) <= 4
