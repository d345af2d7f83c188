"""A record of a year of which the register says that it has no data."""

from __future__ import annotations

from packages import field, places

FIELDS = [field("no"), field("day", "date")]


def test_no_record_is_of_a_year_without_data(of_register):
    rows = [["1", "2012-12-31"], ["2", "2013-01-01"], ["3", "2019-12-31"], ["4", "2020-01-01"], ["5", ""]]

    problems = of_register(FIELDS, rows, date="day", gaps=["2013/2019"])

    assert places(problems) == [("gap", 3, "day"), ("gap", 4, "day")]
    assert problems[0].message == "在 register.gaps 写明没有数据的年份里，现为 2013-01-01"


def test_one_year_may_stand_alone(of_register):
    assert places(of_register(FIELDS, [["1", "2013-06-01"]], date="day", gaps=["2013"])) == [("gap", 2, "day")]
