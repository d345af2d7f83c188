"""Numbers that a row states for its year: none is added up or computed anew; each has beside it what it is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from disclosure.charts.choice import kind_of
from disclosure.charts.findings import finding
from disclosure.charts.options import drawing
from disclosure.charts.sizes import WIDE
from disclosure.contract.charted import Measure
from disclosure.files.figure_files import chart_rows
from disclosure.pages.figures import Stat, stat
from disclosure.statistics.asked import Asked, answer
from disclosure.statistics.measures import measure
from disclosure.statistics.model import Figure, Headline, Series
from disclosure.statistics.said import bare, said
from disclosure.statistics.targets import Target
from public_tables import public_register

FIELDS = {"id": "string", "of": "string", "year": "year", "value": "number", "part": "number", "whole": "number"}
STATED = {
    "title": "抽检量",
    "stated": {"field": "value", "by": "year", "of": "part", "in": "whole"},
    "where": {"of": ["甲"]},
    "unit": "批次/千人",
}
CHART = {"name": "picture", "title": "历年抽检量", "measure": "n", "by": "year", "kind": "bar"}
ROWS = [
    ["1", "甲", "2021", "4.10", "2624", "640"],
    ["2", "甲", "2018", "3.5", "", ""],
    ["3", "甲", "2020", "", "", ""],
    ["4", "乙", "2022", "9", "9", "1"],
]
NEWEST = Figure(Decimal("4.1"), 2624, 640)


def register(engine, rows=ROWS, **contract):
    return public_register(engine, FIELDS, rows, measures={"n": STATED}, charts=[CHART], **contract)


def found(engine, rows=ROWS, **contract) -> tuple[Headline, Series]:
    numbers = measure(register(engine, rows, **contract), engine)
    return numbers.headlines[0], numbers.series[0]


def test_the_headline_is_the_newest_number_with_its_year(engine):
    headline, _ = found(engine)

    assert (headline.figure, headline.first, headline.last) == (NEWEST, date(2021, 1, 1), date(2021, 12, 31))
    assert stat(headline) == Stat("抽检量", "4.1批次/千人", "分子 2,624，分母 640", "期间 2021 年")


def test_a_chart_has_each_year_with_what_was_stated_and_no_0_where_nothing_was(engine):
    _, series = found(engine)
    row = {label: figure for label, (figure,) in zip(series.labels, series.figures, strict=True)}

    assert row == {"2018年": Figure(Decimal("3.5")), "2019年": None, "2020年": Figure(None), "2021年": NEWEST}
    assert [said(figure, series.measure) for figure in row.values()] == [
        "3.5批次/千人",
        "未公布",
        "未公布",
        "4.1批次/千人（2,624/640）",
    ]
    assert bare(NEWEST, series.measure) == "4.1批次/千人"
    assert (series.unfinished, series.spans[-1]) == (0, (date(2021, 1, 1), date(2021, 12, 31)))
    assert chart_rows(series)[-1] == {"字段year": "2021年", "数值": Decimal("4.1"), "分子": 2624, "分母": 640}


def test_the_picture_has_its_target_and_the_sentence_the_two_newest_numbers(engine):
    _, series = found(engine)
    aimed = replace(series, target=Target("goals/T1", Decimal(4), ">=", "批次/千人", "2020"))

    assert finding(aimed) == (
        "2021 年抽检量为 4.1 批次/千人（2,624/640），2018 年为 3.5 批次/千人；2020 年目标不低于 4 批次/千人。"
    )
    assert kind_of(aimed) == "bar"
    option = drawing(aimed, WIDE, sample=False).option
    assert [item["value"] for item in option["series"][0]["data"]] == ["3.5", 0, 0, "4.1"]
    assert [item["label"]["formatter"] for item in option["series"][0]["data"]] == ["3.5", "未公布", "未公布", "4.1"]
    assert option["series"][0]["markLine"]["data"] == [{"xAxis": "4", "name": "目标"}]


def test_a_picture_before_the_first_number_says_so_and_what_is_aimed_at(engine):
    headline, series = found(engine, ROWS[3:])
    aimed = replace(series, target=Target("goals/T1", Decimal(4), ">=", "批次/千人", "2020"))
    words = [text["text"] for text in drawing(aimed, WIDE, sample=False).option["title"]]

    assert headline == Headline(headline.measure, Figure(None), None, None)
    assert stat(headline) == Stat("抽检量", "未公布", "", "")
    assert (series.labels, finding(aimed)) == ((), "抽检量还没有公布过；2020 年目标不低于 4 批次/千人。")
    assert words == ["2020 年目标不低于 4批次/千人", "还没有公布过"]


def test_a_year_that_is_not_over_and_one_without_data_are_marked(engine):
    _, series = found(engine, gaps=["2019"])

    assert [figure.missing if figure else None for (figure,) in series.figures] == [False, True, False, False]
    _, later = found(engine, [["1", "甲", "2022", "4", "", ""]])
    assert later.unfinished == 1


@pytest.mark.parametrize(
    ("days", "where", "figure"),
    [
        (None, (), NEWEST),
        ((date(2018, 1, 1), date(2020, 12, 31)), (), Figure(Decimal("3.5"))),
        ((date(2019, 1, 1), date(2019, 12, 31)), (), Figure(None)),
        (None, (("id", "2"),), Figure(Decimal("3.5"))),
        (None, (("id", "4"),), Figure(None)),
    ],
)
def test_a_page_may_ask_for_the_newest_number_of_some_years(engine, days, where, figure):
    of_one = register(engine)

    assert answer(Asked("example", "n", days, where), {"example": of_one}, engine) == figure


def test_a_number_without_its_parts_is_read_as_one():
    one = Measure.parse("n", {"title": "数", "stated": {"field": "value", "by": "year"}}, "rows")

    assert (one.kind, one.field, one.by, one.parts, one.base) == ("stated", "value", "year", (), None)
