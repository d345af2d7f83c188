"""The reference tables in data/ of places and words; each against its source."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import pytest

from reference_tables import DATA, rows

FIXTURES = Path(os.environ.get("FIXTURES", ""))
SCHEMAS = FIXTURES.parent / "domain/register-schemas.json"
STREETS = FIXTURES / "cn-divisions/xinzheng_410184/streets.csv"

schemas_are_here = pytest.mark.skipif(
    not SCHEMAS.is_file(), reason="FIXTURES is not set: the schemas of the domain are not here"
)


def test_there_are_fifteen_townships():
    found = rows("townships")

    assert len({row["name"] for row in found}) == len({row["code"] for row in found}) == len(found) == 15
    for row in found:
        assert row["kind"] == "管委会" or row["name"].endswith(row["kind"])


@pytest.mark.skipif(not STREETS.is_file(), reason="FIXTURES is not set: the list of divisions is not here")
def test_townships_are_those_of_the_divisions():
    with STREETS.open(encoding="utf-8", newline="") as file:
        expected = {row["code"]: row["name"] for row in csv.DictReader(file)}

    assert {row["code"]: row["name"] for row in rows("townships")} == expected


def test_aliases_lead_to_a_category_and_are_none():
    categories = {row["name"] for row in rows("food_categories")}
    aliases = rows("food_category_aliases")

    assert len(categories) == 33
    assert {row["name"] for row in aliases} <= categories
    assert {row["alias"] for row in aliases} & categories == set()
    assert {row["name"] for row in aliases if row["alias"] == "鲜蛋"} == {"食用农产品"}


def test_each_class_of_findings_is_explained():
    found = rows("explanations")

    assert {row["id"]: row["page"] for row in found} == {
        name: f"standards/items/{name}/"
        for name in (
            "microbes",
            "pesticide-residues",
            "veterinary-drugs",
            "additives",
            "heavy-metals",
            "mycotoxins",
            "quality",
            "labels",
            "illegal-additions",
            "other-contaminants",
        )
    }
    for row in found:
        assert "食品安全法第" in row["text"]
        assert not re.search("推荐|放心|警示|安全可靠", row["text"])


@schemas_are_here
def test_explanations_have_the_words_of_the_findings():
    schemas = json.loads(SCHEMAS.read_text("utf-8"))
    [field] = [one for one in schemas["R1c findings 不合格项目"] if one["name"] == "item_class"]

    assert {row["title"] for row in rows("explanations")} == set(field["constraints"]["enum"]) - {"其他"}


def test_the_real_tables_hold_no_sample():
    real = [path for path in (DATA / "reference").glob("*.csv") if not path.name.startswith("sample_")]

    assert [path.name for path in real if "示例" in path.read_text("utf-8")] == []


def test_classes_of_penalties_are_those_of_the_table():
    penalties = json.loads((DATA / "penalties/datapackage.json").read_text("utf-8"))
    [said] = [one for one in penalties["resources"][0]["schema"]["fields"] if one["name"] == "period_class"]
    lasts = penalties["register"]["period"]["lasts"]
    table = {row["period_class"]: row for row in rows("period_classes")}

    assert (lasts["rules"], "lengths" in lasts) == ("reference/period_classes", False)
    assert set(said["constraints"]["enum"]) <= set(table)
    for row in table.values():
        assert (bool(row["longest"]), row["ends_on"]) != (bool(row["ends_on"]), "")
        assert {row["counted_from"], row["ends_on"]} - {""} <= set(lasts["days"])
