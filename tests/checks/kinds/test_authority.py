"""The agency may do what the row says it did."""

from __future__ import annotations

from notices import notice


def test_an_agency_without_the_capability_is_refused(checked):
    rows = [notice("1"), notice("2", "office"), notice("3", "")]

    [problem] = checked(rows, [], {"kind": "authority", "field": "agency", "can": "inspect"})

    assert (problem.kind, problem.row, problem.field) == ("authority", 3, "agency")
    assert "can_inspect" in problem.message


def test_a_capability_that_no_agency_table_knows_is_named(checked):
    [problem] = checked([notice("1")], [], {"kind": "authority", "field": "agency", "can": "fly"})

    assert "can_fly" in problem.message
