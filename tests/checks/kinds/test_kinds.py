"""What holds for every kind of check: found in its folder, told in the JSON Schema and in the docs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from disclosure.checks import kinds as folder
from disclosure.checks.asking import RowKind
from disclosure.contract import descriptors
from disclosure.contract.arguments import FieldName
from disclosure.contract.kind import Kind, argument
from disclosure.contract.shape import contract_schema
from disclosure.contract.vocabulary import Vocabulary
from documented import rows
from packages import VIEWS, VOCABULARY, field

DOCS = Path(__file__).parents[3] / "docs/data-packages.md"
KINDS = pytest.mark.parametrize("kind", folder.kinds(), ids=lambda kind: kind.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked(Kind):
    """A kind that nobody taught to look at rows."""

    name = "unasked"
    says = "Nothing."
    example = '{"kind": "unasked", "field": "a"}'

    field: str = argument(FieldName("A field."))


def test_every_file_of_the_folder_holds_the_kind_of_its_name():
    files = {path.stem for path in Path(folder.__file__).parent.glob("*.py")} - {"__init__"}

    assert {kind.name for kind in folder.kinds()} == files


@KINDS
def test_every_kind_has_a_test_beside_it(kind):
    assert (Path(__file__).parent / f"test_{kind.name}.py").is_file()


@KINDS
def test_the_row_in_the_docs_is_the_one_that_is_read_off_the_kind(kind):
    assert kind.documented() in DOCS.read_text("utf-8").splitlines()


def test_the_docs_know_no_other_kinds():
    table = ("`register.checks`", "kind")
    said = [row.cells[0] for row in rows(DOCS.read_text("utf-8")) if (row.heading, row.head) == table]

    assert said == [(kind.name,) for kind in folder.kinds()]


@KINDS
def test_the_example_of_a_kind_is_a_check_of_that_kind(kind):
    schema = contract_schema(VOCABULARY)
    said = json.loads(kind.example)
    names = {"$ref": f"#/$defs/check_{kind.name}", "$defs": schema["$defs"]}

    Draft202012Validator(names).validate(said)
    assert isinstance(VOCABULARY.parse(said, "rows"), kind)


@KINDS
def test_a_check_is_of_the_records_unless_it_names_a_resource(kind):
    said = json.loads(kind.example)

    assert VOCABULARY.parse(said, "rows").resource == "rows"
    assert VOCABULARY.parse(said | {"resource": "parts"}, "rows").resource == "parts"


def test_an_unknown_kind_is_refused_by_name_with_all_that_there_are(wrong):
    [problem] = wrong({"checks": [{"kind": "sorted"}]})

    assert problem.message == "register.checks[0].kind 不能是 sorted"
    assert problem.fix == f"可用：{'、'.join(kind.name for kind in folder.kinds())}"


def test_a_kind_that_is_handed_in_is_known_and_no_other(data, wrong):
    check = {"kind": "unasked", "field": "on"}
    wrong({"checks": [check]})

    assert descriptors.load(data, Vocabulary((Unasked,), VIEWS))[1] == []


def test_a_kind_that_cannot_ask_rows_is_never_passed_over(monkeypatch, of_register):
    monkeypatch.setattr("packages.VOCABULARY", Vocabulary((Unasked,), VIEWS))

    with pytest.raises(TypeError, match="Unasked"):
        of_register([field("a")], [["1"]], checks=[{"kind": "unasked", "field": "a"}])


def test_the_kinds_are_those_that_judge_rows():
    assert all(issubclass(kind, RowKind) for kind in folder.kinds())
