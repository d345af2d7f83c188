"""The canonical CSV is exact; the one for spreadsheets can neither run nor rewrite what a cell says."""

from __future__ import annotations

import re
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from disclosure.contract.model import Field
from disclosure.files.tables_csv import write_guarded
from engines import borrowed, put
from packages import field, write_package
from things import read_csv

TEXT = Field("cell", "单元格", "string")


def in_spreadsheet(tmp_path, cells: list[str | None], kind: Field = TEXT) -> list[str]:
    """What the spreadsheets' CSV makes of *cells*."""
    with borrowed(tmp_path, "duckdb") as engine:
        table = put(engine, "cells", {"n": "integer", "cell": "text"}, list(enumerate(cells)))
        write_guarded(table.sort("n").select("cell"), [kind], tmp_path / "rows", engine)
    return [cell for (cell,) in read_csv(tmp_path / "rows")]


def test_canonical_bytes_are_rfc_4180(things):
    content = (things[0] / "rows.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.startswith(b"no,name,code,")
    assert content.endswith(b"\r\n")
    assert b'"\xe7\xa4\xba\xe4\xbe\x8b""\xe4\xb9\x99"",\xe5\xba\x97\n' in content  # its line feed stays one
    assert len(re.findall(rb"(?<!\r)\n", content)) == 1


def test_spreadsheet_csv_has_a_mark_and_quotes_every_cell(things):
    content = (things[0] / "rows.excel.csv").read_bytes()
    assert content.startswith(b'\xef\xbb\xbf"')
    assert re.fullmatch(rb'(?:\xef\xbb\xbf)?(?:(?:"(?:[^"]|"")*")(?:,"(?:[^"]|"")*")*\r\n)+', content)


BEGINNINGS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫"]
LEADS = ["", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u2028", "\t", "\r", "\n", "  \t", "\u2060\u00a0"]


def test_formulas_are_neutralised_whatever_stands_before_them(tmp_path):
    cells = [f"{lead}{begin}SUM(1)" for lead in LEADS for begin in BEGINNINGS]
    assert in_spreadsheet(tmp_path, cells) == [f"'{cell}" for cell in cells]


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx", "\x00x"])
def test_control_characters_at_the_start_are_neutralised(cell, tmp_path):
    assert in_spreadsheet(tmp_path, [cell]) == [f"'{cell}"]


def test_every_character_that_folds_into_a_formula_is_known(tmp_path):
    folding = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if not unicodedata.category(character).startswith("C")
        and unicodedata.normalize("NFKC", character).strip()[:1] in ("=", "+", "-", "@", "\N{MINUS SIGN}")
    ]
    assert len(folding) > 15
    assert in_spreadsheet(tmp_path, [f"{one}x" for one in folding]) == [f"'{one}x" for one in folding]


@pytest.mark.parametrize(
    "cell",
    [
        "007", "140105199003071239", "1E5", "12.50", "1,234", "1-2", "3/4", "2022-01", "2022.1.5", "10:30", "10:30 PM",
        "50%", "(5)", "$5", "￥5", "¥5", ".5", "1月2日", "2022年1月", "9时30分", "１２３", " 12 ", "\u00a012", "mar1",
        "1-Mar", "March 1, 2022", "TRUE", "false",
    ],
)  # fmt: skip
def test_codes_that_a_spreadsheet_would_rewrite_stay_text(cell, tmp_path):
    assert in_spreadsheet(tmp_path, [cell]) == [f"'{cell}"]


@pytest.mark.parametrize(
    "cell",
    ["示例店", "A-1", "91140100MA0EXAMPLE", "May", "Mark", "12号店", "a=b", "1店-2", "（一）品名", "第1批", '"', "'"],
)
def test_plain_text_stays_as_it_is(cell, tmp_path):
    assert in_spreadsheet(tmp_path, [cell]) == [cell]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("-5", "-5"),
        ("-0.000001", "-0.000001"),
        ("999999999999999", "999999999999999"),
        ("123456789012.345", "123456789012.345"),
        ("1234567890123.456", "'1234567890123.456"),
        ("-123456789012345.1", "'-123456789012345.1"),
    ],
)
def test_numbers_stay_numbers_as_long_as_a_spreadsheet_keeps_their_digits(cell, shown, tmp_path):
    assert in_spreadsheet(tmp_path, [cell], Field("cell", "数", "number")) == [shown]


def test_months_are_text(tmp_path):
    assert in_spreadsheet(tmp_path, ["2022-01"], Field("cell", "月", "yearmonth")) == ["'2022-01"]


@pytest.mark.parametrize("cell", ["0", "5", "451100", "41018400001", "-5", "-87.66", "113.7397", "0.5", "1234567890"])
def test_text_that_is_wholly_a_number_stays_as_it_is_where_a_spreadsheet_keeps_it(cell, tmp_path):
    assert in_spreadsheet(tmp_path, [cell]) == [cell]


@pytest.mark.parametrize(
    "cell",
    ["6901234567890", "410184000012", "-0", "-87.60", "1.0", "00", "+5", "-87.668312382", ".5", "5.", "-5%"],
)
def test_and_is_guarded_where_it_would_lose_a_digit_or_a_zero(cell, tmp_path):
    assert in_spreadsheet(tmp_path, [cell]) == [f"'{cell}"]


