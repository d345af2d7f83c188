"""What the search index says of small registers and pages: each name of a subject, all of a record, no more."""

from __future__ import annotations

import json

from disclosure import addresses
from disclosure.pages.markdown import render
from disclosure.pages.model import Document
from disclosure.search.batches import Entry
from inspections import sample, write_inspections
from lookups import entries
from packages import field, write_package
from published import among
from sites import CASES

BAD = {"conclusion": "不合格"}


def test_the_same_data_gives_the_same_bytes_and_other_data_other_names(tmp_path, index):
    rows = [
        sample(n, **(BAD if n % 3 else {}), uscc=f"9200000000000000{n:02d}", firm=f"店{n % 4}") for n in range(1, 20)
    ]
    data = write_inspections(tmp_path / "data", rows)
    first, second = index(data, name="one"), index(data, name="two")
    other = index(write_inspections(tmp_path / "other", rows[1:]), name="three")

    assert first == second
    assert list(first) == list(second)
    assert [name for name in first if name in other and first[name] != other[name]] == ["index.json"]


def test_a_subject_is_found_by_each_of_its_names_its_number_and_what_was_adverse(tmp_path, index, client):
    rows = [sample(1), sample(2, firm="示例面馆（新店）", **BAD), sample(3, uscc="", firm="无编号的店")]
    found = index(write_inspections(tmp_path / "data", rows, register={"sample": True}))
    same = ("92000000000000001K", "subjects/92000000000000001K/", "监督抽检 2 条", "不合格 1 条", 1)

    assert entries(found, "subject") == [Entry("示例面馆", *same), Entry("示例面馆（新店）", *same)]
    asked = client.ask(found, "001k", "(新店)", "面馆 不合格")
    assert [one["found"][0] for one in asked] == [[0, 1], [1], [0, 1]]


def test_registers_of_one_subject_are_counted_together(tmp_path, index):
    data = write_inspections(tmp_path / "data", [sample(1), sample(2)])
    write_inspections(data, [sample(3)], folder="permits", title="许可")

    assert entries(index(data), "subject")[0].note == "监督抽检 2 条、许可 1 条"


def test_every_record_is_found_by_all_that_a_reader_has_of_it(tmp_path, index, client):
    rows = [sample(1, food="绿豆糕", **BAD), sample(2, food="绿豆糕", notice="N2"), sample(3, firm="别家", uscc="")]
    findings = [["S1", "铅", "1"], ["S1", "大肠菌群", "1"]]
    found = index(write_inspections(tmp_path / "data", rows, findings=findings))

    assert entries(found, "record") == [
        Entry("绿豆糕", "S1，示例面馆", "inspections/records/S1/", "监督抽检，2022-09-29", "不合格", 0),
        Entry("绿豆糕", "S2，示例面馆", among("inspections", "S2"), "监督抽检，2022-09-28", "", 0),
        Entry("食品3", "S3，别家", among("inspections", "S3"), "监督抽检，2022-09-27", "", 0),
    ]
    queries = {
        "绿豆": ["S1", "S2"],
        "s2": ["S2"],
        "别家": ["S3"],
        "2022 不合格 绿豆糕": ["S1"],
        "监督抽检 别家": ["S3"],
    }
    first = len(entries(found, "subject")) + len(entries(found, "list"))
    for (query, records), answer in zip(queries.items(), client.ask(found, *queries), strict=True):
        assert [f"S{number - first + 1}" for number in answer["found"][2]] == records, query


def test_records_of_all_registers_come_by_day(tmp_path, index):
    data = write_inspections(tmp_path / "data", [sample(1), sample(5)])
    write_inspections(data, [sample(3)], folder="permits", title="许可")

    assert [one.more.partition("，")[0] for one in entries(index(data), "record")] == ["S1", "S3", "S5"]


def test_what_rows_beside_a_record_say_is_found_with_it_however_few_are_read_at_once(
    tmp_path, index, client, monkeypatch
):
    items = {"S2": ["铝", "铅"], "S3": ["铝"], "S5": ["镉", "铅", "铝"]}
    findings = [[record, item, "1"] for record, some in items.items() for item in some]
    data = write_inspections(tmp_path / "data", [sample(number, **BAD) for number in range(1, 6)], findings=findings)
    whole = index(data, name="whole")
    monkeypatch.setattr("disclosure.showing.store.LINES", 1)

    assert index(data, name="parts") == whole
    answers = client.ask(whole, "铝", "铅", "镉")
    first = answers[0]["found"][2][0]
    assert [[number - first for number in one["found"][2]] for one in answers] == [[0, 1, 3], [0, 3], [3]]


