"""The sample registers: made up, visibly so, always the same, and without a fault."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter

import pytest

from disclosure.errors import errors_only
from sample_registers import DATA, REGISTERS, SUBJECTS, package, table
from samples.registers import write, write_inspections
from stages import stages

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODES = SUBJECTS | {
    "checks": "operator_uscc",
    "entries": "party_uscc",
    "cases": "defendant_uscc",
    "sites": "operator_uscc",
}


# ---- written


def test_the_committed_registers_are_what_the_command_writes(written):
    files = [path for path in written.rglob("*") if path.is_file() and path.name != "datapackage.json"]

    assert {path for path in files if path.read_bytes() != (DATA / path.relative_to(written)).read_bytes()} == set()
    for register in REGISTERS:
        ours, committed = ({path.name for path in (data / register).iterdir()} for data in (written, DATA))
        assert ours == committed


def test_writing_over_the_committed_data_changes_nothing(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")

    write(tmp_path / "data")

    for path in DATA.rglob("*"):
        assert path.is_dir() or path.read_bytes() == (tmp_path / "data" / path.relative_to(DATA)).read_bytes()


def test_descriptors_name_their_deadlines_where_there_are_rules(written):
    fresh = json.loads((written / "supervision/datapackage.json").read_text("utf-8"))
    rules = DATA / "reference/publication_rules.csv"
    known = {row["rule_id"] for row in csv.DictReader(rules.read_text("utf-8").splitlines())}

    assert "deadlines" not in fresh["register"]
    for register in REGISTERS:
        contract = package(register)["register"]
        assert {deadline["rule"] for deadline in contract["deadlines"]} <= known


def test_reference_tables_of_another_city_stay(tmp_path, written):
    ours = json.loads((written / "reference/datapackage.json").read_text("utf-8"))
    [categories] = [one for one in ours["resources"] if one["name"] == "food_categories"]
    theirs = {**ours, "title": "另一个城市", "resources": [categories]}
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference/datapackage.json").write_text(json.dumps(theirs), encoding="utf-8")
    (tmp_path / "reference/food_categories.csv").write_text("name\n面点\n", encoding="utf-8")

    write(tmp_path)

    found = json.loads((tmp_path / "reference/datapackage.json").read_text("utf-8"))
    assert found["title"] == "另一个城市"
    assert {one["name"] for one in found["resources"]} == {one["name"] for one in ours["resources"]}
    assert (tmp_path / "reference/food_categories.csv").read_text("utf-8") == "name\n面点\n"


def test_reference_tables_are_described_as_those_of_this_site_and_have_a_head_of_their_own(written):
    fresh, ours = (json.loads((data / "reference/datapackage.json").read_text("utf-8")) for data in (written, DATA))

    assert [one for one in fresh["resources"] if one not in ours["resources"]] == []
    assert {one["name"] for one in fresh["resources"]} == {path.stem for path in (written / "reference").glob("*.csv")}
    assert fresh["sources"] == [{"title": "示例（虚构）"}]


def test_sizes(tables):
    sizes = {name: len(tables[name]) for name in ("samples", "penalties", "licences", "operators", "checks")}

    assert sizes == {"samples": 2_000, "penalties": 300, "licences": 1_500, "operators": 300, "checks": 600}
    assert [len(tables[name]) for name in ("entries", "statistics", "cases", "sites")] == [40, 32, 15, 120]


# ---- made up


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_says_that_it_is_made_up(register):
    descriptor = package(register)

    assert descriptor["register"]["sample"] is True
    assert "示例" in descriptor["title"]
    assert "**示例数据。**" in descriptor["description"]


def test_every_name_and_place_says_so(tables, written):
    names = ["name", "sampled_name", "sampled_address", "sampled_region", "party_name", "party_province", "legal_rep"]
    names += ["producer_name", "producer_address", "producer_region", "trademark", "platform_name", "lab_name"]
    names += ["premises", "supervising_unit", "decision_no", "decision_doc_no", "case_name", "full_name", "plan_name"]
    names += ["operator_name", "person_name", "address", "township", "document_no", "check_no", "site_url", "basis"]
    names += ["responsible_person", "defendant_name", "case_title", "objection_channel"]
    made_up = [*tables.values(), *(table(written, "reference", f"sample_{one}") for one in ("agencies", "townships"))]
    cells = {row[name] for rows in made_up for row in rows for name in names if row.get(name)}
    numbers_of_courts = {row["document_no"] for row in tables["cases"] if row["case_stage"] == "裁判生效"}

    assert {cell for cell in cells - numbers_of_courts if not cell.startswith("示例")} == set()
    assert all("示例" in number for number in numbers_of_courts)


def test_no_code_is_a_real_one(tables):
    everything = " ".join(cell for rows in tables.values() for row in rows for cell in row.values())
    codes = set(re.findall(r"\b[0-9A-Z]{18}\b", everything))
    licences = {row["licence_no"] for row in tables["licences"]}

    assert {code for code in codes if code[2:11] != "000000DEM"} == set()
    assert {number for number in licences if "000000" not in number[3:11]} == set()
    assert {row["sample_no"][4:10] for row in tables["samples"]} == {"000000"}
    assert "410184" not in everything
    assert "新郑" not in everything


def test_check_digits_are_right(tables):
    """GB 32100: the weighted sum of all characters is a multiple of 31."""
    codes = {row[field] for name, field in CODES.items() for row in tables[name] if row[field]}
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
    sums = [sum(CHARACTERS.index(sign) * one for sign, one in zip(code, weights, strict=True)) for code in codes]

    assert len(codes) > 800
    assert {total % 31 for total in sums} == {0}


# ---- without a fault


def test_rows_to_measure_with_have_twenty_a_subject(tmp_path):
    write_inspections(tmp_path / "data", 1_000)
    samples = table(tmp_path / "data", "inspections", "samples")
    (tmp_path / "scratch").mkdir()

    with stages(tmp_path / "data", tmp_path / "scratch") as found:
        assert errors_only(found.problems) == []
        assert found.registers["inspections"].ledger.read == 1_000
    per_subject = Counter(row["sampled_uscc"] for row in samples if row["sampled_uscc"])
    assert len(per_subject) == 50
    assert max(per_subject.values()) == 20
