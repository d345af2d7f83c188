from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from chart_series import COUNT, FINES, HOSTILE, KINDS_OF_FOOD, RATE, examples, series
from disclosure.charts.options import NO_DATA, SAMPLE, drawing, kind_of
from disclosure.statistics.model import Figure


def option(one, *, sample: bool = False) -> dict[str, Any]:
    return drawing(one, sample=sample).option


def data(one, place: int = 0) -> list[Any]:
    return [item["value"] for item in option(one)["series"][place]["data"]]


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.chart.name)
class TestEveryPicture:
    def test_is_plain_json_twice_the_same(self, one):
        first, second = (json.dumps(option(one), allow_nan=False) for _ in range(2))

        assert first == second

    def test_stands_still_and_shows_no_html(self, one):
        found = option(one)

        assert found["animation"] is False
        assert found["tooltip"] == {"show": False}

    def test_has_patterns_besides_colours(self, one):
        assert option(one)["aria"] == {"enabled": True, "decal": {"show": True}}

    def test_is_written_in_fonts_of_the_system(self, one):
        assert option(one)["textStyle"]["fontFamily"].endswith("sans-serif")

    def test_says_that_it_is_a_sample(self, one):
        assert SAMPLE in [title["text"] for title in option(one, sample=True)["title"]]
        assert SAMPLE not in json.dumps(option(one), ensure_ascii=False)

    def test_takes_no_formatter_from_the_data(self, one):
        formatters = {
            value for key, value in pairs(option(one)) if key == "formatter" and not value.replace(",", "").isdigit()
        }

        assert formatters <= {"{value}%", "", "12.5", "90.0%", "97.8%"}


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
            pytest.param(series({str(n): n for n in range(7)}, COUNT, "pie"), "bar", id="too many slices"),
            pytest.param(series({"一": 1, "二": Decimal(-1)}, FINES, "pie"), "bar", id="a negative slice"),
            pytest.param(series({"一": 0, "二": 0}, COUNT, "pie"), "bar", id="nothing to cut"),
            pytest.param(series({"一": [1, 2]}, COUNT, "stacked", ("a", "b")), "stacked", id="stacked"),
            pytest.param(series({"一": [(30, 40)] * 2}, RATE, "stacked", ("a", "b")), "bar", id="rates do not stack"),
            pytest.param(
                series({"未填": 3}, COUNT, "line", in_time=True, has_empty=True), "bar", id="no point in time"
            ),
        ],
    )
    def test_a_picture_becomes_what_its_numbers_allow(self, one, kind):
        assert kind_of(one) == kind == drawing(one, sample=False).kind

    def test_only_stacked_bars_stack(self):
        two = {"一": [1, 2]}

        assert {one.get("stack") for one in option(series(two, COUNT, "stacked", ("a", "b")))["series"]} == {"all"}
        assert {one.get("stack") for one in option(series(two, COUNT, "bar", ("a", "b")))["series"]} == {None}

    def test_bars_lie_down_under_long_names(self):
        assert option(series({"食用油、油脂及其制品": 1, "糕点": 2}))["yAxis"][0]["type"] == "category"
        assert option(series({"饮料": 1, "糕点": 2}))["xAxis"][0]["type"] == "category"


class TestValues:
    def test_a_rate_is_drawn_as_it_is_said(self):
        assert data(series({"一": (1257, 1284), "二": (3, 4)}, RATE)) == ["97.8", "-"]

    def test_bars_of_rates_begin_at_0_and_lines_at_a_round_number(self):
        bars, line = (series({"2021年": (96, 100)}, RATE, kind, in_time=True) for kind in ("bar", "line"))

        assert (option(bars)["yAxis"][0]["min"], option(bars)["yAxis"][0]["max"]) == (0, 100)
        assert (option(line)["yAxis"][0]["min"], option(line)["yAxis"][0]["max"]) == (90, 100)

    @pytest.mark.parametrize(("rate", "lowest"), [((90, 100), 80), ((91, 100), 90), ((79, 100), 50), ((1, 100), 0)])
    def test_no_point_lies_below_its_axis(self, rate, lowest):
        assert option(series({"2021年": rate}, RATE, "line", in_time=True))["yAxis"][0]["min"] == lowest

    def test_where_there_is_no_row_a_number_is_0_and_a_rate_is_a_gap(self):
        assert data(series({"2021年": None, "2022年": 3}, COUNT, "line", in_time=True)) == [0, 3]
        assert data(series({"2021年": None, "2022年": (30, 30)}, RATE, "line", in_time=True)) == ["-", "100.0"]

    def test_an_unknown_amount_is_a_gap(self):
        assert data(series({"一": Figure(None), "二": Decimal("0.5")}, FINES)) == ["-", "0.5"]

    def test_a_line_leaves_out_what_has_no_time(self):
        one = series({"2021年": 1, "未填": 9}, COUNT, "line", in_time=True, has_empty=True)

        assert option(one)["xAxis"][0]["data"] == ["2021年"]
        assert data(one) == [1]


def test_hostile_labels_are_cut_and_kept_apart():
    categories = option(series(dict.fromkeys(HOSTILE, 1)))["yAxis"][0]["data"]

    assert len(set(categories)) == len(HOSTILE)
    assert not any("\n" in one for one in categories)


def test_a_split_chart_has_a_legend_and_lines_differ_in_more_than_colour():
    lines = option(series({"2021年": [1, 2, 3]}, COUNT, "line", ("a", "b", "c"), in_time=True))

    assert lines["legend"][0]["show"] is True
    assert len({(one["symbol"], one["lineStyle"]["type"]) for one in lines["series"]}) == 3


def test_no_rows_are_said_in_the_picture():
    assert [title["text"] for title in option(series({}, COUNT, "pie"))["title"]] == [NO_DATA]
