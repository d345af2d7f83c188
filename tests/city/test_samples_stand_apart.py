"""A register is made up or real, and nothing of the one refers to the other."""

from __future__ import annotations

import re

import pytest

from sample_registers import DATA, REGISTERS, TOTALS, WRITTEN, package, table

ALL = sorted({path.parent.name for path in DATA.glob("*/datapackage.json")} - {"reference"})
NEUTRAL = ("reference/food_categories.", "reference/explanations.")  # no firm, no agency and no place in them
PARTY = re.compile(
    "(producer|sampled|party|operator|person|defendant|platform|lab|case)_(name|address|region|province)"
)
PLACES = {"address", "legal_rep", "premises", "responsible_person", "site_url", "supervising_unit", "township"}


def fields(register: str) -> list[tuple[str, str, str]]:
    """Every field of a register: its resource, its name and the reference table to which it refers."""
    return [
        (resource["name"], one["name"], one.get("references", ""))
        for resource in package(register)["resources"]
        for one in resource["schema"]["fields"]
    ]


def is_sample(register: str) -> bool:
    return package(register)["register"].get("sample", False)


def test_the_registers_that_are_made_up_are_these():
    assert {register for register in ALL if is_sample(register)} == set(REGISTERS) | WRITTEN


@pytest.mark.parametrize("register", ALL)
def test_a_register_is_made_up_or_real_and_never_both(register):
    if not is_sample(register):
        assert [path.name for path in (DATA / register).iterdir() if "示例" in path.read_text("utf-8")] == []
        return
    named = [
        (row[field], field)
        for resource, field, _ in fields(register)
        if field in PLACES or PARTY.fullmatch(field)
        for row in table(DATA, register, resource)
    ]
    assert [one for one in named if one[0] and "示例" not in one[0]] == []
    assert named or register in {*TOTALS, *WRITTEN}  # totals name nobody


def test_the_made_up_safety_week_is_of_a_made_up_place():
    weeks, events = table(DATA, "sample-week", "campaigns"), table(DATA, "sample-week-events", "events")

    assert [row for row in (*weeks, *events) if not row["area"].startswith("示例")] == []
    assert [row for row in (*weeks, *events) if not row["organiser"].startswith("示例")] == []
    assert [row for row in weeks if row["theme"] and not row["theme"].startswith("示例主题")] == []


@pytest.mark.parametrize("register", ALL)
def test_what_a_register_refers_to_is_of_its_own_kind(register):
    for _, field, reference in fields(register):
        folder = reference.split("/")[0]
        if folder == "reference":
            made_up = reference.startswith("reference/sample_")
            assert made_up == is_sample(register) or reference.startswith(NEUTRAL), field
        elif folder:
            assert is_sample(folder) == is_sample(register), field


@pytest.mark.parametrize("name", ["agencies", "townships", "labs"])
def test_every_agency_place_and_lab_to_refer_to_says_so(name):
    rows = table(DATA, "reference", f"sample_{name}")

    assert [
        row for row in rows if not any(cell.startswith("示例") for key, cell in row.items() if key.endswith("name"))
    ] == []


@pytest.mark.parametrize("register", ALL)
def test_no_chart_of_what_is_made_up_has_a_real_target(register):
    for chart in package(register)["register"].get("charts", []):
        if "target" in chart:
            assert is_sample(chart["target"].split("/")[0]) == is_sample(register), chart["name"]
