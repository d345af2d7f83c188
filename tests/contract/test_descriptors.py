from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from disclosure.cache import Cache
from disclosure.contract.assemble import bound, reference
from disclosure.contract.model import Constraints, Digest, Field, ForeignKey, Reference
from disclosure.contract.profile import profile_problems
from disclosure.errors import SettingsError
from packages import field, load, places, write_package

REGISTER = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}


def test_a_good_folder_gives_its_packages_in_the_order_of_their_names(data):
    for name in ("penalties", "licences"):
        write_package(data / name, {"rows": {"fields": [field("a")], "primaryKey": "a"}}, register=REGISTER)

    catalogue, problems = load(data)

    assert (list(catalogue.packages), problems) == (["licences", "penalties"], [])


def test_no_folder_is_a_wrong_setting(data):
    with pytest.raises(SettingsError, match="没有数据文件夹"):
        load(data / "nowhere")


def test_an_empty_folder_is_no_problem(data):
    assert load(data) == (type(load(data)[0])({}), [])


def test_a_folder_without_descriptor_is_one(data):
    (data / "empty").mkdir()

    assert places(load(data)[1]) == [("source-error", None, None)]


def test_a_descriptor_becomes_plain_values(package):
    limits = {"required": True, "minimum": 0.1, "maximum": 10}
    one = package(
        field("a", constraints={"required": True, "maxLength": 30, "enum": ["x", "y"]}),
        field("n", "number", constraints=limits, description="数"),
        field("d", "date", format="%Y%m%d", constraints={"minimum": "20200101"}),
        missingValues=["", "NA"],
        foreignKeys=[{"fields": ["a"], "reference": {"fields": ["a"]}}],
    )

    rows = one.records
    assert (rows.title, rows.paths, rows.primary_key) == ("rows", ("rows.csv",), ("a",))
    assert (rows.missing_values, rows.foreign_keys) == (("", "NA"), (ForeignKey(("a",), "rows", ("a",)),))
    assert rows.field("a").constraints == Constraints(required=True, max_length=30, enum=("x", "y"))
    assert rows.field("n").constraints == Constraints(required=True, minimum=Decimal("0.1"), maximum=Decimal(10))
    assert rows.field("d").constraints.minimum == date(2020, 1, 1).isoformat()


def test_enum_values_are_the_cells_as_written(package):
    one = package(field("a", "boolean", constraints={"enum": [True]}), field("i", "integer", constraints={"enum": [1]}))

    assert [one.records.field(name).constraints.enum for name in "ai"] == [("true",), ("1",)]


@pytest.mark.parametrize("kind", ["string", "boolean", "list"])
def test_a_type_without_order_has_no_bounds(kind):
    assert bound(Field("f", "", kind), "1") is None


def test_a_reference_splits_at_the_first_signs():
    assert reference("reference/agencies.a.b/c") == Reference("reference", "agencies", "a.b/c")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("elsewhere/agencies.id", "这里没有名册 elsewhere"),
        ("reference/offices.id", "指向没有的"),
        ("reference/agencies.code", "指向没有的"),
        ("reference/agencies.name", "不能认定"),
    ],
)
def test_a_reference_into_another_folder_leads_to_a_key(data, target, said):
    agencies = {"fields": [field("id"), field("name")], "primaryKey": "id"}
    write_package(data / "reference", {"agencies": agencies})
    rows = {"fields": [field("a"), field("agency", references=target)], "primaryKey": "a"}
    write_package(data / "training", {"rows": rows}, register=REGISTER)

    catalogue, [problem] = load(data)

    assert (problem.kind, problem.field) == ("foreign-key", "agency")
    assert (said in problem.message, problem.warning) == (True, target.startswith("elsewhere"))
    assert catalogue.packages["training"].records.field("agency").references is None


