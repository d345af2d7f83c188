"""Every descriptor against the tables of the domain, as domain.py says how ours differ."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from domain import TABLES
from sites import ROOT

DATA = ROOT / "data"
SCHEMAS = Path(os.environ.get("FIXTURES", "")).parent / "domain/register-schemas.json"
COMMON = "8.0 Common columns (prepend to every register R1–R14)"
RELAXED = "原定必填"  # so begins the description of a column that may be empty although the domain requires it

pytestmark = pytest.mark.skipif(
    not SCHEMAS.is_file(), reason="FIXTURES is not set: the schemas of the domain are not here"
)

CORRECTED = "correction_note"  # beside the common columns: a tombstone's reason is no place for what was corrected
NOT_IN_THE_DOMAIN = {
    "agency-contacts/contacts": "how to reach each office, with 未公布 by field",
    "supervision-plans/plans": "what the law wants planned and made public each year",
    "check-catalogue/items": "who may check what, by which law and how often: the real list, beside the made-up checks",
    "consumer-tips/tips": "tips are no risk warnings",
    "public-sampling/rounds": "sampling that people vote for",
    "public-sampling/votes": "what they voted for",
    "labs/labs": "who tested, with which qualification",
    "stations/stations": "S22: where the office of a township is and what it looks after",
    "associations/associations": "S26: which associations there are and where they are registered",
    "pesticide-sellers/sellers": "S34: who may sell restricted pesticides",
    "smart-supervision/uses": "S21: what is connected, of how many",
    "local-standards/standards": "S09, S12: standards below the national ones, by stage of the chain",
    "credit-criteria/criteria": "S15: what the law says of lists, each with its article",
    "food-industry/clusters": "S05, S07: figures that the statistics office publishes, by year",
    "budgets/documents": "S39: where a budget and accounts can be read",
    "enforcement/campaigns": "S29, S31, S33, S34: totals of a campaign",
    "markets/markets": "S35: whether a market has a mark to trace by",
    "online-operators/online": "S32: filings, and the labels that the order on online catering asks for",
    "school-meals/units": "S31: who cooks for pupils",
    "school-meals/companions": "S31: who of the school ate along, and what was found",
    "kitchen-waste/handlers": "S36: who takes kitchen waste",
    "stall-zones/zones": "S30: where stalls may stand, which the law wants told",
    "certified-bases/certificates": "S08, S12: certificates and bases",
    "liability-insurance/trades": "S27: totals by trade, with their denominators",
    "science-points/points": "S23: where to go and ask",
    "coverage/coverage": "numbers of what the plan wants built",
    "procedure-catalogue/procedure_steps": "the column steps, a row each",
    "plan-tasks/stages": "the three steps of the plan",
    "plan-reports/halves": "what a half-year is called",
    "campaigns/materials": "points, pages, cases and stories that go with a week",
    "campaign-events/photos": "a row a photo, with the consent to it",
    "quiz/questions": "questions with their answers, why, and from where",
    **dict.fromkeys(
        ("sample-week/campaigns", "sample-week/materials", "sample-week-events/events", "sample-week-events/photos"),
        "a made-up campaign that shows every part in use",
    ),
    "systems/documents": "what the documents of 41 systems are, several of one",
    "reference/period_classes": "both regimes of periods",
    "reference/powers": "who may do what, of which stage or kind, by which law",
    "reference/row_rules": "what a row may not be, by which law, from when to when",
    "reference/penalty_kinds": "the closed list of the law",
    "reference/workshop_bans": "what a workshop may not make",
    "reference/townships": "names of the divisions",
    "reference/food_categories": "the classes of food",
    "reference/food_category_aliases": "other spellings of these classes",
    "reference/index_numbers": "the numbers of the catalogue of government information, which an office makes",
    "reference/synonyms": "words that people say for the words of the registers",
    "reference/explanations": "an unqualified item needs its explanation",
    "reference/labs": "who tested; none is known, and it stands ready",
    "reference/small_fines": "what counts as a small fine; Henan's is not known, and it stands ready",
    **dict.fromkeys(
        (
            f"reference/sample_{name}"
            for name in ("agencies", "powers", "small_fines", "townships", "labs", "explanations")
        ),
        "what the made-up registers refer to",
    ),
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    return json.loads(SCHEMAS.read_text("utf-8"))


def package(folder: str) -> dict[str, Any]:
    return json.loads((DATA / folder / "datapackage.json").read_text("utf-8"))


def resource(name: str) -> dict[str, Any]:
    folder, table = name.split("/")
    [found] = [one for one in package(folder)["resources"] if one["name"] == table]
    return found


def columns(name: str) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in resource(name)["schema"]["fields"]}


def domain_of(name: str, schemas: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The columns of the domain's table, by our names."""
    table = TABLES[name]
    theirs = schemas[table.domain] + (schemas[COMMON] if table.common else [])
    return {table.renamed.get(one["name"], one["name"]): one for one in theirs}


