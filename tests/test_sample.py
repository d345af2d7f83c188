"""The sample registers: made up, visibly so, always the same, shaped like real ones, and without a fault."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from disclosure.publication.model import STATE
from disclosure.sample import write, write_inspections
from stages import stages

DATA = Path(__file__).parent.parent / "data"
REGISTERS = ("inspections", "penalties", "licences")
CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SUBJECTS = {"samples": "sampled_uscc", "penalties": "party_uscc", "licences": "party_uscc"}
SCHEMAS = Path(os.environ.get("FIXTURES", "")).parent / "domain/register-schemas.json"
TABLES = {  # resource: its table in the schemas, and what it has of the common columns
    "samples": ("R1b samples 样品", True),
    "notices": ("R1a sampling_notices 抽检通告", False),
    "findings": ("R1c findings 不合格项目", False),
    "disposals": ("R1d disposals 核查处置", False),
    "penalties": ("8.2 R2 penalties 行政处罚", True),
    "licences": ("R3a licences 行政许可", True),
}
COMMON = "8.0 Common columns (prepend to every register R1–R14)"


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    write(folder)
    return folder


def table(data: Path, register: str, resource: str) -> list[dict[str, str]]:
    descriptor = json.loads((data / register / "datapackage.json").read_text("utf-8"))
    [path] = [one["path"] for one in descriptor["resources"] if one["name"] == resource]
    rows = []
    for name in [path] if isinstance(path, str) else path:
        with (data / register / name).open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file, strict=True))
    return rows


@pytest.fixture(scope="module")
def tables(written) -> Mapping[str, list[dict[str, str]]]:
    inspections = {
        name: table(written, "inspections", name) for name in ("samples", "notices", "findings", "disposals")
    }
    return inspections | {name: table(written, name, name) for name in ("penalties", "licences")}


# ---- written


def test_the_committed_registers_are_what_the_command_writes(written):
    files = [path for path in written.rglob("*") if path.is_file() and path.name != "datapackage.json"]
    files += [written / register / "datapackage.json" for register in REGISTERS]

    assert {path for path in files if path.read_bytes() != (DATA / path.relative_to(written)).read_bytes()} == set()
    for register in REGISTERS:
        ours, committed = ({path.name for path in (data / register).iterdir()} for data in (written, DATA))
        assert ours == committed


def test_writing_over_the_committed_data_changes_nothing(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")

    write(tmp_path / "data")

    for path in DATA.rglob("*"):
        assert path.is_dir() or path.read_bytes() == (tmp_path / "data" / path.relative_to(DATA)).read_bytes()


def test_reference_tables_of_another_city_stay(tmp_path, written):
    ours = json.loads((written / "reference/datapackage.json").read_text("utf-8"))
    theirs = {**ours, "title": "另一个城市", "resources": [ours["resources"][-1]]}
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference/datapackage.json").write_text(json.dumps(theirs), encoding="utf-8")
    (tmp_path / "reference/food_categories.csv").write_text("name\n面点\n", encoding="utf-8")

    write(tmp_path)

    found = json.loads((tmp_path / "reference/datapackage.json").read_text("utf-8"))
    assert found["title"] == "另一个城市"
    assert {one["name"] for one in found["resources"]} == {one["name"] for one in ours["resources"]}
    assert (tmp_path / "reference/food_categories.csv").read_text("utf-8") == "name\n面点\n"


def test_sizes(tables):
    assert {name: len(tables[name]) for name in SUBJECTS} == {"samples": 2_000, "penalties": 300, "licences": 1_500}


# ---- made up


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_says_that_it_is_made_up(register):
    descriptor = json.loads((DATA / register / "datapackage.json").read_text("utf-8"))

    assert descriptor["register"]["sample"] is True
    assert "示例" in descriptor["title"]
    assert descriptor["description"].startswith("**示例数据。**")


def test_every_name_and_place_says_so(tables, written):
    names = ["name", "sampled_name", "sampled_address", "sampled_region", "party_name", "party_province", "legal_rep"]
    names += ["producer_name", "producer_address", "producer_region", "trademark", "platform_name", "lab_name"]
    names += ["premises", "supervising_unit", "decision_no", "decision_doc_no", "case_name", "full_name", "plan_name"]
    made_up = [*tables.values(), *(table(written, "reference", f"sample_{one}") for one in ("agencies", "townships"))]
    cells = {row[name] for rows in made_up for row in rows for name in names if row.get(name)}

    assert {cell for cell in cells if not cell.startswith("示例")} == set()


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
    codes = {row[field] for name, field in SUBJECTS.items() for row in tables[name] if row[field]}
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
    sums = [sum(CHARACTERS.index(sign) * one for sign, one in zip(code, weights, strict=True)) for code in codes]

    assert len(codes) > 800
    assert {total % 31 for total in sums} == {0}


# ---- shaped like real ones


@pytest.mark.skipif(not SCHEMAS.is_file(), reason="FIXTURES is not set: the schemas of the domain are not here")
@pytest.mark.parametrize("resource", TABLES)
def test_columns_are_those_of_the_domain(resource):
    schemas = json.loads(SCHEMAS.read_text("utf-8"))
    register = resource if resource in REGISTERS else "inspections"
    descriptor = json.loads((DATA / register / "datapackage.json").read_text("utf-8"))
    [fields] = [one["schema"]["fields"] for one in descriptor["resources"] if one["name"] == resource]
    name, common = TABLES[resource]
    domain = schemas[name] + (schemas[COMMON] if common else [])
    hidden = {one["name"] for one in domain if one["x_sensitivity"] == "withhold"}
    left_out = {"decision_pdf"}  # there is no document of a made-up decision
    added = {"sampling_kind"} if resource == "samples" else set()  # a rate is never shown over two kinds together

    assert {one["name"] for one in fields} - added == {one["name"] for one in domain} - hidden - left_out
    assert hidden <= set(descriptor["register"]["withheld"])


def test_about_two_in_a_hundred_samples_fail(tables):
    failed = sum(row["conclusion"] == "不合格" for row in tables["samples"])

    assert 0.01 < failed / len(tables["samples"]) < 0.03


def test_failed_samples_alone_have_findings_and_disposals(tables):
    failed = {row["sample_no"] for row in tables["samples"] if row["conclusion"] == "不合格"}
    findings = Counter(row["sample_no"] for row in tables["findings"])

    assert set(findings) == failed
    assert {row["sample_no"] for row in tables["disposals"]} == failed
    assert max(findings.values()) > 1


def test_notices_count_their_samples(tables):
    rows = Counter(row["notice_no"] for row in tables["samples"])
    failed = Counter(row["notice_no"] for row in tables["samples"] if row["conclusion"] == "不合格")

    for notice in tables["notices"]:
        assert int(notice["declared_total"]) == rows[notice["notice_no"]]
        assert int(notice["declared_unqualified"]) == failed[notice["notice_no"]]


def test_a_failed_sample_is_published_after_the_time_to_object(tables):
    for row in tables["samples"]:
        if row["conclusion"] == "不合格":
            waited = date.fromisoformat(row["published_on"]) - date.fromisoformat(row["report_delivered_on"])
            assert waited.days > 14


def test_penalties_that_follow_from_samples_name_the_same_party(tables):
    parties = {row["record_id"]: row["party_name"] for row in tables["penalties"]}
    sampled = {row["sample_no"]: row["sampled_name"] for row in tables["samples"]}
    led = [row for row in tables["disposals"] if row["penalty_record_id"]]

    assert len(led) > 10
    assert {parties[row["penalty_record_id"]] == sampled[row["sample_no"]] for row in led} == {True}


def test_parties_meet_across_registers(tables):
    codes = [{row[field] for row in tables[name] if row[field]} for name, field in SUBJECTS.items()]

    assert len(set.intersection(*codes)) > 50


def test_natural_persons_have_no_code_and_a_masked_name(tables):
    persons = [row for row in tables["penalties"] if row["party_kind"] == "自然人"]

    assert len(persons) > 10
    assert {(row["party_uscc"], row["party_name"][-1]) for row in persons} == {("", "某")}


def test_awkward_rows_are_there(tables):
    samples = tables["samples"]

    assert max(len(row["sampled_name"]) for row in samples) == 40
    assert any(row["sampled_name"].endswith("摊位") for row in samples)
    assert any(row["limit_text"] == "n=5,c=2,m=10000,M=100000CFU/g" for row in tables["findings"])
    assert any(row["result_text"].startswith("检出") for row in tables["findings"])
    assert any("\n" in row["facts"] for row in tables["penalties"])
    assert any("." in row["fine_wan"] for row in tables["penalties"])
    assert len({row["published_on"][:7] for row in samples}) < 45  # months without a notice
    assert any(
        (date.fromisoformat(row["published_on"]) - date.fromisoformat(row["made_on"])).days > 30 for row in samples
    )


# ---- without a fault


@pytest.mark.parametrize("as_of", [date(2022, 9, 30), date(2026, 1, 31)], ids=str)
def test_the_registers_of_this_site_go_through_all_stages(tmp_path, as_of):
    with stages(DATA, tmp_path, as_of) as found:
        ledgers = {name: register.ledger for name, register in found.registers.items()}
        shown = {state for (state,) in found.rows("licences", "licences", STATE)}

    assert found.problems == []
    assert ledgers["penalties"].published > 50
    assert min(ledgers["penalties"].expired, ledgers["penalties"].withdrawn, ledgers["penalties"].never) > 5
    assert min(ledgers["inspections"].withdrawn, ledgers["licences"].withdrawn) > 2
    assert shown == {"有效", "注销", "撤销", "吊销", "撤回", "过期"}


def test_rows_to_measure_with_have_twenty_a_subject(tmp_path):
    write_inspections(tmp_path / "data", 1_000)
    samples = table(tmp_path / "data", "inspections", "samples")
    (tmp_path / "scratch").mkdir()

    with stages(tmp_path / "data", tmp_path / "scratch") as found:
        assert found.problems == []
        assert found.registers["inspections"].ledger.read == 1_000
    per_subject = Counter(row["sampled_uscc"] for row in samples if row["sampled_uscc"])
    assert len(per_subject) == 50
    assert max(per_subject.values()) == 20
