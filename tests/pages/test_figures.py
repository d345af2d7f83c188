from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from disclosure.charts.model import Drawn, Picture
from disclosure.contract.charted import Chart, Measure
from disclosure.contract.periods import Period
from disclosure.pages.figures import Behind, Stat, duration, period, plate, span, stat
from disclosure.pages.holdings import size
from disclosure.statistics.model import Figure, Headline, Series

RATE = Measure("rate", "合格率", "share", "samples", field="conclusion", of=("合格",), where={"kind": ("监督抽检",)})
SUM = Measure("fines", "罚款", "sum", "penalties", field="fine", unit="万元")


def headline(measure: Measure, figure: Figure) -> Headline:
    return Headline(measure, figure, date(2022, 1, 1), date(2022, 8, 31))


@pytest.mark.parametrize(
    ("measure", "figure", "value", "base"),
    [
        pytest.param(
            RATE, Figure(Decimal("97.9"), 1257, 1284), "97.9%", "合格 1,257 / 共 1,284（监督抽检）", id="rate"
        ),
        pytest.param(RATE, Figure(None, 3, 5), "不足 20，不计算", "合格 3 / 共 5（监督抽检）", id="too few"),
        pytest.param(SUM, Figure(Decimal("1234.5")), "1,234.5万元", "", id="sum"),
    ],
)
def test_a_figure_says_what_it_is_made_of(measure, figure, value, base):
    found = stat(headline(measure, figure))

    assert (found.value, found.base, found.period) == (value, base, "期间 2022-01-01 至 2022-08-31")


def test_days():
    assert span(None, None) == ""
    assert span(date(2022, 1, 1), date(2022, 1, 1)) == "2022-01-01 当天"
    assert span(date(2022, 1, 1), date(2022, 12, 31)) == "2022 年"
    assert span(date(2021, 1, 1), date(2022, 12, 31)) == "2021-01-01 至 2022-12-31"


def test_a_chart_stands_with_its_table_and_size():
    chart = Chart("by-year", "历年合格率", "rate", "on", "line", part="year")
    series = Series(chart, RATE, "年", ("2021", "2022"), ("",), ((Figure(Decimal("95.0"), 19, 20),), (None,)))

    drawn = [Drawn(b"<svg/>", width, 320) for width in (620, 328, 300)]

    picture = Picture(series, "发现", "图说", *drawn, remarks="纵轴从 90% 开始。")
    found = plate(picture, "samples", Behind({"2021": "samples/by/on/2021/"}, {"2022": "samples/#from=2022"}))

    assert found.wide == ("samples/charts/by-year.svg", 620, 320)
    assert found.narrow == ("samples/charts/by-year.narrow.svg", 328, 320)
    assert found.large == ("samples/charts/by-year.large.svg", 300, 320)
    assert found.note == "合格率（%），按“年”分组。纵轴从 90% 开始。"
    assert found.heads == ("年", "合格率")
    assert found.rows == (
        ("2021", ("95.0%（19/20）",), "samples/by/on/2021/", ""),
        ("2022", ("无记录",), "", "samples/#from=2022"),
    )
    assert re.fullmatch(r"samples/charts/by-year-[a-p]{8}\.live\.json", found.live)


def test_other_pages_show_a_chart_only_of_a_site_with_an_address():
    series = Series(Chart("a", "图", "rate", "on", "bar"), RATE, "年", ("2021",), ("",), ((None,),))
    picture = Picture(series, "发现", '"<b>', *[Drawn(b"<svg/>", 620, 320)] * 3)

    assert plate(picture, "samples", Behind()).embed == ""
    assert plate(picture, "samples", Behind(), "https://example.org/x").embed == (
        '<a href="https://example.org/x/samples/#chart-a"><img src="https://example.org/x/samples/charts/a.svg" '
        'alt="&quot;&lt;b&gt;" width="620" height="320"></a>'
    )


def test_a_chart_by_the_members_of_a_list_says_that_a_row_counts_with_each():
    count = Measure("n", "批次", "count", "samples", unit="批")
    chart = Chart("by-kind", "各类", "n", "kinds", "bar")
    series = Series(chart, count, "种类", ("红", "白"), ("",), ((Figure(2),), (Figure(1),)), repeats=True)
    drawn = [Drawn(b"<svg/>", width, 320) for width in (620, 328, 300)]

    found = plate(Picture(series, "发现", "图说", *drawn), "samples", Behind())

    assert found.note == "批次（批），按“种类”分组。有几个值的，每个值里各计一次。"


def test_the_totals_at_the_ends_of_bars_stand_in_the_table_too():
    chart = Chart("by-kind", "各类", "fines", "kind", "stacked", split="result")
    figures = ((Figure(Decimal("1.50")), Figure(Decimal(2))), (Figure(Decimal(3)), None))
    series = Series(chart, SUM, "类别", ("甲", "乙"), ("一", "二"), figures)

    found = plate(Picture(series, "发现", "图说", *[Drawn(b"<svg/>", 620, 320)] * 3), "samples", Behind())

    assert found.heads == ("类别", "一", "二", "合计")
    assert found.rows == (
        ("甲", ("1.50万元", "2万元", "3.5万元"), "", ""),
        ("乙", ("3万元", "无记录", "3万元"), "", ""),
    )


@pytest.mark.parametrize(
    ("value", "number", "unit"),
    [
        ("96.0%", "96.0", "%"),
        ("1,234批", "1,234", "批"),
        ("-2.5万元", "-2.5", "万元"),
        ("7", "7", ""),
        ("不足 20，不计算", "不足 20，不计算", ""),
        ("无记录", "无记录", ""),
    ],
)
def test_a_figure_is_a_number_with_its_unit_or_a_word_why_there_is_none(value, number, unit):
    found = Stat("名", value, "", "")

    assert (found.number, found.unit) == (number, unit)
    assert found.is_number == (number != value or value.isdigit())


@pytest.mark.parametrize(
    ("text", "words"),
    [("P3M", "3 个月"), ("P3Y", "3 年"), ("P1Y6M", "1 年 6 个月"), ("P10D", "10 日"), ("P0D", "不公示")],
)
def test_a_duration_in_words(text, words):
    assert duration(text) == words


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (None, "长期公开，未设期限。"),
        (Period("on", length="P3Y"), "自公开日期起公示 3 年，期满撤下。"),
        (Period("on", end_field="end"), "自公开日期起公示，至截止日期为止，期满撤下。"),
        (
            Period("on", class_field="c", lengths={"一般": "P3M", "不公示": "P0D"}, ends={"按期": "end"}),
            "自公开日期起按类别公示，期满撤下：一般 3 个月；不公示的不列出；按期的至截止日期。",
        ),
    ],
)
def test_until_when_in_words(rule, sentence):
    assert period(rule, {"on": "公开日期", "end": "截止日期"}) == [sentence]


@pytest.mark.parametrize(("count", "words"), [(999, "999 B"), (61_200, "61 kB"), (2_100_000, "2.1 MB")])
def test_sizes(count, words):
    assert size(count) == words
