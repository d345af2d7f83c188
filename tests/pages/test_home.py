"""The home page: ways to find, what is going on, what was found wrong, figures, the latest."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from homes import links
from inspections import sample, write_inspections
from packages import field, write_package
from published import among
from rendered import rendered, text_of

# ---- what is going on

SPANS = [  # from, to
    ("2022-08-29", "2022-09-04"),
    ("2022-09-01", "2022-09-30"),
    ("2022-08-01", ""),  # nobody said how long
    ("", "2022-12-31"),
]


@pytest.mark.parametrize(
    ("as_of", "going_on"),
    [
        pytest.param(date(2022, 8, 28), [], id="the day before"),
        pytest.param(date(2022, 8, 29), ["1"], id="the first day"),
        pytest.param(date(2022, 9, 4), ["1", "2"], id="the last day"),
        pytest.param(date(2022, 9, 5), ["2"], id="the day after"),
        pytest.param(date(2022, 10, 1), [], id="all over"),
    ],
)
def test_a_campaign_is_on_the_home_page_inside_its_dates(as_of, going_on, tmp_path, view):
    fields = [field("no"), field("from", "date"), field("to", "date")]
    rows = [[str(number), *span] for number, span in enumerate(SPANS, start=1)]
    register = {"section": "campaign", "records": "weeks", "title": "第 {no} 项", "columns": ["no"], "view": "calendar"}
    resources = {"weeks": {"fields": fields, "rows": rows, "primaryKey": "no"}}
    write_package(tmp_path / "data/weeks", resources, {**register, "roles": {"from": "from", "to": "to"}})

    html = rendered(view(tmp_path / "data", as_of=as_of))["index.html"]

    assert [to for _, to in links(html, ".going-on")] == [among("weeks", no) for no in going_on]
    assert text_of(html, ".going-on__line") == ["第 {} 项：{} 至 {}".format(no, *SPANS[int(no) - 1]) for no in going_on]
    assert bool(HTMLParser(html).css("aside[aria-label=正在进行]")) == bool(going_on)


# ---- what was found wrong, figures and records


def test_what_was_found_wrong_in_the_last_year_comes_first_with_its_number_and_days(home):
    bad = {"conclusion": "不合格"}
    html = home(*(sample(n, **(bad if n < 6 else {})) for n in range(1, 8)), sample(8, on="20210801", **bad))

    assert text_of(html, "main h2")[0] == "最近的问题"
    assert text_of(html, "[aria-labelledby=adverse] .section__body > p")[0] == (
        "2021-09-30 至 2022-09-30，查出问题或作出处罚的记录共 5 条。"
    )
    assert text_of(html, "[aria-labelledby=adverse] .feed time") == [f"2022-09-{30 - n}" for n in range(1, 4)]
    assert links(html, "[aria-labelledby=adverse] .links") == [("监督抽检，5 条", "inspections/#rows")]
    assert text_of(html, "[aria-labelledby=latest] .feed time") == ["2022-09-24", "2022-09-23"]


def test_a_year_in_which_nothing_was_found_wrong_says_so_with_its_days(home):
    html = home(sample(1), sample(2, on="20210801", conclusion="不合格"))

    assert not HTMLParser(html).css("[aria-labelledby=adverse]")
    assert text_of(html, "[aria-labelledby=latest] .section__body > p")[0] == (
        "2021-09-30 至 2022-09-30 的记录里，没有查出问题或作出处罚的。"
    )


@pytest.mark.parametrize(("sections", "marks"), [("adverse", 1), ("results", 1), ("latest", 1), ("figures", 1)])
def test_made_up_data_is_marked_once_a_section(sections, marks, home):
    measures = {"firms": {"title": "单位", "distinct": "uscc", "unit": "家"}}
    rows = [sample(n, conclusion="不合格" if n < 3 else "合格") for n in range(1, 6)]

    html = home(*rows, register={"measures": measures, "charts": [], "sample": True})

    assert len(text_of(html, f"[aria-labelledby={sections}] .tag")) == marks


def test_every_figure_of_the_home_page_says_of_which_days_it_is(tmp_path, view):
    measures = {"firms": {"title": "单位", "distinct": "uscc", "unit": "家"}}
    write_inspections(tmp_path / "data", [sample(1), sample(4)], register={"measures": measures, "charts": []})
    things = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    many = {"measures": {"many": {"title": "样数", "distinct": "no", "unit": "样"}}}
    write_package(tmp_path / "data/things", {"things": things}, register | many)

    html = rendered(view(tmp_path / "data"))["index.html"]

    assert text_of(html, ".stat__period") == ["期间 2022-09-26 至 2022-09-29", "截至 2022-09-30"]
    assert text_of(html, "[aria-labelledby=results] .list__say") == [
        "2 条，2022-09-26 至 2022-09-29",
        "1 条，截至 2022-09-30",
    ]
    assert text_of(html, ".hero__say") == ["截至 2022-09-30，2 个名册公示着 3 条记录，收录到 2022-09-29。"]


def test_the_figures_of_the_home_page_are_rates_with_what_they_are_made_of(home):
    measures = {
        "rate": {"title": "合格率", "share": {"field": "conclusion", "of": ["合格"]}},
        "firms": {"title": "单位", "distinct": "uscc", "unit": "家"},
    }
    html = home(*(sample(n) for n in range(1, 26)), register={"measures": measures})

    assert text_of(html, ".stat__name") == ["合格率"]
    assert text_of(html, ".stat__base") == ["合格 25 / 共 25"]


def test_where_there_is_no_rate_other_figures_stand_there(home):
    measures = {"bad": {"title": "不合格", "count": True, "where": {"conclusion": ["不合格"]}, "unit": "批"}}
    html = home(sample(1), sample(2, conclusion="不合格"), register={"measures": measures, "charts": []})

    assert text_of(html, ".stat > *")[:3] == ["不合格", "1批", "不合格 1 / 共 2"]


def test_the_latest_records_are_one_feed_newest_first_and_no_register_crowds_it(home):
    html = home(*(sample(number) for number in range(1, 8)))

    assert text_of(html, "[aria-labelledby=latest] li") == [
        f"2022-09-{30 - n}监督抽检合格食品{n} 示例面馆" for n in range(1, 4)
    ]


def test_the_latest_of_all_registers_are_at_most_six(tmp_path, view):
    data = write_inspections(tmp_path / "data", [sample(1), sample(5), sample(9)])
    for name, first in (("b", 2), ("c", 3), ("d", 4)):
        write_inspections(data, [sample(first), sample(first + 4), sample(first + 8)], folder=name, title=name)

    html = rendered(view(data))["index.html"]

    assert text_of(html, "[aria-labelledby=latest] .feed time") == [f"2022-09-{30 - n}" for n in range(1, 7)]
    assert ("全部最近公开和停止公示", "changes/") in links(html, "[aria-labelledby=latest]")


def test_no_record_of_a_later_day_is_news(home):
    begun = {"valid_to": "2022-01-01"}
    html = home(sample(1, on="20221224", **begun), sample(2, **begun), register={"period": {"from": "valid_to"}})

    assert text_of(html, "[aria-labelledby=latest] .feed time") == ["2022-09-28"]


def test_a_visitor_is_told_where_to_look_for_a_firm(site):
    html = site["index.html"]
    [form] = HTMLParser(html).css("form")

    assert (form.attributes["action"], form.attributes["method"]) == ("./search/", "get")
    assert form.css_first("input").attributes["name"] == "q"
    assert links(html, ".hero__ways") == [("监督抽检", "inspections/#rows"), ("全部名册", "catalog/")]
    assert ("12315", "tel:12315") in links(html, "[aria-labelledby=report]")
