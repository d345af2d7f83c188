"""The page of the last year's changes: how much, what, and what was withdrawn, over all registers."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import pytest

from disclosure.pages.changes import LISTED, Count, changes_page
from disclosure.pages.chrome import chrome
from disclosure.pages.record import record_pages
from disclosure.search.lookup import lookup_files
from inspections import REGISTER, sample, write_inspections
from packages import field, write_package
from published import published
from rendered import environment, links_of, rendered, text_of

GONE = {"status": "撤回", "reason": "决定被撤销", "withdrawn_on": "2022-09-20"}


@pytest.fixture
def view(tmp_path):
    """Return a function that publishes a data folder."""
    with ExitStack() as stack:
        yield lambda data, **settings: stack.enter_context(published(data, tmp_path / "scratch", **settings)).view


@pytest.fixture
def changes(tmp_path, view):
    """Return a function that gives the context and the HTML of the page for inspection rows."""

    def run(*rows, **more):
        register = {"charts": [], **more.pop("register", {})}
        return made(view(write_inspections(tmp_path / "data", rows, register=register, **more)))

    return run


def made(site):
    page = changes_page(site)
    html = environment().get_template(f"{page.template}.html").render(site=chrome(site), **page.context())
    return page.context(), html


def test_each_register_is_counted_over_a_year_to_the_day_of_the_data(changes):
    begun = {"valid_to": "2022-01-01"}
    rows = [
        sample(1, on="20221001", **begun),  # still to come
        sample(2, on="20220930", **begun),
        sample(3, on="20210930", **begun),  # the first day
        sample(4, on="20210929", **begun),  # the day before it
        sample(5, on="", **begun),
    ]

    context, html = changes(*rows, register={"period": {"from": "valid_to"}})

    assert context["since"] == "2021-09-30"
    assert context["counts"] == [
        Count("监督抽检", "inspections/", sample=False, rows=2, last="2022-09-30", withdrawn=0)
    ]
    assert [one.title for one in context["latest"]] == ["食品2", "食品3"]
    assert text_of(html, "tbody tr > *") == ["监督抽检", "2", "2022-09-30", "0"]
    assert text_of(html, ".page-head__asof") == ["网站生成于 2022-09-30，从 2021-09-30 数起。"]


def test_a_withdrawal_leads_to_its_tombstone_and_shows_nothing_of_the_record(changes):
    gone = sample(2, food="金丝雀", firm="金丝雀店", uscc="金丝雀号", **GONE)

    context, html = changes(sample(1), gone)

    assert [one.withdrawn for one in context["counts"]] == [1]
    assert text_of(html, "[aria-labelledby=withdrawn] .feed__item") == ["2022-09-20监督抽检决定被撤销"]
    assert "../inspections/records/S2/" in links_of(html)
    assert text_of(html, "[aria-labelledby=latest] .feed__what") == ["食品1 示例面馆"]
    assert "金丝雀" not in html


def test_a_correction_is_told_on_the_page_of_the_record_and_among_the_changes(tmp_path, view):
    told = {"corrected": ["更正"], "note": "reason", "corrected_on": "withdrawn_on"}
    days = ["2021-09-29", "2021-09-30", "2022-09-30", "2022-10-01"]
    texts = [f"改了第{n}处。" for n in range(4)]
    rows = [
        sample(n, on="20200101", conclusion="不合格", status="更正", reason=text, withdrawn_on=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    plain = sample(5, conclusion="不合格", reason="没有更正", withdrawn_on="2022-09-01")
    status = {**REGISTER["status"], **told}
    site = view(write_inspections(tmp_path / "data", [*rows, plain], register={"status": status, "charts": []}))

    context, html = made(site)
    [register] = site.registers
    notes = {page.row.record: page.verdict.note for page in record_pages(register, site)}

    assert [(one.date, one.title) for one in context["corrected"]] == [
        ("2022-09-30", "食品2：改了第2处。"),
        ("2021-09-30", "食品1：改了第1处。"),
    ]
    assert "../inspections/records/S2/" in links_of(html)
    assert "没有更正" not in html
    assert "2022-09-30 更正：改了第2处。公示至" in notes["S2"]
    assert "更正" not in notes["S5"]


def test_a_withdrawal_of_years_ago_is_no_change_and_one_without_a_day_is_not_kept_back(changes):
    old = sample(2, **{**GONE, "withdrawn_on": "2021-09-29", "reason": "旧的"})
    unknown = sample(3, status="撤回", reason="没有日期的")

    context, html = changes(sample(1), old, unknown)

    assert [one.title for one in context["withdrawn"]] == ["没有日期的"]
    assert [one.withdrawn for one in context["counts"]] == [1]
    assert "旧的" not in html


def test_where_everything_was_withdrawn_the_page_still_says_so(changes):
    context, html = changes(sample(1, **GONE), register={"sample": True})

    assert context["counts"] == [Count("监督抽检", "inspections/", sample=True, rows=0, last="", withdrawn=1)]
    assert context["sample"]
    assert text_of(html, "[aria-labelledby=withdrawn] .feed__what") == ["决定被撤销"]
    assert text_of(html, ".strip__line--sample") != []


def test_registers_stand_on_one_line_of_time(tmp_path, view):
    data = write_inspections(tmp_path / "data", [sample(1), sample(3)], register={"charts": []})
    write_inspections(data, [sample(2, **GONE), sample(4)], folder="visits", title="检查", register={"charts": []})

    context, _ = made(view(data))

    assert [(one.date, one.where) for one in context["latest"]] == [
        ("2022-09-29", "监督抽检"),
        ("2022-09-27", "监督抽检"),
        ("2022-09-26", "检查"),
    ]
    assert [(one.title, one.rows, one.withdrawn) for one in context["counts"]] == [
        ("监督抽检", 2, 0),
        ("检查", 1, 1),
    ]


def test_of_many_records_the_newest_are_listed_and_all_are_counted(changes):
    rows = [sample(number, on=f"2022{1 + number % 9:02d}{1 + number // 9:02d}") for number in range(LISTED + 5)]

    context, html = changes(*rows)

    assert len(context["latest"]) == LISTED
    assert [one.rows for one in context["counts"]] == [LISTED + 5]
    assert [one.date for one in context["latest"]] == sorted((one.date for one in context["latest"]), reverse=True)
    assert f"最近的 {LISTED} 条" in text_of(html, ".section__hint")


def test_a_register_without_days_or_without_news_is_not_counted(tmp_path, view):
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    things = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    data = write_inspections(tmp_path / "data", [sample(1, on="20210801")], register={"charts": []})
    write_package(data / "things", {"things": things}, register)

    context, html = made(view(data))

    assert context["counts"] == context["latest"] == context["withdrawn"] == []
    assert text_of(html, ".empty") == ["最近一年没有新的记录。"]


def test_a_site_without_registers_has_a_page_that_says_so(tmp_path, view):
    (tmp_path / "data").mkdir()

    context, html = made(view(tmp_path / "data"))

    assert context["counts"] == []
    assert not context["sample"]
    assert text_of(html, ".empty") == ["最近一年没有新的记录。"]
    assert text_of(html, "main h2") == ["各名册"]


# ---- what may not be shown

SECRET = {
    "expired": {"on": "20180101"},
    "early": {"on": "20990101"},
    "withdrawn": {**GONE, "conclusion": "不合格"},
}


def test_no_canary_is_on_a_page_or_in_the_index_of_the_search(tmp_path, view):
    """Withdrawn, expired, not yet public, omitted: none of it is in search/, changes/ or anywhere else."""
    rows = [sample(1, food="看得见", conclusion="不合格")]
    for number, (why, cells) in enumerate(SECRET.items(), start=2):
        canary = f"canary-{why}"
        rows.append(sample(number, food=canary, firm=canary, uscc=canary, notice=f"N{number}", **cells))
    notices = [["N1", "第一号"], *([f"N{number}", "canary-notice"] for number in range(2, 5))]
    findings = [["S1", "看得见的项目", "1"], *([f"S{number}", "canary-finding", "1"] for number in range(2, 5))]
    site = view(write_inspections(tmp_path / "data", rows, findings, notices, register={"charts": []}))

    pages = {name: html.encode() for name, html in rendered(replace(site, statistics={})).items()}
    files = dict(lookup_files(site))

    assert {"search/index.html", "changes/index.html"} <= set(pages)
    assert {name.split("/")[1] for name in files} >= {"index.json", "pieces", "record", "subject"}
    for name, data in {**pages, **files}.items():
        assert b"canary" not in data, name
        assert b"9.99" not in data, name
        assert "S2" not in name, name
    assert "看得见".encode() in pages["changes/index.html"]
    assert [name for name, data in files.items() if "看得见".encode() in data]
    assert not [name for name, data in files.items() if "决定被撤销".encode() in data]
