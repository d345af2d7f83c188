from __future__ import annotations

import pytest

from disclosure.showing.beside import Following
from disclosure.showing.model import Cells, ShownRow
from packages import field
from published import among


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


@pytest.fixture
def steps(shown):
    """Return a function that tells in which order rows of a step number and a day stand beside their one record."""

    def run(*rows, sort=None, register="samples"):
        key = {"fields": ["of"], "reference": {"resource": "rows", "fields": ["no"]}}
        fields = [field("id"), field("of"), field("step", "integer"), field("on", "date")]
        below = {"fields": fields, "primaryKey": "id", "foreignKeys": [key]}
        told = [[str(number), "1", *cells] for number, cells in enumerate(rows)]
        sorts = {"sort": sort} if sort else {}
        records = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
        [table] = shown(register, {"rows": records, "steps": {**below, "rows": told, **sorts}}).descendants
        return [int(row.cells["id"]) for row in table.beside()]

    return run


ROWS = [("10", "2022-01-02"), ("9", ""), ("", "2022-01-01"), ("9", "2022-01-02"), ("100", "2022-01-03")]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        pytest.param(None, [0, 1, 2, 3, 4], id="as in the file"),
        pytest.param(["step"], [1, 3, 0, 4, 2], id="numbers as numbers, ties as in the file, empty last"),
        pytest.param(["-step"], [4, 0, 1, 3, 2], id="falling, empty last all the same"),
        pytest.param(["on"], [2, 0, 3, 4, 1], id="days"),
        pytest.param(["-on", "step"], [4, 3, 0, 2, 1], id="two fields"),
        pytest.param(["step", "-on"], [3, 1, 0, 4, 2], id="two fields, the second falls"),
    ],
)
def test_rows_beside_a_record_stand_as_their_resource_says(sort, order, steps):
    assert steps(*ROWS, sort=sort) == order


def test_a_parent_stands_beside_each_of_its_records_and_in_its_own_order(shown):
    key = {"fields": ["notice"], "reference": {"resource": "notices", "fields": ["no"]}}
    rows = {"fields": [field("no"), field("notice")], "primaryKey": "no", "foreignKeys": [key]}
    cells = [["1", "N2"], ["2", "N1"], ["3", "N2"], ["4", ""]]
    notices = {"fields": [field("no")], "primaryKey": "no", "rows": [["N2"], ["N1"], ["N0"]]}

    register = shown("samples", {"rows": {**rows, "rows": cells}, "notices": notices})
    [table], [loose] = register.parents, register.loose

    assert [(row.order, row.cells["no"]) for row in table.beside()] == [(1, "N2"), (2, "N1"), (3, "N2")]
    assert [(row.order, row.cells["no"]) for row in table.beside(2)] == [(2, "N1"), (3, "N2")]
    assert ([row.cells["no"] for row in loose.rows], loose.total, loose.is_whole) == (["N0"], 1, False)


def test_a_row_names_its_record_only_where_that_has_no_page(shown):
    key = {"fields": ["of"], "reference": {"resource": "rows", "fields": ["no"]}}
    rows = {"fields": [field("no"), field("result")], "primaryKey": "no", "rows": [["1", "好"], ["2", "坏"]]}
    items = {"fields": [field("of"), field("what")], "foreignKeys": [key], "rows": [["1", "甲"], ["2", "乙"]]}

    [table] = shown(
        "samples",
        {"rows": rows, "items": items},
        title="第 {no} 号",
        pages="adverse",
        outcome={"field": "result", "adverse": ["坏"]},
    ).descendants

    assert [(row.title, row.address) for row in table.beside()] == [("第 1 号", among("samples", "1")), ("", "")]
