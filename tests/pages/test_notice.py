"""A notice says what its public records come to and nothing of those withdrawn; lists, records, search lead to it."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.checks.places import Places
from disclosure.files.notice_files import write_notices
from disclosure.files.sheet import sheets
from disclosure.files.tables_csv import write_canonical
from disclosure.search.batches import Entry
from disclosure.search.entries import found
from disclosure.search.fields import Fields
from disclosure.statistics.measures import measure
from disclosure.writing import Output
from folders import REGISTER
from noticed import BAD, GOOD, NOTICES, outcomes, write_noticed
from packages import field, load, write_package
from published import published
from rendered import links_of, rendered, text_of
from stages import stages

FIRST = "checks/notices/b62ec4d5e1233310/"  # the number of the first is no address: 16 digits of its SHA-256


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A register with notices, published, with its numbers; two notices in a list."""
    folder = tmp_path_factory.mktemp("noticed")
    with published(write_noticed(folder / "data"), folder / "scratch", rows_per_page=2) as site:
        statistics = {name: measure(one, site.engine) for name, one in site.registers.items()}
        yield replace(site, view=replace(site.view, statistics=statistics))


@pytest.fixture(scope="module")
def pages(made):
    return rendered(made.view)


def test_every_number_is_that_of_the_public_rows(either_engine, tmp_path):  # noqa: ARG001 - see either_engine
    (tmp_path / "scratch").mkdir()
    with stages(write_noticed(tmp_path / "data"), tmp_path / "scratch") as made:
        assert made.problems == []
        found = made.statistics["checks"].notices

    assert {number: dict(one.outcomes) for number, one in found.items()} == {
        number: dict(outcomes(number)) for number, *_ in NOTICES if outcomes(number)
    }
    assert all(one.rows == sum(outcomes(number).values()) for number, one in found.items())
    told = {one.measure.name: (one.figure.value, one.figure.numerator) for one in found["N2"].headlines}
    assert told == {"rate": (told["rate"][0], 20), "batches": (21, None), "items": (1, None)}
    assert str(told["rate"][0]) == "95.2"


def test_a_notice_tells_its_sum_each_adverse_record_and_what_explains_it(pages):
    html = pages[f"{FIRST}index.html"]

    assert text_of(html, "h1") == ["第一期通告"]
    assert text_of(html, ".verdict__say") == [f"本期公开 2 批次，{GOOD} 1 批次，{BAD} 1 批次。"]
    assert text_of(html, "[aria-labelledby=failed] :is(h3, p)") == [
        "1. 韭菜",
        "示例店：这批韭菜不合格，腐霉利 0.5。",
        "核查处置：措施 下架；完成 2022-04-02。",
    ]
    assert text_of(html, "[aria-labelledby=why] p") == ["腐霉利：一种农药。按规定用没有危害。"]
    assert text_of(html, "[aria-labelledby=notice] dt") == ["编号", "原件"]
    assert text_of(html, "[aria-labelledby=rows] tbody th") == ["韭菜", "一 二"]
    to = {f"{FIRST}samples.csv", "checks/files/one.pdf", "subjects/shop-A-1/", "checks/records/S01/", "checks/notices/"}
    assert {f"../../../{one}" for one in to} <= {*links_of(html)}


def test_a_corrected_record_says_what_was_corrected(pages):
    assert text_of(pages["checks/notices/N2/index.html"], "[aria-labelledby=failed] p") == [
        "这批鸡蛋不合格，恩诺沙星 1。",
        "更正：结果抄错，已改正。",
    ]


def test_its_text_to_paste_says_the_same(pages):
    text = HTMLParser(pages[f"{FIRST}index.html"]).css_first("#text").text()

    assert text.split("\n\n") == [
        "第一期通告",
        "2022-05-01",
        f"本期公开 2 批次，{GOOD} 1 批次，{BAD} 1 批次。",
        "合格率 不足 20，不计算（合格 1 / 共 2）；批次 2批次；项目 1项。",
        "1. 韭菜（示例店）：这批韭菜不合格，腐霉利 0.5。核查处置：措施 下架；完成 2022-04-02。",
        "编号：2022年第1期",
        "原件：files/one.pdf",
        "小知识·腐霉利：一种农药。按规定用没有危害。",
        "食品安全信息公示：示例名册，第一期通告，2022-05-01，数据版本 1",
    ]


def test_nothing_of_a_withdrawn_record_is_in_any_notice_and_a_notice_of_none_but_such_is_not_there(pages):
    notices = {name: html for name, html in pages.items() if name.startswith("checks/notices/")}

    assert sorted(notices) == [
        "checks/notices/N2/index.html",
        "checks/notices/N4/index.html",
        f"{FIRST}index.html",
        "checks/notices/index.html",
        "checks/notices/page/2/index.html",
    ]
    assert not [name for name, html in pages.items() if "不该出现" in html or "全部撤回的一期" in html]
    assert text_of(notices["checks/notices/N4/index.html"], ".verdict__say") == ["本期没有正在公示的记录。"]


def test_the_newest_stand_first_and_the_register_the_records_and_the_search_lead_to_them(pages, made):
    titles = [text_of(pages[f"checks/notices/{name}index.html"], ".list__name") for name in ("", "page/2/")]
    kinds = [kind for kind in found(made.view, Fields()) if kind.name == "page"]
    entries = [Entry(*one) for kind in kinds for batch in kind.batches for one in zip(*batch.shown, strict=True)]
    record = pages["checks/records/S01/index.html"]

    assert titles == [["第二期通告", "还没有样品的一期"], ["第一期通告"]]
    assert text_of(pages["checks/index.html"], "[aria-labelledby=notices] .list__name") == [*titles[0], *titles[1]]
    assert "../checks/notices/" in links_of(pages["checks/index.html"])
    assert links_of(record).count(f"../../../{FIRST}") == 2  # among its facts, and beside it
    assert [(one.words, one.address) for one in entries] == [
        ("第二期通告", "checks/notices/N2/"),
        ("还没有样品的一期", "checks/notices/N4/"),
        ("第一期通告", FIRST),
    ]


def test_what_people_write_may_link_to_notices_where_there_are_some(made, data):
    write_package(data / "things", {"rows": {"fields": [field("a")], "primaryKey": "a"}}, REGISTER)
    catalogues = (load(made.view.settings.data)[0], load(data)[0])
    places = [Places(one, {}, ["checks", "things"], (), made.engine) for one in catalogues]

    assert places[0].missing({"checks/notices/", "checks/notices/N2/", "checks/notes/"}) == {"checks/notes/"}
    assert places[1].missing({"things/notices/"}) == {"things/notices/"}


def test_its_files_have_just_its_rows_as_the_official_table_has_them(made, tmp_path):
    official = tmp_path / "checks/samples.csv"
    official.parent.mkdir()
    with published(made.view.settings.data, tmp_path / "scratch", by="duckdb") as site:
        [samples] = [one for one in sheets(site.registers["checks"]) if one.resource.name == "samples"]
        write_canonical(samples, official, site.engine)
    write_notices(made.shown["checks"], official.parent, Output(tmp_path))
    lines = official.read_text("utf-8").splitlines(keepends=True)

    assert (tmp_path / f"{FIRST}samples.csv").read_text("utf-8") == "".join(lines[:4])
    with (tmp_path / "checks/notices/N2/samples.csv").open(encoding="utf-8", newline="") as file:
        assert {row["notice"] for row in csv.DictReader(file)} == {"N2"}
    assert sorted(path.parent.name for path in tmp_path.glob("checks/notices/*/*")) == ["N2", "b62ec4d5e1233310"]
