"""The agency may do what the row says it did."""

from __future__ import annotations

from notices import notice

CHECK = {"kind": "authority", "field": "agency", "can": "inspect", "in": "reference/powers"}


def test_an_agency_without_the_power_is_refused(checked):
    rows = [notice("1"), notice("2", "office"), notice("3", "")]

    [problem] = checked(rows, [], CHECK)

    assert (problem.kind, problem.row, problem.field) == ("authority", 3, "agency")
    assert "没有相应的职权（inspect）" in problem.message


def test_the_message_does_not_teach_how_to_switch_the_refusal_off(checked):
    [problem] = checked([notice("1", "office")], [], CHECK)

    assert "powers" not in f"{problem.message}{problem.fix}"
    assert "true" not in f"{problem.message}{problem.fix}"


def test_a_power_for_one_kind_is_none_for_another(checked):
    rows = [notice("1", kind="shop"), notice("2", "fields", kind="farm"), notice("3", "fields", kind="shop")]

    [problem] = checked(
        [*rows, notice("4", "fields")], [], CHECK | {"scope": "kind", "when": {"kind": ["shop", "farm"]}}
    )

    assert problem.row == 4
    assert "在这一类（kind）上" in problem.message


def test_without_kinds_a_power_for_any_is_enough(checked):
    assert checked([notice("1", "fields")], [], CHECK) == []


def test_an_agency_of_another_place_is_no_question_of_powers(checked):
    assert checked([notice("1", "邻县市场监督管理局")], [], CHECK, elsewhere=True) == []

    [problem] = checked([notice("1", "邻县市场监督管理局")], [], CHECK)

    assert problem.kind == "foreign-key"


def test_a_power_that_nobody_has_is_refused_for_everybody(checked):
    [problem] = checked([notice("1")], [], CHECK | {"can": "fly"})

    assert "fly" in problem.message