def test_a_register_without_a_date_subject_or_outcome_is_found_too(tmp_path, index):
    register = {"section": "plan", "records": "rows", "title": "{name}", "columns": ["name"]}
    resources = {
        "rows": {"fields": [field("no"), field("name")], "rows": [["1", "甲"], ["2", "甲"]], "primaryKey": "no"}
    }
    write_package(tmp_path / "data/goals", resources, register, title="目标")
    found = index(tmp_path / "data")

    assert [one[:4] for one in entries(found, "record")] == [
        ("甲", no, among("goals", no), "目标") for no in ("1", "2")
    ]
    assert entries(found, "register") == [Entry("目标", "", "goals/", "行动方案，2 条", "", 0)]
    assert entries(found, "subject") == []


def test_the_lists_of_what_a_facet_says_are_found(tmp_path, index, client):
    fields = [field("no"), field("kind", title="业态"), field("on", "date")]
    rows = [
        ["1", "学校食堂", "2022-09-01"],
        ["2", "学校食堂", "2022-09-02"],
        ["3", "小吃店", "2022-09-03"],
        ["4", "", "2022-09-03"],
    ]
    register = {
        "section": "results",
        "records": "rows",
        "date": "on",
        "title": "{no}",
        "facets": ["kind"],
        "columns": ["no"],
    }
    resources = {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}
    write_package(tmp_path / "data/shops", resources, register, title="示例名册")
    found = index(tmp_path / "data")

    at = addresses.chosen("shops", "kind", "学校食堂")
    assert Entry("学校食堂", "业态", at, "示例名册，2 条", "", 0) in entries(found, "list")
    assert [one[0] for one in entries(found, "list")] == ["学校食堂", "小吃店"]
    assert client.ask(found, "食堂")[0]["found"][1] == [0]


def test_pages_are_found_by_title_summary_and_headings(tmp_path, index, client):
    (tmp_path / "data").mkdir()
    html = render("## 怎样 *整改*\n\n正文\n")
    page = Document("news/a.md", "news/a/", "news", "通报", "两家单位被约谈", dated="2022-09-01", html=html)
    found = index(tmp_path / "data", (page,))

    assert entries(found, "page") == [Entry("通报", "两家单位被约谈", "news/a/", "动态，2022-09-01", "", 0)]
    asked = client.ask(found, "通报", "约谈", "整改", "报两", "how")
    assert [len(one["found"][-1]) for one in asked] == [1, 1, 1, 0, 0]
    assert asked[2]["shown"] == [["通报", "news/a/", "小标题"]]


def test_hashes_hold_no_figures_that_could_look_like_a_number_of_somebody(index):
    files = index(CASES / "withdrawn/data")
    said = json.loads(files["index.json"])
    hashes = [said["pieces"]["hashes"], *(kind["hashes"] for kind in said["kinds"])]

    assert "".join(hashes).isalpha()


def test_nothing_that_is_not_public_is_in_any_file(index):
    found = index(CASES / "withdrawn/data")
    everything = "".join(found.values())

    assert "CANARY" not in everything
    assert "canary" not in everything
    assert [entry.words for entry in entries(found, "subject")] == ['示例"乙"店<b>', "示例甲店"]


def test_masked_persons_have_no_entry_of_their_own_and_omitted_cells_none_at_all(tmp_path, index):
    rows = [sample(1, firm="张某", state="自然人"), sample(2, status="撤回", food="撤下的"), sample(3, on="20180101")]
    found = index(write_inspections(tmp_path / "data", rows, register={"person": {"field": "state", "is": ["自然人"]}}))
    everything = "".join(found.values())

    assert entries(found, "subject") == []
    assert [entry.words for entry in entries(found, "record")] == ["食品1"]
    assert not [text for text in ("9.99", "撤下的", "食品3") if text in everything]
