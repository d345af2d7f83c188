"""The JSON Schema of the contract, and its findings in Chinese."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from disclosure.contract.shape import contract_schema, key_path, shape_problems
from disclosure.ground.duration import Duration
from packages import VOCABULARY, field

CHART = {"name": "c", "title": "图", "measure": "n", "by": "result", "kind": "bar"}
COUNT = {"n": {"title": "数", "count": True}}


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(contract_schema(VOCABULARY))


def closed_objects(schema: object, path: str = "") -> list[str]:
    """Return where an object with named properties lets other ones in."""
    if isinstance(schema, list):
        return [found for number, one in enumerate(schema) for found in closed_objects(one, f"{path}/{number}")]
    if not isinstance(schema, dict):
        return []
    open_here = isinstance(schema.get("properties"), dict) and "type" in schema
    own = [path] if open_here and schema.get("additionalProperties") is not False else []
    return own + [found for key, one in schema.items() for found in closed_objects(one, f"{path}/{key}")]


def test_every_object_of_the_contract_is_closed():
    assert closed_objects(contract_schema(VOCABULARY)) == []


def undescribed(properties: dict[str, dict[str, object]]) -> list[str]:
    return [name for name, schema in properties.items() if "description" not in schema and "$ref" not in schema]


def test_every_key_of_the_contract_is_described():
    definitions = [one for one in contract_schema(VOCABULARY)["$defs"].values() if "properties" in one]

    assert [name for one in definitions for name in undescribed(one["properties"]) if name != "kind"] == []


def forms(schema: object) -> list[dict[str, object]]:
    """Return every schema that asks for a written form."""
    if isinstance(schema, list):
        return [found for one in schema for found in forms(one)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if isinstance(schema.get("pattern"), str) else []
    return own + [found for key, one in schema.items() if key != "not" for found in forms(one)]


def test_every_written_form_comes_with_advice_in_chinese():
    assert [one["pattern"] for one in forms(contract_schema(VOCABULARY)) if "advice" not in one] == []


DURATIONS = ["P3M", "P3Y", "P0D", "P90D", "P2W", "P1Y6M"]
NO_DURATIONS = ["P3", "P", "PT1H", "P-1Y", "P1.5Y", "P1M1Y", "p1y", "P1Y\n"]


@pytest.mark.parametrize("text", [*DURATIONS, *NO_DURATIONS])
def test_the_contract_takes_a_duration_if_and_only_if_the_law_can_read_it(wrong, text):
    taken = wrong({"period": {"from": "on", "lasts": text}}) == []
    try:
        Duration.parse(text)
    except ValueError:
        assert not taken
    else:
        assert taken


def test_the_package_of_the_other_tests_is_good(wrong):
    assert wrong() == []


@pytest.mark.parametrize(
    ("register", "said", "fix"),
    [
        ({"colums": ["a"]}, "register 有不认识或不支持的键 colums", "columns"),
        ({"section": "news"}, "register.section 不能是 news", "standards、procedures、results、plan、campaign"),
        ({"view": "grid"}, "register.view 不能是 grid", "campaign、events、procedures、quiz、targets、tasks"),
        ({"sample": "yes"}, "register.sample 写法不对", "true 或 false"),
        ({"columns": []}, "register.columns 至少要有 1 项", ""),
        ({"columns": ["a", "a"]}, "register.columns 有重复的项", ""),
        ({"measures": COUNT, "charts": [CHART | {"kind": "bars"}]}, "register.charts[0].kind 不能是 bars", "line、bar"),
        (
            {"measures": {"n": {"title": "数"}}},
            "register.measures.n 要写 count、sum、share、distinct、stated 之一",
            "只留一个",
        ),
        ({"measures": {"n": {"title": "数", "count": True, "sum": "a"}}}, "register.measures.n 要写 count", "只留一个"),
        ({"measures": {"n": {"title": "数", "count": 1}}}, "register.measures.n.count 不能是 1", "true"),
        ({"checks": [{"kind": "sorted"}]}, "register.checks[0].kind 不能是 sorted", "order、requires"),
        ({"checks": [{"kind": "order", "fields": ["on"]}]}, "register.checks[0].fields 至少要有 2 项", ""),
        ({"checks": [{"kind": "forbidden", "field": "a"}]}, "register.checks[0] 要写 values、in 之一", ""),
        ({"period": {"from": "on", "lasts": "3M"}}, "register.period.lasts 写法不对：3M", "P3M"),
        ({"period": {"from": "on", "lasts": "P"}}, "register.period.lasts 写法不对：P", "P3M"),
        ({"period": {"from": "on", "lasts": {"lengths": {"x": "P1Y"}}}}, "register.period.lasts 缺少 field", ""),
        ({"subject": {"id": "a"}}, "register.subject 缺少 name", ""),
        ({"id": "a\n"}, "register.id 写法不对", "控制字符"),
        (
            {"outcome": {"field": "result", "weights": {"合格": "heavy"}}},
            "register.outcome.weights.合格 不能是 heavy",
            "grave、caution、plain",
        ),
        ({"outcome": {"field": "result", "weights": {}}}, "register.outcome.weights 至少要有 1 个键", ""),
        (
            {"state": {"field": "result", "until": "on", "then": "过期", "weights": ["过期"]}},
            "register.state.weights 写法不对",
            "",
        ),
    ],
)
def test_a_wrong_key_of_the_register_is_named_with_its_path(wrong, register, said, fix):
    problems = wrong(register)

    assert said in problems[0].message
    assert fix in problems[0].fix
    assert {problem.kind for problem in problems} == {"contract-error"}


@pytest.mark.parametrize("key", ["section", "records", "title", "columns"])
def test_what_a_register_must_say(wrong, data, key):
    wrong()
    descriptor = json.loads((data / "training/datapackage.json").read_text())
    del descriptor["register"][key]

    [problem] = shape_problems(descriptor, "x", VOCABULARY)

    assert problem.message == f"register 缺少 {key}"


@pytest.mark.parametrize("key", ["name", "title", "licenses", "sources", "version", "created", "resources"])
def test_what_a_package_must_say(wrong, data, key):
    wrong()
    descriptor = json.loads((data / "training/datapackage.json").read_text())
    del descriptor[key]

    assert [problem.message for problem in shape_problems(descriptor, "x", VOCABULARY)] == [f"最外层 缺少 {key}"]


def test_a_field_that_says_nothing_about_its_publication_stops_the_build(wrong):
    [problem] = wrong(rows={"fields": [{"name": "a", "title": "甲", "type": "string"}]})

    assert (problem.kind, problem.field) == ("no-disclosure", "a")
    assert "disclosure" in problem.fix


@pytest.mark.parametrize(
    "key",
    ["scheme", "compression", "innerpath", "extrapaths", "data", "control", "layout", "jsonschema", "sheet"],
)
def test_what_would_have_a_library_open_something_else_is_unknown(wrong, key):
    [problem] = wrong(rows={key: "http"})

    assert problem.message == f"resources[0] 有不认识或不支持的键 {key}"


@pytest.mark.parametrize(
    "rows",
    [
        {"dialect": "dialect.json"},
        {"dialect": {"delimiter": ";"}},
        {"dialect": {"quoteChar": "'"}},
        {"dialect": {"escapeChar": "\\"}},
        {"profile": "https://example.org/profile.json"},
        {"$schema": "https://example.org/profile.json"},
        {"format": "xlsx"},
        {"encoding": "gbk"},
        {"hash": "crc32:00000000"},
        {"missingValues": "NA"},
    ],
)
def test_a_resource_is_plain_csv_and_nothing_remote(wrong, rows):
    assert (
        len(wrong(rows={**rows, "path": "rows.csv"} | ({"encoding": "utf-8"} if "encoding" not in rows else {}))) >= 1
    )


@pytest.mark.parametrize("sort", [[], "a", ["a", "a"], [""], [1], {"a": "-"}])
def test_a_resource_is_sorted_by_a_list_of_fields_each_named_once(wrong, sort):
    [problem] = wrong(rows={"sort": sort})

    assert problem.message.startswith("resources[0].sort")


@pytest.mark.parametrize("sort", [["a"], ["-a"], ["-on", "a"]])
def test_a_resource_may_be_sorted_by_fields_that_rise_or_fall(package, sort):
    one = package(field("a"), field("on", "date"), sort=sort)

    assert one.records.order == tuple((name.removeprefix("-"), name.startswith("-")) for name in sort)


@pytest.mark.parametrize(
    "schema",
    ["https://datapackage.org/profiles/2.0/datapackage.json", "https://datapackage.org/profiles/1.0/datapackage.json"],
)
def test_an_official_profile_may_be_named(wrong, schema):
    assert wrong(**{"$schema": schema}) == []


@pytest.mark.parametrize("key", ["trueValues", "groupChar", "missingValues", "categories", "disclosed"])
def test_a_property_of_a_field_that_would_be_ignored_is_refused(wrong, key):
    [problem] = wrong(rows={"fields": [field("a", **{key: ["x"]})]})

    assert problem.message == f"resources[0].schema.fields[0] 有不认识或不支持的键 {key}"
    assert (problem.kind, problem.field) == ("field-error", "a")


@pytest.mark.parametrize("name", ['a"b', "@row", "a{b}", "a\tb", "a\n", "", "*", " ", "\u3000", "a\u200bb", "a\u2028b"])
def test_a_field_name_that_would_not_be_safe_is_refused(name):
    schema = Draft202012Validator(contract_schema(VOCABULARY)["$defs"]["field_name"] | {"minLength": 1})

    assert not schema.is_valid(name)


@pytest.mark.parametrize("name", ["Rec #", "单价", "it's", "a.b/c d", "Establishment Name"])
def test_a_field_name_may_hold_spaces_and_signs(wrong, name):
    register = {"title": f"{{{name}}}", "columns": [name]}

    assert wrong(register, rows={"fields": [field(name)], "primaryKey": name}) == []


def test_every_problem_is_told_at_once(wrong):
    problems = wrong({"section": "x", "nope": 1}, rows={"fields": [field("a", "datetime")]}, version=3)

    assert [problem.kind for problem in problems] == [
        "contract-error",
        "contract-error",
        "field-error",
        "package-error",
    ]


def test_a_place_is_written_as_people_do():
    assert key_path(["register", "charts", 0, "kind"]) == "register.charts[0].kind"


def test_the_schema_ships_with_the_package():
    module = Path(shape_problems.__code__.co_filename)

    assert (module.parent / "contract.schema.json").is_file()
