"""All checks together."""

from __future__ import annotations

from disclosure.checks import rules
from packages import field, write_package

CANARY = "某机密文字"


def test_a_table_with_a_header_and_no_row_is_valid(of_register):
    fields = [field("no", constraints={"required": True, "pattern": "a+", "unique": True}), field("day", "date")]

    assert of_register(fields, [], period={"from": "day", "lasts": "P3Y"}) == []


def test_everything_is_reported_at_once(of_register):
    fields = [field("no"), field("day", "date"), field("n", "integer", constraints={"required": True})]

    found = of_register(fields, [["1", "soon", ""], ["1", "2022-02-30", "x"]])

    assert {(one.kind, one.row, one.field) for one in found} == {
        ("type-error", 2, "day"),
        ("constraint-error", 2, "n"),
        ("type-error", 3, "day"),
        ("type-error", 3, "n"),
        ("primary-key", 3, "no"),
    }


def test_after_a_thousand_rows_of_one_rule_comes_a_count(of_cells, monkeypatch):
    monkeypatch.setattr(rules, "LIMIT", 3)

    *named, rest = of_cells(field("f", "integer"), "a", "b", "1", "c", "d", "e")

    assert [one.row for one in named] == [2, 3, 5]
    assert (rest.row, rest.count, rest.message) == (None, 2, "应为整数（另有 2 处同样的问题）")


def test_no_message_holds_the_text_of_a_cell(data, problems):
    limits = {"enum": ["a"], "pattern": "b", "maxLength": 1}
    kinds = ("integer", "number", "boolean", "date", "year", "yearmonth")
    fields = [
        field("key"),
        field("limited", constraints=limits),
        field("short", constraints={"minLength": 50}),
        field("once", constraints={"unique": True}),
        *[field(kind, kind) for kind in kinds],
        field("parent"),
        field("odd"),
    ]
    link = {"fields": ["parent"], "reference": {"resource": "", "fields": ["key"]}}
    row = [CANARY] * 10 + [CANARY + "2", f" ={CANARY}\x02\u200b"]
    table = {"fields": fields, "rows": [row, row], "primaryKey": "key", "foreignKeys": [link]}
    write_package(data / "reference", {"things": table})

    found = problems()

    assert len({one.kind for one in found}) >= 8
    assert [str(one) for one in found if CANARY in str(one)] == []


def test_names_may_hold_spaces_dots_and_quotes_of_sql(of_cells):
    odd = field("Infraction. Details' --", "integer", constraints={"minimum": 0})

    assert [one.field for one in of_cells(odd, "-1")] == [odd["name"]]
