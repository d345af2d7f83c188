"""Everything beside a register's page: whole, equal in every format, the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zipfile
from datetime import date
from decimal import Decimal

import duckdb

from disclosure.charts.model import Drawn, Picture
from disclosure.contract.charted import Chart, Measure
from disclosure.statistics.model import Series
from packages import field, write_package
from sites import files_of
from things import CELLS, FIELDS, ITEMS, REGISTER, as_text, package, plain, read_csv, read_json, read_parquet, read_xlsx

NAMES = [one["name"] for one in FIELDS if one["disclosure"] != "omitted"]
TITLES = [one["title"] for one in FIELDS if one["disclosure"] != "omitted"]
HANDED_IN = [row[: len(NAMES)] for row in CELLS]
SHOWN = [[*row[:6], row[6] and str(date.fromisoformat(row[6])), *row[7:]] for row in HANDED_IN]  # its days as ISO
ENDINGS = (".csv", ".excel.csv", ".xlsx", ".parquet", ".json")


def picture(name, *svgs):
    chart, measure = Chart(name, name, "m", "no", "bar"), Measure("m", "m", "count", "rows")
    return Picture(Series(chart, measure, "", (), (), ()), "", "", *(Drawn(svg, 1, 1) for svg in svgs))


def test_every_table_comes_in_every_format(things):
    folder, downloads = things
    tables = {f"{name}{ending}" for name in ("rows", "items") for ending in ENDINGS}
    assert set(downloads) == tables | {"datapackage.json", "feed.atom", "things.xlsx", "things.zip"}
    assert set(files_of(folder)) == {*(set(downloads) - {"things.xlsx"}), "joined/things.xlsx", "rows/index.json"}


def test_what_a_page_says_of_a_file_is_what_the_disk_holds(things):
    folder, downloads = things
    for name, one in downloads.items():
        place = f"joined/{name}" if one.kind == "joined" else name
        content = (folder / place).read_bytes()
        assert (one.path, one.bytes) == (f"things/{place}", len(content))
        assert one.sha256 == hashlib.sha256(content).hexdigest()
        assert one.rows == {"table": 3, "joined": 4}.get(one.kind, 0)
        assert one.title
        assert "/" in one.media_type


# ---- the same cells everywhere


def expected(row):
    numbers = ("integer", "number", "year")
    return [
        plain(Decimal(cell)) if one["type"] in numbers and cell else cell
        for one, cell in zip(FIELDS, row, strict=False)
    ]


def test_canonical_csv_holds_the_cells_exactly_but_for_the_days_which_are_iso_as_everywhere(things):
    assert [row[6] for row in HANDED_IN] == ["20220105", "20220106", ""]
    assert [row[6] for row in SHOWN] == ["2022-01-05", "2022-01-06", ""]
    assert read_csv(things[0] / "rows.csv") == [NAMES, *SHOWN]
    assert read_csv(things[0] / "items.csv") == [["no", "item", "dose"], *ITEMS]


def test_parquet_holds_the_same_cells_in_their_types(things):
    names, rows = read_parquet(things[0] / "rows.parquet")
    assert names == NAMES
    assert [[as_text(cell) for cell in row] for row in rows] == [expected(row) for row in SHOWN]
    kinds = [type(cell).__name__ for cell in rows[0]]
    assert kinds == ["str", "str", "str", "int", "Decimal", "bool", "date", "int", "str", "str"]


def test_json_holds_the_same_cells_with_decimals_as_strings(things):
    rows = read_json(things[0] / "rows.json")
    assert [list(row) for row in rows] == [NAMES] * 3
    assert rows[0]["amount"] == "12.50"
    assert rows[0]["on"] == "2022-01-05"
    assert (rows[0]["count"], rows[0]["passed"], rows[1]["name"]) == (-12, True, None)
    assert [[as_text(cell) for cell in row.values()] for row in rows] == SHOWN


def test_workbook_holds_the_same_cells(things):
    header, *rows = read_xlsx(things[0] / "rows.xlsx")
    assert header == TITLES
    assert [[as_text(cell) for cell in row] for row in rows] == [expected(row) for row in SHOWN]


def test_spreadsheet_csv_holds_the_same_cells_but_for_its_apostrophes(things):
    header, *rows = read_csv(things[0] / "rows.excel.csv", "utf-8-sig")
    assert header == TITLES
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == SHOWN


def test_sums_are_equal_to_the_last_digit(things):
    folder, _ = things
    total = sum(Decimal(row[4]) for row in CELLS)
    at = NAMES.index("amount")
    sums = [
        sum(Decimal(row[at]) for row in read_csv(folder / "rows.csv")[1:]),
        sum(Decimal(row[at].removeprefix("'")) for row in read_csv(folder / "rows.excel.csv", "utf-8-sig")[1:]),
        sum(Decimal(str(row[at])) for row in read_xlsx(folder / "rows.xlsx")[1:]),
        sum(row[at] for row in read_parquet(folder / "rows.parquet")[1]),
        sum(Decimal(row["amount"]) for row in read_json(folder / "rows.json")),
    ]
    assert sums == [total] * 5


def test_rows_stand_in_the_order_of_the_register(tmp_path, write):
    folder, _ = write(package(tmp_path / "data", date="on").parent)
    order = ["A-2", "A-1", "A-3"]  # the latest first, without a date last
    assert [row[0] for row in read_csv(folder / "rows.csv")[1:]] == order
    assert [row[0] for row in read_csv(folder / "rows.excel.csv", "utf-8-sig")[1:]] == order
    assert [row[0] for row in read_xlsx(folder / "rows.xlsx")[1:]] == order
    assert [row[0] for row in read_parquet(folder / "rows.parquet")[1]] == order
    assert [row["no"] for row in read_json(folder / "rows.json")] == order


def test_a_table_without_rows_is_a_header(tmp_path, write):
    data = tmp_path / "data"
    write_package(data / "empty", {"rows": {"fields": FIELDS, "primaryKey": ["no"]}}, REGISTER)
    folder, downloads = write(data)
    assert read_csv(folder / "rows.csv") == [NAMES]
    assert read_xlsx(folder / "rows.xlsx") == [TITLES]
    assert read_parquet(folder / "rows.parquet") == (NAMES, [])
    assert read_json(folder / "rows.json") == []
    assert downloads["rows.csv"].rows == 0


# ---- nothing that may not be shown, nothing that is not so


def test_an_omitted_field_is_in_no_file(things):
    folder, _ = things
    for name, content in files_of(folder).items():
        assert b"phone" not in content, name
        assert "电话".encode() not in content, name
        assert b"1380000" not in content, name


def test_a_state_past_its_day_is_past_in_every_file(tmp_path, write):
    words = {"enum": ["有效"], "maxLength": 2}
    fields = [field("no"), field("state", constraints=words), field("until", "date")]
    rows = [["1", "有效", "2022-01-01"], ["2", "有效", "2023-01-01"]]
    register = {"section": "results", "records": "licences", "title": "{no}", "columns": ["no", "state"]}
    register["state"] = {"field": "state", "until": "until", "then": "已过期"}
    data = tmp_path / "data"
    write_package(data / "permits", {"licences": {"fields": fields, "rows": rows, "primaryKey": ["no"]}}, register)

    folder, _ = write(data)

    states = ["已过期", "有效"]
    assert [row[1] for row in read_csv(folder / "licences.csv")[1:]] == states
    assert [row[1] for row in read_csv(folder / "licences.excel.csv", "utf-8-sig")[1:]] == states
    assert [row[1] for row in read_xlsx(folder / "licences.xlsx")[1:]] == states
    assert [row[1] for row in read_parquet(folder / "licences.parquet")[1]] == states
    assert [row["state"] for row in read_json(folder / "licences.json")] == states
    [resource] = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    assert resource["schema"]["fields"][1]["constraints"] == {"enum": ["有效", "已过期"]}


HOSTILE = [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", '=HYPERLINK("http://example.org")',
    "'=1", '"', '""', '",",', "a,b",
    "第一行\n第二行", "\n", "尾\n", "😀👨‍👩‍👧", "\u2028\u2029\x85", "\ufeff内\ufeff", "\u202e反", "e\u0301é",
    "镕喆㙍𬭎·", "<script>alert(1)</script>",
    "&amp;", "{{7*7}}", "{no}", "%s", "_x0041_", "NULL", "null", "None", "nan", "\\N", "\\", "x" * 30_000,
]  # fmt: skip


def hostile_package(data, cells):
    fields = [field("no"), field("text")]
    rows = [[str(number), cell] for number, cell in enumerate(cells)]
    register = {"section": "results", "records": "rows", "title": "{text}", "columns": ["text"]}
    return write_package(data / "hostile", {"rows": {"fields": fields, "rows": rows, "primaryKey": ["no"]}}, register)


def texts_of(folder):
    """The hostile column, by the number of its row, in every format that is exact."""
    return {
        "csv": dict(read_csv(folder / "rows.csv")[1:]),
        "xlsx": dict(read_xlsx(folder / "rows.xlsx")[1:]),
        "parquet": dict(read_parquet(folder / "rows.parquet")[1]),
        "json": {row["no"]: row["text"] for row in read_json(folder / "rows.json")},
    }


def test_hostile_cells_come_through_verbatim(tmp_path, write):
    folder, _ = write(hostile_package(tmp_path / "data", HOSTILE).parent)
    said = {str(number): cell for number, cell in enumerate(HOSTILE) if cell.strip()}
    for form, cells in texts_of(folder).items():
        for number, cell in said.items():
            assert cells[number] == cell, (form, ascii(cell[:40]))


def test_other_peoples_hostile_cells_come_through_verbatim(tmp_path, write, fixtures):
    naughty = json.loads((fixtures / "blns/blns.json").read_text("utf-8"))
    lists = sorted((fixtures / "payloads-xss-csvinj").rglob("*.txt"))
    lines = [line for path in lists for line in path.read_text("utf-8", "replace").split("\n")]
    legal = [
        cell for cell in dict.fromkeys([*naughty, *lines]) if not any(ord(one) < 32 or one == "\x7f" for one in cell)
    ]
    cells = [cell for cell in legal if cell.strip()]
    assert len(cells) > 1000

    folder, _ = write(hostile_package(tmp_path / "data", cells).parent)

    said = {str(number): cell for number, cell in enumerate(cells)}
    found = texts_of(folder)
    assert found["csv"] == found["parquet"] == found["json"] == said
    assert found["xlsx"] == said


# ---- the same bytes


def test_the_same_input_gives_the_same_bytes(tmp_path, write, monkeypatch):
    data = package(tmp_path / "data", sample=True, date="on").parent
    first, _ = write(data, "first")
    before = os.umask(0o077)
    try:
        monkeypatch.setenv("TZ", "America/New_York")
        time.tzset()
        second, _ = write(data, "second")
    finally:
        os.umask(before)
        monkeypatch.undo()
        time.tzset()
    assert files_of(first) == files_of(second)


def test_made_up_data_says_so_in_every_form_that_can(tmp_path, write):
    folder, _ = write(package(tmp_path / "data", sample=True).parent)
    assert "示例数据" in (folder / "feed.atom").read_text("utf-8").split("<entry>")[0]
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    assert "示例数据" in descriptor["title"]
    assert descriptor["register"]["sample"] is True
    with zipfile.ZipFile(folder / "rows.xlsx") as book:
        assert "示例数据" in book.read("docProps/core.xml").decode()
    metadata = duckdb.execute("from parquet_kv_metadata(?)", [str(folder / "rows.parquet")]).fetchall()
    assert "示例数据" in [value.decode() for _, _, value in metadata]
    assert "示例数据" not in (folder / "rows.csv").read_text("utf-8") + (folder / "rows.json").read_text("utf-8")


def test_real_data_says_nothing_of_a_sample(things):
    for name, content in files_of(things[0]).items():
        assert "示例数据".encode() not in content, name


# ---- charts


def test_charts_are_written_as_they_were_drawn(tmp_path, write):
    pictures = {"things": (picture("by-year", b"<svg/>", b"<svg></svg>", b"<svg> </svg>"),)}
    folder, downloads = write(package(tmp_path / "data").parent, pictures=pictures)
    assert (folder / "charts/by-year.svg").read_bytes() == b"<svg/>"
    assert (folder / "charts/by-year.narrow.svg").read_bytes() == b"<svg></svg>"
    assert (folder / "charts/by-year.large.svg").read_bytes() == b"<svg> </svg>"
    assert not [name for name in downloads if name.endswith(".svg")]
