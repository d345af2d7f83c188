"""What the site promises of itself: each sentence that does is read from its page, beside the tests that keep it.

A promise that is written anew fails here until somebody says what keeps it; one that nothing keeps is rewritten.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from sites import ROOT

DATA = ROOT / "data"
HERE = "tests/city/test_promises.py::"
LIMITS = ("tests/city/test_rules_of_law.py::test_rules_have_the_laws_numbers",)
PERIOD = (
    "tests/publication/test_period.py::test_each_class_has_its_own_length",
    "tests/city/test_rules_of_law.py::test_period_classes_of_both_regimes",
)
FOR_EVER = ("tests/publication/test_publish.py::test_a_record_that_has_begun_may_be_public_for_ever",)
OWN_END = ("tests/publication/test_period.py::test_the_end_in_the_row_is_the_last_public_day",)
NO_COLUMN = (
    f"{HERE}test_no_register_has_a_column_for_what_is_never_public",
    "tests/contract/test_consistency.py::test_a_withheld_column_in_the_schema_stops_the_build",
)
AUTHORITY = (
    "tests/checks/kinds/test_authority.py::test_an_agency_without_the_power_is_refused",
    "tests/city/test_catalogues.py::test_no_coordinating_office_and_no_promise_is_invented",
)
RATE = (
    "tests/statistics/test_said.py::test_a_rate_is_said_with_its_fraction",
    "tests/statistics/test_measures.py::test_rate_is_cut_and_keeps_its_fraction",
    "tests/pages/test_register.py::test_a_rate_over_few_rows_is_not_computed",
)
SERIES = ("tests/pages/test_views.py::test_targets_stand_beside_what_was_reached_series_by_series",)
ONCE = "tests/publication/test_deadlines.py::test_what_is_late_under_several_limits_is_late_once_under_the_tightest"
HASHED = "tests/publication/test_publish.py::test_where_parties_may_be_natural_persons_no_address_tells_a_number"

KEPT: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "pages/about": {
        "谁对记录负责": {
            "记录由制作它的机关负责公开": (
                "tests/pages/test_register.py::test_a_register_says_at_its_end_where_it_is_from_and_how_long_it_stays",
            ),
            "食品安全委员会办公室": AUTHORITY,
        },
        "这里没有什么": {
            "没有全国或者全省的总体情况": (f"{HERE}test_no_title_warns_or_recommends",),
            "没有推荐": (
                f"{HERE}test_no_title_warns_or_recommends",
                "tests/city/test_samples_hang_together.py::test_sites_are_facts_and_no_praise",
            ),
            "没有个人的证件号码": NO_COLUMN,
            "没有正在办的案件": (f"{HERE}test_only_what_is_decided_is_registered",),
        },
        "数字怎么算": {
            "率总是写出分子和分母": RATE,
            "率只截取到一位小数": RATE,
            "监督抽检和评价性抽检不放在一起算": (
                *SERIES,
                "tests/statistics/test_targets.py::test_what_is_made_up_never_stands_beside_a_real_target",
            ),
            "每页写明“网站生成于”哪一天": ("tests/pages/test_streams.py::test_every_page_says_as_of_when",),
            "空着的": (
                "tests/pages/test_register.py::test_an_empty_cell_of_a_list_is_a_dash_with_a_word",
                "tests/pages/test_register.py::test_a_register_without_rows_says_so",
                "tests/statistics/test_measures.py::test_sum_of_empty_cells_is_not_an_amount_of_nothing",
            ),
        },
        "网站是怎么做的": {
            "网页由程序从数据文件生成": (
                "tests/test_build.py::test_nothing_is_fetched_from_elsewhere",
                "tests/browser/test_pages.py::test_page_asks_nobody_else_and_complains_of_nothing",
            ),
        },
    },
    "procedures/how-publication-works": {
        "什么时候公开：期限表": {
            "一般主动公开的信息": LIMITS,
            "行政许可、行政处罚（双公示）": LIMITS,
            "市场监管处罚": LIMITS,
            "监督检查结果": LIMITS,
            "抽检结果和处置、食品处罚": LIMITS,
            "部门信息公开年度报告": LIMITS,
            "县级以上政府信息公开年度报告": LIMITS,
            "同一件事碰上几个期限": (ONCE,),
            "晚了就写晚了": (
                ONCE,
                "tests/publication/test_deadlines.py::test_each_record_is_told_by_when_and_whether_it_was_kept",
                "tests/pages/test_views.py::test_a_register_says_how_it_kept_the_limits_of_the_law",
            ),
            "抽检不合格的": (
                "tests/checks/kinds/test_window.py::test_what_is_public_before_the_time_to_object_is_over_is_refused",
            ),
        },
        "工作日怎么数": {
            "不含法定节假日": (
                "tests/ground/test_workdays.py::test_holidays_are_left_out_and_exchanged_weekends_count",
                "tests/ground/test_workdays.py::test_the_first_day_is_not_counted",
            ),
            "2019-09-02": ("tests/city/test_calendar.py::test_the_program_counts_the_same",),
            "2019-09-20": ("tests/city/test_calendar.py::test_the_program_counts_the_same",),
            "2025-01-20": ("tests/city/test_calendar.py::test_the_program_counts_the_same",),
            "节假日安排一年一公布": (
                "tests/city/test_calendar.py::test_the_program_counts_nothing_beyond_the_calendar",
                "tests/publication/test_agenda.py::test_a_calendar_that_ends_is_told_where_working_days_are_counted",
            ),
        },
        "什么时候撤下": {
            "只有通报批评、较低数额罚款的处罚": PERIOD,
            "其他处罚": PERIOD,
            "限制开展生产经营活动": PERIOD,
            "类别是“不公示”的": (
                "tests/publication/test_period.py::test_no_length_is_never_public_not_even_on_its_first_day",
            ),
            "准予信用修复": (
                "tests/publication/test_publish.py::test_a_repaired_record_vanishes_as_an_expired_one_does",
                f"{HERE}test_a_decision_ends_early_by_repair_alone",
            ),
            "许可、三小登记备案、监督检查、信用名单": (
                *OWN_END,
                "tests/publication/test_publish.py::test_a_state_past_its_end_is_no_longer_what_the_cell_says",
            ),
            "典型案例": OWN_END,
            "抽检结果、投诉举报统计": FOR_EVER,
            "标准目录、程序目录": (
                "tests/publication/test_period.py::test_without_a_period_a_record_is_public_for_ever",
            ),
            "前三行的依据": (
                "tests/publication/test_period.py::test_public_from_the_first_day_to_the_end_of_the_last",
            ),
            "每个名册的“来源与公示期限”一节": (
                "tests/pages/test_register.py::test_a_register_says_at_its_end_where_it_is_from_and_how_long_it_stays",
            ),
        },
        "撤下以后留下什么": {
            "撤回：决定被变更": (
                "tests/pages/test_streams.py::test_a_tombstone_says_register_day_and_reason_only",
                "tests/checks/test_law.py::test_a_tombstone_says_nothing_in_free_words",
            ),
            "到期": (
                "tests/test_build.py::test_expired_and_future_records_leave_no_mark",
                "tests/publication/test_mentions.py::test_a_cell_that_names_an_expired_or_future_record_is_empty",
                "tests/publication/test_totals.py::test_a_total_counts_the_rows_that_the_public_sees",
            ),
            "更正": (
                f"{HERE}test_a_correction_says_what_was_corrected",
                "tests/checks/test_law.py::test_a_corrected_row_says_what_was_corrected_and_when",
                "tests/pages/test_changes.py::test_a_correction_is_told_on_the_page_of_the_record_and_among_the_changes",
            ),
            "撤回要在 3 个工作日内": (
                "tests/publication/test_canaries.py::test_no_canary_is_in_what_publication_hands_on",
                "tests/files/test_feed.py::test_a_withdrawn_record_leaves_the_feed",
                HASHED,
            ),
        },
        "为什么有的没有名字": {
            "自然人的姓名": ("tests/checks/test_law.py::test_a_natural_person_has_no_code",),
            "身份证号": NO_COLUMN,
            "未成年人": ("tests/checks/test_law.py::test_a_tombstone_says_one_of_six_reasons",),
            "举报人、投诉人": NO_COLUMN,
            "检查人员、抽样人员": NO_COLUMN,
            "商业秘密": NO_COLUMN,
            "依据": LIMITS,
            "企业、个体工商户的字号": (
                "tests/pages/test_subject.py::test_a_subject_joins_registers_by_number_and_never_by_name",
            ),
        },
        "数怎么算": {
            "合格率写分子": RATE,
            "监督抽检和评价性抽检": SERIES,
            "通告里写的总数": ("tests/checks/kinds/test_total.py::test_a_typed_total_is_the_number_of_rows",),
        },
    },
}
SECTIONS = [(page, heading) for page, sections in KEPT.items() for heading in sections]


def units(page: str, heading: str) -> Iterator[str]:
    """Yield what a section says: its paragraphs, the items of its lists, the rows of its tables; without marks."""
    text = (ROOT / f"content/{page}.md").read_text("utf-8")
    [section] = re.findall(rf"(?ms)^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text)
    lines = [line.replace("**", "").strip() for line in section.splitlines()]
    for before, line in zip(["", *lines], lines, strict=False):
        is_head = line.startswith("|") and not before.startswith("|")
        if line and not is_head and not re.fullmatch(r"[| –-]+", line):
            yield re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", line).lstrip("|- ").strip()


@pytest.mark.parametrize(("page", "heading"), SECTIONS)
def test_each_promise_of_a_page_is_kept_by_a_test(page, heading):
    kept = KEPT[page][heading]

    said = list(units(page, heading))
    assert [line for line in said if not any(line.startswith(promise) for promise in kept)] == []
    assert [promise for promise in kept if not any(line.startswith(promise) for line in said)] == []


@pytest.mark.parametrize(("page", "heading"), SECTIONS)
def test_what_keeps_a_promise_is_there(page, heading):
    for tests in KEPT[page][heading].values():
        assert tests
        for one in tests:
            path, _, function = one.partition("::")
            assert f"def {function}(" in (ROOT / path).read_text("utf-8"), one


# ---- promises of this city's data alone


def descriptors() -> dict[str, Any]:
    return {path.parent.name: json.loads(path.read_text("utf-8")) for path in sorted(DATA.glob("*/datapackage.json"))}


def titles() -> list[str]:
    """What registers, their fields, measures and charts are called, and the pages."""
    found = [
        re.findall(r"(?m)^Title: (.+)", path.read_text("utf-8"))[0] for path in sorted((ROOT / "content").rglob("*.md"))
    ]
    for package in descriptors().values():
        register = package.get("register", {})
        found += [package["title"], *(one["title"] for one in register.get("measures", {}).values())]
        found += [one["title"] for one in register.get("charts", [])]
        found += [field["title"] for one in package["resources"] for field in one["schema"]["fields"]]
    return found


def rules(register: str, kind: str) -> list[dict[str, Any]]:
    return [one for one in descriptors()[register]["register"]["checks"] if one["kind"] == kind]


def test_no_title_warns_or_recommends():
    assert [
        one for one in titles() if re.search("风险警示|风险预警|事故通报|总体状况|推荐|排名|排行|评分|星级", one)
    ] == []


def test_no_register_has_a_column_for_what_is_never_public():
    never = re.compile("身份证|证件号|住址|银行|账号|健康情况|举报人|投诉人|(检查|抽样|执法)人员(姓名)?$|商业秘密|手机")
    fields = [
        (name, field["title"])
        for name, package in descriptors().items()
        for one in package["resources"]
        for field in one["schema"]["fields"]
    ]

    assert [one for one in fields if never.search(one[1])] == []
    for register in ("penalties", "licences", "small-operators", "supervision", "credit-lists", "inspections"):
        assert descriptors()[register]["register"]["withheld"], register


def test_only_what_is_decided_is_registered():
    def constraints(register: str, name: str) -> dict[str, Any]:
        fields = [field for one in descriptors()[register]["resources"] for field in one["schema"]["fields"]]
        return next(field["constraints"] for field in fields if field["name"] == name)

    assert constraints("penalties", "decided_on")["required"]
    assert constraints("case-register", "case_stage")["required"]
    assert set(constraints("case-register", "case_stage")["enum"]) == {"处罚决定生效", "裁判生效"}


def test_a_decision_ends_early_by_repair_alone():
    forbidden = [(one["values"], one["when"]) for one in rules("penalties", "forbidden")]

    assert (["停止公示"], {"repair_state": ["未申请", "已受理", "不予", "不适用"]}) in forbidden
    assert (["公示中", "更正", "停止公示"], {"appeal_state": ["变更", "撤销"]}) in forbidden
    for register in ("penalties", "credit-lists"):
        assert descriptors()[register]["register"]["status"]["repaired"] == ["停止公示"]


def test_a_correction_says_what_was_corrected():
    for register, package in descriptors().items():
        if "status" in package.get("register", {}):
            status = package["register"]["status"]
            assert (status["corrected"], status["note"]) == (["更正"], "correction_note"), register


def test_the_samples_say_one_of_the_six_reasons_where_they_are_withdrawn():
    for register, package in descriptors().items():
        words = package.get("register", {}).get("status", {}).get("withdrawn", [])
        for path in DATA.joinpath(register).glob("*.csv") if words else []:
            with path.open(encoding="utf-8", newline="") as file:
                rows = [row for row in csv.DictReader(file) if row.get("publication_status") in words]
            assert {row["withdrawal_reason"] for row in rows} <= {
                "依法变更",
                "依法撤销",
                "信息有误已更正",
                "依法停止公开",
            }, path
