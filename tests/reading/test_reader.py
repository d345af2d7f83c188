"""Reading as promised: every fault with its row, no table that differs silently from its file."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import unicodedata
from pathlib import Path

import pytest

from disclosure.reading import faults, reader
from disclosure.reading.reader import read
from packages import field, load, places, write_package

FIXTURES = os.environ.get("FIXTURES")
needs_fixtures = pytest.mark.skipif(not FIXTURES, reason="FIXTURES is not set: open data is not here to be read")


@pytest.fixture
def of(package, engine, data):
    """Return a function that reads the bytes of a table with the columns a and b: rows and problems."""

    def run(raw: bytes, register=None, **resource):
        one = package(field("a"), field("b"), register=register, **resource)
        (data / "training/rows.csv").write_bytes(raw)
        tables, problems = read(one, engine)
        assert list(engine.scratch.glob("*.csv")) == []
        table = tables.get(("training", "rows"))
        return None if table is None else engine.all(table.frame.select("a", "b", "@row")), problems

    return run


@pytest.mark.parametrize(
    ("raw", "rows"),
    [
        pytest.param(b"a,b\n1,2\n", [("1", "2", 2)], id="LF"),
        pytest.param(b"a,b\r\n1,2\r\n", [("1", "2", 2)], id="CRLF"),
        pytest.param(b"a,b\n1,2", [("1", "2", 2)], id="no line end at the end"),
        pytest.param(b"a,b\n", [], id="a header and no row"),
        pytest.param(b"a,b", [], id="a header alone"),
        pytest.param(b'"a","b"\n1,2\n', [("1", "2", 2)], id="a quoted header"),
        pytest.param(b'a,b\n"x, y","p""q"\n', [("x, y", 'p"q', 2)], id="comma and quotes in cells"),
        pytest.param(b'a,b\r\n"x\ny",1\r\n2,3\r\n', [("x\ny", "1", 2), ("2", "3", 3)], id="LF in a cell, CRLF between"),
        pytest.param(b"a,b\n1,\n", [("1", None, 2)], id="an empty cell"),
        pytest.param(b'a,b\n1,""\n', [("1", None, 2)], id="an empty quoted cell"),
        pytest.param("a,b\n1, \u3000\u00a0\n".encode(), [("1", None, 2)], id="a cell of spaces"),
        pytest.param("a,b\n1,\u2003\u2009\u202f\n".encode(), [("1", None, 2)], id="a cell of typesetters' spaces"),
        pytest.param(b"a,b\n 1 ,\t\n", [(" 1 ", "\t", 2)], id="other spaces stay"),
        pytest.param(b"a,b\nNULL,\\N\n", [("NULL", "\\N", 2)], id="no word means empty"),
        pytest.param(b"\xef\xbb\xbfa,b\n1,2\n", [("1", "2", 2)], id="a byte order mark"),
        pytest.param(b"a,b\n#1,007\n", [("#1", "007", 2)], id="no comments, no numbers"),
    ],
)
def test_a_good_file_is_read_as_it_stands(of, raw, rows):
    assert of(raw) == (rows, [])


def test_missing_values_are_empty(of):
    assert of(b"a,b\n1,NA\n-,x\n", missingValues=["NA", "-"]) == ([("1", None, 2), (None, "x", 3)], [])


@pytest.mark.parametrize("encoding", ["gb18030", "windows-1252"])
def test_a_declared_encoding_is_read(of, encoding):
    text = {"gb18030": "镕", "windows-1252": "é"}[encoding]

    assert of(f"a,b\n1,{text}\n".encode(encoding), encoding=encoding) == ([("1", text, 2)], [])


def test_utf8_declared_as_something_else_warns_and_is_read_as_declared(of):
    rows, [problem] = of("a,b\n1,é\n".encode(), encoding="windows-1252")

    assert rows == [("1", "Ã©", 2)]
    assert (problem.kind, problem.warning) == ("encoding-error", True)
    assert "像是 UTF-8" in problem.message


@pytest.mark.parametrize(
    ("raw", "place", "others"),
    [
        (b'a,b\n1,5"\n2,3\n', ("bare-quote", 2, "b"), [3]),
        (b'a,b\n"x"y,1\n2,3\n', ("bare-quote", 2, "a"), [3]),
        (b"a,b\n\n2,3\n", ("blank-row", 2, None), [3]),
        (b"a,b\n,\n2,3\n", ("blank-row", 2, None), [3]),
        (b"a,b\n1\n2,3\n", ("missing-cell", 2, "b"), [3]),
        (b"a,b\n1,2,\n2,3\n", ("extra-cell", 2, None), [3]),
        (b"a,b\n1,2,3\n2,3\n", ("extra-cell", 2, None), [3]),
        (b"a,b\n1,2\r\n2,3\n", ("line-end", 2, None), [2, 3]),
        (b"a,b\n1\r1,2\n2,3\n", ("lone-cr", 2, "a"), [3]),
        (b"a,b\n1," + b"x" * 65_537 + b"\n2,3\n", ("long-cell", 2, "b"), [3]),
        (b'a,b\n1,"x\n2,3\n', ("unclosed-quote", 2, "b"), None),
        (b"a,b\r1,2\r", ("lone-cr", 1, None), None),
        (b"", ("source-error", None, None), None),
        (b"a,b\n1,2\n3,\xff\n", ("encoding-error", 3, None), None),
        (b'a,b\n"x\ny",2\n3,\xff\n', ("encoding-error", 3, None), None),
        (b"a,b\n\xff\n", ("encoding-error", 2, None), None),
    ],
)
def test_a_fault_is_told_with_its_row_and_the_other_rows_are_read(of, raw, place, others):
    rows, problems = of(raw)

    assert places(problems) == [place]
    assert (None if rows is None else [row for *_, row in rows]) == others


def test_faults_do_not_shift_the_rows_of_others(of):
    rows, problems = of(b'a,b\n1\n"x\ny",2\n\n3,4,5\n6,7"\n8,9\n')

    assert [(problem.kind, problem.row) for problem in problems] == [
        ("missing-cell", 2), ("blank-row", 4), ("extra-cell", 5), ("bare-quote", 6)
    ]  # fmt: skip
    assert rows == [("x\ny", "2", 3), ("8", "9", 7)]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (b"a", [("missing-label", 1, "b")]),
        (b"a,b,c", [("extra-label", 1, "c")]),
        (b"a,b,a", [("duplicate-label", 1, "a")]),
        (b"a,b,", [("blank-label", 1, None)]),
        (b"b,a", [("incorrect-label", 1, "b")]),
        (b"a,B", [("missing-label", 1, "b"), ("extra-label", 1, "B")]),
        (b"a,b,Phone", [("withheld-column", 1, "Phone")]),
        ("a,b,ＰＨＯＮＥ：".encode(), [("withheld-column", 1, "ＰＨＯＮＥ：")]),
        (b"a,b,_p-hone ", [("withheld-column", 1, "_p-hone ")]),
        (b"1,2", [("incorrect-label", 1, None)]),
        (b'a,"b', [("unclosed-quote", 1, None)]),
    ],
)
def test_the_header_equals_the_schema(of, header, found):
    rows, problems = of(header + b"\n1,2\n", {"withheld": ["phone"]})

    assert (rows, places(problems)) == (None, found)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ("某局监督抽检,\na,b\n1,2\n", "第 2 行才是表头"),
        ("某局,\n\n2022 年,\na,b\n1,2\n", "第 4 行才是表头"),
        ("编号,名称\n1,2\n", "第 1 行写的是中文栏名，不是字段名"),
        ("某局,\n编号, 名称\n1,2\n", "第 2 行才是表头，但写的是中文栏名，不是字段名"),
        ("a;b\n1;2\n", "第 1 行各栏用分号分开，不是半角逗号"),
        ("a\tb\n1\t2\n", "第 1 行各栏用制表符分开，不是半角逗号"),
        ("编号，名称\n1，2\n", "第 1 行各栏用全角逗号分开，不是半角逗号"),
        ("某局\n编号|名称\n", "第 2 行才是表头，但各栏用竖线分开，不是半角逗号"),
        ("甲,乙\n1,2\n", "第 1 行不是表头"),
        (" a, b\n1,2\n", "第 1 行的字段名前后有空格"),
        ("A,Ｂ\n1,2\n", "第 1 行的字段名大小写或全角半角不对，或者夹着看不见的字符"),
        ('1,2\n"""\n', "第 1 行不是表头"),
    ],
)
def test_what_is_wrong_with_the_header_is_said_and_the_names_are_listed(raw, what, data, package, engine):
    one = package(field("a", title="编号"), field("b", title="名称"))
    (data / "training/rows.csv").write_text(raw, "utf-8")

    _, [problem] = read(one, engine)

    assert (problem.kind, problem.row, problem.message) == ("incorrect-label", 1, what)
    assert problem.fix.endswith("应是这 2 个字段名：a、b")


