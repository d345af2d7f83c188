from __future__ import annotations

import hashlib

import pytest

from disclosure.ground.identity import with_record_id, with_subject_id
from engines import put


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.fixture
def rows(engine):
    """Return a function that gives rows of the text columns a and b as a frame; "" is an empty cell."""

    def make(cells):
        numbered = [[number, *(cell or None for cell in row)] for number, row in enumerate(cells, start=2)]
        return put(engine, "rows", {"@row": "integer", "a": "text", "b": "text"}, numbered)

    return make


@pytest.fixture
def ids(rows, engine):
    """Return a function that tells the record ids of rows."""

    def run(cells, names=("a",)):
        return engine.all(with_record_id(rows(cells), names, engine).sort("@row").select("@record"))

    return run


@pytest.mark.parametrize("value", ["A-1", "2022.03_x", "9" * 64])
def test_a_key_that_fits_an_address_stands_as_it_is(ids, value):
    assert ids([(value, "")]) == [(value,)]


@pytest.mark.parametrize("value", ["中", "a b", "-a", "9" * 65, "a/b", "a\n"])
def test_any_other_key_is_hashed(ids, value):
    assert ids([(value, "")]) == [(digest(value),)]


def test_where_ids_are_hashed_a_key_that_fits_is_hashed_too(rows, engine):
    named = with_record_id(rows([("A-1", "")]), ("a",), engine, hashed=True)

    assert engine.all(named.select("@record")) == [(digest("A-1"),)]


def test_a_composite_key_is_hashed_with_its_empty_parts(ids):
    assert ids([("A", ""), ("A", "B")], ("a", "b")) == [(digest("A\x1f"),), (digest("A\x1fB"),)]


def test_the_field_that_names_a_record_is_the_one_said(ids):
    assert ids([("1", "B-7")], ("b",)) == [("B-7",)]


@pytest.mark.parametrize(
    ("scheme", "cell", "expected"),
    [
        ("uscc", "91410184MA3X", "91410184MA3X"),
        ("uscc", "无 号", digest("无 号")),
        ("dinesafe", "1022", "dinesafe-1022"),
        ("dinesafe", "10 22", f"dinesafe-{digest('10 22')}"),
        ("dinesafe", "", None),
        ("uscc", "", None),
    ],
)
def test_a_subject_has_its_number_with_its_scheme_or_none(rows, engine, scheme, cell, expected):
    assert engine.all(with_subject_id(rows([("1", cell)]), "b", scheme, engine).select("@subject")) == [(expected,)]
