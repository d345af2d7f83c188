"""Which record has replaced another: in its state, on the day, and only as far as the rows say so."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.ground.columns import STATE
from packages import field, write_package
from published import published

pytestmark = pytest.mark.usefixtures("either_engine")
FIELDS = [
    field("no"),
    field("firm"),
    field("place"),
    field("from", "date"),
    field("to", "date"),
    field("state", constraints={"enum": ["有效", "注销", "吊销", "过期"]}),
]
OLD = ["1", "甲", "东街", "2015-01-01", "2020-01-01", "有效"]
NEW = ["2", "甲", "东街", "2020-01-02", "2025-01-01", "有效"]


@pytest.fixture
def states(tmp_path):
    """Return a function that gives the states of some licences on a day, by their numbers."""

    def run(*rows, as_of=date(2022, 9, 30), **register):
        contract = {
            "section": "results",
            "records": "rows",
            "title": "{no}",
            "columns": ["no"],
            "state": {"field": "state", "until": "to", "then": "过期", "when": ["有效"]},
            "supersedes": {"same": ["firm", "place"], "newest": "from"},
            **register,
        }
        table = {"fields": FIELDS, "primaryKey": ["no"], "rows": rows}
        write_package(tmp_path / "data/licences", {"rows": table}, contract)
        with published(tmp_path / "data", tmp_path / "scratch", as_of=as_of) as site:
            frame = site.registers["licences"].records.frame
            return dict(site.engine.all(frame.select("no", STATE).sort("no")))

    return run


def test_a_licence_that_another_has_replaced_is_not_expired(states):
    assert states(OLD, NEW) == {"1": "已换新证", "2": "有效"}


def test_one_that_is_typed_as_expired_is_replaced_too_and_one_still_running(states):
    typed, running = [*OLD[:5], "过期"], [*OLD[:4], "2024-01-01", "有效"]

    assert states(typed, NEW)["1"] == "已换新证"
    assert states(running, NEW)["1"] == "已换新证"


@pytest.mark.parametrize(
    ("newer", "why"),
    [
        (["2", "甲", "西街", *NEW[3:]], "another place"),
        (["2", "", "东街", *NEW[3:]], "nobody's"),
        ([*NEW[:3], "2022-10-01", "2027-10-01", "有效"], "not begun"),
        ([*NEW[:5], "吊销"], "revoked itself"),
        ([*NEW[:3], "", *NEW[4:]], "without a day"),
        ([*NEW[:3], "2015-01-01", *NEW[4:]], "of the same day"),
    ],
)
def test_where_the_rows_do_not_say_so_nothing_is_replaced(newer, why, states):
    assert states(OLD, newer)["1"] == "过期", why


def test_what_is_empty_in_both_is_not_alike(states):
    old, new = ["1", "甲", "", *OLD[3:]], ["2", "甲", "", *NEW[3:]]

    assert states(old, new)["1"] == "过期"


def test_what_was_revoked_stays_revoked(states):
    assert states([*OLD[:5], "吊销"], NEW)["1"] == "吊销"


def test_of_several_the_newest_stands(states):
    third = ["3", "甲", "东街", "2021-01-02", "2026-01-01", "有效"]

    assert states(OLD, third, NEW) == {"1": "已换新证", "2": "已换新证", "3": "有效"}


def test_a_new_licence_that_is_not_public_replaces_nothing(states):
    register = {"period": {"from": "from", "lasts": {"ends": "to"}}}

    assert states([*OLD[:4], "2030-01-01", "有效"], [*NEW[:4], "2021-01-01", "有效"], **register) == {"1": "有效"}
