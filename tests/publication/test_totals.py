"""Typed totals of notices: the public reads how many of their rows are public, and never how many are hidden."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from .conftest import package, resource

STATUS = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}
PERIOD = {"from": "begins", "lasts": "P3M"}
SAMPLES = resource(
    "samples",
    "no notice result status reason on:date begins:date",
    key="no",
    keys=[("notice", "notices", "no")],
)
NOTICES = resource("notices", "no total:integer failed:integer weight:number rate:number", key="no")
TOTAL = {"kind": "total", "resource": "notices", "field": "total", "of": "samples"}
FAILED = {**TOTAL, "field": "failed", "where": {"result": ["不合格"]}}
RATE = {"kind": "agrees", "resource": "notices", "field": "rate", "share": {"of": "failed", "in": "total"}}
OK, GONE, OLD = "正常 - - 2024-06-01", "撤回 依法变更 2024-06-20 2024-06-01", "正常 - - 2024-01-01"


@pytest.fixture
def notices(published, cells):
    """Return a function that publishes the notices over samples, and tells the cells of *columns*."""

    def run(samples: list[str], rows: list[str], *columns: str, checks: Any = (TOTAL, FAILED, RATE)):
        register = package("inspections", SAMPLES, NOTICES, status=STATUS, period=PERIOD, checks=checks)
        return cells(published(register, {"samples": samples, "notices": rows}), "notices", *columns)

    return run


def test_a_total_counts_the_rows_that_the_public_sees(notices):
    samples = [f"1 A 合格 {OK}", f"2 A 不合格 {GONE}", f"3 A 不合格 {OLD}", f"4 A 不合格 {OK}", f"5 B 合格 {OK}"]

    found = notices(samples, ["A 4 3 - -", "B 1 0 - -"], "total", "failed")

    assert [row[:2] for row in found] == [("2", "1"), ("1", "0")]


def test_a_total_over_public_rows_alone_stands_as_it_was_typed(notices):
    assert notices([f"1 A 合格 {OK}"], ["A 01 - - -"], "total") == ["01"]


def test_what_was_not_the_count_is_emptied_where_rows_are_hidden(notices):
    samples = [f"1 A 合格 {OK}", f"2 A 合格 {GONE}"]

    assert notices(samples, ["A 7 - - -"], "total") == [None]


def test_a_rate_that_follows_from_such_a_total_is_emptied(notices):
    samples = [f"1 A 不合格 {OK}", f"2 A 合格 {GONE}", f"3 B 合格 {OK}"]

    assert notices(samples, ["A 2 1 - 0.5", "B 1 0 - 0"], "rate") == [None, "0"]


def test_a_sum_over_hidden_rows_is_emptied(notices):
    summed = {"kind": "agrees", "resource": "notices", "field": "weight", "sum": {"of": "samples", "field": "no"}}
    samples = [f"1 A 合格 {OK}", f"2 A 合格 {OLD}", f"3 B 合格 {OK}"]

    found = notices(samples, ["A 2 0 3 -", "B 1 0 3 -"], "weight", checks=[summed])

    assert [cell and Decimal(cell) for cell in found] == [None, 3]
