"""What of a register can be taken: by table, in the order in which most readers want the formats."""

from __future__ import annotations

from itertools import permutations

from disclosure.files.model import Download
from disclosure.pages.holdings import File, Holding, holdings, others, size, without_xlsx
from packages import field, write_package
from published import published

FORMATS = ["XLSX 表格", "Excel 用 CSV", "CSV", "JSON", "Parquet"]


def download(name: str, title: str = "记录表：CSV", rows: int = 3) -> Download:
    kind = "about" if name in ("datapackage.json", "feed.atom") else "table"
    return Download(f"things/{name}", name, title, "x/y", 1500, "0", rows, kind)


def test_every_table_is_there_once_with_its_formats_in_order(things):
    _, downloads = things

    found = holdings(downloads.values())

    assert [(one.title, one.rows) for one in found] == [("记录表", 3), ("项目表", 3)]
    for one, table in zip(found, ("rows", "items"), strict=True):
        assert [file.format for file in one.files] == FORMATS
        assert [file.path for file in one.files] == [
            f"things/{table}{ending}" for ending in (".xlsx", ".excel.csv", ".csv", ".json", ".parquet")
        ]


def test_the_order_of_formats_is_not_that_in_which_they_were_written():
    names = ["rows.csv", "rows.excel.csv", "rows.xlsx", "rows.json", "rows.parquet"]
    for order in permutations(names):
        [found] = holdings(map(download, order))

        assert [file.format for file in found.files] == FORMATS


def test_descriptor_and_feed_are_no_tables(things):
    folder, downloads = things
    taken = {file.path for one in holdings(downloads.values()) for file in one.files}

    assert (folder / "datapackage.json").is_file()
    assert not [path for path in taken if path.endswith(("datapackage.json", ".atom"))]
    found = holdings(map(download, ("datapackage.json", "feed.atom", "a.csv")))
    assert [file.path for one in found for file in one.files] == ["things/a.csv"]


def test_every_file_to_take_is_there_and_as_large_as_it_says(things):
    folder, downloads = things
    files = [file for one in holdings(downloads.values()) for file in one.files]

    assert {file.path for file in files} == {one.path for one in downloads.values() if one.kind == "table"}
    for file in files:
        assert file.size == size((folder.parent / file.path).stat().st_size), file.path


def test_the_joined_table_and_the_archive_are_offered_with_what_they_are_for(things):
    folder, downloads = things
    sizes = [size((folder / name).stat().st_size) for name in ("joined/things.xlsx", "things.zip")]

    assert others(downloads.values()) == [
        (
            "合并表：项目表和所属的记录表",
            "things/joined/things.xlsx",
            f"XLSX，名称和代码并列，可以筛选，附来源说明，{sizes[0]}",
        ),
        ("全部表（ZIP）", "things/things.zip", f"CSV、合并表、附件和它们的描述，{sizes[1]}"),
    ]


def test_a_table_too_long_for_a_format_has_the_others(things):
    _, downloads = things

    [found, _] = holdings(one for one in downloads.values() if one.name != "rows.xlsx")

    assert [file.format for file in found.files] == FORMATS[1:]


def test_a_file_says_its_format_its_place_and_its_size_in_words():
    assert holdings([download("a.csv", "甲：给程序用")]) == [Holding("甲", 3, (File("CSV", "things/a.csv", "2 kB"),))]


def test_a_table_s_own_colon_is_a_part_of_its_title():
    assert [one.title for one in holdings([download("a.csv", "记录：甲类：CSV（原样，供程序使用）")])] == ["记录：甲类"]


def test_a_register_without_files_has_nothing_to_take():
    assert holdings([]) == []


def test_a_table_without_a_workbook_says_why_and_only_where_files_were_made(tmp_path, monkeypatch):
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    things = {"title": "记录表", "fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    write_package(tmp_path / "data/things", {"things": things}, register)
    with published(tmp_path / "data", tmp_path / "scratch") as site:
        [one] = site.shown.values()

        assert without_xlsx(one, []) == []
        assert without_xlsx(one, [download("things.csv"), download("things.xlsx")]) == []
        [said] = without_xlsx(one, [download("things.csv")])

        monkeypatch.setattr("disclosure.pages.holdings.MOST_ROWS", 0)
        assert without_xlsx(one, [download("things.csv"), download("things.xlsx")]) == [
            "合并表共 1 行，超过 0 行，表格软件打开太慢，不提供；各表用主键对得上。"
        ]

    assert said.startswith("“记录表”")
