"""A text in a descriptor that begins with the mark waits for a person."""

import pytest

from disclosure.contract.unconfirmed import MARK, refused
from disclosure.errors import Problem, errors_only
from packages import field, load, places, write_package

REGISTER = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}


def found(data, *, note="编号", **descriptor):
    rows = {"fields": [field("no", description=note)], "rows": [["1"]], "primaryKey": ["no"]}
    write_package(data / "water", {"rows": rows}, REGISTER, **descriptor)
    catalogue, problems = load(data)
    assert catalogue.registers[0].contract is not None
    return problems


def test_a_marked_text_is_told_with_its_field(data):
    [problem] = found(data, note=f"{MARK}推断为文字")

    assert (problem.path, problem.field, problem.warning) == ("water/datapackage.json", "no", True)
    assert "推断为文字" in problem.message


@pytest.mark.parametrize(
    ("descriptor", "place"),
    [
        ({"description": f"{MARK}说明"}, "description"),
        ({"sources": [{"title": "甲"}, {"title": f" {MARK}来源"}]}, "sources[1].title"),
        ({"licenses": [{"name": "CC0-1.0", "title": f"{MARK}条件"}]}, "licenses[0].title"),
    ],
)
def test_a_marked_text_is_told_with_its_place(data, descriptor, place):
    [problem] = found(data, **descriptor)

    assert problem.message.startswith(f"{place} ")


def test_for_the_public_it_is_no_mere_warning(data):
    [problem] = refused(found(data, note=f"{MARK}推断为文字"))

    assert errors_only([problem]) == [problem]


def test_any_other_warning_stays_one():
    spaces = Problem("water/a.csv", "outer-space", "两头有空格", warning=True)

    assert refused([spaces]) == [spaces]


def test_the_mark_further_on_in_a_text_is_nothing(data):
    assert found(data, note=f"以“{MARK}”开头的还没有核对") == []


def test_several_are_all_told(data):
    problems = found(data, note=f"{MARK}甲", description=f"{MARK}乙")

    assert set(places(problems)) == {("unconfirmed", None, None), ("unconfirmed", None, "no")}
