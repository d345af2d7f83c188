"""How many rows of another resource a row has."""

from __future__ import annotations

from notices import notice
from packages import places


def test_a_row_has_so_many_children_where_the_condition_holds(checked):
    rows = [
        notice("1", kind="不合格"),
        notice("2", kind="不合格"),
        notice("3", kind="合格"),
        notice("4", kind="不合格"),
    ]
    samples = [["1", "a"], ["4", "b"], ["4", "c"], ["4", "d"]]
    check = {"kind": "children", "of": "samples", "min": 1, "max": 2, "when": {"kind": ["不合格"]}}

    found = checked(rows, samples, check)

    assert places(found) == [("children", 3, "no"), ("children", 5, "no")]
    assert ["现有 0 行" in found[0].message, "现有 3 行" in found[1].message] == [True, True]


def test_none_at_all_can_be_asked_for(checked):
    check = {"kind": "children", "of": "samples", "max": 0}

    assert places(checked([notice("1"), notice("2")], [["2", "a"]], check)) == [("children", 3, "no")]


def test_children_of_one_kind_alone_can_be_asked_for(checked):
    check = {"kind": "children", "of": "samples", "min": 1, "where": {"food": ["b", "c"]}}

    [problem] = checked([notice("1"), notice("2")], [["1", "a"], ["2", "a"], ["2", "c"]], check)

    assert (problem.kind, problem.row) == ("children", 2)
    assert "在 samples 里，food 为b、c的，应有 至少 1 行，现有 0 行" in problem.message
