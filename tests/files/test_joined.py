"""The table that people ask for: records with what belongs to them, labels beside keys, words, filters, its source."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from disclosure.files import joined_sheet
from disclosure.files.register import Source, write_files
from disclosure.writing import Output
from inspections import BAD, sample, write_inspections
from packages import field, write_package
from published import published
from sites import unzipped
from things import package


def sheets(path):
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows_of(path):
    """The rows of the first sheet by heading."""
    heads, *rows = sheets(path)["数据"]
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.fixture
def workbook(tmp_path):
    """Return a function that publishes a data folder and gives the path of its joined table."""

    def run(data, name="inspections", **settings):
        with published(data, tmp_path / "scratch", by="duckdb", **settings) as site:
            [register], [shown] = site.registers.values(), site.shown.values()
            write_files(Source(register, shown, (), site.view.settings, site.engine), Output(tmp_path / "output"))
        return tmp_path / f"output/{name}/joined/{name}.xlsx"

    return run


def test_each_failed_item_stands_with_its_sample(tmp_path, workbook):
    rows = [sample(1, **BAD), sample(2), sample(3, agency="A2", **BAD), sample(4, **BAD)]
    items = [["S3", "甜蜜素", "0.9"], ["S1", "腐霉利", "0.5"], ["S1", "铅", "0.2"]]
    found = rows_of(workbook(write_inspections(tmp_path / "data", rows, items)))
    told = [(one["抽样编号"], one["食品名称"], one["发布机关"], one["项目"], one["结果"]) for one in found]
    assert told == [
        ("S1", "食品1", "示例市场监管局", "腐霉利", "0.5"),
        ("S1", "食品1", "示例市场监管局", "铅", "0.2"),
        ("S3", "食品3", "示例农业局", "甜蜜素", "0.9"),
        ("S4", "食品4", "示例市场监管局", "", ""),  # failed, and nobody said why; what passed is not asked for
    ]
    assert [one["发布机关（代码）"] for one in found] == ["A1", "A1", "A2", "A1"]
    assert found[0]["公开日期"] == date(2022, 9, 29)
    assert "单价" not in found[0]


def test_without_a_verdict_every_record_stays_and_true_is_a_word(tmp_path, workbook):
    found = rows_of(workbook(package(tmp_path / "data").parent, "things"))
    assert [(one["编号"], one["项目"], one["剂量"]) for one in found] == [
        ("A-1", "示例项目", 0.1),
        ("A-1", "另一项目", 0.2),
        ("A-2", "", ""),
        ("A-3", "第三项目", ""),
    ]
    assert [one["合格"] for one in found] == ["是", "是", "否", ""]
    assert found[0]["代码"] == "007"
    assert "电话" not in found[0]


def test_a_row_finds_its_label_however_rows_beside_a_record_are_sorted(tmp_path, workbook):
    kinds = {"label": "word", "fields": [field("code"), field("word")], "primaryKey": ["code"],
             "rows": [["a", "甲类"], ["b", "乙类"]]}  # fmt: skip
    items = [field("no"), field("kind", title="类别", references="reference/kinds.code"), field("n", "integer")]
    key = [{"fields": ["no"], "reference": {"resource": "rows", "fields": ["no"]}}]
    write_package(tmp_path / "data/reference", {"kinds": kinds})
    write_package(
        tmp_path / "data/one",
        {
            "rows": {"fields": [field("no")], "rows": [["1"], ["2"]], "primaryKey": ["no"]},
            "items": {"fields": items, "rows": [["2", "a", "1"], ["1", "b", "2"], ["1", "a", "3"]],
                      "foreignKeys": key, "sort": ["-n"]},
        },
        {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]},
    )  # fmt: skip
    found = rows_of(workbook(tmp_path / "data", "one"))
    assert {(one["no"], one["类别"], one["类别（代码）"], one["n"]) for one in found} == {
        ("1", "乙类", "b", 2),
        ("1", "甲类", "a", 3),
        ("2", "甲类", "a", 1),
    }


def test_it_has_filters_and_a_sheet_that_says_what_it_is(tmp_path, workbook):
    data = write_inspections(tmp_path / "data", [sample(1, **BAD)], register={"sample": True})
    path = workbook(data, siteurl="https://a.example/f", contact="food@a.example", owner="示例局")
    assert dict(sheets(path)["说明"]) == {
        "名册": "监督抽检",
        "数据": "示例数据",
        "这张表": "样品，共 1 行",
        "列": "名称后面带“（代码）”的一列是它的原始代码",
        "来源": "示例机关",
        "公布": "示例局",
        "使用许可": "CC0 1.0",
        "数据版本": "1",
        "数据制作日期": "2022-09-30",
        "收录到": "2022-09-29",
        "数据截至": "2022-09-30",
        "网址": "https://a.example/f/inspections/",
        "更正和联系": "food@a.example",
    }
    with zipfile.ZipFile(path) as book:
        assert '<autoFilter ref="A1:' in book.read("xl/worksheets/sheet1.xml").decode()


def test_nothing_withdrawn_or_expired_or_omitted_is_in_it(tmp_path, workbook):
    gone = {"food": "绝密", "status": "撤回", "reason": "依法撤销", "withdrawn_on": "2022-09-01"}
    rows = [sample(1, **BAD), sample(2, **{**BAD, **gone}), sample(3, food="绝密", on="20190101", **BAD)]
    items = [["S1", "铅", "0.2"], ["S2", "绝密", "1"], ["S3", "绝密", "1"]]
    path = workbook(write_inspections(tmp_path / "data", rows, items))
    everything = b"".join(unzipped(path.read_bytes()))
    assert "食品1".encode() in everything
    assert "绝密".encode() not in everything
    assert b"9.99" not in everything


def test_a_table_that_is_too_long_for_a_sheet_has_none(tmp_path, workbook, monkeypatch):
    monkeypatch.setattr(joined_sheet, "MOST_ROWS", 2)
    path = workbook(write_inspections(tmp_path / "data", [sample(number, **BAD) for number in range(1, 4)]))
    assert not path.exists()
    assert not path.parent.exists()
    assert path.parent.parent.joinpath("samples.csv").exists()


def test_no_cell_of_it_is_a_formula(tmp_path, workbook):
    path = workbook(write_inspections(tmp_path / "data", [sample(1, food="=1+1", firm="@SUM(1)", **BAD)]))
    assert rows_of(path)[0]["食品名称"] == "=1+1"
    with zipfile.ZipFile(path) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
