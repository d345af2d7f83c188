"""XLSX holds a table whole and exact, or there is no XLSX and a reason why."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest

from disclosure.files import model, workbook
from disclosure.files.model import why_absent
from packages import field, write_package
from things import package, read_csv, read_xlsx

REGISTER = {"section": "results", "records": "rows", "title": "{cell}", "columns": ["cell"]}


@pytest.fixture
def cells(tmp_path, write):
    """Return a function that writes cells of one type and gives them back from the workbook."""

    def run(kind, *texts):
        rows = [[str(number), text] for number, text in enumerate(texts)]
        fields = [field("no"), field("cell", kind)]
        write_package(tmp_path / "data/one", {"rows": {"fields": fields, "rows": rows, "primaryKey": ["no"]}}, REGISTER)
        folder, _ = write(tmp_path / "data")
        path = folder / "rows.xlsx"
        return [row[1] for row in read_xlsx(path)[1:]] if path.exists() else None

    return run


def test_text_is_never_a_number_a_formula_or_a_link(cells, tmp_path):
    texts = ["007", "=1+1", "http://example.org/", "TRUE", "1E5"]
    assert cells("string", *texts) == texts
    with zipfile.ZipFile(tmp_path / "output/one/rows.xlsx") as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "<hyperlink" not in page


def test_a_number_is_one_only_if_every_digit_survives(cells):
    found = cells("number", "-12.50", "123456789012345", "123456789.012345", "9007199254.74099", "1234567890123.456")
    assert found == [-12.5, 123456789012345, 123456789.012345, 9007199254.74099, "1234567890123.456"]


def test_a_date_is_one_only_where_spreadsheets_count_right(cells):
    assert cells("date", "2022-01-05", "1900-03-01", "1900-02-28", "0987-01-01") == [
        date(2022, 1, 5),
        date(1900, 3, 1),
        "1900-02-28",
        "0987-01-01",
    ]


def test_the_longest_text_that_a_cell_holds_is_there(cells):
    assert cells("string", "x" * 32_767) == ["x" * 32_767]


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384])
def test_a_longer_text_leaves_no_workbook_but_every_other_file(text, cells, tmp_path):
    assert cells("string", text) is None
    names = {path.name for path in (tmp_path / "output/one").iterdir()}
    assert {"rows.csv", "rows.excel.csv", "rows.parquet", "rows.json"} <= names
    assert read_csv(tmp_path / "output/one/rows.csv")[1][1] == text
    assert "长度" in why_absent(1)


def test_too_many_rows_leave_no_workbook_and_a_reason(tmp_path, write, monkeypatch):
    for module in (workbook, model):
        monkeypatch.setattr(module, "MOST_ROWS", 2)
    folder, downloads = write(package(tmp_path / "data").parent)
    assert "rows.xlsx" not in downloads
    assert not (folder / "rows.xlsx").exists()
    assert "3 行" in why_absent(3)


def test_two_titles_that_are_equal_say_their_names(tmp_path, write):
    fields = [field("no", title="编号"), field("cell", title="编号")]
    write_package(
        tmp_path / "data/one", {"rows": {"fields": fields, "rows": [["1", "2"]], "primaryKey": ["no"]}}, REGISTER
    )
    folder, _ = write(tmp_path / "data")
    assert read_xlsx(folder / "rows.xlsx")[0] == ["编号（no）", "编号（cell）"]


def test_properties_come_from_the_package_and_the_header_is_frozen(things):
    with zipfile.ZipFile(things[0] / "rows.xlsx") as book:
        properties = book.read("docProps/core.xml").decode()
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "2022-09-29T16:00:00Z" in properties
    assert "示例机关" in properties
    assert 'state="frozen"' in page


def test_what_looks_like_markup_is_text(cells):
    texts = ["<r><t>x</t></r>", "a & b < c", '"', "_x0041_", " two ", "line\nline"]
    assert cells("string", *texts) == texts
