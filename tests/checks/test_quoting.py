"""Whose cells a message may quote: no value of a field that is not published, or that is of a person."""

from __future__ import annotations

import pytest

from packages import field, write_package

HIDDEN = "omitted"
DATES = [field("no"), field("made_on", "date"), field("sent_on", "date", disclosure=HIDDEN)]
BAD = [
    (field("f", "integer", disclosure=HIDDEN), "13.5"),
    (field("f", "date", disclosure=HIDDEN), "1999-2-3"),
    (field("f", "date", disclosure=HIDDEN), "1999-02-30"),
    (field("f", "integer", disclosure=HIDDEN, constraints={"maximum": 5}), "10086"),
    (field("f", "date", disclosure=HIDDEN, constraints={"minimum": "2020-01-01"}), "1999-01-02"),
]


@pytest.mark.parametrize(("one", "cell"), BAD)
def test_a_value_of_an_omitted_field_is_in_no_message(of_cells, one, cell):
    [problem] = of_cells(one, cell)

    assert problem.field == "f"
    assert cell not in str(problem)


@pytest.mark.parametrize(("one", "cell"), BAD)
def test_the_same_value_of_a_public_field_is_told(of_cells, one, cell):
    [problem] = of_cells(one | {"disclosure": "public"}, cell)

    assert f"现为 {cell}" in problem.message


def test_of_an_omitted_cell_its_length_and_kind_are_told(of_cells):
    [problem] = of_cells(field("f", "integer", disclosure=HIDDEN, constraints={"maximum": 5}), "10086")

    assert problem.message == "不能大于 5，现为 5 个字符（半角数字）"


CHECKS = [
    {"kind": "order", "fields": ["made_on", "sent_on"]},
    {"kind": "order", "fields": ["sent_on", "made_on"]},
    {"kind": "bound", "field": "sent_on", "max": "1990-01-01"},
    {"kind": "bound", "field": "made_on", "max": {"field": "sent_on", "plus": "P1D"}},
    {"kind": "term", "from": "sent_on", "to": "made_on", "lasts": "P1Y"},
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check["kind"])
def test_a_check_that_compares_an_omitted_field_quotes_no_cell_at_all(of_register, check):
    dates = ["2001-03-04", "1999-01-02"]
    if check.get("fields") == ["sent_on", "made_on"]:
        dates.reverse()
    [problem] = of_register(DATES, [["1", *dates]], checks=[check])

    assert problem.kind == check["kind"]
    assert not any(day in str(problem) for day in (*dates, "1999-01-03", "2000-01-02"))


def test_an_amount_that_a_text_names_is_not_told_of_an_omitted_field(of_register):
    fields = [field("no"), field("fine", "number", disclosure=HIDDEN), field("facts")]
    check = {"kind": "agrees", "field": "fine", "text": {"field": "facts", "unit": "元"}}
    [problem] = of_register(fields, [["1", "731", "罚款 842 元"]], checks=[check])

    assert problem.kind == "agrees"
    assert not any(amount in str(problem) for amount in ("731", "842"))


def test_a_column_of_another_table_that_is_omitted_there_is_not_told(data, of_register):
    acts = [field("act"), field("most", "integer", disclosure=HIDDEN)]
    write_package(data / "reference", {"acts": {"fields": acts, "rows": [["a", "417"]], "primaryKey": "act"}})
    fields = [field("no"), field("act", references="reference/acts.act"), field("fine", "integer")]
    check = {"kind": "bound", "field": "fine", "max": {"field": "act", "column": "most"}}
    [problem] = of_register(fields, [["1", "a", "9000"]], checks=[check])

    assert not any(number in str(problem) for number in ("417", "9000"))


def test_the_number_of_a_party_that_may_be_a_person_is_not_told(of_register):
    fields = [field("no"), field("number", "integer", constraints={"maximum": 5}), field("name"), field("kind")]
    party = {"subject": {"scheme": "shop", "id": "number", "name": "name"}, "person": {"field": "kind", "is": ["个人"]}}
    [problem] = of_register(fields, [["1", "13800138", "店", "单位"]], **party)

    assert "13800138" not in str(problem)


def test_a_condition_on_an_omitted_field_does_not_say_what_it_holds(of_register):
    fields = [field("no"), field("facts"), field("source", disclosure=HIDDEN)]
    check = {"kind": "requires", "field": "facts", "when": {"source": ["举报"]}}
    [problem] = of_register(fields, [["1", "", "举报"]], checks=[check])

    assert problem.message == "在规定的情形下不能为空"


def test_a_forbidden_word_of_an_omitted_field_is_not_told(of_register):
    fields = [field("no"), field("source", disclosure=HIDDEN)]
    check = {"kind": "forbidden", "field": "source", "values": ["举报"]}
    [problem] = of_register(fields, [["1", "举报"]], checks=[check])

    assert problem.message == "不能是这个词"


def test_the_conditions_and_words_of_a_public_field_are_told(of_register):
    fields = [field("no"), field("facts"), field("source")]
    needed = {"kind": "requires", "field": "facts", "when": {"source": ["检查"]}}
    forbidden = {"kind": "forbidden", "field": "source", "values": ["其他"]}
    problems = of_register(fields, [["1", "", "检查"], ["2", "x", "其他"]], checks=[needed, forbidden])

    assert {one.message for one in problems} == {"source 为检查时不能为空", "不能是 其他"}
