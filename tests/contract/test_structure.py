from __future__ import annotations

import pytest

from packages import field, load, places, write_package


@pytest.mark.parametrize(
    ("rows", "kind", "of"),
    [
        ({"fields": [field("a"), field("A")]}, "schema-error", "a"),
        ({"fields": [field("a")], "primaryKey": "b"}, "schema-error", "b"),
        ({"fields": [field("a")], "label": "b"}, "schema-error", "b"),
        ({"fields": [field("a"), field("b", disclosure="omitted")], "label": "b"}, "resource-error", "b"),
        ({"fields": [field("a")], "sort": ["b"]}, "schema-error", "b"),
        ({"fields": [field("a")], "sort": ["a", "-b"]}, "schema-error", "b"),
        ({"fields": [field("a"), field("b", disclosure="omitted")], "sort": ["-b"]}, "resource-error", "b"),
        ({"fields": [field("a", "date", format="any")]}, "field-error", "a"),
        ({"fields": [field("a", "date", format="%Y-%m")]}, "field-error", "a"),
        ({"fields": [field("a", format="uri")]}, "field-error", "a"),
        ({"fields": [field("a", constraints={"minimum": 1})]}, "field-error", "a"),
        ({"fields": [field("a", "integer", constraints={"minimum": "one"})]}, "field-error", "a"),
        ({"fields": [field("a", "date", format="%Y%m%d", constraints={"maximum": "2020-01-01"})]}, "field-error", "a"),
        ({"fields": [field("a", "integer", constraints={"pattern": "1"})]}, "field-error", "a"),
        ({"fields": [field("a", "integer", constraints={"maxLength": 1})]}, "field-error", "a"),
        ({"fields": [field("a", "date", constraints={"enum": ["2020-13-01"]})]}, "field-error", "a"),
        ({"fields": [field("a", "date", constraints={"enum": ["2022-02-30"]})]}, "field-error", "a"),
        ({"fields": [field("a", "boolean", constraints={"enum": ["yes"]})]}, "field-error", "a"),
        ({"fields": [field("a", "number", constraints={"minimum": 2, "maximum": 1})]}, "field-error", "a"),
        ({"fields": [field("a", constraints={"minLength": 2, "maxLength": 1})]}, "field-error", "a"),
        ({"fields": [field("a", constraints={"enum": ["x", "NA"]})], "missingValues": ["NA"]}, "field-error", "a"),
        ({"fields": [field("a", example=5)]}, "field-error", "a"),
        ({"fields": [field("a", "date", example="soon")]}, "field-error", "a"),
    ],
)
def test_a_table_that_contradicts_itself(wrong, rows, kind, of):
    assert places(wrong(rows={"primaryKey": "a", **rows})) == [(kind, None, of)]


@pytest.mark.parametrize(
    ("kind", "limit"),
    [("number", limit) for limit in ("NaN", "Infinity", "1_0", " 1", "１", "+1", "1e2", 1e300, 1e-9)]
    + [("integer", 0.5), ("year", 99), ("yearmonth", "2022-9"), ("date", "2022-02-30"), ("date", 20220230)],
)
def test_a_bound_is_written_as_a_cell(wrong, kind, limit):
    [problem] = wrong(rows={"fields": [field("a", kind, constraints={"minimum": limit})], "primaryKey": "a"})

    assert (problem.kind, problem.field, problem.message) == ("field-error", "a", f"minimum 不是 {kind} 的值")


@pytest.mark.parametrize(("kind", "limit"), [("number", 1e2), ("number", 0.00001), ("integer", 8.0), ("year", 2022)])
def test_a_number_of_json_stands_for_its_digits(wrong, kind, limit):
    assert wrong(rows={"fields": [field("a", kind, constraints={"maximum": limit})], "primaryKey": "a"}) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ({"fields": "z", "reference": {"resource": "rows", "fields": "a"}}, "用到没有的字段：z"),
        ({"fields": "no", "reference": {"resource": "rows", "fields": "z"}}, "用到没有的字段：z"),
        ({"fields": "no", "reference": {"resource": "sheets", "fields": "a"}}, "没有的 resource：sheets"),
        ({"fields": "no", "reference": {"resource": "rows", "fields": ["a", "on"]}}, "两边的字段数不同"),
        ({"fields": "no", "reference": {"resource": "rows", "fields": "result"}}, "不能认定 rows 的一行"),
    ],
)
def test_a_foreign_key_that_leads_nowhere(wrong, key, said):
    problems = wrong(others={"parts": {"fields": [field("no")], "foreignKeys": [key]}})

    assert any(said in problem.message for problem in problems)


@pytest.mark.parametrize("name", ["standards", "subjects", "theme", "safety-week"])
def test_an_address_of_the_site_is_no_name_for_a_register(data, name):
    write_package(data / name, {"rows": {"fields": [field("a")], "primaryKey": "a"}},
                  register={"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]})  # fmt: skip

    assert "这是网站自己的地址" in load(data)[1][0].message


def test_the_name_is_the_folder(wrong):
    assert "name 是 other，文件夹叫 training" in wrong(name="other")[0].message


def test_only_reference_has_no_register(data):
    write_package(data / "training", {"rows": {"fields": [field("a")]}})
    write_package(data / "reference", {"rows": {"fields": [field("a")]}})

    catalogue, [problem] = load(data)

    assert (problem.path, problem.message) == ("training/datapackage.json", "缺少 register")
    assert list(catalogue.packages) == ["reference"]


def test_reference_is_no_register(data):
    write_package(data / "reference", {"rows": {"fields": [field("a")]}},
                  register={"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]})  # fmt: skip

    assert "不能有 register" in load(data)[1][0].message


def test_a_download_must_not_replace_the_descriptor(wrong):
    assert "不能叫 datapackage" in wrong(others={"datapackage": {"fields": [field("x")]}})[0].message


def test_several_files_have_no_one_size(wrong, data):
    problems = wrong(rows={"path": "rows.csv", "bytes": 25})
    assert problems == []

    (data / "training/2.csv").write_text("a,on,result,hidden\n")
    text = (data / "training/datapackage.json").read_text()
    (data / "training/datapackage.json").write_text(text.replace('"path": "rows.csv"', '"path": ["rows.csv", "2.csv"]'))

    assert "不能写 bytes 或 hash" in load(data)[1][0].message


def test_a_day_that_does_not_exist_is_no_creation_date(wrong):
    for created in ("2022-02-30T00:00:00+08:00", "0001-01-01T00:00:00+08:00", "9999-12-31T23:00:00-08:00"):
        assert "created" in wrong(created=created)[0].message


@pytest.mark.parametrize("name", ["con", "nul", "com1"])
def test_a_resource_has_no_name_that_windows_keeps(data, name):
    write_package(data / "reference", {name: {"fields": [field("a")], "path": "rows.csv"}})

    assert any(f"resource 不能叫 {name}" in problem.message for problem in load(data)[1])


def test_nor_has_a_register(data):
    rows = {"fields": [field("a")], "primaryKey": "a"}
    register = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    write_package(data / "aux", {"rows": rows}, register)

    assert any("name 不能是 aux" in problem.message for problem in load(data)[1])
