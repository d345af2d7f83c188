"""The exact way to cut a CSV file: against the csv module where that is strict, and beyond it."""

from __future__ import annotations

import csv
import io
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.reading.cutting import LARGEST_CELL, MOST_CELLS, cells, is_regular, text, walk


def faults(raw: bytes, columns: int = 2) -> list[tuple[int, str, int | None]]:
    """Return the row, fault and cell number of every bad record."""
    return [(one.row, one.fault, one.cell) for one in walk(raw, columns) if one.fault]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        pytest.param(b'a,b\n1,5"\n', (2, "bare-quote", 1), id="a quote in an unquoted cell"),
        pytest.param(b'a,b\n"x"y,1\n', (2, "bare-quote", 0), id="text after the closing quote"),
        pytest.param(b'a,b\n1, "x"\n', (2, "bare-quote", 1), id="a space before the opening quote"),
        pytest.param(b'a,b\n1,"x\n2,3\n', (2, "unclosed-quote", 1), id="unclosed in the first row"),
        pytest.param(b'a,b\n1,2\n3,"x', (3, "unclosed-quote", 1), id="unclosed at the end"),
        pytest.param(b'a,b\n1,"x\n2,"y"\n', (2, "unclosed-quote", 1), id="unclosed, run into the next cell's quote"),
        pytest.param(b"a,b\n\n1,2\n", (2, "blank-row", None), id="an empty line"),
        pytest.param(b"a,b\r\n\r\n1,2\r\n", (2, "blank-row", None), id="an empty line with CRLF"),
        pytest.param(b"a,b\n1,2\n\n", (3, "blank-row", None), id="an empty line at the end"),
        pytest.param(b"a,b\n1\n", (2, "missing-cell", None), id="too few"),
        pytest.param(b"a,b\n1,2,3\n", (2, "extra-cell", None), id="too many"),
        pytest.param(b"a,b\n1,2,\n", (2, "extra-cell", None), id="one comma too many"),
        pytest.param(b'a,b\n"1,2",3,4\n', (2, "extra-cell", None), id="too many, one of them quoted"),
        pytest.param(b"a,b\n1\r2,3\n", (2, "lone-cr", 0), id="a carriage return alone"),
        pytest.param(b"a,b\n1," + b"x" * (LARGEST_CELL + 1) + b"\n", (2, "long-cell", 1), id="a cell that is too long"),
    ],
)
def test_a_bad_record_is_found_and_the_next_is_read(raw, fault):
    assert faults(raw) == [fault]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(b",", "extra-cell", id="nothing but commas"),
        pytest.param(b'"x",', "extra-cell", id="quoted cells"),
        pytest.param(b"1,2\r", "lone-cr", id="line ends of another system"),
        pytest.param(b'"",', "extra-cell", id="empty cells"),
    ],
)
def test_a_line_without_end_is_cut_off_after_so_many_cells(line, fault):
    header, last = walk(b"a,b\n" + line * (MOST_CELLS + 50), 2)

    assert header.fault is None
    assert (last.row, last.fault, last.cells, last.torn) == (2, fault, MOST_CELLS, True)


def test_a_record_of_several_lines_is_one_row():
    assert faults(b'a,b\n"x\n\ny",1\n2\n') == [(3, "missing-cell", None)]


def test_a_bad_record_does_not_shift_the_rows_after_it():
    assert [row for row, *_ in faults(b'a,b\n1\n"x"y,1\n\n3,4\n5,6,7\n')] == [2, 3, 4, 6]


def test_an_empty_line_is_no_record_of_one_column():
    assert faults(b"a\n1\n\n2\n", 1) == [(3, "blank-row", None)]


def test_nothing_is_certain_after_an_unclosed_quote():
    assert len(list(walk(b'a,b\n1,"x\n2\n', 2))) == 2


TEXTS = st.text(st.sampled_from('a,"\n中 \u3000\u2028'), max_size=5)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6)


@given(rows=ROWS, line_end=st.sampled_from(["\n", "\r\n"]))
def test_what_the_csv_module_writes_is_regular_and_comes_back(rows, line_end):
    written = io.StringIO()
    csv.writer(written, lineterminator=line_end).writerows(rows)
    raw = written.getvalue().encode()

    found = list(walk(raw, 3))

    assert is_regular(raw, 3, line_end.encode())
    assert [one.fault for one in found] == [None] * len(rows)
    assert [tuple(text(raw, cell) for cell in cells(raw, one.start)) for one in found] == rows


@given(raw=st.binary(max_size=60) | st.text('a,"\r\n', max_size=30).map(str.encode), columns=st.integers(1, 3))
@settings(max_examples=300)
def test_any_bytes_are_cut_into_records_without_loss(raw, columns):
    found = list(walk(raw, columns))

    ends = [0, *[one.after for one in found]]
    assert [one.start for one in found] == ends[:-1]
    assert ends[-1] == len(raw)
    assert [one.row for one in found] == list(range(1, len(found) + 1))


@given(raw=st.text('a,"\n', max_size=25).map(str.encode), columns=st.integers(1, 3))
@settings(max_examples=300)
def test_a_regular_file_has_no_bad_record(raw, columns):
    whole = is_regular(raw, columns, b"\n")

    assert whole == (not faults(raw, columns))


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_of_all_short_texts_those_without_a_bad_record_are_regular(columns):
    """Chance seldom meets a good record before a bad one, which Python before 3.11.5 took for two good ones."""
    texts = ("".join(signs).encode() for size in range(1, 8) for signs in product('a,"\n', repeat=size))

    assert [raw for raw in texts if is_regular(raw, columns, b"\n") == bool(faults(raw, columns))] == []
