"""Plain files of shown rows: what was stored is read back, and found without reading all of it."""

from __future__ import annotations

from itertools import count, pairwise

import narwhals as nw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.showing.store import ShownFile, one_line, store
from engines import put

CELLS = st.text(st.sampled_from("示例店𠮷aZ09 \"'#,;\\|\n-"), max_size=8)
KEYS = st.text(st.sampled_from("示例𠮷aZ09#\"'"), min_size=1, max_size=3)


@pytest.fixture
def stored(engine, tmp_path):
    """Return a function that stores rows of a number, a key and a free text ("" is an empty cell), sorted by *by*."""
    names = (f"file {number}" for number in count())

    def run(rows, by="number") -> ShownFile:
        name = next(names)
        cells = [[number, key or None, free or None] for number, key, free in rows]
        put(engine, name, {"number": "integer", "key": "text", "free": "text"}, cells)
        frame = engine.frame(name).with_columns(one_line(nw.col("free"))).sort(by, "number")
        return store(frame, tmp_path / "shown" / name, engine)

    return run


def test_what_is_read_back_is_what_was_stored(stored):
    @given(st.lists(st.tuples(st.integers(-5, 5), KEYS | st.just(""), CELLS), max_size=8))
    def holds(rows):
        numbered = [(number, *cells) for number, (_, *cells) in enumerate(rows)]
        found = list(stored(numbered).lines())
        assert found == [[str(number), key, free] for number, key, free in numbered]

    holds()


def test_columns_are_those_of_the_lines_however_few_are_read_at_once(stored, monkeypatch):
    @given(st.lists(st.tuples(st.integers(-5, 5), KEYS | st.just(""), CELLS), max_size=8), st.integers(1, 9))
    def holds(rows, lines):
        monkeypatch.setattr("disclosure.showing.store.LINES", lines)
        file = stored([(number, *cells) for number, (_, *cells) in enumerate(rows)])
        found = [row for free, number in file.columns([2, 0]) for row in zip(free, number, strict=True)]
        assert found == [(free, number) for number, _, free in file.lines()]

    holds()


@pytest.mark.parametrize("cell", ["一\n二", '"', '""', "#", "'", ",", "", "\n", "中文 𠮷", "a\\n", "\\N", "NULL"])
def test_no_cell_is_special(stored, cell):
    file = stored([(1, "k", cell), (2, "l", cell)])

    assert list(file.lines()) == [["1", "k", cell], ["2", "l", cell]]
    assert file.places == {"number": 0, "key": 1, "free": 2}


def test_a_file_without_rows_has_none(stored):
    file = stored([])

    assert (list(file.lines()), file.offset(0, 1), file.offset(1, "a"), file.cuts(0, 3)) == ([], 0, 0, [])


def test_a_line_is_found_by_its_number_at_every_place(stored):
    @given(st.lists(st.tuples(st.integers(0, 12), KEYS, CELLS), max_size=8), st.integers(-1, 13))
    def holds(rows, wanted):
        file = stored(rows)
        found = [int(line[0]) for line in file.lines(file.offset(0, wanted))]
        assert found == sorted(number for number, *_ in rows if number >= wanted)

    holds()


def test_a_line_is_found_by_its_text_at_every_place(stored):
    @given(st.lists(st.tuples(st.integers(0, 12), KEYS, CELLS), max_size=8), KEYS)
    def holds(rows, wanted):
        file = stored(rows, by="key")
        found = [line[1] for line in file.lines(file.offset(1, wanted))]
        assert found == sorted(key for _, key, _ in rows if key >= wanted)

    holds()


def test_the_lines_between_two_offsets_are_those_between_them(stored):
    file = stored([(number, "k", "字" * number) for number in range(12)])
    for first in range(13):
        for last in range(first, 13):
            found = [int(line[0]) for line in file.lines(file.offset(0, first), file.offset(0, last))]
            assert found == list(range(first, last))


def test_cuts_part_a_file_so_that_every_line_is_in_one_part(stored):
    @given(st.lists(st.tuples(st.integers(0, 12), KEYS, CELLS), max_size=8), st.integers(1, 10))
    def holds(rows, parts):
        file = stored(rows, by="key")
        cuts = file.cuts(1, parts)
        starts = [0, *(file.offset(1, cut) for cut in cuts), file.size]
        found = [line for start, end in pairwise(starts) for line in file.lines(start, end)]
        assert cuts == sorted(set(cuts))
        assert len(cuts) < parts or parts == 1
        assert found == list(file.lines())

    holds()


def test_cuts_are_about_even(stored):
    file = stored([(number, f"{number:03d}", "x") for number in range(100)], by="key")

    assert file.cuts(1, 4) == ["025", "050", "075"]
