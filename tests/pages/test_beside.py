"""Tables beside a record and below a list: as many rows as a page holds, each of the others once on further pages."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from disclosure.pages import below
from disclosure.pages.beside import ALIKE, MOST_ROWS, beside
from disclosure.pages.chrome import chrome
from disclosure.pages.record import record_pages
from disclosure.pages.register import list_pages
from disclosure.pages.subject import subject_pages
from disclosure.showing.model import LINK, Cells, Column, ShownRow
from inspections import sample, write_inspections
from packages import field, write_package
from published import published
from rendered import environment, links_of, text_of

BAD = {"conclusion": "不合格"}
MANY = 2 * MOST_ROWS + 50


@pytest.fixture
def site(tmp_path):
    """Return a function that publishes inspections."""
    with ExitStack() as stack:

        def run(*rows, findings=(), settings=None, **more):
            data = write_inspections(tmp_path / "data", rows, findings, **more)
            return stack.enter_context(published(data, tmp_path / "scratch", **(settings or {})))

        yield run


def html(page, view):
    return environment().get_template(f"{page.template}.html").render(site=chrome(view), **page.context())


def items(rows):
    return [row.cells["item"] for row in rows]


@pytest.fixture
def busy(site):
    """The pages of two records: beside the first stand more rows than its page holds."""
    findings = [["S1", f"项目{number}", ""] for number in range(MANY)] + [["S2", "另一项", ""]]
    made = site(sample(1, **BAD), sample(2, **BAD), findings=findings)
    return list(record_pages(made.shown["inspections"], made.view)), made.view


def test_a_record_shows_as_many_rows_as_its_page_holds_and_leads_to_the_others(busy):
    pages, view = busy
    [child] = pages[0].context()["children"]
    part = child.table
    page = html(pages[0], view)

    assert items(part.rows) == [f"项目{number}" for number in range(MOST_ROWS)]
    assert (part.total, part.left, part.more) == (MANY, MANY - MOST_ROWS, "inspections/records/S1/more/findings/2/")
    assert f"共 {MANY} 条" in page
    assert f"不合格项目：其余 {MANY - MOST_ROWS} 条" in text_of(page, ".links a")
    assert "../../../inspections/records/S1/more/findings/2/" in links_of(page)


def test_the_further_pages_hold_each_of_the_others_once_in_order(busy):
    pages, _ = busy
    further = [page for page in pages if page.template == "more"]

    assert [page.save_as for page in pages] == [
        "inspections/records/S1/index.html",
        "inspections/records/S1/more/findings/2/index.html",
        "inspections/records/S1/more/findings/3/index.html",
        "inspections/records/S2/index.html",
    ]
    held = [item for page in further for item in items(page.context()["table"].rows)]
    assert held == [f"项目{number}" for number in range(MOST_ROWS, MANY)]
    assert pages[-1].context()["children"][0].table.more is None


def test_a_further_page_says_whose_rows_they_are_and_leads_back_and_on(busy):
    pages, view = busy
    second, third = (html(page, view) for page in pages if page.template == "more")

    assert text_of(second, "h1") == ["食品1：不合格项目（第 2 页）"]
    assert text_of(second, "tbody tr")[0] == f"项目{MOST_ROWS}未公布或没有此项—"
    assert {
        "../../../../../../inspections/records/S1/",
        "../../../../../../inspections/records/S1/more/findings/3/",
    } <= {*links_of(second)}
    assert "../../../../../../inspections/records/S1/more/findings/2/" in links_of(third)
    assert pages[1].context()["robots"] == pages[0].context()["robots"] == ("noarchive",)


def test_rows_of_many_columns_are_numbered_on(tmp_path):
    names = [f"栏{number}" for number in range(8)]
    key = {"fields": ["of"], "reference": {"resource": "rows", "fields": ["no"]}}
    rows = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    wide = {"fields": [field("of"), *map(field, names)], "foreignKeys": [key]}
    cells = [["1", *[f"{number}"] * 8] for number in range(MOST_ROWS + 2)]
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"], "pages": "all"}
    write_package(tmp_path / "data/things", {"rows": rows, "wide": {**wide, "rows": cells}}, register)
    with published(tmp_path / "data", tmp_path / "scratch") as site:
        _, second = record_pages(site.shown["things"], site.view)

    assert text_of(html(second, site.view), "h3") == [
        f"第 {MOST_ROWS + 1} 条，共 {MOST_ROWS + 2} 条",
        f"第 {MOST_ROWS + 2} 条，共 {MOST_ROWS + 2} 条",
    ]


def test_of_many_steps_the_others_are_further_on_too(tmp_path):
    key = {"fields": ["of"], "reference": {"resource": "rows", "fields": ["no"]}}
    rows = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    fields = [field("of"), field("n", "integer"), field("what")]
    cells = [["1", str(number), f"第{number}步"] for number in range(1, MOST_ROWS + 3)]
    steps = {
        "fields": fields,
        "primaryKey": ["of", "n"],
        "foreignKeys": [key],
        "rows": cells,
        "steps": {"title": "what"},
    }
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"], "pages": "all"}
    write_package(tmp_path / "data/things", {"rows": rows, "steps": steps}, register)
    with published(tmp_path / "data", tmp_path / "scratch") as site:
        first, second = record_pages(site.shown["things"], site.view)
    [child] = first.context()["children"]
    part, done = child.table, child.steps

    assert [step.title for step in done] == [f"第{number}步" for number in range(1, MOST_ROWS + 1)]
    assert [row.cells["what"] for row in second.context()["table"].rows] == [f"第{MOST_ROWS + n}步" for n in (1, 2)]
    assert f"../../../{part.more}" in links_of(html(first, site.view))


def test_below_a_list_it_is_the_same(site):
    findings = [[f"S{1 + number % 2}", f"项目{number}", ""] for number in range(MANY)] + [["S3", "后一页", ""]]
    made = site(*(sample(n) for n in range(1, 4)), findings=findings, settings={"rows_per_page": 2})
    pages = list(list_pages(made.shown["inspections"], made.view))
    part = next(one for one in pages[0].context()["beside"] if one.title == "不合格项目")
    page = html(pages[0], made.view)

    assert [page.save_as for page in pages] == [
        "inspections/index.html",
        "inspections/more/findings/2/index.html",
        "inspections/more/findings/3/index.html",
        "inspections/page/2/index.html",
    ]
    assert (len(part.rows), part.more) == (MOST_ROWS, "inspections/more/findings/2/")
    assert part.note == f"本页的记录有 {MANY} 条，列出 {MOST_ROWS} 条"
    assert "../inspections/more/findings/2/" in links_of(page)
    assert f"不合格项目：其余 {MANY - MOST_ROWS} 条" in text_of(page, ".links a")
    held = [*items(part.rows), *(i for one in pages[1:3] for i in items(one.context()["table"].rows))]
    assert sorted(held) == sorted(f"项目{number}" for number in range(MANY))
    assert {row.title for row in pages[1].context()["table"].rows} == {"食品1", "食品2"}
    assert text_of(html(pages[2], made.view), "tbody td")[:2] == ["食品2", f"项目{4 * MOST_ROWS - MANY + 1}"]


def test_on_a_later_page_of_the_list_they_stand_below_that_page(site):
    findings = [["S3", f"项目{number}", ""] for number in range(MOST_ROWS + 1)]
    made = site(*(sample(n) for n in range(1, 4)), findings=findings, settings={"rows_per_page": 2})

    names = [page.save_as for page in list_pages(made.shown["inspections"], made.view)]

    assert names[-2:] == ["inspections/page/2/index.html", "inspections/page/2/more/findings/2/index.html"]


def test_limits_of_the_law_that_part_lead_on_once(monkeypatch):
    cells = [("自然日", "一"), ("工作日", "二"), ("自然日", "三"), ("工作日", "四")]
    rows = [ShownRow(1, n, "甲", "a/", Cells({"unit": 0, "n": 1}, one)) for n, one in enumerate(cells)]
    table = Table((Column("unit", "单位", "text"), Column("n", "几", "text")))
    monkeypatch.setattr(below, "MOST_ROWS", 3)
    monkeypatch.setattr("disclosure.pages.beside.MOST_ROWS", 3)
    monkeypatch.setattr(below, "is_limit", lambda _: True)
    monkeypatch.setattr(below, "by_limit", lambda found: [found[:2], found[2:]])

    parts = below.below([(table, rows)], "x/")

    assert [(part.more, part.left) for part in parts if part.more] == [("x/more/t/2/", 1)]
    assert [len(part.rows) for part in parts] == [2, 1]
    assert parts[-1].more


class Table:
    """As much of a shown table as a layout asks for."""

    def __init__(self, columns):
        self.columns = columns
        self.resource = type("Resource", (), {"name": "t", "title": "表"})


@pytest.mark.parametrize(
    ("column", "cells", "same"),
    [
        pytest.param(Column("a", "甲", "text"), ["x"] * (ALIKE + 1), (("甲", "x"),), id="alike"),
        pytest.param(Column("a", "甲", "text"), ["x", "x", "y"], (), id="not alike"),
        pytest.param(Column("a", "甲", "text"), ["x"] * ALIKE, (), id="too few to say"),
        pytest.param(Column("a", "甲", "text"), [""] * (ALIKE + 1), (), id="nothing in all of them"),
        pytest.param(Column("a", "甲", "text", linked=True), ["x"] * (ALIKE + 1), (), id="it leads somewhere"),
    ],
)
def test_what_all_rows_say_is_said_once(column, cells, same):
    rows = [ShownRow(1, n, "", "", Cells({"a": 0, LINK + "a": 1}, (one, "x/"))) for n, one in enumerate(cells)]

    part = beside(Table((column,)), rows, "x/")

    assert part.same == same
    assert (column in part.differing) == (len(cells) <= ALIKE or column.linked or len(set(cells)) > 1)
    assert part.more is None


ROWS = [
    sample(n, uscc=f"9200000000000000{n % 4}X", **(BAD if n % 3 else {}), notice=f"N{1 + n % 2}") for n in range(1, 12)
]
FINDINGS = [[f"S{1 + n % 11}", f"项目{n}", ""] for n in range(40)]


@pytest.fixture
def parted(site, monkeypatch):
    """A register of several pages of everything, three rows of a table on a page."""
    monkeypatch.setattr("disclosure.pages.beside.MOST_ROWS", 3)
    monkeypatch.setattr(below, "MOST_ROWS", 3)
    return site(*ROWS, findings=FINDINGS, settings={"rows_per_page": 2})


def written(pages, view):
    return {page.save_as: html(page, view) for page in pages}


@pytest.mark.parametrize("cut", range(1, 12))
def test_pages_of_records_made_in_two_ranges_are_those_made_in_one(parted, cut):
    register, view = parted.shown["inspections"], parted.view
    one, two = (record_pages(register, view, first, last) for first, last in ((1, cut), (cut + 1, None)))

    assert {**written(one, view), **written(two, view)} == written(record_pages(register, view), view)


@pytest.mark.parametrize("cut", range(1, 6))
def test_pages_of_a_list_made_in_two_ranges_are_those_made_in_one(parted, cut):
    register, view = parted.shown["inspections"], parted.view
    one, two = (list_pages(register, view, first, last) for first, last in ((1, cut), (cut + 1, None)))

    assert {**written(one, view), **written(two, view)} == written(list_pages(register, view), view)


@pytest.mark.parametrize("cut", ["9", "92000000000000001K", "92000000000000002N", "92000000000000002", "a"])
def test_pages_of_subjects_made_in_two_ranges_are_those_made_in_one(parted, cut):
    view = parted.view
    one, two = list(subject_pages(view, "", cut)), list(subject_pages(view, cut, None))

    assert not {page.save_as for page in one} & {page.save_as for page in two}
    assert {**written(one, view), **written(two, view)} == written(subject_pages(view), view)
