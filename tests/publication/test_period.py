"""The period of a record, vector by vector (民法典 arts 201–203)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from disclosure.contract.model import Catalogue, PublicWords
from disclosure.contract.periods import CLASS_COLUMNS
from disclosure.publication.publish import publish
from packages import field

from .conftest import package, raw_table, resource

BY_CLASS = {
    "field": "class",
    "lengths": {"三个月": "P3M", "三年": "P3Y", "不公示": "P0D", "按限制期限": {"ends": "ends"}},
}


def decisions(lasts):
    records = resource("decisions", "no begins:date class ends:date", key="no")
    return package("penalties", records, period={"from": "begins", "lasts": lasts})


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "lasts", "last"),
    [
        pytest.param("2024-03-15", "P3M", "2024-06-15", id="corresponding day"),
        pytest.param("2024-01-31", "P1M", "2024-02-29", id="no 31st in a leap February"),
        pytest.param("2023-01-31", "P1M", "2023-02-28", id="no 31st in February"),
        pytest.param("2024-03-31", "P1M", "2024-04-30", id="no 31st in April"),
        pytest.param("2023-02-28", "P1Y", "2024-02-28", id="28th stays the 28th in a leap year"),
        pytest.param("2024-02-29", "P1Y", "2025-02-28", id="leap day after one year"),
        pytest.param("2024-02-29", "P4Y", "2028-02-29", id="leap day after four years"),
        pytest.param("2021-12-31", "P3Y", "2024-12-31", id="three years"),
        pytest.param("2023-11-30", "P3M", "2024-02-29", id="over the turn of the year"),
        pytest.param("2023-08-31", "P1Y6M", "2025-02-28", id="years and months are counted together"),
        pytest.param("2024-05-01", "P30D", "2024-05-31", id="the first day is not counted"),
        pytest.param("2024-05-01", "P1D", "2024-05-02", id="one day"),
        pytest.param("2024-05-01", "P2W", "2024-05-15", id="weeks"),
        pytest.param("2024-01-31", "P1M1D", "2024-03-01", id="months before days"),
        pytest.param("2024-05-01", "P0Y1M", "2024-06-01", id="a part of nothing"),
    ],
)
def test_public_from_the_first_day_to_the_end_of_the_last(published, cells, first, lasts, last):
    one = timedelta(days=1)
    on_each = [
        cells(published(decisions(lasts), {"decisions": [f"1 {first} - -"]}, as_of), "decisions", "@until")
        for as_of in (day(first) - one, day(first), day(last), day(last) + one)
    ]

    assert on_each == [[], [day(last)], [day(last)], []]


@pytest.mark.parametrize("lasts", ["P0D", "P0M", "P0Y0M0D"])
def test_no_length_is_never_public_not_even_on_its_first_day(published, lasts):
    register = published(decisions(lasts), {"decisions": ["1 2024-06-30 - -"]})

    assert (register.records.rows, register.ledger.never) == (0, 1)


def test_the_end_in_the_row_is_the_last_public_day(published, cells):
    rows = ["a 2024-01-01 - 2024-06-29", "b 2024-01-01 - 2024-06-30", "c 2024-01-01 - 2024-07-01"]
    register = published(decisions({"ends": "ends"}), {"decisions": rows})

    assert cells(register, "decisions", "no", "@until") == [("b", date(2024, 6, 30)), ("c", date(2024, 7, 1))]


def test_each_class_has_its_own_length(published, cells):
    rows = [
        "a 2024-03-30 三个月 -",
        "b 2024-03-29 三个月 -",
        "c 2021-06-30 三年 -",
        "d 2021-06-29 三年 -",
        "e 2024-06-30 不公示 -",
        "f 2020-01-01 按限制期限 2030-12-31",
        "g 2020-01-01 按限制期限 2024-06-29",
        "h 2024-07-01 三个月 -",
    ]
    register = published(decisions(BY_CLASS), {"decisions": rows})

    assert cells(register, "decisions", "no") == ["a", "c", "f"]
    ledger = register.ledger
    assert (ledger.expired, ledger.not_begun, ledger.never) == (3, 1, 1)


@pytest.mark.parametrize("row", ["1 - 三年 -", "1 2024-06-30 - -", "1 2024-06-30 五年 -", "1 2024-06-30 按限制期限 -"])
def test_what_cannot_be_dated_is_never_public(published, row):
    register = published(decisions(BY_CLASS), {"decisions": [row]})

    assert (register.records.rows, register.ledger.never) == (0, 1)


def test_without_a_period_a_record_is_public_for_ever(published, cells):
    register = published(package("notices", resource("notices", "no", key="no")), {"notices": ["1"]}, date(9999, 1, 1))

    assert cells(register, "notices", "no", "@until") == [("1", None)]


RULED = {"field": "class", "rules": "reference/classes", "days": {"始": "begins", "止": "ends"}}
CLASSES = [
    ["三个月", "P3M", "始", None, None, "甲", None, None, "true"],
    ["一年", "P1Y", "止", None, None, "乙", "2026-04-01", None, "false"],
    ["按限制期限", None, None, "止", None, "甲", None, None, "true"],
    ["终身限制", None, None, "止", "true", "甲", None, None, "true"],
]


def test_classes_that_a_table_lists_last_as_its_rows_say(engine, cells):
    types = {"ends_openly": "boolean", "effective_from": "date", "effective_to": "date", "verified": "boolean"}
    columns = [field(name, types.get(name, "string")) for name in CLASS_COLUMNS]
    reference = package("reference", resource("classes", columns, key="period_class"))
    register = replace(decisions(RULED), public_words=PublicWords(register={"period": {}}))
    rows = [f"{word} 2024-06-20 {word} 2024-06-25" for word, *_ in CLASSES]
    tables = {
        ("reference", "classes"): raw_table(reference, "classes", CLASSES, engine),
        ("penalties", "decisions"): raw_table(register, "decisions", [*rows, "x 2024-06-20 终身限制 -"], engine),
    }
    catalogue = Catalogue({"penalties": register, "reference": reference})

    [found] = publish(catalogue, tables, engine, day("2024-06-22")).registers

    assert dict(cells(found, "decisions", "no", "@until")) == {
        "一年": day("2025-06-25"),
        "三个月": day("2024-09-20"),
        "按限制期限": day("2024-06-25"),
        "终身限制": day("2024-06-25"),
        "x": None,
    }
    lengths = {
        "三个月": "P3M",
        "一年": {"lasts": "P1Y", "from": "ends"},
        "按限制期限": {"ends": "ends"},
        "终身限制": {"ends": "ends", "open": True},
    }  # no published file needs a table that is not published
    written = {"from": "begins", "lasts": {"field": "class", "lengths": lengths}}
    assert found.package.public_words.register == {"period": written}


def test_a_class_may_count_from_a_day_of_its_own(published, cells):
    lasts = {"field": "class", "lengths": {"一年": {"lasts": "P1Y", "from": "ends"}, "三年": "P3Y"}}
    rows = ["1 2024-06-20 一年 2024-06-01", "2 2024-06-20 三年 2024-06-01"]
    register = published(decisions(lasts), {"decisions": rows}, day("2024-06-20"))

    assert cells(register, "decisions", "@until") == [day("2025-06-01"), day("2027-06-20")]


@pytest.mark.parametrize(
    "lasts", [{"ends": "ends", "open": True}, {"field": "class", "lengths": {"x": {"ends": "ends", "open": True}}}]
)
def test_an_end_that_may_be_open_is_no_end_where_it_is_empty(published, lasts):
    rows = ["1 2024-01-01 x -", "2 2024-01-01 x 2024-06-29", "3 2024-01-01 x 2024-06-30", "4 2024-07-01 x -"]
    register = published(decisions(lasts), {"decisions": rows}, day("2024-06-30"))

    assert (register.records.rows, register.ledger.expired, register.ledger.not_begun) == (2, 1, 1)
