"""What can be quoted has a line to quote it by, a place to point at, and its numbers as files."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from disclosure.charts.model import Drawn, Picture
from disclosure.contract.charted import Chart, Measure
from disclosure.files.figure_files import chart_rows, figure_files
from disclosure.statistics.model import Figure, Series
from inspections import BAD, sample
from rendered import HTMLParser, text_of

RATE = Measure("rate", "合格率", "share", "samples", "conclusion", ("合格",))
FINES = Measure("fines", "罚款", "sum", "penalties", "fine", unit="万元")


def picture(measure, labels, splits, figures, split=None):
    chart = Chart("by-x", "各类", measure.name, "x", "bar", split=split)
    series = Series(chart, measure, "类别", labels, splits, figures)
    return Picture(series, "", "", *[Drawn(b"<svg/>", 1, 1)] * 3)


def files(*pictures):
    return dict(figure_files("inspections", pictures, ()))


def rows_of(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_and_json_of_a_chart_hold_the_figures_to_the_last_digit():
    figures = ((Figure(Decimal("97.9"), 1257, 1284), None), (Figure(None, 3, 5), Figure(Decimal(100), 20, 20)))
    written = files(picture(RATE, ("甲", "乙"), ("一季度", "二季度"), figures, split="quarter"))
    assert set(written) == {"inspections/charts/by-x.csv", "inspections/charts/by-x.json"}
    expected = [
        ("甲", "一季度", "97.9", "1257", "1284"),
        ("甲", "二季度", "", "", ""),
        ("乙", "一季度", "", "3", "5"),
        ("乙", "二季度", "100", "20", "20"),
    ]
    names = ("类别", "分组", "数值", "分子", "分母")
    assert rows_of(written["inspections/charts/by-x.csv"]) == [dict(zip(names, row, strict=True)) for row in expected]
    as_text = [
        tuple("" if cell is None else str(cell) for cell in row.values())
        for row in json.loads(written["inspections/charts/by-x.json"])
    ]
    assert as_text == expected


def test_an_amount_is_exact_and_without_its_thousands():
    [row] = chart_rows(picture(FINES, ("甲",), ("",), ((Figure(Decimal("1234567.50")),),)).series)
    assert row == {"类别": "甲", "数值": Decimal("1234567.50")}
    written = files(picture(FINES, ("甲",), ("",), ((Figure(Decimal("1234567.50")),),)))
    assert json.loads(written["inspections/charts/by-x.json"]) == [{"类别": "甲", "数值": "1234567.50"}]
    assert rows_of(written["inspections/charts/by-x.csv"]) == [{"类别": "甲", "数值": "1234567.50"}]


@pytest.mark.parametrize("label", ["=1+1", " @SUM(1)", "＝1", "-甲", "−1"])
def test_no_label_is_a_formula_in_a_spreadsheet(label):
    written = files(picture(FINES, (label,), ("",), ((Figure(1),),)))
    assert rows_of(written["inspections/charts/by-x.csv"])[0]["类别"] == f"'{label}"
    assert json.loads(written["inspections/charts/by-x.json"])[0]["类别"] == label


@pytest.fixture(scope="module")
def told():
    return "食品安全信息公示：监督抽检"


def test_every_figure_and_chart_has_a_place_a_line_and_its_files(inspections, told):
    rows = [sample(number) for number in range(1, 25)]
    html = inspections(*rows, settings={"siteurl": "https://a.example/f"})["inspections/index.html"]
    tree = HTMLParser(html)
    home = "https://a.example/f/inspections/"
    lines = {node.attributes["id"]: node.text() for node in tree.css(".cite .address, #cite")}
    span = "2022-09-06 至 2022-09-29"
    assert lines == {
        "cite-figure-rate": f"{told}，合格率 100%（合格 24 / 共 24），期间 {span}，数据版本 1，{home}#figure-rate",
        "cite-chart-by-agency": f"{told}，图“各机关”，收录到 2022-09-29，数据版本 1，{home}#chart-by-agency",
        "cite": f"{told}，收录到 2022-09-29，数据版本 1，{home}",
    }
    assert {node.attributes["data-copy"] for node in tree.css("[data-copy]")} >= set(lines)
    assert tree.css_first("#figure-rate") is not None
    assert tree.css_first("#chart-by-agency") is not None
    taken = [node.attributes["href"] for node in tree.css(".cite a")]
    names = ("figures/figures", "charts/by-agency")
    assert taken == [f"../inspections/{name}.{kind}" for name in names for kind in ("csv", "json")]


def test_a_citation_says_no_address_where_there_is_none_and_never_the_day_of_the_build(inspections, told):
    site = inspections(sample(1, **BAD), sample(2))
    assert text_of(site["inspections/index.html"], "#cite") == [f"{told}，收录到 2022-09-29，数据版本 1"]
    assert text_of(site["inspections/records/S1/index.html"], "#cite") == [f"{told}，S1，食品1，2022-09-29，数据版本 1"]
    for html in site.values():
        assert not [line for line in text_of(html, ".address") if "2022-09-30" in line]


def test_what_is_made_up_says_so_in_its_card_and_where_it_is_quoted(inspections):
    for html in inspections(sample(1, **BAD), register={"sample": True}).values():
        tree = HTMLParser(html)
        said = tree.css('meta[name="description"], [property="og:description"]')
        cards = [node.attributes["content"] for node in said]
        is_sample = tree.css_first(".strip__line--sample") is not None
        assert [one.startswith("示例数据。") for one in cards] == [is_sample] * 2
        assert all("（示例数据）" in line for line in text_of(html, "#cite, .cite .address"))
