"""Colours and marks of pictures: what is adverse, and what can be told apart without colour."""

from __future__ import annotations

import json

from chart_series import COUNT, examples, series
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
from disclosure.charts.options import drawing
from disclosure.charts.sizes import WIDE
from disclosure.colours import DESIGNED, palette
from disclosure.statistics.model import Adverse
from disclosure.statistics.splits import MOST_AREAS, MOST_LINES
from drawings import MAIN, option

AREAS = usual_areas(DESIGNED)
LINES = usual_lines(DESIGNED)


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
