"""One of some words is among the members of a cell."""

from __future__ import annotations

import pytest

from notices import notice


@pytest.mark.parametrize("kind", ["food", "drink;food", "food;drink", "paper;food;drink"])
def test_a_word_may_stand_anywhere(checked, kind):
    check = {"kind": "includes", "field": "kind", "some": ["food"], "separator": ";"}

    assert checked([notice("1", kind=kind), notice("2")], [], check) == []


@pytest.mark.parametrize("kind", ["drink", "foodstuff", "seafood;drink"])
def test_a_word_is_a_whole_member(checked, kind):
    [problem] = checked(
        [notice("1", kind=kind)], [], {"kind": "includes", "field": "kind", "some": ["food"], "separator": ";"}
    )

    assert (problem.kind, problem.row, problem.field) == ("includes", 2, "kind")


def test_the_members_may_be_those_of_the_row_that_is_referred_to(checked):
    check = {"kind": "includes", "field": "agency", "column": "kinds", "some": ["drink", "food"], "separator": ";"}

    [problem] = checked([notice("1"), notice("2", "office"), notice("3", "fields")], [], check)

    assert problem.row == 3
    assert "所指的 kinds 里要有 drink、food 之一" in problem.message


def test_a_column_of_no_other_table_is_named(checked):
    with pytest.raises(AssertionError, match="没有指向任何另一张表"):
        checked([notice("1")], [], {"kind": "includes", "field": "kind", "column": "kinds", "some": ["food"]})
