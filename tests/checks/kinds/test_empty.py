"""Fields that are not filled."""

from __future__ import annotations

from notices import notice


def test_what_a_row_of_this_kind_cannot_have_is_refused(checked):
    check = {"kind": "empty", "fields": ["told_on"], "when": {"kind": ["card"]}}
    rows = [notice("1", kind="card"), notice("2", kind="card", told_on="2022-09-01"), notice("3", told_on="2022-09-01")]

    [problem] = checked(rows, [], check)

    assert (problem.kind, problem.row, problem.field) == ("empty", 3, "told_on")
    assert problem.message == "kind 为card时要空着"
