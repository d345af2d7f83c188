"""The published descriptor: valid for everybody, true of the files, silent about what is not published."""

from __future__ import annotations

import hashlib
import json

import frictionless
import jsonschema
import pytest

from packages import field, write_package
from things import FIELDS, package, read_csv, read_json, read_parquet, read_xlsx
from written import write_in

REGISTER = {
    "section": "results",
    "records": "rows",
    "title": "{name}",
    "columns": ["name"],
    "facets": ["tags"],
    "withheld": ["id_number"],
    "checks": [
        {"kind": "requires", "field": "phone", "when": {"name": ["示例甲店"]}},
        {"kind": "requires", "field": "no"},
    ],
    "person": {"field": "phone", "is": ["13800000000"]},
    "measures": {
        "sum": {"title": "金额", "sum": "amount", "unit": "元"},
        "doses": {"title": "剂量", "sum": "dose", "resource": "items"},
    },
    "charts": [{"name": "by-year", "title": "金额", "measure": "sum", "by": "year(on)", "kind": "bar"}],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of the register's files, for tests that only look."""
    made = tmp_path_factory.mktemp("packages")
    written, _ = write_in(made, package(made / "data", **REGISTER).parent)
    return written


@pytest.fixture
def descriptor(folder):
    return json.loads((folder / "datapackage.json").read_bytes())


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_official_profiles_accept_it(version, descriptor, fixtures):
    path = fixtures / f"datapackage-spec-profiles/public/profiles/{version}/datapackage.json"
    profile = json.loads(path.read_text("utf-8"))
    validator = jsonschema.Draft7Validator(profile, format_checker=jsonschema.FormatChecker())
    assert [error.json_path for error in validator.iter_errors(descriptor)] == []


def test_frictionless_finds_the_files_valid(folder):
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["type", "note"]) == []
    assert [task.stats["rows"] for task in report.tasks] == [3, 3]
    assert not report.warnings
    assert not [warning for task in report.tasks for warning in task.warnings]


