"""A register on one day: withdrawals, the ledger, the order, and what each record's page needs to know."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from disclosure.contract.model import Catalogue
from disclosure.publication.model import Ledger, Tombstone
from disclosure.publication.publish import publish
from packages import field

from .conftest import AS_OF, package, raw_table, resource

PERIOD = {"from": "begins", "lasts": {"field": "class", "lengths": {"短": "P3M", "不公示": "P0D"}}}
STATUS = {"field": "status", "withdrawn": ["撤回", "停止公示"], "reason": "reason", "on": "on"}
DECISIONS = resource("decisions", "no begins:date class status reason on:date", key="no")

OF_EVERY_KIND = [
    "public 2024-06-01 短 正常 - -",
    "unstated 2024-06-01 短 - - -",
    "expired 2024-01-01 短 正常 - -",
    "early 2024-07-01 短 正常 - -",
    "never 2024-06-01 不公示 正常 - -",
    "w1 2024-06-01 短 撤回 原决定被撤销 2024-06-20",
    "w2 2024-01-01 短 停止公示 信用修复 2024-02-01",
    "w3 2024-07-01 短 撤回 - -",
    "w4 2024-06-01 不公示 撤回 误报 2024-06-02",
]


def penalties(**register):
    return package("penalties", DECISIONS, period=PERIOD, status=STATUS, **register)


@pytest.mark.parametrize("as_of", [date(2000, 1, 1), AS_OF, date(2999, 1, 1)])
def test_a_withdrawn_record_leaves_a_mark_whatever_the_day(published, as_of):
    register = published(penalties(), {"decisions": OF_EVERY_KIND}, as_of)

    assert register.tombstones == (
        Tombstone("w1", date(2024, 6, 20), "原决定被撤销"),
        Tombstone("w2", date(2024, 2, 1), "信用修复"),
        Tombstone("w3", None, ""),
        Tombstone("w4", date(2024, 6, 2), "误报"),
    )


def test_every_record_read_is_accounted_for(published, cells):
    register = published(penalties(), {"decisions": OF_EVERY_KIND})

    assert cells(register, "decisions", "no") == ["public", "unstated"]
    ledger = register.ledger
    assert ledger == Ledger(read=9, published=2, withdrawn=4, expired=1, not_begun=1, never=1)
    parts = (ledger.published, ledger.withdrawn, ledger.expired, ledger.not_begun, ledger.never)
    assert sum(parts) == ledger.read
    assert register.records.rows == ledger.published


def test_a_space_beside_the_word_does_not_bring_a_withdrawn_record_back(published):
    rows = [["1", "2024-06-01", "短", "\u3000撤回 ", "误报", "2024-06-02"]]
    register = published(penalties(), {"decisions": rows})

    assert (register.records.rows, len(register.tombstones)) == (0, 1)


@pytest.mark.parametrize("as_of", [date(2000, 1, 1), AS_OF, date(2999, 1, 1)])
def test_a_repaired_record_vanishes_as_an_expired_one_does(published, cells, as_of):
    status = {**STATUS, "withdrawn": ["撤回"], "repaired": ["停止公示"]}
    rows = ["1 2024-06-01 短 停止公示 信用修复 2024-06-20", "2 2024-06-01 短 停止公示 - -"]

    register = published(package("penalties", DECISIONS, period=PERIOD, status=status), {"decisions": rows}, as_of)

    assert (register.tombstones, cells(register, "decisions")) == ((), [])
    assert register.ledger == Ledger(read=2, published=0, withdrawn=0, expired=2, not_begun=0, never=0)


def test_where_parties_may_be_natural_persons_no_address_tells_a_number(published, cells):
    person = {"field": "class", "is": ["自然人"]}
    rows = ["JY-1 2024-06-01 短 正常 - -", "JY-2 2024-06-01 短 撤回 依法变更 2024-06-20"]

    register = published(penalties(person=person), {"decisions": rows})

    shown = [*cells(register, "decisions", "@record"), *(mark.record for mark in register.tombstones)]
    assert shown == [hashlib.sha256(key.encode()).hexdigest()[:16] for key in ("JY-1", "JY-2")]


def test_no_omitted_field_decides_the_order_of_records(published, cells):
    columns = [field("hidden", disclosure="omitted"), field("no"), field("on", "date")]
    hidden_key = package("penalties", resource("decisions", columns, key="hidden"), id="no", date="on")
    rows = ["a 2 2024-01-01", "b 1 2024-01-01", "c 3 2024-01-02"]

    assert cells(published(hidden_key, {"decisions": rows}), "decisions", "no") == ["3", "1", "2"]


def test_the_mark_stands_at_the_address_of_the_record(published):
    rows = ["豫郑罚〔2024〕1号 2024-06-01 短 撤回 误报 2024-06-02"]
    [mark] = published(penalties(), {"decisions": rows}).tombstones

    assert len(mark.record) == 16
    assert set(mark.record) <= set("0123456789abcdef")


def test_a_register_without_rows_is_valid(published):
    register = published(penalties(date="begins"), {"decisions": []})

    assert register.ledger == Ledger(0, 0, 0, 0, 0, 0)
    assert (register.tombstones, register.first, register.last) == ((), None, None)


class TestOrder:
    def test_the_latest_first_without_a_date_last_then_by_key_as_text(self, published, cells):
        register = published(
            package("news", resource("news", "no on:date", key="no"), date="on"),
            {"news": ["b -", "9 2024-01-02", "10 2024-01-02", "x 2023-12-31", "a -", "y 2024-01-03"]},
        )

        assert cells(register, "news", "no", "@order") == [("y", 1), ("10", 2), ("9", 3), ("x", 4), ("a", 5), ("b", 6)]

    def test_by_key_where_the_register_has_no_date(self, published, cells):
        register = published(
            package("news", resource("news", "a b", key="a b")), {"news": ["2 1", "1 2", "1 1", "1 -", "- 1"]}
        )

        assert cells(register, "news", "a", "b") == [(None, "1"), ("1", None), ("1", "1"), ("1", "2"), ("2", "1")]

    def test_the_first_and_the_last_day_are_those_of_public_records(self, published):
        register = published(
            penalties(date="begins"),
            {"decisions": [*OF_EVERY_KIND, "p2 2024-05-05 短 - - -", "p3 2024-06-09 短 - - -"]},
        )

        assert (register.first, register.last) == (date(2024, 5, 5), date(2024, 6, 9))


class TestFields:
    def test_an_omitted_field_is_gone_even_where_the_order_and_the_joins_need_it(self, published, cells):
        samples = resource(
            "samples", [field("no", disclosure="omitted"), field("on", "date", disclosure="omitted"), field("food")],
            key="no", label="no",
        )  # fmt: skip
        findings = resource(
            "findings", [field("sample", disclosure="omitted"), field("item")], keys=[("sample", "samples", "no")]
        )
        register = published(
            package("inspections", samples, findings, date="on"),
            {"samples": ["1 2024-01-01 米", "2 2024-01-02 面"], "findings": ["1 铅", "2 镉"]},
        )

        table = register.tables["findings"]
        assert table.frame.collect_schema().names() == ["item", "@record", "@order", "@place"]
        assert cells(register, "findings", "item") == ["镉", "铅"]
        assert table.resource.names == ("item",)
        assert table.resource.foreign_keys == ()
        assert cells(register, "samples", "food", "@order") == [("面", 1), ("米", 2)]
        assert (register.records.resource.primary_key, register.records.resource.label) == ((), None)
        assert (register.first, register.last) == (None, None)

    def test_a_withheld_field_that_came_through_is_gone(self, published):
        register = published(
            package("news", resource("news", "no phone", key="no"), withheld=["phone"]), {"news": ["1 110"]}
        )

        assert register.records.resource.names == ("no",)
        assert "phone" not in register.records.frame.collect_schema()

    def test_tables_keep_the_order_of_the_descriptor(self, published):
        register = published(
            package(
                "inspections",
                resource("notices", "no", key="no"),
                resource("samples", "no notice", key="no", keys=[("notice", "notices", "no")]),
                records="samples",
            ),
            {"samples": [], "notices": []},
        )

        assert list(register.tables) == ["notices", "samples"]

    def test_the_records_table_has_its_marks_in_order(self, published):
        register = published(penalties(), {"decisions": OF_EVERY_KIND})

        names = register.records.frame.collect_schema().names()
        assert names[:6] == list(DECISIONS.names)
        assert names[6:] == ["@record", "@order", "@subject", "@page", "@bucket", "@state", "@until"]


class TestMarks:
    def test_a_state_past_its_end_is_no_longer_what_the_cell_says(self, published, cells):
        register = published(
            package(
                "licences",
                resource("licences", "no state until:date", key="no"),
                state={"field": "state", "until": "until", "then": "过期"},
            ),
            {"licences": ["1 有效 2024-06-29", "2 有效 2024-06-30", "3 有效 -", "4 注销 2024-07-01", "5 - 2024-07-01"]},
        )

        assert cells(register, "licences", "@state") == ["过期", "有效", "有效", "注销", None]

    def test_a_state_before_its_first_day_is_not_yet_what_the_cell_says(self, published, cells):
        state = {"field": "state", "from": "begins", "before": "即将实施", "until": "until", "then": "被替代"}
        table = resource("standards", "no state begins:date until:date", key="no")
        standards = package("standards", table, state=state)
        rows = ["1 现行 2024-07-01 -", "2 现行 2024-06-30 -", "3 现行 - -", "4 现行 2020-01-01 2024-06-29"]

        register = published(standards, {"standards": rows})

        assert cells(register, "standards", "@state") == ["即将实施", "现行", "现行", "被替代"]

    def test_only_the_words_that_end_by_time_do(self, published, cells):
        state = {"field": "state", "until": "until", "then": "过期", "when": ["有效"]}
        licences = package("licences", resource("licences", "no state until:date", key="no"), state=state)

        register = published(licences, {"licences": ["1 有效 2024-06-29", "2 吊销 2024-06-29"]})

        assert cells(register, "licences", "@state") == ["过期", "吊销"]

    @pytest.mark.parametrize(
        ("pages", "expected"), [("all", [True] * 3), ("none", [False] * 3), ("adverse", [True, False, False])]
    )
    def test_which_records_have_a_page(self, published, cells, pages, expected):
        register = published(
            package(
                "inspections",
                resource("samples", "no conclusion", key="no"),
                pages=pages,
                outcome={"field": "conclusion", "adverse": ["不合格"]},
            ),
            {"samples": ["1 不合格", "2 合格", "3 -"]},
        )

        assert cells(register, "samples", "@page") == expected

    def test_a_natural_person_has_no_subject_page(self, published, cells):
        register = published(
            package(
                "licences",
                resource("licences", "no uscc name kind", key="no"),
                subject={"id": "uscc", "name": "name"},
                person={"field": "kind", "is": ["自然人"]},
            ),
            {
                "licences": [
                    "1 91410184MA00000001 示例公司 法人",
                    "2 92410184MA00000002 王某 自然人",
                    "3 - 示例摊 -",
                    "4 91410184MA00000004 示例社 -",
                ]
            },
        )

        assert cells(register, "licences", "@subject") == ["91410184MA00000001", None, None, "91410184MA00000004"]

    def test_what_may_not_be_shown_is_not_shown_as_a_mark(self, published, cells):
        omitted = [field("no"), *(field(name, disclosure="omitted") for name in ("uscc", "state"))]
        register = published(
            package(
                "licences",
                resource("licences", [*omitted, field("until", "date")], key="no"),
                subject={"id": "uscc", "name": "no"},
                state={"field": "state", "until": "until", "then": "过期"},
            ),
            {"licences": ["1 91410184MA00000001 有效 2024-07-01"]},
        )

        assert cells(register, "licences", "@subject", "@state") == [(None, None)]


def test_reference_tables_are_published_whole_as_in_the_file(engine):
    reference = package(
        "reference", resource("agencies", [field("agency_id"), field("phone", disclosure="omitted")], key="agency_id")
    )
    tables = {("reference", "agencies"): raw_table(reference, "agencies", ["b 1", "a 2", "c 3"], engine)}
    publication = publish(Catalogue({"reference": reference}), tables, engine, AS_OF)

    table = publication.references["reference", "agencies"]
    assert engine.all(table.frame.select("agency_id")) == [("b",), ("a",), ("c",)]
    assert table.frame.collect_schema().names() == ["agency_id", "@place"]
    assert (table.rows, table.resource.names, publication.registers) == (3, ("agency_id",), ())


def test_a_record_that_has_begun_may_be_public_for_ever(published, cells):
    register = package("made", resource("rows", "no from:date", key="no"), period={"from": "from"})

    found = published(register, {"rows": ["A 2024-06-30", "B 2024-07-01", "C 1999-01-01"]})

    assert sorted(cells(found, "rows", "no")) == ["A", "C"]
    assert (found.ledger.not_begun, cells(found, "rows", "@until")) == (1, [None, None])
