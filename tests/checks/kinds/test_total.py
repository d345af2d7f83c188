"""A typed total is the number of rows."""

from __future__ import annotations

from notices import notice
from packages import places


def test_a_typed_total_is_the_number_of_rows(checked):
    rows = [notice("1", declared="2"), notice("2", declared="1"), notice("3", declared="0"), notice("4")]

    found = checked(rows, [["1", "a"], ["1", "b"], ["4", "c"]], {"kind": "total", "field": "declared", "of": "samples"})

    assert places(found) == [("total", 3, "declared")]
    assert "写的是 1，实际有 0 行" in found[0].message
