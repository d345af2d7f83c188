"""Reading as promised: every fault with its row, no table that differs silently from its file."""

from __future__ import annotations

import hashlib

import pytest

from disclosure.reading import faults, reader
from disclosure.reading.reader import read
from packages import field, load, places, write_package


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


@pytest.mark.parametrize("begins", [b"PK\x03\x04\x14\x00\xff\xff", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_is_called_one(begins, of):
    _, [problem] = of(begins)

    assert (problem.kind, problem.message) == ("encoding-error", "这是电子表格，不是 CSV")


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


def test_a_file_that_changes_while_it_is_read_is_told_and_has_no_table(of, data, monkeypatch):
    surveyed = reader.survey

    def then_saved(source, *more):
        found = surveyed(source, *more)
        (data / "training/rows.csv").write_bytes(b"a,b\n1,2\n3,4\n")
        return found

    monkeypatch.setattr(reader, "survey", then_saved)
    rows, problems = of(b"a,b\n1,2\n")

    assert rows is None
    assert "读的时候文件改动了" in [problem.message for problem in problems]
