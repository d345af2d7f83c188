from __future__ import annotations

from disclosure.showing.beside import Following
from disclosure.showing.model import Cells, ShownRow


def row(order: int, place: int) -> ShownRow:
    return ShownRow(order, place, "", "", Cells({}, ()))


def places(rows: list[ShownRow]) -> list[int]:
    return [one.place for one in rows]


def test_rows_follow_the_record_they_belong_to():
    following = Following(iter([row(1, 1), row(1, 2), row(3, 3), row(5, 4)]))

    assert places(following.take(1)) == [1, 2]
    assert following.take(2) == []
    assert places(following.take(5)) == [4]
    assert following.take(6) == []


def test_the_rows_of_several_records_come_together():
    following = Following(iter([row(1, 1), row(2, 2), row(4, 3), row(5, 4)]))

    assert places(following.take(2, 4)) == [2, 3]
    assert places(following.take(5)) == [4]


def test_nothing_follows_from_nothing():
    assert Following(iter([])).take(1) == []
