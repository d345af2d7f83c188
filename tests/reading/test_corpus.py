"""Small files as they come: each is read to the right table or named with its row, and never taken more loosely than
frictionless takes it.
"""

from __future__ import annotations

from datetime import date

import frictionless
import pytest

from disclosure.checks.check import check
from disclosure.contract.model import Catalogue
from disclosure.reading.reader import read
from packages import field, load, write_package

A, B = "甲", "乙"
READ: dict[str, tuple[bytes, list[tuple[str | None, str | None]]]] = {
    "simple": (b"a,b\n1,2\n", [("1", "2")]),
    "no last line end": (b"a,b\n1,2", [("1", "2")]),
    "crlf": (b"a,b\r\n1,2\r\n", [("1", "2")]),
    "byte order mark": (b"\xef\xbb\xbfa,b\n1,2\n", [("1", "2")]),
    "quoted": (b'a,b\n"1","2"\n', [("1", "2")]),
    "quoted header": (b'"a","b"\n1,2\n', [("1", "2")]),
    "comma in quotes": (b'a,b\n"1,5",2\n', [("1,5", "2")]),
    "quotes in quotes": (b'a,b\n"say ""x""",2\n', [('say "x"', "2")]),
    "line end in quotes": (b'a,b\n"1\n2",3\n', [("1\n2", "3")]),
    "empty cells": (b"a,b\n1,\n,2\n", [("1", None), (None, "2")]),
    "empty quotes": (b'a,b\n1,""\n', [("1", None)]),
    "json in a cell": (b'a,b\n1,"{""type"": ""Point""}"\n', [("1", '{"type": "Point"}')]),
    "utf-8": ("a,b\n甲,乙\n".encode(), [(A, B)]),
    "beyond the first plane": ("a,b\n㙍,𬭎\n".encode(), [("㙍", "𬭎")]),
    "header alone": (b"a,b\n", []),
    "U+2028 and U+0085 end no line": ("a,b\n1\u20282,3\u00854\n".encode(), [("1\u20282", "3\u00854")]),
    "a lost zero stays lost": (b"a,b\n7,1\n", [("7", "1")]),
}
NAMED: dict[str, tuple[bytes, str, int | None]] = {
    "empty": (b"", "source-error", None),
    "utf-16": ("a,b\n1,2\n".encode("utf-16"), "encoding-error", 1),
    "gbk": ("a,b\n1,2\n甲,乙\n".encode("gbk"), "encoding-error", 3),
    "four bytes of gb18030": ("a,b\n1,2\n㐀,乙\n".encode("gb18030"), "encoding-error", 3),
    "big5": ("a,b\n1,2\n1,甲\n".encode("big5"), "encoding-error", 3),
    "cp1252": ("a,b\n1,é\n".encode("cp1252"), "encoding-error", 2),
    "surrogate": (b"a,b\n1,\xed\xa0\x80\n", "encoding-error", 2),
    "cut inside a character": ("a,b\n1,甲".encode()[:-1], "encoding-error", 2),
    "unclosed at the first row": (b'a,b\n"1,2\n3,4\n', "unclosed-quote", 2),
    "unclosed in the middle": (b'a,b\n1,2\n3,"4\n5,6\n', "unclosed-quote", 3),
    "unclosed at the last": (b'a,b\n1,2\n3,"4\n', "unclosed-quote", 3),
    "bare quote": (b'a,b\n1,2"3\n', "bare-quote", 2),
    "text after a quote": (b'a,b\n"1"x,2\n', "bare-quote", 2),
    "extra cell": (b"a,b\n1,2,3\n", "extra-cell", 2),
    "missing cell": (b"a,b\n1\n", "missing-cell", 2),
    "comma at the end": (b"a,b\n1,2,\n", "extra-cell", 2),
    "blank line": (b"a,b\n\n1,2\n", "blank-row", 2),
    "line of commas": (b"a,b\n,\n1,2\n", "blank-row", 2),
    "mixed line ends": (b"a,b\n1,2\r\n3,4\n", "line-end", 2),
    "carriage returns": (b"a,b\r1,2\r", "lone-cr", 1),
    "same label twice": (b"a,a\n1,2\n", "duplicate-label", 1),
    "no label": (b"a,\n1,2\n", "blank-label", 1),
    "another label": (b"a,c\n1,2\n", "extra-label", 1),
    "no header": (b"1,2\n3,4\n", "incorrect-label", 1),
    "semicolons": (b"a;b\n1;2\n", "incorrect-label", 1),
    "tabs": (b"a\tb\n1\t2\n", "incorrect-label", 1),
    "header again": (b"a,b\n1,2\na,b\n", "repeated-header", 3),
    "nul": (b"a,b\n1\x00,2\n", "nul-byte", 2),
    "bell": (b"a,b\n1\x07,2\n", "control-character", 2),
    "substitute": (b"a,b\n1\x1a,2\n", "control-character", 2),
    "tab in a cell": (b"a,b\n1\tx,2\n", "control-character", 2),
    "#REF!": (b"a,b\n1,#REF!\n", "excel-error", 2),
    "#######": (b"a,b\n1,#######\n", "excel-error", 2),
}
WARNED: dict[str, tuple[bytes, str]] = {
    "E+17": (b"a,b\n1.4E+17,2\n", "excel-scientific"),
    "formula": (b"a,b\n=1+1,2\n", "formula-cell"),
    "replacement": ("a,b\n\ufffd,2\n".encode(), "damaged-text"),
    "question mark": (b"a,b\n11.3?g/kg,2\n", "lost-character"),
    "utf-8 read as cp1252": ("a,b\ncafÃ©,2\n".encode(), "encoding-error"),
    "zero width": ("a,b\n1\u200b,2\n".encode(), "invisible-character"),
    "right to left": ("a,b\n\u202e1,2\n".encode(), "invisible-character"),
    "space": (b"a,b\n 1,2\n", "outer-space"),
}


