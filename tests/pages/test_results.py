"""The page of results: each register with its freshest day, how much it holds, how much is adverse, of which days."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from inspections import sample, write_inspections
from packages import field, write_package
from rendered import text_of

PAGE = "catalog/results/index.html"


@pytest.fixture(scope="module")
def page(folder, build_once):
    """The page of results of an office's inspections, of made-up ones, and of a list that judges nobody."""
    bad = {"conclusion": "不合格"}
    write_inspections(folder / "data", [sample(1, **bad), sample(2), sample(9, on="20210801", **bad)])
    write_inspections(folder / "data", [sample(3)], folder="other", title="示例抽检", register={"sample": True})
    things = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    write_package(folder / "data/things", {"things": things}, register, title="清单")
    write_inspections(folder / "data", [], folder="bare", title="空名册")
    return build_once(folder / "data")


def test_each_register_says_how_fresh_it_is_how_much_it_holds_and_how_much_of_that_is_adverse(page):
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in HTMLParser(page[PAGE]).css("tr")]

    assert [row for row in rows if row[0] != "名册"] == [
        ["监督抽检", "2022-09-29", "3 条", "2 条", "2021-08-01 至 2022-09-29"],
        ["示例抽检", "2022-09-27", "1 条", "0 条", "2022-09-27 当天"],
        ["清单", "没有日期—", "1 条", "截至 2022-09-30"],
        ["空名册", "没有日期—", "本期没有", "0 条", "截至 2022-09-30"],
    ]
    assert text_of(page[PAGE], "main h2") == ["逐家单位的记录", "其他名册", "本期没有记录"]
    assert text_of(page[PAGE], ".page-head__asof") == ["4 个名册，5 条记录，收录到 2022-09-29；网站生成于 2022-09-30。"]


def test_what_is_made_up_stands_below_one_mark(page):
    assert text_of(page[PAGE], "main .tag") == ["示例数据"]


def test_the_page_stands_between_the_home_page_and_a_register(page):
    for name in ("inspections/index.html", "inspections/records/S1/index.html", "things/index.html"):
        assert text_of(page[name], ".crumbs li")[:2] == ["首页", "结果公开"], name
    assert text_of(page[PAGE], ".crumbs li") == ["首页", "结果公开"]


def test_without_a_register_of_results_there_is_no_such_page(tmp_path, build):
    things = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    register = {"section": "procedures", "records": "things", "title": "{no}", "columns": ["no"]}
    write_package(tmp_path / "data/things", {"things": things}, register)

    assert PAGE not in build(tmp_path / "data")