def test_readers_are_told_what_was_done(things):
    _, downloads = things
    assert "前面加了 '" in downloads["rows.excel.csv"].title


@pytest.mark.parametrize("kind", ["string", "number", "date", "integer"])
def test_an_empty_cell_is_an_empty_text(kind, tmp_path):
    assert in_spreadsheet(tmp_path, [None], Field("cell", "空", kind)) == [""]


def test_payloads_of_others_are_neutralised(tmp_path, fixtures: Path):
    lines = (fixtures / "payloads-xss-csvinj/csv-injection/csv-payload.txt").read_text("utf-8").splitlines()
    cells = [line for line in lines if line[:1] in tuple("=+-@")]
    assert len(cells) >= 5
    assert all(cell.startswith("'") for cell in in_spreadsheet(tmp_path, cells))


def test_each_cell_is_guarded_by_the_rule_of_its_own_column(tmp_path):
    with borrowed(tmp_path, "duckdb") as engine:
        table = put(engine, "cells", {"cell": "text", 'it\'s "other"': "text"}, [["=1", "-5"]])
        fields = [TEXT, Field('it\'s "other"', "数", "number")]
        write_guarded(table, fields, tmp_path / "rows", engine)
    assert read_csv(tmp_path / "rows") == [["'=1", "-5"]]


def test_reading_back_needs_nothing_but_the_standard_library(things):
    assert len(read_csv(things[0] / "rows.csv")) == 4


def test_an_empty_cell_alone_in_its_line_is_no_empty_line(tmp_path, write):
    key = {"fields": ["over"], "reference": {"resource": "rows", "fields": ["no"]}}
    parts = {"fields": [field("over", disclosure="omitted"), field("note")], "rows": [["1", "x"], ["1", ""]]}
    rows = {"fields": [field("no")], "rows": [["1"]], "primaryKey": ["no"]}
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    write_package(tmp_path / "data/one", {"rows": rows, "parts": {**parts, "foreignKeys": [key]}}, register)

    folder, _ = write(tmp_path / "data")

    assert (folder / "parts.csv").read_bytes() == b'note\r\nx\r\n""\r\n'
    assert (folder / "parts.excel.csv").read_bytes() == b'\xef\xbb\xbf"note"\r\n"x"\r\n""\r\n'


def test_a_title_is_no_formula_either(tmp_path, write):
    fields = [field("no", title="=1+1"), field("share", title="合格率（%）")]
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    write_package(tmp_path / "data/one", {"rows": {"fields": fields, "rows": [], "primaryKey": ["no"]}}, register)

    folder, _ = write(tmp_path / "data")

    assert (folder / "rows.excel.csv").read_text("utf-8-sig").strip() == '"\'=1+1","合格率（%）"'


TRIGGERS = [
    "=1+1", "=SUM(A1:A9)", '=HYPERLINK("//a.example","b")', "=cmd|' /C calc'!A0", '=DDE("a";"b")', "=A1", "=@x", "==1",
    "+1+1", "+cmd|' /C calc'!A0", "+A1", "+(1)", "-1+1", "-2+3+cmd|' /C calc'!A0", "-A1", "-(1)", "@SUM(1)", "@A1",
    "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1+1", "﹢1+1", "﹣1+1", "﹫SUM(1)", "−1+1", "⁼1+1", "₊1+1", "₋1+1",
    " =1+1", "\u00a0=1+1", "\u3000=1+1", "\u200b=1+1", "\ufeff=1+1", "\u2028=1+1", "\n=1+1", "\u2060-1+1", '="a"&"b"',
    '=1+1",="2',
]  # fmt: skip


def columns_of(trigger: str) -> list[str]:
    """The same formula in six guises: alone, with a tail, before a quote, a comma, a line end, and in capitals."""
    return [trigger, f"{trigger} 元", f'{trigger}"', f"{trigger},x", f"{trigger}\nx", trigger.upper()]


def test_forty_formulas_in_six_columns_are_text_to_a_spreadsheet_and_exact_to_a_program(tmp_path, write):
    names = [f"c{number}" for number in range(6)]
    rows = [[str(number), *columns_of(trigger)] for number, trigger in enumerate(TRIGGERS)]
    things = {"fields": [field("no"), *map(field, names)], "rows": rows, "primaryKey": "no"}
    contract = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    folder, _ = write(write_package(tmp_path / "data" / "formulas", {"rows": things}, contract).parent)

    exact = {row[0]: row[1:] for row in read_csv(folder / "rows.csv")[1:]}
    guarded_rows = {row[0]: row[1:] for row in read_csv(folder / "rows.excel.csv", "utf-8-sig")[1:]}
    assert len(TRIGGERS) == 40
    assert exact == {row[0]: row[1:] for row in rows}
    assert guarded_rows == {row[0]: [f"'{cell}" for cell in row[1:]] for row in rows}
    assert b"<f>" not in zipfile.ZipFile(folder / "rows.xlsx").read("xl/worksheets/sheet1.xml")
