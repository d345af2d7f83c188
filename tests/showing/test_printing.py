"""What stands in a cell on a page: the label of what a key names, words for true and false, addresses of links."""

from __future__ import annotations

import pytest

from disclosure.showing.show import show
from packages import field, write_package
from published import published


def key(name, resource, of="no"):
    return {"fields": [name], "reference": {"resource": resource, "fields": [of]}}


def table(names, rows, *keys, **more):
    """Return a resource of text fields whose key is the first one."""
    fields = [field(name) for name in names.split()]
    return {"fields": fields, "primaryKey": fields[0]["name"], "rows": rows, "foreignKeys": list(keys), **more}


def said(register, name):
    """Return what a column of the records says and where it leads, row by row."""
    return [(one.cells[name], one.cells.link(name)) for one in register.records.records()]


def test_an_address_of_this_site_is_printed_as_the_title_of_its_page(tmp_path):
    led = [["1", "pages/about/"], ["2", "goals/"], ["3", "goals/records/1/"], ["4", "catalog/plan/"], ["5", ""]]
    rows = {"fields": [field("no"), field("to", link="to")], "primaryKey": "no", "rows": led}
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    write_package(tmp_path / "data/goals", {"rows": rows}, register, title="年度目标")

    with published(tmp_path / "data", tmp_path / "scratch") as made:
        titles = {"pages/about/": "关于本站"}
        found = said(show(made.publication, 40, made.engine, tmp_path / "again", titles).by_name["goals"], "to")

    texts = ["关于本站", "年度目标", "年度目标里的这一条", "catalog/plan/", None]
    assert found == [(text, to or None) for text, (_, to) in zip(texts, led, strict=True)]


HALVES = table("no name", [["H1", "上半年"], ["H2", "下半年"]], label="name")


def test_a_foreign_key_is_printed_as_the_label_of_its_row(shown):
    tasks = table("no half", [["1", "H2"], ["2", ""], ["3", "H1"]], key("half", "halves"))

    register = shown("tasks", {"rows": tasks, "halves": HALVES})

    assert said(register, "half") == [("下半年", None), (None, None), ("上半年", None)]


def test_so_is_a_reference_and_one_that_is_not_known_stands_as_it_is(shown, tmp_path):
    write_package(tmp_path / "data/reference", {"towns": table("no name", [["T1", "甲镇"]], label="name")})
    rows = {"fields": [field("no"), field("town", references="reference/towns.no")], "primaryKey": "no"}

    register = shown("shops", {"rows": {**rows, "rows": [["1", "T1"], ["2", "T9"]]}})

    assert said(register, "town") == [("甲镇", None), ("T9", None)]


def test_a_row_beside_a_record_has_labels_of_its_own_so_a_chain_of_tables_is_named_link_by_link(shown):
    register = shown(
        "samples",
        {
            "rows": table("no notice", [["1", "N1"]], key("notice", "notices")),
            "notices": table("no name campaign", [["N1", "第一号", "C1"]], key("campaign", "campaigns"), label="name"),
            "campaigns": table("no name", [["C1", "春季"]], label="name"),
        },
    )
    notices, campaigns = register.parents
    [notice], [campaign] = notices.beside(), campaigns.beside()

    assert said(register, "notice") == [("第一号", None)]
    assert (notice.cells["no"], notice.cells["campaign"], campaign.cells["name"]) == ("N1", "春季", "春季")


def test_a_key_to_a_table_without_a_label_stands_as_it_is(shown):
    tasks = table("no half", [["1", "H2"]], key("half", "halves"))

    register = shown("tasks", {"rows": tasks, "halves": table("no name", [["H2", "下半年"]])})

    assert said(register, "half") == [("H2", None)]
    assert register.records.column("half").linked is False


def test_an_empty_label_is_no_name(shown):
    tasks = table("no half", [["1", "H2"]], key("half", "halves"))

    register = shown("tasks", {"rows": tasks, "halves": table("no name", [["H2", ""]], label="name")})

    assert said(register, "half") == [("H2", None)]


