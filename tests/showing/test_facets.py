"""How many records have which value; a list counts once for each of its members."""

from __future__ import annotations

import pytest

from disclosure.showing.facets import FACET_VALUES, ROWS_IN_MONTH
from packages import field


@pytest.fixture
def facet(shown):
    """Return a function that counts the cells of one column."""

    def run(cells, one):
        rows = {"fields": [field("no"), one], "primaryKey": "no", "rows": [[str(n), c] for n, c in enumerate(cells)]}
        [found] = shown("things", {"rows": rows}, facets=["kind"]).facets
        return found

    return run


def test_the_most_frequent_value_comes_first_and_of_equal_ones_the_empty_cells_last(facet):
    found = facet(["乙", "甲", "甲", "", "丙"], field("kind", title="种类"))

    assert found.values == (("甲", 2), ("丙", 1), ("乙", 1), ("未公布或没有此项", 1))
    assert (found.column.title, found.values_left, found.rows_left) == ("种类", 0, 0)


def test_a_list_is_counted_by_its_members(facet):
    found = facet(["红,白", "红", "黑", "", "红,白"], field("kind", "list"))

    assert dict(found.values) == {"红": 3, "白": 2, "黑": 1, "未公布或没有此项": 1}


def test_what_a_list_says_twice_is_counted_once(facet):
    assert dict(facet(["红,红", "白,红"], field("kind", "list")).values) == {"红": 2, "白": 1}


def test_of_many_values_the_rest_is_counted(facet):
    cells = [f"值{number:02d}" for number in range(FACET_VALUES + 3)] + ["值00"]

    found = facet(cells, field("kind"))

    assert (len(found.values), found.values[0]) == (FACET_VALUES, ("值00", 2))
    assert (found.values_left, found.rows_left) == (3, 3)


def test_of_many_members_the_rest_is_counted(facet):
    names = [f"值{number:02d}" for number in range(FACET_VALUES + 3)]

    found = facet([",".join(names), "值00"], field("kind", "list"))

    assert (len(found.values), found.values[0]) == (FACET_VALUES, ("值00", 2))
    assert (found.values_left, found.rows_left) == (3, 3)


def test_an_enumeration_is_whole_and_in_its_own_order(facet):
    words = [f"词{number:02d}" for number in range(FACET_VALUES + 3)]

    found = facet([*reversed(words), words[-1], ""], field("kind", constraints={"enum": words}))

    assert [value for value, _ in found.values] == [*words, "未公布或没有此项"]
    assert (found.values_left, found.rows_left) == (0, 0)


def test_true_and_false_are_counted_as_words(facet):
    assert dict(facet(["true", "false", "true"], field("kind", "boolean")).values) == {"是": 2, "否": 1}


def test_cells_that_say_not_filled_are_counted_with_the_empty_ones(facet):
    assert facet(["未公布或没有此项", "", "甲"], field("kind")).values == (("未公布或没有此项", 2), ("甲", 1))


@pytest.fixture
def times(shown):
    """Return a function that counts days by their time."""

    def run(days, **register):
        rows = {"fields": [field("no"), field("on", "date")], "primaryKey": "no"}
        rows["rows"] = [[str(number), day] for number, day in enumerate(days)]
        return shown("things", {"rows": rows}, columns=["no"], date="on", **register).times

    return run


def test_days_are_counted_by_month_where_months_have_many_and_by_year_where_they_have_few(times):
    many = ["2022-01-05"] * ROWS_IN_MONTH + ["2021-12-31"] * ROWS_IN_MONTH + [""]

    assert times(many).values == (("2022-01", ROWS_IN_MONTH), ("2021-12", ROWS_IN_MONTH))
    assert times(many[1:]).values == (("2022", ROWS_IN_MONTH - 1), ("2021", ROWS_IN_MONTH))


def test_days_of_one_time_and_days_that_are_a_facet_already_are_not_counted_so(times):
    assert times(["2022-01-05", "2022-03-05"]) is None
    assert times([]) is None
    assert times(["2022-01-05", "2021-03-05"], facets=["on"]) is None
