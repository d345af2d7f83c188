from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from chart_series import COUNT, FINES, HOSTILE, KINDS_OF_FOOD, RATE, examples, series
from disclosure.charts.choice import kind_of, remarks
from disclosure.charts.labels import clean
from disclosure.charts.marks import (
    ADVERSE,
    ADVERSE_AREAS,
    ADVERSE_LINES,
    GREY,
    SOFT,
    SYMBOLS,
    TEXT,
    usual_areas,
    usual_lines,
)
from disclosure.charts.options import NO_DATA, NO_NUMBER, SAMPLE, drawing
from disclosure.charts.sizes import LARGE, LAYOUTS, NARROW, WIDE
from disclosure.colours import DESIGNED, palette
from disclosure.statistics.model import NO_DATA as UNKNOWN
from disclosure.statistics.model import Adverse, Figure
from disclosure.statistics.splits import MOST_AREAS, MOST_LINES

MAIN, AREAS, LINES = DESIGNED.main, usual_areas(DESIGNED), usual_lines(DESIGNED)


def option(one, *, layout=WIDE, sample: bool = False) -> dict[str, Any]:
    return drawing(one, layout, sample=sample).option


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


class TestColours:
    def test_one_thing_is_of_the_main_colour(self):
        assert option(series({"一": 1}))["series"][0]["itemStyle"] == {"color": MAIN}

    def test_only_what_is_adverse_is_red(self):
        two = {"一": [1, 2]}
        adverse = Adverse(splits=frozenset(["不合格"]))
        red = option(series(two, COUNT, "stacked", ("合格", "不合格"), adverse=adverse))["series"]
        other = option(series(two, COUNT, "stacked", ("合格", "不合格")))

        assert [one["itemStyle"]["color"] for one in red[:2]] == [MAIN, ADVERSE]
        assert red[1]["itemStyle"]["decal"]
        assert ADVERSE not in json.dumps(other)

    def test_a_group_or_all_of_it_may_be_adverse(self):
        group = option(series({"合格": 5, "不合格": 1}, adverse=Adverse(labels=frozenset(["不合格"]))))["series"][0]
        whole = option(series({"餐饮": 5}, adverse=Adverse(whole=True)))["series"][0]

        assert [item.get("itemStyle", {}).get("color") for item in group["data"]] == [None, ADVERSE]
        assert whole["itemStyle"]["color"] == ADVERSE

    def test_slices_and_lines_are_adverse_too(self):
        labels, splits = Adverse(labels=frozenset(["不合格"])), Adverse(splits=frozenset(["不合格"]))
        pie = option(series({"合格": 5, "不合格": 1}, COUNT, "pie", adverse=labels))["series"][0]
        lines = option(series({"2021年": [5, 1]}, COUNT, "line", ("合格", "不合格"), in_time=True, adverse=splits))

        assert [item["itemStyle"]["color"] for item in pie["data"]] == [MAIN, ADVERSE]
        assert [one["lineStyle"]["color"] for one in lines["series"]] == [MAIN, ADVERSE]

    def test_every_mark_can_be_seen_on_white_and_told_from_the_others_without_its_colour(self):
        assert all(contrast(area.get("borderColor", area["color"])) >= 3 for area in AREAS)
        assert all(contrast(colour) >= 3 for colour in (MAIN, SOFT, GREY, TEXT, ADVERSE))
        assert len({json.dumps(area["decal"]) for area in AREAS}) == len(AREAS)
        assert len({json.dumps(area) for area in ADVERSE_AREAS}) == len(ADVERSE_AREAS)
        assert len({dash for _, dash in LINES}) == len({dash for _, dash in ADVERSE_LINES}) == len(LINES)

    def test_the_main_colour_of_a_site_is_that_of_its_charts(self):
        own = palette("#0f766e")
        for one in examples():
            ours, theirs = (json.dumps(drawing(one, WIDE, sample=True, colours=of).option) for of in (DESIGNED, own))
            for name in ("main", "pale", "palest"):
                ours = ours.replace(getattr(DESIGNED, name), getattr(own, name))
            assert theirs == ours

    def test_there_are_as_many_marks_as_a_chart_may_have_columns(self):
        assert {len(marks) for marks in (LINES, ADVERSE_LINES, SYMBOLS)} == {MOST_LINES}
        assert {len(marks) for marks in (AREAS, ADVERSE_AREAS)} == {MOST_AREAS}


def contrast(colour: str) -> float:
    """Return the contrast to white, after WCAG."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


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