@pytest.mark.parametrize(("label", "text"), [({}, "1"), ({"label": "name"}, "甲")])
def test_a_record_that_names_another_leads_to_it(shown, label, text):
    rows = table("no name after", [["1", "甲", ""], ["2", "乙", "1"]], key("after", "rows"), **label)

    register = shown("steps", {"rows": rows}, pages="all")

    assert said(register, "after") == [(None, None), (text, "steps/records/1/")]
    assert register.records.column("after").linked is True


def test_rows_below_the_records_say_what_their_keys_name(shown):
    register = shown(
        "samples",
        {
            "rows": table("no", [["1"]]),
            "findings": table("id no item", [["f", "1", "铅"]], key("no", "rows"), label="item"),
            "retests": table("id finding", [["r", "f"]], key("finding", "findings", "id")),
        },
    )
    findings, retests = register.descendants
    [finding], [retest] = findings.beside(), retests.beside()

    assert [column.name for column in findings.columns] == ["id", "item"]  # the record is known where they stand
    assert (finding.cells["item"], retest.cells["finding"]) == ("铅", "铅")


def test_a_reference_leads_to_the_record_of_another_register(shown):
    shown("samples", {"rows": table("no name", [["S1", "米"]], label="name")}, pages="all")
    follow = {"fields": [field("no"), field("sample", references="samples/rows.no")], "primaryKey": "no"}

    register = shown("follow", {"rows": {**follow, "rows": [["1", "S1"], ["2", ""]]}})

    assert said(register, "sample") == [("米", "samples/records/S1/"), (None, None)]


def test_a_key_of_two_fields_names_no_row_by_one_of_them(shown):
    keys = {"fields": ["half", "unit"], "reference": {"resource": "halves", "fields": ["no", "unit"]}}
    halves = {"fields": [field("no"), field("unit"), field("name")], "primaryKey": ["no", "unit"], "label": "name"}

    register = shown(
        "tasks",
        {
            "rows": table("no half unit", [["1", "H1", "U1"]], keys),
            "halves": {**halves, "rows": [["H1", "U1", "上半年"]]},
        },
    )

    assert said(register, "half") == [("H1", None)]


def test_what_pages_print_is_a_word_a_day_or_the_cell_and_what_they_decide_by_is_its_kind(shown):
    fields = [
        field("no"),
        field("on", "date", format="%Y%m%d"),
        field("passed", "boolean"),
        field("amount", "number"),
        field("grade", constraints={"enum": ["优"]}),
        field("file"),
        field("files", "list"),
        field("words", "list"),
    ]
    rows = [
        ["1", "20220930", "true", "1.50", "优", "files/a.pdf", "甲,files/a.pdf", "甲,乙"],
        ["2", "", "false", "", "", "", "", "丙"],
    ]
    register = shown("things", {"rows": {"fields": fields, "primaryKey": "no", "rows": rows}})
    one, two = register.records.records()

    names = [column.name for column in register.records.columns]
    assert [one.cells[name] for name in names] == ["1", "2022-09-30", "是", "1.50", "优", *rows[0][5:]]
    assert [two.cells[name] for name in names] == ["2", None, "否", None, None, None, None, "丙"]
    kinds = [column.kind for column in register.records.columns]
    assert kinds == ["text", "date", "text", "number", "word", "address", "addresses", "text"]


def test_the_sign_of_a_target_is_a_word(shown):
    fields = [field("no"), field("sign"), field("value", "number"), field("unit")]
    roles = {"value": "value", "comparator": "sign", "unit": "unit"}
    rows = [["1", ">=", "98", "%"], ["2", "<=", "2", "%"], ["3", "=", "1", ""]]

    register = shown(
        "goals", {"rows": {"fields": fields, "primaryKey": "no", "rows": rows}}, view="targets", roles=roles
    )

    assert [text for text, _ in said(register, "sign")] == ["不低于", "不高于", "等于"]
