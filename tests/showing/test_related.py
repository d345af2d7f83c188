from __future__ import annotations

from disclosure.showing.related import Following


def test_rows_follow_the_record_they_belong_to():
    following = Following(iter([(1, "a"), (1, "b"), (3, "c"), (5, "d")]))

    assert following.take(1) == [("a",), ("b",)]
    assert following.take(2) == []
    assert following.take(5) == [("d",)]
    assert following.take(6) == []


def test_nothing_follows_from_nothing():
    assert Following(iter([])).take(1) == []
