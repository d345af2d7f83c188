"""Days that can hardly be meant."""

from __future__ import annotations

import pytest

from packages import field, load, places, write_package

FIELDS = [field("no"), field("day", "date")]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("date", "1949-01-01", "1948-12-31"),
        ("date", "1949-01-01", "1900-01-01"),
        ("yearmonth", "1949-01", "1948-12"),
        ("year", "1949", "1948"),
    ],
)
def test_nothing_is_before_1949_unless_the_field_says_so(of_cells, kind, good, bad):
    assert places(of_cells(field("f", kind), good, bad)) == [("early-day", 3, "f")]
    assert of_cells(field("f", kind, constraints={"minimum": bad}), good, bad) == []


def test_the_floor_holds_whatever_the_format(of_cells):
    [problem] = of_cells(field("f", "date", format="%d.%m.%Y"), "1.2.2022", "1.2.1022")

    assert (problem.kind, problem.row, problem.message) == ("early-day", 3, "早于 1949 年，现为 1.2.1022")


def test_a_check_of_the_contract_says_the_first_day_too(of_register):
    rows = [["1", "1912-01-01"], ["2", "2011-12-31"]]

    assert of_register(FIELDS, rows, checks=[{"kind": "bound", "field": "day", "min": "1912-01-01"}]) == []


@pytest.mark.parametrize(
    ("kind", "first", "near", "far"),
    [
        ("date", "2022-08-01", "2121-12-31", "2202-08-01"),
        ("yearmonth", "2022-08", "2121-12", "2202-08"),
        ("year", "2022", "2121", "2202"),
    ],
)
def test_a_span_of_centuries_warns_and_names_both_ends(of_cells, kind, first, near, far):
    assert of_cells(field("f", kind), first, near) == []
    [problem] = of_cells(field("f", kind), first, first, far)

    assert (problem.kind, problem.warning) == ("day-span", True)
    assert first in problem.message
    assert far in problem.message


def test_a_day_that_stops_a_build_is_no_end_of_a_span(of_cells):
    assert [one.kind for one in of_cells(field("f", "date"), "1022-08-01", "2022-08-01")] == ["early-day"]


def test_a_stated_last_day_says_that_the_span_is_meant(of_cells):
    assert of_cells(field("f", "date", constraints={"maximum": "2999-12-31"}), "2022-08-01", "2202-08-01") == []


def test_a_record_dated_many_years_after_the_day_of_the_data_warns(of_register):
    [problem] = of_register(FIELDS, [["1", "2032-12-31"], ["2", "2033-01-01"]], date="day")

    assert (problem.kind, problem.field, problem.warning) == ("day-ahead", "day", True)
    assert "第一处在第 3 行" in problem.message


@pytest.mark.parametrize("contract", [{}, {"date": "day", "period": {"from": "day", "lasts": "P1Y"}}])
def test_a_day_to_come_is_none_where_it_orders_nothing_or_keeps_the_record_back(of_register, contract):
    assert of_register(FIELDS, [["1", "2033-01-01"]], **contract) == []


def test_where_the_contract_says_so_a_day_to_come_stops_the_build(of_register):
    check = {"kind": "bound", "field": "day", "max": {"as_of": True}}

    assert places(of_register(FIELDS, [["1", "2022-10-01"]], date="day", checks=[check])) == [("bound", 2, "day")]


class TestFormats:
    """A declared format takes what strptime takes, wherever that can be read in one way only."""

    @pytest.mark.parametrize(
        ("form", "cells"),
        [
            ("%Y/%m/%d", ["2021/1/20", "2021/01/20", "2021/12/1"]),
            ("%Y-%m-%d", ["2021-1-2", "2021-01-02"]),
            ("%d.%m.%Y", ["1.2.2021", "01.02.2021"]),
            ("%Y年%m月%d日", ["2021年1月2日", "2021年10月20日"]),
            ("%Y%m%d", ["20210120"]),
            ("%d%Y-%m", ["12021-3", "012021-03"]),
            ("%Y/%m/%d %H:%M", ["2021/1/20 9:05", "2021/01/20 23:59"]),
            ("%Y-%m-%dT%H:%M:%S.000Z", ["2021-01-20T09:05:59.000Z"]),
        ],
    )
    def test_takes(self, of_cells, form, cells):
        assert of_cells(field("f", "date", format=form), *cells) == []

    @pytest.mark.parametrize(
        ("form", "cell"),
        [
            ("", "2021-1-2"),
            ("%Y/%m/%d", "2021/13/1"),
            ("%Y/%m/%d", "2021/2/30"),
            ("%Y/%m/%d", "21/2/3"),
            ("%Y/%m/%d", "2021/ 2/3"),
            ("%Y/%m/%d", "２０２１/2/3"),
            ("%Y%m%d", "2021111"),
            ("%Y/%m/%d %H:%M", "2021/1/20"),
            ("%Y/%m/%d %H:%M", "2021/1/20 24:00"),
            ("%Y/%m/%d %H:%M:%S", "2021/1/20 09:05:60"),
        ],
    )
    def test_refuses(self, of_cells, form, cell):
        one = field("f", "date", format=form) if form else field("f", "date")

        assert [problem.kind for problem in of_cells(one, cell)] == ["type-error"]

    @pytest.mark.parametrize("form", ["%Y-%m", "%y-%m-%d", "%Y-%m-%d %H", "%Y-%m-%d %M:%S", "%Y-%m-%d %I:%M", "any"])
    def test_a_format_is_a_whole_day_with_or_without_a_whole_time(self, data, form):
        write_package(data / "reference", {"things": {"fields": [field("f", "date", format=form)]}})

        [problem] = load(data)[1]

        assert (problem.kind, problem.field) == ("field-error", "f")


@pytest.mark.parametrize(
    ("form", "cell", "said"),
    [
        ("", "2021-1-2", "月和日不是两位"),
        ("", "2021/01/02", "不是这一列的写法"),
        ("", "2021-01-02 10:30", "有时刻"),
        ("", "44216", "日期序号"),
        ("", "２０２１-01-02", "全角"),
        ("", "不详", "没有"),
        ("%Y/%m/%d", "2021-01-02", "不是这一列的写法"),
    ],
)
def test_what_is_wrong_with_a_day_is_said(of_cells, form, cell, said):
    [problem] = of_cells(field("f", "date", format=form) if form else field("f", "date"), cell)

    assert said in problem.message
