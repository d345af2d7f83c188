"""Which figures of a chart are adverse."""

from __future__ import annotations

import pytest

from disclosure.statistics.measures import measure
from disclosure.statistics.model import NOT_ADVERSE, Adverse
from measured import COUNT, FIELDS, chart, drawn, row
from public_tables import public_register


class TestAdverse:
    OUTCOME = {"field": "result", "adverse": ["不合格"]}  # noqa: RUF012  # a test's own

    def found(self, engine, one=COUNT["n"], **more):
        register = public_register(
            engine, FIELDS, [row(1)], measures={"n": one}, charts=[chart(**more)], outcome=self.OUTCOME
        )
        return measure(register, engine).series[0].adverse

    def test_words_of_the_outcome_where_it_is_what_the_chart_shows(self, engine):
        words = frozenset(["不合格"])

        assert self.found(engine, by="result") == Adverse(labels=words)
        assert self.found(engine, by="kind", split="result") == Adverse(splits=words)
        assert self.found(engine, by="kind") == NOT_ADVERSE

    @pytest.mark.parametrize(
        ("one", "whole"),
        [
            ({"title": "不合格", "count": True, "where": {"result": ["不合格"]}}, True),
            ({"title": "全部", "count": True, "where": {"result": ["合格", "不合格"]}}, False),
            ({"title": "不合格率", "share": {"field": "result", "of": ["不合格"]}}, True),
            ({"title": "合格率", "share": {"field": "result", "of": ["合格"]}}, False),
            ({"title": "甲占不合格", "share": {"field": "kind", "of": ["甲"]}, "where": {"result": ["不合格"]}}, False),
        ],
    )
    def test_a_measure_of_adverse_rows_alone(self, engine, one, whole):
        assert self.found(engine, one, by="kind").whole is whole

    def test_nothing_where_the_contract_does_not_say(self, engine):
        assert drawn(engine, [row(1)], COUNT, "result").adverse == NOT_ADVERSE
