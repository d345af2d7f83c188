"""Pictures as a library of charts takes them: their kinds, their values, their legends."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from chart_series import COUNT, FINES, HOSTILE, KINDS_OF_FOOD, RATE, examples, series
from disclosure.charts.choice import kind_of, remarks
from disclosure.charts.labels import clean
from disclosure.charts.options import NO_DATA, NO_NUMBER, SAMPLE, drawing
from disclosure.charts.sizes import LAYOUTS, NARROW, WIDE
from disclosure.statistics.model import Figure
from drawings import data, option


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.chart.name)
class TestEveryPicture:
    def test_is_plain_json_twice_the_same(self, one):
        first, second = (json.dumps(option(one), allow_nan=False) for _ in range(2))

        assert first == second

    def test_stands_still_and_shows_no_html(self, one):
        found = option(one)

        assert found["animation"] is False
        assert found["tooltip"] == {"show": False}

    def test_stands_on_white(self, one):
        assert option(one)["backgroundColor"] == "#ffffff"

    def test_is_of_its_size(self, one):
        for layout in LAYOUTS:
            found = drawing(one, layout, sample=True)
            assert found.width == layout.width
            assert {value for key, value in pairs(found.option) if key == "fontSize"} <= {layout.size, layout.small}

    def test_is_written_in_fonts_of_the_system(self, one):
        assert option(one)["textStyle"]["fontFamily"].endswith("sans-serif")

    def test_says_that_it_is_a_sample(self, one):
        assert SAMPLE in [title["text"] for title in option(one, sample=True)["title"]]
        assert SAMPLE not in json.dumps(option(one), ensure_ascii=False)

    def test_takes_no_formatter_from_the_data(self, one):
        formatters = {value for key, value in pairs(option(one)) if key == "formatter"}
        numbers = {text for text in formatters if re.fullmatch(r"-?[0-9,.]+%?", text)}

        assert formatters - numbers <= {"{value}%", "", "不足 20，不计算", "无记录"}


def pairs(value: Any):
    if isinstance(value, dict):
        yield from value.items()
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from pairs(one)


class TestKinds:
    @pytest.mark.parametrize(
        ("one", "kind"),
        [
            pytest.param(series({"一": 1, "二": 2}, COUNT, "pie"), "pie", id="parts of a whole"),
            pytest.param(series({"一": (30, 40), "二": (30, 40)}, RATE, "pie"), "bar", id="rates are no parts"),
            pytest.param(series({"一": 1, "二": 2}, KINDS_OF_FOOD, "pie"), "bar", id="nor are distinct things"),
            pytest.param(series({str(n): n for n in range(5)}, COUNT, "pie"), "bar", id="too many slices"),
            pytest.param(series({"一": 1, "二": Decimal(-1)}, FINES, "pie"), "bar", id="a negative slice"),
            pytest.param(series({"一": 0, "二": 0}, COUNT, "pie"), "bar", id="nothing to cut"),
            pytest.param(series({"一": [1, 2]}, COUNT, "stacked", ("a", "b")), "stacked", id="stacked"),
            pytest.param(series({"一": [(30, 40)] * 2}, RATE, "stacked", ("a", "b")), "bar", id="rates do not stack"),
            pytest.param(
                series({"未公布或没有此项": 3}, COUNT, "line", in_time=True, has_empty=True),
                "bar",
                id="no point in time",
            ),
        ],
    )
    def test_a_picture_becomes_what_its_numbers_allow(self, one, kind):
        assert kind_of(one) == kind == drawing(one, WIDE, sample=False).kind

    def test_only_stacked_bars_stack(self):
        two = {"一": [1, 2]}

        assert {one.get("stack") for one in option(series(two, COUNT, "stacked", ("a", "b")))["series"]} == {"all"}
        assert {one.get("stack") for one in option(series(two, COUNT, "bar", ("a", "b")))["series"]} == {None}

    def test_bars_lie_except_along_many_periods(self):
        assert option(series({"饮料": 1, "糕点": 2}))["yAxis"][0]["type"] == "category"
        assert option(series({f"{year}年": 1 for year in range(8)}, in_time=True))["yAxis"][0]["type"] == "category"
        assert option(series({f"{year}年": 1 for year in range(9)}, in_time=True))["xAxis"][0]["type"] == "category"

    def test_long_names_stand_above_their_bars_where_it_is_narrow(self):
        one = series({"食用油、油脂及其制品制品": 1, "糕点": 2})
        inside = [option(one, layout=layout)["yAxis"][0]["axisLabel"].get("inside", False) for layout in LAYOUTS]

        assert inside == [False, True, True]

    def test_a_picture_is_as_high_as_its_rows_need(self):
        few, many = (series({f"第{n}类": n for n in range(rows)}) for rows in (3, 20))

        for layout in LAYOUTS:
            short, long = (drawing(one, layout, sample=False).height for one in (few, many))
            assert long - short == 17 * (layout.bar + 16)


class TestValues:
    def test_a_rate_is_drawn_as_it_is_said(self):
        assert data(series({"2021年": (1257, 1284), "2022年": (3, 4)}, RATE, "line", in_time=True)) == ["97.8", "-"]

    def test_a_bar_that_is_not_there_says_why(self):
        one = series({"一": (1257, 1284), "二": (3, 4), "三": None}, RATE)
        said = [item["label"]["formatter"] for item in option(one)["series"][0]["data"]]

        assert data(one) == ["97.8", 0, 0]
        assert said == ["97.8%", "不足 20，不计算", "无记录"]

    def test_bars_of_rates_begin_at_0_and_lines_at_a_round_number(self):
        bars, line = (series({"2021年": (94, 100)}, RATE, kind, in_time=True) for kind in ("bar", "line"))

        assert (option(bars)["xAxis"][0]["min"], option(bars)["xAxis"][0]["max"]) == (0, 100)
        assert (option(line)["yAxis"][0]["min"], option(line)["yAxis"][0]["max"]) == (90, 100)

    @pytest.mark.parametrize(
        ("rate", "lowest", "highest"),
        [
            ((98, 100), 96, 100),
            ((96, 100), 90, 100),
            ((90, 100), 80, 100),
            ((79, 100), 50, 100),
            ((51, 100), 0, 100),
            ((30, 100), 0, 50),
            ((1, 100), 0, 2),
        ],
    )
    def test_points_lie_within_their_axis_and_the_page_says_where_it_begins(self, rate, lowest, highest):
        one = series({"2021年": rate}, RATE, "line", in_time=True)
        axis = option(one)["yAxis"][0]

        assert (axis["min"], axis["max"]) == (lowest, highest)
        assert remarks(one) == (f"纵轴从 {lowest}% 开始。" if lowest else "")

    def test_bars_have_nothing_to_say_of_their_axis(self):
        assert remarks(series({"2021年": (98, 100)}, RATE, "bar", in_time=True)) == ""

    def test_where_there_is_no_row_a_number_is_0_and_a_rate_is_a_gap(self):
        assert data(series({"2021年": None, "2022年": 3}, COUNT, "line", in_time=True)) == [0, 3]
        assert data(series({"2021年": None, "2022年": (30, 30)}, RATE, "line", in_time=True)) == ["-", "100.0"]

    def test_what_nobody_filled_in_is_no_line_at_0(self):
        two = {"1月": [Decimal(1), Figure(None)], "2月": [None, None], "3月": [Decimal(2), Figure(None)]}
        one = series(two, FINES, "line", ("a", "b"), in_time=True)

        assert data(one) == ["1", 0, "2"]
        assert data(one, 1) == ["-", "-", "-"]

    @pytest.mark.parametrize("kind", ["line", "bar", "stacked"])
    def test_without_any_number_there_is_no_axis_but_a_word(self, kind):
        months = {f"{n}月": Figure(None) if n % 2 else None for n in range(1, 13)}
        drawn = option(series(months, FINES, kind, in_time=True))

        assert [title["text"] for title in drawn["title"]][-1] == NO_NUMBER
        assert all(not axis["show"] for axis in drawn["xAxis"] + drawn["yAxis"])

    def test_an_unknown_amount_is_a_gap(self):
        assert data(series({"2021年": Figure(None), "2022年": Decimal("0.5")}, FINES, "line", in_time=True)) == [
            "-",
            "0.5",
        ]

    def test_a_line_leaves_out_what_has_no_time(self):
        one = series({"2021年": 1, "未公布或没有此项": 9}, COUNT, "line", in_time=True, has_empty=True)

        assert option(one)["xAxis"][0]["data"] == ["2021"]
        assert data(one) == [1]

    def test_stacked_bars_end_in_what_they_add_up_to(self):
        one = series({"甲": [1, 2000], "乙": [None, None]}, COUNT, "stacked", ("a", "b"))
        ends = [item["label"]["formatter"] for item in option(one)["series"][-1]["data"]]

        assert ends == ["2,001", "0"]
        assert data(one, 1) == [2000, "-"]


def test_hostile_labels_are_cut_and_kept_apart():
    categories = option(series(dict.fromkeys(HOSTILE, 1)))["yAxis"][0]["data"]

    assert len(set(categories)) == len(HOSTILE)
    assert all(clean(line) == line for one in categories for line in one.split("\n"))


def test_a_split_chart_has_a_legend_and_lines_differ_in_more_than_colour():
    lines = option(series({"2021年": [1, 2, 3]}, COUNT, "line", ("a", "b", "c"), in_time=True))

    assert [one["data"] for one in lines["legend"]] == [["a", "b", "c"]]
    assert len({(one["symbol"], str(one["lineStyle"]["type"])) for one in lines["series"]}) == 3


def test_a_legend_breaks_its_lines():
    names = ("食品小作坊", "食品小经营店", "网络食品交易第三方平台备案", "自建网站备案")
    rows = [
        one["data"] for one in option(series({"一": [1, 2, 3, 4]}, COUNT, "stacked", names), layout=NARROW)["legend"]
    ]

    assert rows == [["食品小作坊", "食品小经营店"], ["网络食品交易第三方平台备案"], ["自建网站备案"]]


def test_no_rows_are_said_in_the_picture():
    assert [title["text"] for title in option(series({}, COUNT, "pie"))["title"]] == [NO_DATA]
