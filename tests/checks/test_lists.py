"""Several values in one cell are parted as the handbook says, or it is told."""

from __future__ import annotations

import pytest

from packages import field


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        *((cell, [("error", "几个值里有一个是空的")]) for cell in ("甲,,乙", "甲,", ",甲", "甲, ,乙")),
        *((cell, [("warning", "逗号旁边有空格，会算成另一个值")]) for cell in ("甲, 乙", "甲\u3000,乙")),
        ("甲，乙", [("warning", "写的是全角逗号，会算成一个值")]),
        ("甲,乙", []),
        ("甲 乙", []),
        ("", []),
    ],
)
def test_a_cell_of_several_values(cell, told, of_cells):
    found = [one for one in of_cells(field("kinds", "list"), "好", cell) if one.kind == "list-member"]

    assert [("warning" if one.warning else "error", one.message.partition("（")[0]) for one in found] == told
    assert {one.row for one in found} <= {None, 3}