def test_each_resource_is_one_csv_of_ours_with_its_size_hash_and_rows(folder, descriptor):
    for resource in descriptor["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["path"] == f"{resource['name']}.csv"
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (resource["encoding"], resource["rows"]) == ("utf-8", 3)
        assert resource["schema"]["missingValues"] == [""]


def test_the_other_formats_are_listed_with_size_and_hash(folder, descriptor):
    for resource in descriptor["resources"]:
        endings = [one["path"].removeprefix(resource["name"]) for one in resource["otherFormats"]]
        assert endings == [".excel.csv", ".xlsx", ".parquet", ".json"]
        for one in resource["otherFormats"]:
            content = (folder / one["path"]).read_bytes()
            assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


def test_what_the_office_said_of_its_data_stays(descriptor):
    assert descriptor["licenses"] == [{"name": "CC0-1.0", "title": "CC0 1.0"}]
    assert descriptor["sources"] == [{"title": "示例机关"}]
    assert (descriptor["version"], descriptor["created"]) == ("1", "2022-09-30T00:00:00+08:00")
    rows, items = descriptor["resources"]
    *plain, tags = rows["schema"]["fields"]
    said = [one for one in FIELDS if one["disclosure"] == "public"][:-1]
    assert plain == [{key: value for key, value in one.items() if key != "format"} for one in said]  # days are ISO
    assert (tags["name"], tags["type"], tags["description"]) == ("tags", "string", "多个值，以逗号分隔")
    assert rows["schema"]["primaryKey"] == ["no"]
    assert items["schema"]["foreignKeys"] == [{"fields": ["no"], "reference": {"resource": "rows", "fields": ["no"]}}]


def test_what_is_not_published_is_not_named(folder, descriptor):
    text = (folder / "datapackage.json").read_text("utf-8")
    assert "phone" not in text
    assert "id_number" not in text
    register = descriptor["register"]
    assert "withheld" not in register
    assert register["checks"] == [{"kind": "requires", "field": "no"}]
    assert "person" not in register
    for key in ("title", "columns", "facets", "measures", "charts"):
        assert register[key] == REGISTER[key]


def test_a_key_that_needs_an_omitted_field_goes_whole(tmp_path, write):
    itself = {"fields": ["over"], "reference": {"resource": "", "fields": ["no"]}}
    fields = [field("no"), field("over")]
    above = {"fields": fields, "rows": [["1", ""], ["2", "1"]], "primaryKey": ["no"], "foreignKeys": [itself]}
    named = {"fields": ["no"], "reference": {"resource": "rows", "fields": ["no"]}}
    parts = [field("no"), field("part", disclosure="omitted")]
    below = {"fields": parts, "rows": [["1", "a"], ["1", "b"]], "primaryKey": ["no", "part"], "foreignKeys": [named]}
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    write_package(tmp_path / "data/keys", {"rows": above, "parts": below}, register)

    folder, _ = write(tmp_path / "data")

    rows, parts = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    assert rows["schema"]["primaryKey"] == ["no"]
    assert rows["schema"]["foreignKeys"] == [itself]
    assert "primaryKey" not in parts["schema"]
    assert parts["schema"]["foreignKeys"] == [named]


def test_missing_values_of_the_office_become_empty_cells(tmp_path, write):
    fields = [field("no"), field("fine", "number")]
    resource = {"fields": fields, "rows": [["1", "-"], ["2", "3.5"]], "primaryKey": ["no"], "missingValues": ["", "-"]}
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    write_package(tmp_path / "data/gaps", {"rows": resource}, register)

    folder, _ = write(tmp_path / "data")

    assert (folder / "rows.csv").read_bytes() == b"no,fine\r\n1,\r\n2,3.5\r\n"
    [said] = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    assert said["schema"]["missingValues"] == [""]


def test_a_reference_to_a_table_that_is_not_published_is_not_promised(tmp_path, write):
    data = tmp_path / "data"
    agencies = {"fields": [field("agency_id")], "rows": [["a"]], "primaryKey": ["agency_id"]}
    write_package(data / "reference", {"agencies": agencies})
    fields = [field("no"), field("agency", references="reference/agencies.agency_id")]
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    write_package(data / "one", {"rows": {"fields": fields, "rows": [["1", "a"]], "primaryKey": ["no"]}}, register)

    folder, _ = write(data)

    assert "reference/" not in (folder / "datapackage.json").read_text("utf-8")


def test_a_day_with_a_format_is_described_as_it_is_published(tmp_path, write):
    limits = {"minimum": "1/2/2020", "enum": ["1/2/2020", "30/9/2022"], "required": True}
    on = field("on", "date", format="%d/%m/%Y", example="3/2/2020", constraints=limits)
    things = {"fields": [field("no"), on], "rows": [["1", "1/2/2020"]], "primaryKey": "no"}
    contract = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"], "date": "on"}
    write_package(tmp_path / "data" / "days", {"things": things}, contract)

    folder, _ = write(tmp_path / "data")

    [said] = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    day = said["schema"]["fields"][1]
    assert "format" not in day
    assert day["example"] == "2020-02-03"
    assert day["constraints"] == {"minimum": "2020-02-01", "enum": ["2020-02-01", "2022-09-30"], "required": True}
    assert (folder / "things.csv").read_text("utf-8").splitlines() == ["no,on", "1,2020-02-01"]


def test_a_time_is_dropped_in_every_file(tmp_path, write):
    on = field("on", "date", format="%Y/%m/%d %H:%M")
    things = {
        "fields": [field("no"), on],
        "rows": [["1", "2022/1/5 9:05"], ["2", "2022/01/05 23:59"]],
        "primaryKey": "no",
    }
    contract = {"section": "results", "records": "things", "title": "{no}", "columns": ["no", "on"], "date": "on"}
    write_package(tmp_path / "data" / "days", {"things": things}, contract)

    folder, _ = write(tmp_path / "data")

    assert {row[1] for row in read_csv(folder / "things.csv")[1:]} == {"2022-01-05"}
    assert {row[1] for row in read_csv(folder / "things.excel.csv", "utf-8-sig")[1:]} == {"2022-01-05"}
    assert {row["on"] for row in read_json(folder / "things.json")} == {"2022-01-05"}
    assert {str(row[1]) for row in read_parquet(folder / "things.parquet")[1]} == {"2022-01-05"}
    assert {str(row[1]) for row in read_xlsx(folder / "things.xlsx")[1:]} == {"2022-01-05"}