def test_a_title_among_the_names_is_mapped_to_its_name(data, package, engine):
    one = package(field("a", title="编号"), field("b", title="名称"))
    (data / "training/rows.csv").write_text("a,名称\n1,2\n", "utf-8")

    assert "改写成 b" in read(one, engine)[1][1].fix


@pytest.mark.parametrize("begins", [b"PK\x03\x04\x14\x00\xff\xff", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_is_called_one(begins, of):
    _, [problem] = of(begins)

    assert (problem.kind, problem.message) == ("encoding-error", "这是电子表格，不是 CSV")


def test_data_in_place_of_the_header_is_not_echoed(of):
    _, [problem] = of("张三丰,13800000000\n".encode())

    assert "张三丰" not in str(problem)
    assert "13800000000" not in str(problem)


def test_no_message_holds_the_text_of_a_cell(of):
    number = "13800000000"
    raw = f'a,b\n{number}\n{number}"x,1\n1,2,{number}\n"{number}'.encode()

    _, problems = of(raw)

    assert len(problems) == 4
    assert not [problem for problem in problems if number in str(problem)]


def test_several_files_make_one_table_that_knows_its_files(package, data, engine):
    one = package(field("a"), field("b"), path="2019.csv")
    (data / "training/2020.csv").write_text("a,b\n3,4\n")
    (data / "training/2019.csv").write_text("a,b\n1,2\n5\n")
    text = (data / "training/datapackage.json").read_text()
    (data / "training/datapackage.json").write_text(text.replace('"2019.csv"', '["2019.csv", "2020.csv"]'))
    one = load(data)[0].packages["training"]

    tables, [problem] = read(one, engine)

    rows = engine.all(tables["training", "rows"].frame.select("a", "@file", "@row"))
    assert rows == [("1", "training/2019.csv", 2), ("3", "training/2020.csv", 2)]
    assert (problem.path, problem.row) == ("training/2019.csv", 3)


def test_a_table_is_absent_if_one_of_its_files_is_unreadable(package, data, engine):
    package(field("a"), path="2019.csv")
    text = (data / "training/datapackage.json").read_text()
    (data / "training/datapackage.json").write_text(text.replace('"2019.csv"', '["2019.csv", "2020.csv"]'))
    catalogue, [missing] = load(data)

    assert read(catalogue.packages["training"], engine) == ({}, [])
    assert missing.path == "training/2020.csv"


@pytest.mark.parametrize(
    "path", ["/etc/hostname", "../secret.csv", "http://127.0.0.1:1/rows.csv", "file:///etc/passwd"]
)
def test_nothing_outside_the_folder_is_opened(package, data, engine, monkeypatch, path):
    package(field("a"))
    descriptor = data / "training/datapackage.json"
    descriptor.write_text(descriptor.read_text().replace('"path": "rows.csv"', f'"path": "{path}"'))
    catalogue, problems = load(data)
    monkeypatch.setattr(reader, "survey", lambda *_: pytest.fail("it was opened"))

    assert "scheme-error" in {problem.kind for problem in problems}
    assert read(catalogue.packages["training"], engine) == ({}, [])


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_a_declared_checksum_must_match(package, data, engine, algorithm):
    raw = b"a\n1\n"
    digest = hashlib.new(algorithm, raw).hexdigest()
    for declared, kinds in ((digest, []), ("0" * len(digest), ["hash-count"])):
        one = package(field("a"), hash=f"{algorithm}:{declared}", bytes=len(raw))
        (data / "training/rows.csv").write_bytes(raw)

        assert [problem.kind for problem in read(one, engine)[1]] == kinds


def test_a_declared_size_of_nothing_must_match_too(package, engine):
    one = package(field("a"), bytes=0)

    assert [problem.kind for problem in read(one, engine)[1]] == ["byte-count"]


def test_too_many_rows_are_refused(of, monkeypatch):
    monkeypatch.setattr(reader, "MOST_ROWS", 2)

    rows, [problem] = of(b"a,b\n1,2\n3,4\n5,6\n")

    assert (rows, problem.kind) == (None, "row-count")


def test_too_many_broken_rows_are_not_read_to_their_end(of, monkeypatch):
    monkeypatch.setattr(reader, "MOST_ROWS", 2)

    rows, problems = of(b"a,b\n" + b"\n" * 1_000)

    assert rows is None
    assert places(problems) == [("row-count", None, None), ("blank-row", 2, None), ("blank-row", 3, None)]


def test_a_file_without_line_ends_is_refused_at_once(of):
    rows, [problem] = of(b"a,b\n" + b"1,2\r" * 100_000)

    assert rows is None
    assert (problem.kind, problem.row) == ("lone-cr", 2)
    assert "后面的行没有再读" in problem.message


@pytest.mark.parametrize("header", [b"," * 1_000_000, b"x" * 1_000_000])
def test_a_header_without_end_is_no_header(of, header):
    rows, [problem] = of(header)

    assert (rows, problem.row) == (None, 1)


def test_past_a_thousand_the_rest_is_counted(of, monkeypatch):
    monkeypatch.setattr(faults, "MOST_TOLD", 3)

    _, problems = of(b"a,b\n" + b"1\n" * 10)

    assert [problem.row for problem in problems] == [2, 3, 4, None]
    assert problems[-1].count == 7


def test_names_with_signs_reach_the_engine_whole(data, engine):
    names = ["Rec #", "it's", "a.b c", "单价（元）", "select", "%s"]
    fields = [field(name) for name in names]
    register = {"section": "results", "records": "rows", "title": "{Rec #}", "columns": ["Rec #"]}
    rows = [list("123456")]
    write_package(data / "training", {"rows": {"fields": fields, "rows": rows, "primaryKey": "Rec #"}}, register)

    tables, problems = read(load(data)[0].packages["training"], engine)

    assert problems == []
    assert engine.all(tables["training", "rows"].frame.select(*names)) == [tuple("123456")]


def test_a_folder_whose_name_is_a_pattern_is_read(tmp_path, engine):
    data = tmp_path / "data[1]*"
    register = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    write_package(data / "training", {"rows": {"fields": [field("a")], "rows": [["1"]], "primaryKey": "a"}}, register)

    tables, problems = read(load(data)[0].packages["training"], engine)

    assert (engine.count(tables["training", "rows"].frame), problems) == (1, [])


def test_cells_that_together_fill_more_than_a_buffer_are_read(of):
    long = b"x" * 65_536
    assert [len(a) for a, *_ in of(b"a,b\n" + (long + b"," + long + b"\n") * 20)[0]] == [65_536] * 20


@needs_fixtures
def test_naughty_strings_come_back_as_they_went_in(data, engine):
    cells = json.loads(Path(FIXTURES or "", "blns/blns.json").read_text(encoding="utf-8"))
    cells = [cell for cell in cells if any(unicodedata.category(sign) != "Zs" for sign in cell)]
    register = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    rows = [[str(number), cell] for number, cell in enumerate(cells)]
    described = {"fields": [field("a"), field("b")], "rows": rows, "primaryKey": "a"}
    write_package(data / "training", {"rows": described}, register)

    tables, problems = read(load(data)[0].packages["training"], engine)

    assert problems == []
    assert engine.all(tables["training", "rows"].frame.select("b")) == [(cell,) for cell in cells]


def spectrum() -> list[str]:
    names = sorted(path.stem for path in Path(FIXTURES or "", "csv-spectrum/csvs").glob("*.csv"))
    return [name for name in names if name != "location_coordinates"]  # its quotes are bare: 36°26'40.7"N


@needs_fixtures
@pytest.mark.parametrize("name", spectrum())
def test_the_csv_spectrum_is_read_as_its_json_says(data, engine, name):
    folder = Path(FIXTURES or "", "csv-spectrum")
    raw = (folder / f"csvs/{name}.csv").read_bytes()
    expected = json.loads((folder / f"json/{name}.json").read_text(encoding="utf-8"))
    fields = [field(label) for label in next(csv.reader(raw.decode().splitlines()))]
    first = fields[0]["name"]
    register = {"section": "results", "records": "rows", "title": f"{{{first}}}", "columns": [first]}
    write_package(data / "training", {"rows": {"fields": fields, "primaryKey": first}}, register)
    (data / "training/rows.csv").write_bytes(raw)

    tables, problems = read(load(data)[0].packages["training"], engine)

    names = [one["name"] for one in fields]
    assert problems == []
    assert engine.all(tables["training", "rows"].frame.select(*names)) == [
        tuple(row[label] or None for label in names) for row in expected
    ]


LINES = {
    "cr-line-endings": "lone-cr",
    "inconsistent-line-endings-unquoted": "line-end",
    "inconsistent-line-endings": "line-end",
}


@needs_fixtures
@pytest.mark.parametrize(("name", "kind"), LINES.items())
def test_the_lint_fixtures_are_refused_by_kind(data, engine, name, kind):
    raw = Path(FIXTURES or "", f"csvlint-fixtures/fixtures/{name}.csv").read_bytes()
    labels = raw.replace(b"\r", b"\n").split(b"\n")[0].decode().replace('"', "").split(",")
    fields = [field(label) for label in labels]
    register = {"section": "results", "records": "rows", "title": f"{{{labels[0]}}}", "columns": [labels[0]]}
    write_package(data / "training", {"rows": {"fields": fields, "primaryKey": labels[0]}}, register)
    (data / "training/rows.csv").write_bytes(raw)

    _, problems = read(load(data)[0].packages["training"], engine)

    assert kind in {problem.kind for problem in problems}


@needs_fixtures
@pytest.mark.parametrize(
    ("name", "encoding", "readable"),
    [
        ("failed_samples.gb18030", "gb18030", True),
        ("failed_samples.utf8-bom-crlf", "utf-8", True),
        ("failed_samples.gb18030", "utf-8", False),
        ("failed_samples.utf16le-bom", "utf-8", False),
        ("failed_samples.utf16be-bom", "utf-8", False),
        ("failed_samples.utf8-truncated-midchar", "utf-8", False),
        ("failed_samples.mixed-utf8-then-gb18030", "utf-8", False),
    ],
)
def test_chinese_encodings_are_as_declared_or_refused(data, engine, name, encoding, readable):
    raw = Path(FIXTURES or "", f"cn-encodings/{name}.csv").read_bytes()
    true = "gb18030" if "gb18030" in name and "mixed" not in name else "utf-16" if "utf16" in name else "utf-8-sig"
    labels = next(csv.reader([raw.decode(true, errors="replace").split("\n")[0].strip()]))
    fields = [field(label) for label in labels]
    register = {"section": "results", "records": "rows", "title": f"{{{labels[0]}}}", "columns": [labels[0]]}
    described = {"fields": fields, "primaryKey": labels[0], "encoding": encoding}
    write_package(data / "training", {"rows": described}, register)
    (data / "training/rows.csv").write_bytes(raw)

    tables, problems = read(load(data)[0].packages["training"], engine)

    assert bool(tables) == readable
    assert ("encoding-error" in {problem.kind for problem in problems}) != readable