@pytest.fixture
def taken(data, engine):
    """Return a function that reads and checks one file: its rows, and its problems."""

    def run(raw: bytes):
        write_package(data / "reference", {"things": {"fields": [field("a"), field("b")]}})
        (data / "reference/things.csv").write_bytes(raw)
        catalogue, wrong = load(data)
        assert wrong == []
        tables, problems = read(catalogue.packages["reference"], engine)
        problems += check(Catalogue(catalogue.packages), tables, engine, date(2022, 9, 30))
        frames = [table.frame.sort("@row").select("a", "b") for table in tables.values()]
        return [row for frame in frames for row in engine.all(frame)], problems

    return run


def is_good_for_frictionless(raw: bytes, folder) -> bool:
    (folder / "one.csv").write_bytes(raw)
    schema = {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]}
    told = {
        "name": "one",
        "path": "one.csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"delimiter": ","}},
        "schema": schema,
    }
    return bool(frictionless.Resource.from_descriptor(told, basepath=str(folder)).validate().valid)


@pytest.mark.parametrize("name", READ)
def test_is_read_to_its_right_table(taken, name):
    raw, rows = READ[name]

    found, problems = taken(raw)

    assert found == rows
    assert [one for one in problems if not one.warning] == []


@pytest.mark.parametrize("name", NAMED)
def test_is_named_with_its_row(taken, name):
    raw, kind, row = NAMED[name]

    _, problems = taken(raw)

    assert (kind, row, False) in [(one.kind, one.row, one.warning) for one in problems]


@pytest.mark.parametrize("name", WARNED)
def test_is_told_as_a_warning(taken, name):
    raw, kind = WARNED[name]

    _, problems = taken(raw)

    assert {(one.kind, one.warning) for one in problems} == {(kind, True)}


@pytest.mark.parametrize("raw", [case[0] for case in (*READ.values(), *WARNED.values())], ids=[*READ, *WARNED])
def test_what_is_accepted_frictionless_accepts(tmp_path, raw):
    assert is_good_for_frictionless(raw, tmp_path)
