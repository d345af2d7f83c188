"""Which public row a cell names: by a foreign key inside its package, or by a reference to another folder."""

from __future__ import annotations

import pytest

from disclosure.contract.model import Field, ForeignKey, Reference, Resource
from disclosure.publication.model import PublicTable
from disclosure.publication.named import Named, named


def text(name, references=None):
    return Field(name, name, "string", references=references)


def resource(name, *fields, keys=(), label=None):
    return Resource(name, name, (f"{name}.csv",), fields, ("no",), keys, label=label)


UNITS = PublicTable(resource("units", text("no"), text("name"), label="name"), None, 0)
TOWNS = PublicTable(resource("towns", text("no"), text("name")), None, 0)
TABLES = {("shops", "units"): UNITS, ("reference", "towns"): TOWNS}
TO_UNITS = ForeignKey(("unit",), "units", ("no",))
TO_TOWNS = Reference("reference", "towns", "no")


def test_a_foreign_key_names_a_row_of_the_same_package():
    rows = resource("rows", text("unit"), keys=(TO_UNITS,))

    found = named(rows.field("unit"), rows, "shops", TABLES)

    assert found == Named("shops", UNITS, "no")
    assert found.label == "name"


def test_a_reference_names_a_row_of_another_folder():
    rows = resource("rows", text("town", TO_TOWNS))

    found = named(rows.field("town"), rows, "shops", TABLES)

    assert found == Named("reference", TOWNS, "no")
    assert found.label is None


def test_a_reference_goes_before_a_foreign_key():
    rows = resource("rows", text("unit", TO_TOWNS), keys=(TO_UNITS,))

    assert named(rows.field("unit"), rows, "shops", TABLES) == Named("reference", TOWNS, "no")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(resource("rows", text("unit")), id="a plain field"),
        pytest.param(
            resource("rows", text("unit"), text("of"), keys=(ForeignKey(("unit", "of"), "units", ("no", "name")),)),
            id="a key of two fields",
        ),
        pytest.param(
            resource("rows", text("unit"), keys=(ForeignKey(("unit",), "gone", ("no",)),)), id="no public table"
        ),
        pytest.param(
            resource("rows", text("unit"), keys=(ForeignKey(("unit",), "units", ("secret",)),)), id="a key not public"
        ),
        pytest.param(resource("rows", text("unit", Reference("other", "units", "no"))), id="another folder"),
    ],
)
def test_else_it_names_no_row(rows):
    assert named(rows.field("unit"), rows, "shops", TABLES) is None


def test_of_several_keys_the_first_of_the_field_alone_names_the_row():
    both = ForeignKey(("unit", "town"), "towns", ("no", "name"))
    rows = resource("rows", text("unit"), text("town"), keys=(both, TO_UNITS))

    assert named(rows.field("unit"), rows, "shops", TABLES) == Named("shops", UNITS, "no")
    assert named(rows.field("town"), rows, "shops", TABLES) is None
