"""The views of a register on its page, built from tiny packages with the real templates."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.statistics.measures import measure
from packages import field, write_package
from published import published
from rendered import rendered, text_of

AGENCIES = {
    "fields": [field("agency_id"), field("name")],
    "rows": [["a", "示例甲局"], ["b", "示例乙局"]],
    "primaryKey": "agency_id",
    "label": "name",
}


VIEW = "[aria-labelledby=view]"  # the section that a view stands in


@pytest.fixture
def page(tmp_path):
    """Return a function that renders the first page of a register `things`."""
    with ExitStack() as stack:

        def run(resources: dict[str, Any], **register: Any) -> str:
            data = tmp_path / "data"
            write_package(data / "reference", {"agencies": AGENCIES})
            records = next(iter(resources))
            contract = {"section": "plan", "records": records, "title": "{title}", "columns": ["title"]}
            write_package(data / "things", resources, contract | register)
            site = stack.enter_context(published(data, tmp_path / "scratch"))
            statistics = {name: measure(one, site.engine) for name, one in site.registers.items()}
            return rendered(replace(site.view, statistics=statistics))["things/index.html"]

        yield run


def targets(rows: list[list[str]], values: list[list[str]]) -> dict[str, Any]:
    fields = ["no", "title", "comparator", "unit", "year", "series"]
    key = {"fields": ["no"], "reference": {"resource": "targets", "fields": ["no"]}}
    return {
        "targets": {"fields": [*map(field, fields), field("value", "number")], "rows": rows, "primaryKey": "no"},
        "values": {
            "fields": [field("no"), field("period"), field("reached", "number")],
            "rows": values,
            "foreignKeys": [key],
        },
    }


ROLES = {
    "value": "value",
    "comparator": "comparator",
    "unit": "unit",
    "year": "year",
    "series": "series",
    "values": "values",
    "actual": "reached",
    "period": "period",
}


def test_targets_stand_beside_what_was_reached_series_by_series(page):
    rows = [
        ["T1", "监督抽检合格率", ">=", "%", "2020", "监督抽检", "98"],
        ["T2", "评价性抽检合格率", ">=", "%", "2022", "评价性抽检", "99"],
        ["T3", "监督抽检合格率（后）", ">=", "%", "2022", "监督抽检", "98.5"],
    ]
    values = [["T1", "2019", "97.9"], ["T1", "2020", "98"], ["T2", "2022", ""], ["T3", "2023", "98.2"]]

    html = page(targets(rows, values), view="targets", roles=ROLES)

    bodies = HTMLParser(html).css(f"{VIEW} tbody")
    groups = [[" ".join(row.text().split()) for row in body.css("tr")] for body in bodies]
    assert groups == [
        [
            "监督抽检合格率监督抽检不低于 98%20202019：97.92020：98 达到",  # before its year nothing is missed
            "监督抽检合格率（后）监督抽检不低于 98.5%20222023：98.2 未达到",
        ],
        ["评价性抽检合格率评价性抽检不低于 99%20222022：未公布"],
    ]
    assert text_of(html, ".verdict__say") == ["3 项目标，公布过实际值的 2 项。"]
    assert text_of(html, ".verdict__note") == [
        "“未公布”的意思是找不到公开的数，不等于没有做到。口径不同的目标分开列，不能相比。"
    ]
    assert text_of(html, f"{VIEW} .mark--adverse") == ["未达到"]


def test_targets_are_cards_on_a_phone_and_say_no_series_that_nobody_named(page):
    resources = targets([["T1", "合格率", ">=", "%", "", "", "98"]], [])
    del resources["values"]

    html = page(resources, view="targets", roles={"value": "value", "comparator": "comparator", "unit": "unit"})

    table = HTMLParser(html).css_first(f"{VIEW} table.table--rows")
    assert [cell.attributes["data-label"] for cell in table.css("td")] == ["目标", "实际"]
    assert text_of(table.html, "thead th") == ["指标", "目标", "实际"]


def test_a_sign_that_compares_is_a_word_wherever_it_is_read(page):
    rows = [["T1", "合格率", ">=", "%", "2020", "监督抽检", "98"], ["T2", "死亡", "=", "人", "2020", "", "0"]]

    html = page(targets(rows, []), view="targets", roles=ROLES, columns=["title", "comparator"], facets=["comparator"])

    assert text_of(html, "tr[id^=r-] td") == ["不低于", "等于"]
    assert set(text_of(html, ".facet a")) == {"不低于 1", "等于 1"}


def test_tasks_are_gathered_by_day_and_by_unit(page):
    fields = [field("no"), field("title"), field("due", "yearmonth"), field("status")]
    rows = [
        ["1", "示例任务一", "2020-10", "未公布"],
        ["2", "示例任务二", "2019-12", "已完成"],
        ["3", "示例任务三", "2020-10", ""],
        ["4", "示例任务四", "", ""],
    ]
    key = {"fields": ["no"], "reference": {"resource": "tasks", "fields": ["no"]}}
    duties = [field("no"), field("agency", references="reference/agencies.agency_id")]
    resources = {
        "tasks": {"fields": fields, "rows": rows, "primaryKey": "no"},
        "duties": {"fields": duties, "rows": [["1", "a"], ["1", "b"], ["2", "b"]], "foreignKeys": [key]},
    }

    html = page(resources, view="tasks", roles={"due": "due", "status": "status", "by": "duties.agency"})

    by_day, by_unit = HTMLParser(html).css(f"{VIEW} .folds")
    assert text_of(by_day.html, "summary") == ["2019-12 1 项：已完成", "2020-10 2 项：未公布", "未写明 1 项：未公布"]
    assert text_of(by_day.html, "li") == ["示例任务二", "示例任务一", "示例任务三", "示例任务四"]
    assert text_of(by_unit.html, "summary") == ["示例甲局 1 项：未公布", "示例乙局 2 项：未公布 1、已完成 1"]
    assert text_of(by_unit.html, "li") == ["示例任务一", "示例任务一：未公布", "示例任务二：已完成"]


def test_few_tasks_lie_open_and_many_are_folded(page):
    def unfolded(count: int) -> list[bool]:
        rows = [[str(number), f"任务{number}", "2020-10"] for number in range(count)]
        fields = [field("no"), field("title"), field("due", "yearmonth")]
        resources = {"tasks": {"fields": fields, "rows": rows, "primaryKey": "no"}}
        html = page(resources, view="tasks", roles={"due": "due", "by": "title"})
        return ["open" in group.attributes for group in HTMLParser(html).css(f"{VIEW} .folds details")]

    assert unfolded(2) == [True, False, False]
    assert set(unfolded(21)) == {False}


def test_reports_are_counted_as_due_received_and_missing(page):
    fields = [field("half"), field("title"), field("due_on", "date"), field("received_on", "date")]
    rows = [["2019H2", "上半年", "2019-12-31", "2020-01-10"], ["2020H1", "下半年", "2020-06-30", ""]]

    html = page(
        {"reports": {"fields": fields, "rows": rows, "primaryKey": "half"}},
        view="tasks",
        roles={"due": "due_on", "done": "received_on"},
    )

    assert text_of(html, ".verdict__say") == ["2 项，已有结果的 1 项。"]
    assert text_of(html, ".verdict__note") == ["“未公布”的意思是找不到公开的进展，不等于没有做。"]
    assert text_of(html, f"{VIEW} summary") == ["2019-12-31 1 项：已有结果", "2020-06-30 1 项：未公布"]
    assert text_of(html, f"{VIEW} li") == ["上半年：2020-01-10", "下半年：未公布"]


def test_a_calendar_goes_by_year_and_says_what_has_no_date(page):
    fields = [field("no"), field("title"), field("from", "date"), field("to", "date"), field("words")]
    rows = [
        ["1", "示例周一", "2021-06-08", "", ""],
        ["2", "示例周二", "2022-08-29", "2022-09-04", ""],
        ["3", "示例周三", "2021-01-01", "2021-01-01", ""],
        ["4", "示例周四", "", "", "七月中旬"],
    ]

    html = page(
        {"weeks": {"fields": fields, "rows": rows, "primaryKey": "no"}},
        view="calendar",
        roles={"from": "from", "to": "to", "words": "words"},
    )

    assert text_of(html, f"{VIEW} dl dt") == ["2022 年", "2021 年", "日期未公布"]
    assert text_of(html, f"{VIEW} dl dd") == [
        "2022-08-29 至 2022-09-04：示例周二",
        "2021-01-01：示例周三",
        "2021-06-08 起：示例周一",
        "七月中旬：示例周四",
    ]


def test_a_calendar_needs_no_more_than_a_first_day(page):
    rows = [["1", "示例周一", "2021-06-08"], ["2", "示例周二", ""]]
    resources = {
        "weeks": {"fields": [field("no"), field("title"), field("on", "date")], "rows": rows, "primaryKey": "no"}
    }

    html = page(resources, view="calendar", roles={"from": "on"})

    assert text_of(html, f"{VIEW} dl dd") == ["2021-06-08 起：示例周一", "示例周二"]


def test_a_register_says_how_it_kept_the_limits_of_the_law(page):
    fields = [
        field("no"),
        field("title"),
        field("made", "date", title="作出日期"),
        field("out", "date", title="公开日期"),
    ]
    rows = [
        ["1", "甲", "2022-01-01", "2022-01-10"],
        ["2", "乙", "2022-01-01", "2022-03-01"],
        ["3", "丙", "2022-01-01", "2022-02-01"],
    ]
    limit = {"within": 1, "unit": "月", "basis": "示例办法第一条", "from": "made", "to": "out"}

    html = page({"things": {"fields": fields, "rows": rows, "primaryKey": "no"}}, deadlines=[limit])

    cells = text_of(html, "[aria-labelledby=from] tbody tr > *")
    assert cells == ["1 个月内", "作出日期", "公开日期", "共 3 条：按期 2 条，逾期 1 条", "示例办法第一条"]
    heads = text_of(html, "[aria-labelledby=from] thead th")
    labels = [cell.attributes["data-label"] for cell in HTMLParser(html).css("[aria-labelledby=from] td")]
    assert labels == heads[1:]


def test_a_cell_leads_to_the_address_in_another_field(page):
    fields = [field("no"), field("title"), field("name", link="answered_at"), field("answered_at")]
    rows = [["1", "甲", "示例制度", "things/"], ["2", "乙", "没有答复的", ""]]

    html = page({"things": {"fields": fields, "rows": rows, "primaryKey": "no"}}, columns=["title", "name"])

    assert '<a href="../things/">示例制度</a>' in html
    assert text_of(html, "#r-2 td") == ["没有答复的"]
    assert not HTMLParser(html).css("#r-2 td a")
