"""The sample registers: made up, visibly so, always the same, shaped like real ones, and without a fault."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.errors import errors_only
from disclosure.ground.columns import STATE
from samples.registers import write, write_inspections
from sites import ROOT
from stages import stages

DATA = ROOT / "data"
REGISTERS = {  # the tables of each
    "inspections": ("samples", "notices", "findings", "disposals"),
    "penalties": ("penalties",),
    "licences": ("licences",),
    "small-operators": ("operators",),
    "supervision": ("checks", "check_items"),
    "credit-lists": ("entries",),
    "complaint-statistics": ("statistics",),
    "case-register": ("cases",),
    "sites": ("sites",),
    "associations": ("associations",),
    "certified-bases": ("certificates",),
    "consumer-tips": ("tips",),
    "enforcement": ("campaigns",),
    "kitchen-waste": ("handlers",),
    "labs": ("labs",),
    "liability-insurance": ("trades",),
    "local-standards": ("standards",),
    "markets": ("markets",),
    "online-operators": ("online",),
    "pesticide-sellers": ("sellers",),
    "public-sampling": ("rounds", "votes"),
    "school-meals": ("units", "companions"),
    "science-points": ("points",),
    "smart-supervision": ("uses",),
    "stall-zones": ("zones",),
    "stations": ("stations",),
}
# they name nobody
TOTALS = {"complaint-statistics", "consumer-tips", "enforcement", "liability-insurance", "smart-supervision"}
CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SUBJECTS = {"samples": "sampled_uscc", "penalties": "party_uscc", "licences": "party_uscc"}
CODES = SUBJECTS | {
    "checks": "operator_uscc",
    "entries": "party_uscc",
    "cases": "defendant_uscc",
    "sites": "operator_uscc",
}
WRITTEN = {"sample-week", "sample-week-events"}  # by hand: a few rows that show every part in use
BLACK = "严重违法失信名单(黑名单)"


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
    return {name: table(written, register, name) for register, names in REGISTERS.items() for name in names}


def day(text: str) -> date:
    return date.fromisoformat(text)


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


# ---- shaped like real ones


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

    assert len(led) > 5
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
    assert any(row["producer_region"].startswith("示例外省") for row in samples)
    assert {"复检维持", "复检改判", "异议采纳"} <= {row["review_state"] for row in samples}
    assert any("\n" in row["facts"] for row in tables["penalties"])
    assert any("." in row["fine_wan"] for row in tables["penalties"])
    assert len({row["published_on"][:7] for row in samples}) < 45  # months without a notice
    assert any(
        (date.fromisoformat(row["published_on"]) - date.fromisoformat(row["made_on"])).days > 30 for row in samples
    )


# ---- what hangs together


def test_penalties_are_appealed_against_and_repaired(tables):
    rows = tables["penalties"]

    assert {"维持", "变更", "撤销", "期限未届满"} <= {row["appeal_state"] for row in rows}
    assert {row["publication_status"] for row in rows if row["appeal_state"] in {"变更", "撤销"}} == {"撤回"}
    for row in rows:
        if row["repair_state"] == "准予":
            assert row["publication_status"] == "停止公示"
            assert (day(row["repair_decided_on"]) - day(row["published_on"])).days > 364
            assert row["period_class"] == "三年"
    assert any(row["repair_state"] == "准予" for row in rows)
    assert any(row["party_province"] == "示例外省" for row in rows)
    assert any(row["licence_affected"] for row in rows)


def test_stalls_have_a_person_and_no_name(tables):
    stalls = [row for row in tables["operators"] if row["kind"] == "食品小摊点"]

    assert len(stalls) > 50
    assert {(row["operator_name"], row["valid_to"], row["person_name"][-1]) for row in stalls} == {("", "", "某")}
    assert all(row["hours"] for row in stalls)


def test_registrations_end_after_three_years_and_are_checked_late_or_never(tables):
    rows = [row for row in tables["operators"] if row["document_kind"].endswith("登记证")]
    waited = [(day(row["first_check_on"]) - day(row["issued_on"])).days for row in rows if row["first_check_on"]]

    assert {day(row["valid_to"]).year - day(row["issued_on"]).year for row in rows} <= {2, 3}
    assert len(waited) < len(rows)
    assert max(waited) > 62


def test_checks_have_the_results_of_the_rule(tables):
    results = Counter(row["result"] for row in tables["checks"])

    assert set(results) == {"未发现问题", "发现问题当场整改", "责令限期整改", "依法调查处理"}
    assert results["未发现问题"] > 400
    assert min(row["checked_on"] for row in tables["checks"]) >= "2022-03-15"  # order 49 is in force
    assert {"已整改", "整改中", "未整改"} <= {row["rectified"] for row in tables["checks"]}


def test_nobody_is_checked_more_often_than_announced(tables):
    caps = {row["item_id"]: int(row["annual_cap"]) for row in tables["check_items"]}
    times = Counter((row["operator_name"], row["item_id"], row["checked_on"][:4]) for row in tables["checks"])

    assert [key for key, count in times.items() if key[0][-1] != "某" and count > caps[key[1]]] == []


def test_checks_lead_to_penalties_of_the_same_party(tables):
    penalties = {row["record_id"]: row for row in tables["penalties"]}
    led = [row for row in tables["checks"] if row["follow_up_record"]]

    assert len(led) > 20
    for row in led:
        penalty = penalties[row["follow_up_record"]]
        assert (row["operator_uscc"], row["result"]) == (penalty["party_uscc"], "依法调查处理")
        assert row["checked_on"] < penalty["decided_on"]


def test_lists_rest_on_a_penalty_and_fall_with_it(tables):
    penalties = {row["record_id"]: row for row in tables["penalties"]}
    black = [row for row in tables["entries"] if row["list_kind"] == BLACK]

    assert len(black) > 10
    for row in black:
        penalty = penalties[row["related_penalty"]]
        assert row["party_name"] == penalty["party_name"]
        assert row["publish_until"] <= penalty["penalty_valid_until"]
        assert (penalty["publication_status"] == "撤回") == (row["removal_reason"] == "决定撤销")
    assert {"期满", "信用修复"} <= {row["removal_reason"] for row in tables["entries"]}
    assert all(row["prior_notice_on"] < row["listed_on"] for row in tables["entries"])


def test_complaints_are_totals_and_never_small_numbers(tables):
    counts = [int(row[name]) for row in tables["statistics"] for name in ("received", "closed", "on_time")]
    rewards = [row["rewards_paid"] for row in tables["statistics"] if row["matter"] == "举报"]

    assert min(counts) >= 5
    assert "" in rewards
    assert all(int(paid) >= 5 for paid in rewards if paid)
    assert {row["channel"] for row in tables["statistics"]} == {"12315平台", "12345"}


def test_cases_are_final_and_shown_no_longer_than_their_penalty(tables):
    penalties = {row["decision_no"]: row for row in tables["penalties"]}
    for row in tables["cases"]:
        assert row["effective_on"] <= row["made_on"] <= row["published_on"]
        if row["case_kind"] == "行政处罚典型案例":
            penalty = penalties[row["document_no"]]
            assert penalty["publication_status"] not in {"撤回", "停止公示"}
            assert (day(row["display_until"]) - day(penalty["published_on"])).days <= 3 * 366
        else:
            assert row["defendant_name"][-1] == "某"


def test_who_is_penalised_leaves_the_sites(tables):
    last: dict[str, str] = {}
    for row in tables["penalties"]:
        if row["party_uscc"] and row["period_class"] != "不公示":
            last[row["party_uscc"]] = max(row["decided_on"], last.get(row["party_uscc"], ""))
    joined = [row for row in tables["sites"] if row["operator_uscc"] in last]

    assert len(joined) > 10
    assert {row["state"] for row in joined} == {"退出"}
    assert all(row["published_on"] < last[row["operator_uscc"]] < row["left_on"] for row in joined)


def test_sites_are_facts_and_no_praise(tables):
    cells = {cell for row in tables["sites"] for name, cell in row.items() if name != "scheme"}
    cells |= {row[name] for row in tables["entries"] for name in ("reason", "measures")}

    assert [cell for cell in cells if re.search("推荐|放心|优质|值得|优秀|最佳|星级", cell)] == []


# ---- never beside real ones


ALL = sorted({path.parent.name for path in DATA.glob("*/datapackage.json")} - {"reference"})
NEUTRAL = ("reference/food_categories.", "reference/explanations.")  # no firm, no agency and no place in them
PARTY = re.compile(
    "(producer|sampled|party|operator|person|defendant|platform|lab|case)_(name|address|region|province)"
)
PLACES = {"address", "legal_rep", "premises", "responsible_person", "site_url", "supervising_unit", "township"}


def package(register: str) -> dict[str, Any]:
    return json.loads((DATA / register / "datapackage.json").read_text("utf-8"))


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


# ---- without a fault


@pytest.mark.city
@pytest.mark.parametrize("as_of", [date(2022, 9, 30), date(2026, 1, 31)], ids=str)
def test_the_registers_of_this_site_go_through_all_stages(tmp_path, as_of):
    with stages(DATA, tmp_path, as_of) as found:
        assert errors_only(found.problems) == []
        ledgers = {name: register.ledger for name, register in found.registers.items()}
        shown = {state for (state,) in found.rows("licences", "licences", STATE)}

    assert ledgers["penalties"].published > 50
    assert min(ledgers["penalties"].expired, ledgers["penalties"].withdrawn, ledgers["penalties"].never) > 5
    assert min(ledgers["inspections"].withdrawn, ledgers["licences"].withdrawn) > 2
    assert shown == {"有效", "注销", "撤销", "吊销", "撤回", "过期", "已换新证"}


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
