"""The sample registers: shaped like real ones, and each row in keeping with the others."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from sample_registers import SUBJECTS

BLACK = "严重违法失信名单(黑名单)"


def day(text: str) -> date:
    return date.fromisoformat(text)


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
