"""A report is a draft in which every number is a reference that holds what the data says; what cannot be is said."""

from __future__ import annotations

import re
from datetime import date

import pytest

from disclosure.errors import SettingsError
from disclosure.pages.prose import Prose
from disclosure.pages.quotations import Quotations
from disclosure.pages.quoted import reference_problems, references
from disclosure.starting.periodic import read_period, report
from disclosure.statistics.asked import answer
from noticed import BAD, GONE, GOOD, MEASURES, SAMPLES, write_noticed
from packages import load, write_package
from published import published

BY = {"name": "by-outcome", "title": "图", "measure": "batches", "by": "outcome", "kind": "bar"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A register whose records are of May 2022, and one that has no days."""
    folder = tmp_path_factory.mktemp("report")
    measures = {**MEASURES, "papers": {"title": "所载批次", "sum": "typed", "resource": "notices"}}
    data = write_noticed(folder / "data", measures=measures, charts=[BY])
    register = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    fields = [{"name": "a", "title": "a", "type": "string", "disclosure": "public"}]
    write_package(data / "undated", {"rows": {"fields": fields, "primaryKey": "a"}}, register)
    with published(data, folder / "scratch") as site:
        yield site


def begun(made, name="checks", period="2022-Q2"):
    return report(made.registers, name, read_period(period), made.engine, date(2022, 9, 30))


@pytest.mark.parametrize(
    ("period", "words", "span"),
    [
        ("2022", "2022 年", "2022-01-01 至 2022-12-31"),
        ("2022-Q2", "2022 年第 2 季度", "2022-04-01 至 2022-06-30"),
        ("2022-05", "2022 年 5 月", "2022-05-01 至 2022-05-31"),
    ],
)
def test_a_report_is_a_draft_about_its_period(made, period, words, span):
    text = begun(made, period=period)

    assert text.split("\n")[1:5] == [
        f"标题: {words}示例名册情况",
        "日期: 2022-09-30",
        f"摘要: {span} 的主要数据，由名册里公开的记录计算。",
        "状态: 草稿",
    ]
    assert f"\n{span}，[名册](/checks/)里公开的记录情况如下。\n" in text


def test_every_number_is_a_reference_that_holds_what_a_hand_counts(made):
    text, catalogue = begun(made), load(made.view.settings.data)[0]
    prose = Prose("news/a.md", "news/a/", text.split("---\n", 2)[2], 7)
    found = [one for one in references(prose, catalogue) if one.kind == "数字"]
    answers = {one.asked: answer(one.asked, made.registers, made.engine) for one in found}
    public = [outcome for *_, outcome, status in SAMPLES if status != GONE]

    assert [*reference_problems(prose, catalogue)] == []
    assert [*Quotations(catalogue, answers, {}, "2022-09-30").moved(prose)] == []
    assert [(one.name, one.asked.where, one.held) for one in found] == [
        ("rate", (), "91.3%"),
        ("batches", (), f"{len(public)}批次"),
        ("items", (), "2项"),
        ("batches", (("outcome", GOOD),), f"{public.count(GOOD)}批次"),
        ("batches", (("outcome", BAD),), f"{public.count(BAD)}批次"),
    ]
    assert re.findall(r"^\[\[(?:图表|表格).*|.*notices/.*", prose.body, re.MULTILINE) == [
        "逐期的情况见[通告](/checks/notices/)。",
        "[[图表: checks.by-outcome]]",
    ]


@pytest.mark.parametrize(
    ("name", "period", "words"),
    [
        ("check", "2022-Q2", "没有名册 check\n  怎么改：REGISTER 写英文名：是不是 checks"),
        (
            "undated",
            "2022-Q2",
            "名册 undated 没有日期或者没有指标，不能按期写报告\n  怎么改：REGISTER 写英文名：可用的有 checks",
        ),
        ("checks", "2022-Q3", "名册 checks 在 2022-Q3 没有公示中的记录\n  怎么改：有记录的是 2022-Q2"),
        ("checks", "2021", "怎么改：有记录的是 2022"),
        ("checks", "2022-06", "怎么改：有记录的是 2022-05"),
        ("checks", "2022-Q5", "PERIOD 看不懂：2022-Q5\n  怎么改：写成 2022（全年）、2022-Q3（季度）或 2022-09（月）"),
        ("checks", "", "PERIOD 看不懂：（没有写）"),
    ],
)
def test_a_register_or_a_period_that_cannot_be_is_told_with_what_there_is(made, name, period, words):
    with pytest.raises(SettingsError) as error:
        begun(made, name, period)

    assert words in str(error.value)