def test_every_table_of_the_domain_is_a_register_and_every_table_of_ours_is_known(schemas):
    ours = {
        f"{path.parent.name}/{one['name']}"
        for path in DATA.glob("*/datapackage.json")
        for one in package(path.parent.name)["resources"]
    }

    assert {one.domain for one in TABLES.values()} == set(schemas) - {COMMON}
    assert ours == set(TABLES) | set(NOT_IN_THE_DOMAIN)
    assert set(TABLES) & set(NOT_IN_THE_DOMAIN) == set()


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_there_or_have_a_reason(name, schemas):
    table, ours, domain = TABLES[name], columns(name), domain_of(name, schemas)
    hidden = {one for one in domain if domain[one]["x_sensitivity"] == "withhold"}
    added = set(table.added) | ({CORRECTED} if "withdrawal_reason" in ours else set())

    assert set(ours) - added == set(domain) - hidden - set(table.left_out)
    assert added <= set(ours) - set(domain)
    assert set(table.left_out) <= set(domain)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_withheld_is_forbidden_in_the_whole_folder(name, schemas):
    hidden = {one["name"] for one in domain_of(name, schemas).values() if one["x_sensitivity"] == "withhold"}
    descriptor = package(name.split("/")[0])
    everything = {one["name"] for table in descriptor["resources"] for one in table["schema"]["fields"]}

    assert hidden <= set(descriptor.get("register", {}).get("withheld", []))
    assert hidden & everything == set()


@pytest.mark.parametrize("name", TABLES)
def test_types_and_constraints_are_those_of_the_domain(name, schemas):
    table, ours, domain = TABLES[name], columns(name), domain_of(name, schemas)
    other = set()
    for column in set(ours) & set(domain):
        is_same = ours[column]["type"] == domain[column]["type"]
        assert is_same or column in table.changed, column
        assert ours[column]["disclosure"] == "public", column
        said, wanted = ours[column].get("constraints", {}), dict(domain[column].get("constraints", {}))
        if wanted.get("required") and ours[column].get("description", "").startswith(RELAXED):
            assert not said.get("required"), column
            del wanted["required"]
        if not is_same or {word: said.get(word) for word in wanted} != wanted:
            other.add(column)

    assert other == set(table.changed)


@pytest.mark.parametrize("name", TABLES)
def test_what_the_domain_refers_to_is_a_reference(name, schemas):
    ours, domain = columns(name), domain_of(name, schemas)
    keys = {one for key in resource(name)["schema"].get("foreignKeys", []) for one in key["fields"]}

    assert [
        column
        for column in set(ours) & set(domain)
        if "x_fk" in domain[column] and not (ours[column].get("references") or column in keys)
    ] == []


def prose(value: Any) -> list[str]:
    """Every title and description of a descriptor; not its enumerations, which may quote."""
    if isinstance(value, list):
        return [text for one in value for text in prose(one)]
    if not isinstance(value, dict):
        return []
    own = [value[key] for key in ("title", "description") if isinstance(value.get(key), str)]
    return own + [text for key, one in value.items() if key != "constraints" for text in prose(one)]


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in DATA.glob("*/datapackage.json")))
def test_prose_has_full_width_signs_and_one_kind_of_quotation_marks(folder):
    half_width = re.compile("[\u4e00-\u9fff”）][,;:!?()]|[,;:!?()][\u4e00-\u9fff“（]|[「」]")

    assert [text for text in prose(package(folder)) if half_width.search(text.replace("](", ""))] == []
    assert [path.name for path in (DATA / folder).glob("*.*") if re.search("[「」]", path.read_text("utf-8"))] == []
