"""Primary keys and the ids in addresses."""

from __future__ import annotations

import pytest

from packages import field, places, write_package


def keyed(data, problems, key, *rows):
    fields = [field("a"), field("b"), field("n", "number")]
    write_package(data / "reference", {"things": {"fields": fields, "rows": rows, "primaryKey": key}})
    return problems()


def test_every_later_row_with_an_equal_key_is_reported(data, problems):
    found = keyed(data, problems, ["a"], ["x", "", ""], ["y", "", ""], ["x", "", ""], ["x", "", ""])

    assert places(found) == [("primary-key", 4, "a"), ("primary-key", 5, "a")]
    assert "与第 2 行相同" in found[0].message


def test_a_key_may_not_be_empty(data, problems):
    assert places(keyed(data, problems, ["a"], ["x", "1", ""], ["", "1", ""])) == [("primary-key", 3, "a")]


def test_a_part_of_a_composite_key_may_be_empty_not_all_of_it(data, problems):
    rows = ["x", "", "1"], ["x", "y", "1"], ["", "y", "1"], ["", "", "1"], ["x", "", "2"]

    found = keyed(data, problems, ["a", "b"], *rows)

    assert places(found) == [("primary-key", 5, "a、b"), ("primary-key", 6, "a、b")]


def test_key_parts_are_not_run_together(data, problems):
    assert keyed(data, problems, ["a", "b"], ["xy", "z", ""], ["x", "yz", ""]) == []


def test_numbers_in_a_key_are_compared_by_value(data, problems):
    assert places(keyed(data, problems, ["n"], ["", "1", "1.5"], ["", "2", "1.50"])) == [("primary-key", 3, "n")]


def test_a_key_that_is_no_number_is_not_called_a_repeat(data, problems):
    found = keyed(data, problems, ["n"], ["", "1", "eins"], ["", "2", "zwei"])

    assert places(found) == [("type-error", 2, "n"), ("type-error", 3, "n")]


def test_the_first_row_may_be_in_another_file(data, problems):
    folder = write_package(
        data / "reference",
        {"things": {"fields": [field("a")], "rows": [["x"], ["y"]], "path": "2020.csv", "primaryKey": "a"}},
    )
    (folder / "2019.csv").write_text("a\ny\n", encoding="utf-8")
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace('"path": "2020.csv"', '"path": ["2020.csv", "2019.csv"]')
    descriptor.write_text(text, encoding="utf-8")

    [problem] = problems()

    assert (problem.path, problem.row) == ("reference/2019.csv", 2)
    assert "reference/2020.csv 第 3 行" in problem.message


def test_record_ids_that_differ_in_capitals_only_are_refused(of_register):
    found = of_register([field("no")], [["ab-1"], ["AB-1"], ["x"]])

    assert places(found) == [("record-id", 3, "no")]
    assert "见第 2 行" in found[0].message


def test_an_equal_key_is_not_reported_as_an_equal_id_as_well(of_register):
    assert places(of_register([field("no")], [["x"], ["x"]])) == [("primary-key", 3, "no")]


def test_ids_that_fit_no_address_may_differ_in_capitals(of_register):
    assert of_register([field("no")], [["某 a"], ["某 A"]]) == []


@pytest.mark.parametrize(
    "pair",
    [("（2022）1号", "(2022)1号"), ("豫 1号", "豫1号"), ("A１", "A1"), ("A1\u3000", "A1"), ("\u00e91", "e\u03011")],
)
def test_keys_that_only_their_spelling_tells_apart_are_a_warning(data, problems, pair):
    [problem] = [one for one in keyed(data, problems, ["a"], *([no, "1", ""] for no in pair)) if "key" in one.kind]

    assert (problem.kind, problem.field, problem.count, problem.warning) == ("key-spelling", "a", 2, True)


def test_keys_of_one_spelling_are_left_alone(data, problems):
    assert keyed(data, problems, ["a"], ["（2022）1号", "", ""], ["（2022）2号", "", ""], ["(2022)3号", "", ""]) == []


@pytest.mark.parametrize(("second", "kind"), [("N1", "unique-error"), ("n1", "record-id"), ("", "record-id")])
def test_a_field_chosen_as_id_is_filled_and_differs(of_register, second, kind):
    fields = [field("key"), field("no", constraints={"unique": True})]

    assert places(of_register(fields, [["1", "N1"], ["2", second]], id="no")) == [(kind, 3, "no")]


def test_numbers_of_notices_that_differ_in_capitals_only_would_have_one_address(data, problems):
    notices = {"fields": [field("no")], "rows": [["n1"], ["N1"], ["某 a"], ["某 A"]], "primaryKey": "no"}
    keys = [{"fields": ["of"], "reference": {"resource": "notices", "fields": ["no"]}}]
    things = {"fields": [field("id"), field("of")], "rows": [["1", "n1"]], "primaryKey": "id", "foreignKeys": keys}
    contract = {"section": "results", "records": "things", "title": "{id}", "columns": ["id"], "notices": "notices"}
    write_package(data / "made-up", {"notices": notices, "things": things}, contract)

    found = problems()
    assert places(found) == [("record-id", 3, "no")]
    assert found[0].path == "made-up/notices.csv"
