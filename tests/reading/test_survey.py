from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.reading import survey as module
from disclosure.reading.survey import Survey, survey


@pytest.fixture
def ask(tmp_path):
    def run(raw: bytes, encoding: str = "utf-8", algorithm: str | None = None):
        (tmp_path / "a.csv").write_bytes(raw)
        return survey(tmp_path / "a.csv", encoding, tmp_path / "copy", algorithm)

    return run


def test_plain_utf8_is_read_where_it_lies(ask, tmp_path):
    found = ask("a,b\n1,中\n".encode())

    assert found.path == tmp_path / "a.csv"
    assert (found.size, found.length, found.lines, found.commas, found.records) == (10, 10, 2, 2, 2)


def test_a_byte_order_mark_is_dropped(ask):
    assert ask(b"\xef\xbb\xbfa\n").path.read_bytes() == b"a\n"


@pytest.mark.parametrize(("encoding", "text"), [("gb18030", "镕喆〇·𬭎\n"), ("windows-1252", "café “x” €\n")])
def test_a_declared_encoding_is_decoded(ask, encoding, text):
    found = ask(text.encode(encoding), encoding)

    assert found.path.read_text(encoding="utf-8") == text


@pytest.fixture(params=[1, 2, 3, 7, 1 << 20])
def _cut(request, monkeypatch):
    monkeypatch.setattr(module, "_CHUNK", request.param)


@pytest.mark.usefixtures("_cut")
@pytest.mark.parametrize(
    ("raw", "encoding", "offset"),
    [
        ("中文,".encode() + b"\xff\n", "utf-8", 7),
        ("中文".encode() + b"\xe4\xb8", "utf-8", 6),
        ("中文,".encode("gb18030") + b"\xff\n", "gb18030", 5),
        (b"ab\x81\n", "windows-1252", 2),
        ("中".encode("utf-16"), "utf-8", 0),
        (b"\xed\xa0\x80", "utf-8", 0),
        (b"\xc0\xaf", "utf-8", 0),
    ],
)
def test_the_first_byte_that_is_no_text_is_named(ask, raw, encoding, offset):
    assert ask(raw, encoding).undecodable == offset


@pytest.mark.usefixtures("_cut")
def test_counts_do_not_depend_on_how_the_file_is_cut(ask):
    found = ask(b"a,b\r\n1,2\r\n\r\n3\r4,5\n6,7")

    assert (found.lines, found.crlf, found.cr, found.commas, found.blank, found.records) == (4, 3, 4, 4, True, 5)


TEXTS = st.text(st.sampled_from('a,"\n中'), max_size=5)


@given(
    rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=9),
    cut=st.integers(1, 9),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_records_are_counted_and_not_lines(rows, cut, line_end):
    written = io.StringIO()
    csv.writer(written, lineterminator=line_end).writerows(rows)
    raw = written.getvalue().encode()

    for text in (raw, raw.removesuffix(line_end.encode())):
        found = Survey(Path())
        for start in range(0, len(text), cut):
            found.add(text[start : start + cut])

        assert found.records == len(rows)


@pytest.mark.parametrize(("raw", "blank"), [(b"\na\n", True), (b"a\n\n", True), (b"a\nb\n", False), (b"a", False)])
def test_a_blank_line_is_seen(ask, raw, blank):
    assert ask(raw).blank == blank


def test_the_checksum_is_of_the_bytes_as_they_lie(ask):
    raw = "中\n".encode("gb18030")

    assert ask(raw, "gb18030", "sha512").digest == hashlib.sha512(raw).hexdigest()


@pytest.mark.parametrize(
    ("raw", "encoding", "suspicious"),
    [
        ("中文\n".encode(), "windows-1252", True),
        ("中文字\n".encode(), "gb18030", True),
        ("中文字\n".encode("gb18030"), "gb18030", False),
        ("café\n".encode("windows-1252"), "windows-1252", False),
        (b"plain\n", "gb18030", False),
        ("中文\n".encode(), "utf-8", False),
    ],
)
def test_utf8_under_another_name_is_noticed(ask, raw, encoding, suspicious):
    assert ask(raw, encoding).also_utf8 == suspicious
