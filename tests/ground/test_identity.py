from __future__ import annotations

import hashlib

import pytest

from disclosure.ground.identity import with_record_id, with_subject_id
from disclosure.reading.reader import read
from packages import field


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.fixture
def ids(package, engine):
    """Return a function that tells the record and subject ids of rows with the columns a and b."""

    def run(rows, register=None, **resource):
        fields = [field("a", constraints={"unique": True}), field("b", constraints={"unique": True}), field("name")]
        one = package(*fields, rows=[[*row, "示例"] for row in rows], register=register, **resource)
        tables, _ = read(one, engine)
        frame = with_record_id(tables["training", "rows"].frame, one, engine)
        return engine.all(with_subject_id(frame, one, engine).sort("@row").select("@record", "@subject"))

    return run


@pytest.mark.parametrize("value", ["A-1", "2022.03_x", "9" * 64])
def test_a_key_that_fits_an_address_stands_as_it_is(ids, value):
    assert ids([(value, "")]) == [(value, None)]


@pytest.mark.parametrize("value", ["中", "a b", "-a", "9" * 65, "a/b", "a\n"])
def test_any_other_key_is_hashed(ids, value):
    assert ids([(value, "")]) == [(digest(value), None)]


def test_a_composite_key_is_hashed_with_its_empty_parts(ids):
    assert ids([("A", ""), ("A", "B")], primaryKey=["a", "b"]) == [(digest("A\x1f"), None), (digest("A\x1fB"), None)]


def test_the_contract_may_name_another_field(ids):
    assert ids([("1", "B-7")], {"id": "b"}) == [("B-7", None)]


@pytest.mark.parametrize(
    ("subject", "cell", "expected"),
    [
        ({}, "91410184MA3X", "91410184MA3X"),
        ({}, "无 号", digest("无 号")),
        ({"scheme": "dinesafe"}, "1022", "dinesafe-1022"),
        ({"scheme": "dinesafe"}, "10 22", f"dinesafe-{digest('10 22')}"),
        ({"scheme": "dinesafe"}, "", None),
        ({}, "", None),
    ],
)
def test_a_subject_has_its_number_with_its_scheme_or_none(ids, subject, cell, expected):
    assert ids([("1", cell)], {"subject": {"id": "b", "name": "name", **subject}}) == [("1", expected)]
