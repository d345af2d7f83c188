"""Headlines and charts: exact numbers over the rows that a measure is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import narwhals as nw
import pytest

from disclosure.contract.model import Field, Reference
from disclosure.errors import DataError
from disclosure.statistics.measures import measure
from disclosure.statistics.model import Figure
from measured import COUNT, FIELDS, PASSED, chart, drawn, headline, row, values
from public_tables import public_register, public_table, resource


class TestHeadlines:
    def test_count_says_the_days_that_its_rows_cover(self, engine):
        rows = [row(1, "2021-03-01"), row(2, "2022-04-30"), row(3, "2020-01-01", kind="乙")]

        found = headline(engine, rows, {"title": "批次", "count": True, "where": {"kind": ["甲"]}})

        assert found.figure == Figure(2)
        assert (found.first, found.last) == (date(2021, 3, 1), date(2022, 4, 30))

    def test_sum_is_exact(self, engine):
        rows = [row(n, fine="0.1") for n in range(10)] + [row(11, fine="999999999999999.000001")]

        found = headline(engine, rows, {"title": "罚款", "sum": "fine"})

        assert found.figure.value == Decimal("1000000000000000.000001")

    def test_sum_of_empty_cells_is_not_an_amount_of_nothing(self, engine):
        assert headline(engine, [row(1)], {"title": "罚款", "sum": "fine"}).figure == Figure(None)
        assert headline(engine, [row(1, fine="0")], {"title": "罚款", "sum": "fine"}).figure == Figure(Decimal(0))

    def test_distinct_leaves_out_empty_cells(self, engine):
        rows = [row(1, fine="1"), row(2, fine="1.0"), row(3, fine="2"), row(4)]

        assert headline(engine, rows, {"title": "种", "distinct": "fine"}).figure == Figure(2)

    @pytest.mark.parametrize(
        ("passed", "failed", "rate"),
        [
            pytest.param(9999, 1, Decimal("99.9"), id="never rounded up to all"),
            pytest.param(1, 9999, Decimal("0.0"), id="cut to nothing, with its fraction"),
            pytest.param(20, 0, Decimal("100.0"), id="all"),
            pytest.param(19, 0, None, id="too few"),
            pytest.param(0, 20, Decimal("0.0"), id="none"),
        ],
    )
    def test_rate_is_cut_and_keeps_its_fraction(self, engine, passed, failed, rate):
        rows = [row(n, result="合格" if n < passed else "不合格") for n in range(passed + failed)]
        register = public_register(engine, FIELDS, rows, measures=PASSED)

        [found] = measure(register, engine).headlines

        assert found.figure == Figure(rate, passed, passed + failed)

    def test_empty_cells_are_not_in_the_denominator(self, engine):
        rows = [row(n) for n in range(20)] + [row(n, result="") for n in range(20, 40)]

        assert headline(engine, rows, PASSED["n"]).figure == Figure(Decimal("100.0"), 20, 20)

    def test_a_share_of_sums_is_over_rows_in_which_both_are_filled(self, engine):
        fields = {"id": "string", "passed": "integer", "tested": "number"}
        rows = [["1", "30", "40"], ["2", "15", "19.5"], ["3", "", "100"], ["4", "7", ""]]
        rate = {"n": {"title": "合格率", "share": {"field": "passed", "in": "tested"}}}

        [found] = measure(public_register(engine, fields, rows, measures=rate), engine).headlines

        assert found.figure == Figure(Decimal("75.6"), 45, Decimal("59.5"))

    def test_a_share_of_sums_is_not_computed_of_fewer_than_twenty(self, engine):
        fields = {"id": "string", "passed": "integer", "tested": "integer"}
        rate = {"n": {"title": "合格率", "share": {"field": "passed", "in": "tested"}}}

        [found] = measure(public_register(engine, fields, [["1", "3", "5"]], measures=rate), engine).headlines

        assert found.figure == Figure(None, 3, 5)

    def test_no_rows(self, engine):
        assert headline(engine, [], {"title": "批次", "count": True}).figure == Figure(0)
        found = headline(engine, [], PASSED["n"])
        assert (found.figure, found.first, found.last) == (Figure(None, 0, 0), None, None)

    def test_state_reads_as_the_public_sees_it(self, engine):
        register = public_register(
            engine,
            {"id": "string", "state": "string", "until": "date"},
            [["1", "有效", "2020-01-01"], ["2", "有效", "2030-01-01"]],
            measures={"n": {"title": "有效", "count": True, "where": {"state": ["有效"]}}},
            state={"field": "state", "until": "until", "then": "过期"},
        )
        lapsed = nw.when(nw.col("@record") == "1").then(nw.lit("过期")).otherwise(nw.lit("有效"))
        lapsed_frame = register.records.frame.with_columns(lapsed.alias("@state"))
        register = replace(register, tables={"rows": replace(register.records, frame=lapsed_frame)})

        [found] = measure(register, engine).headlines

        assert found.figure == Figure(1)

    def test_field_that_is_nowhere_is_a_problem(self, engine):
        with pytest.raises(DataError) as caught:
            headline(engine, [row(1)], {"title": "罚款", "sum": "nothing"})

        [problem] = caught.value.problems
        assert (problem.path, problem.field) == ("example/datapackage.json", "nothing")


def test_a_measure_over_findings_is_grouped_by_the_day_of_their_record(engine):
    findings = (
        {"id": "string", "item": "string"},
        [["1", "铅"], ["1", "镉"], ["2", "铅"]],
    )
    rows = [row(1, "2021-02-03"), row(2, "2022-05-06"), row(3, "2020-01-01")]
    measures = {"n": {"title": "项目", "count": True, "resource": "findings", "where": {"kind": ["甲"]}}}
    register = public_register(
        engine,
        FIELDS,
        rows,
        {"findings": findings},
        measures=measures,
        charts=[chart("year(day)", split="item")],
        date="day",
    )

    found = measure(register, engine)

    [series], [head] = found.series, found.headlines
    assert (series.labels, series.splits) == (("2021年", "2022年"), ("铅", "镉"))
    assert series.figures == ((Figure(1), Figure(1)), (Figure(1), None))
    assert (head.figure, head.first, head.last) == (Figure(3), date(2021, 2, 3), date(2022, 5, 6))


def test_two_runs_say_the_same(engine):
    rows = [
        row(n, f"202{n % 3}-0{n % 9 + 1}-01", kind=f"k{n % 30}", result=["合格", "不合格"][n % 2]) for n in range(300)
    ]
    register = public_register(
        engine, FIELDS, rows, measures=PASSED, charts=[chart("kind", split="result"), chart("month(day)")], date="day"
    )

    assert measure(register, engine) == measure(register, engine)


def test_nothing_is_a_float(engine):
    rows = [row(n, fine="12.345678") for n in range(30)]
    measures = {"n": {"title": "罚款", "sum": "fine"}, "r": PASSED["n"], "c": COUNT["n"]}
    register = public_register(engine, FIELDS, rows, measures=measures, charts=[chart("kind"), chart("kind", "r")])

    found = measure(register, engine)

    shown = [one.figure for one in found.headlines] + [
        cell for one in found.series for line in one.figures for cell in line
    ]
    assert {type(one.value) for one in shown if one} == {int, Decimal}


OF_LISTS = {"id": "string", "day": "date", "kinds": "list", "result": "string"}


class TestLists:
    """A cell of a list says several things: each of its members is counted, and each once."""

    def rows(self, *cells: str, result: str = "合格") -> list[list[str]]:
        return [[str(number), "2022-01-01", cell, result] for number, cell in enumerate(cells)]

    def test_a_condition_holds_where_any_member_does(self, engine):
        rows = self.rows("红,白", "白", "", "粉红", "红")
        one = {"title": "红的", "count": True, "where": {"kinds": ["红"]}}

        assert headline(engine, rows, one, OF_LISTS).figure == Figure(2)

    def test_a_condition_of_several_words_counts_a_row_once(self, engine):
        rows = self.rows("红,白", "白", "黑")
        one = {"title": "红的或白的", "count": True, "where": {"kinds": ["红", "白"]}}

        assert headline(engine, rows, one, OF_LISTS).figure == Figure(2)

    def test_a_share_counts_rows_of_which_a_member_is_meant(self, engine):
        rows = self.rows(*["红,白"] * 10, *["白"] * 15, "", "红")
        found = headline(engine, rows, {"title": "红的", "share": {"field": "kinds", "of": ["红"]}}, OF_LISTS)

        assert (found.figure.numerator, found.figure.denominator) == (11, 26)

    def test_distinct_counts_members(self, engine):
        rows = self.rows("红,白", "白,黑", "", "红")

        assert headline(engine, rows, {"title": "种", "distinct": "kinds"}, OF_LISTS).figure == Figure(3)

    def test_a_chart_counts_a_row_with_each_of_its_members_and_says_so(self, engine):
        found = drawn(engine, self.rows("红,白", "红", "", "黑,红,红"), COUNT, "kinds", OF_LISTS)

        assert values(found) == {"红": 3, "白": 1, "黑": 1, "未公布或没有此项": 1}
        assert found.repeats

    def test_a_chart_may_be_split_by_the_members(self, engine):
        rows = [*self.rows("红,白"), ["9", "2022-01-01", "红", "不合格"]]
        found = drawn(engine, rows, COUNT, "result", OF_LISTS, split="kinds")
        figures = {
            (label, split): one and one.value
            for label, line in zip(found.labels, found.figures, strict=True)
            for split, one in zip(found.splits, line, strict=True)
        }

        assert figures == {("合格", "红"): 1, ("合格", "白"): 1, ("不合格", "红"): 1, ("不合格", "白"): None}
        assert found.repeats

    def test_a_chart_of_single_values_repeats_nothing(self, engine):
        assert not drawn(engine, self.rows("红,白"), COUNT, "result", OF_LISTS).repeats

    def test_members_have_the_names_of_the_rows_that_they_name(self, engine):
        kinds = Field("kinds", "种类", "list", references=Reference("reference", "kinds", "no"))
        fields = {**OF_LISTS, "kinds": kinds}
        table = public_table(
            engine, resource("kinds", {"no": "string", "name": "string"}, label="name"),
            [["K1", "红的"], ["K2", "白的"]], records=False,
        )  # fmt: skip
        register = public_register(
            engine, fields, self.rows("K1,K2", "K1"), measures=COUNT, charts=[chart("kinds")], date="day"
        )

        [found] = measure(register, engine, {("reference", "kinds"): table}).series

        assert values(found) == {"红的": 2, "白的": 1}