def test_a_reference_to_a_folder_that_cannot_be_understood_is_not_blamed(data):
    (data / "reference").mkdir()
    rows = {"fields": [field("a", references="reference/agencies.id")], "primaryKey": "a"}
    write_package(data / "training", {"rows": rows}, register=REGISTER)

    assert [problem.path for problem in load(data)[1]] == ["reference/datapackage.json"]


def test_one_bad_package_does_not_hide_the_problems_of_another(data):
    for name in ("licences", "penalties"):
        write_package(data / name, {"rows": {"fields": [field("a", "datetime")]}}, register=REGISTER)

    assert [problem.path for problem in load(data)[1]] == ["licences/datapackage.json", "penalties/datapackage.json"]


def test_what_frictionless_says_of_an_address_is_said_in_chinese(wrong):
    [problem] = wrong(sources=[{"title": "示例机关", "email": "nobody"}])

    assert (problem.message, problem.fix) == ("sources[].email 不是电子邮件地址", "写成 name@example.org")


def test_frictionless_is_asked_and_answered_in_chinese():
    resource = {"name": "r", "path": ["a.csv"], "schema": {"fields": [{"name": "a", "type": "geo"}]}}

    [problem] = profile_problems({"name": "x", "resources": [resource]}, "x/datapackage.json", Cache())

    assert problem.kind == "field-error"
    assert "不符合 Table Schema 规范" in problem.message


def test_frictionless_opens_nothing(monkeypatch):
    resource = {"name": "r", "path": "a.csv", "schema": {"fields": [{"name": "a", "type": "string"}]}}
    profile = {"$schema": "http://127.0.0.1:9/x.json", "profile": "http://127.0.0.1:9/y.json"}

    def refuse(*_args, **_more):
        raise AssertionError("a connection was started")

    monkeypatch.setattr("socket.socket.connect", refuse)

    assert profile_problems({"name": "x", "resources": [resource | profile]} | profile, "x", Cache()) == []


def test_a_record_is_known_by_its_key_or_by_the_field_that_the_contract_names(package):
    fields = [field("a"), field("b", constraints={"unique": True})]

    assert package(*fields).identity == ("a",)
    assert package(*fields, primaryKey=["a", "b"]).identity == ("a", "b")
    assert package(*fields, register={"id": "b"}).identity == ("b",)


def test_an_adverse_word_is_grave_unless_the_contract_says_otherwise(package):
    outcome = {"field": "a", "adverse": ["坏", "差"], "weights": {"差": "caution", "好": "plain"}}

    contract = package(field("a"), register={"outcome": outcome}).register

    assert contract.outcome.weights == {"坏": "grave", "差": "caution", "好": "plain"}
    assert contract.outcome.weighs


def test_what_a_file_must_be_is_typed_too(package):
    digits = "0" * 32

    one = package(field("a"), description="表的说明", bytes=2, hash=digits).records

    assert (one.description, one.bytes, one.digest) == ("表的说明", 2, Digest("md5", digits))


def test_what_is_withheld_stays_known_when_the_contract_is_wrong(data):
    rows = {"fields": [field("a")], "primaryKey": "a"}
    write_package(data / "training", {"rows": rows}, register={**REGISTER, "title": "{b}", "withheld": ["phone"]})

    one = load(data)[0].packages["training"]

    assert (one.contract, one.withheld) == (None, ("phone",))


def test_words_for_everybody_name_nothing_that_is_not_published(package):
    words = package(
        field("a"),
        field("phone", disclosure="omitted", description="教师电话"),
        register={
            "withheld": ["id_number"],
            "person": {"field": "phone", "is": ["1"]},
            "checks": [{"kind": "requires", "field": "phone"}, {"kind": "requires", "field": "a"}],
        },
    ).public_words

    assert words.package["title"] == "示例名册"
    assert [said["name"] for said in words.tables["rows"].fields] == ["a"]
    assert words.register["checks"] == [{"kind": "requires", "field": "a"}]
    assert not {"phone", "id_number", "教师电话"} & set(re.findall(r"\w+", str(words)))
