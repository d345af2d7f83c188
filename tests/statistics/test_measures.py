from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import narwhals as nw
import pytest

from disclosure.contract.model import Field, Reference
from disclosure.errors import DataError
from disclosure.ground.engine import Engine
from disclosure.statistics.measures import measure
from disclosure.statistics.model import NOT_ADVERSE, Adverse, Figure, Series
from public_tables import public_register, public_table, resource, words

FIELDS = {"id": "string", "day": "date", "kind": "string", "result": "string", "fine": "number"}
COUNT = {"n": {"title": "批次", "count": True}}
PASSED = {"n": {"title": "合格率", "share": {"field": "result", "of": ["合格"]}}}


def chart(by: str, measure: str = "n", kind: str = "bar", **more: str) -> dict[str, str]:
    return {"name": "picture", "title": "图", "measure": measure, "by": by, "kind": kind, **more}


def drawn(engine: Engine, rows, measures, by: str, fields=FIELDS, **more: str) -> Series:
    register = public_register(engine, fields, rows, measures=measures, charts=[chart(by, **more)], date="day")
    [series] = measure(register, engine).series
    return series


def values(series: Series) -> dict[str, object]:
    """Return label → value for a chart that is not split; None where there is no row."""
    return {label: row[0] and row[0].value for label, row in zip(series.labels, series.figures, strict=True)}


def row(number: int, day: str = "2022-01-01", kind: str = "甲", result: str = "合格", fine: str = "") -> list[str]:
    return [str(number), day, kind, result, fine]


def headline(engine: Engine, rows, one, fields=FIELDS, **more):
    register = public_register(engine, fields, rows, measures={"n": one}, date="day", **more)
    [found] = measure(register, engine).headlines
    return found


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


class TestPeriods:
    @pytest.mark.parametrize(
        ("by", "labels"),
        [
            ("year(day)", ("2021年", "2022年")),
            ("quarter(day)", ("2021年第4季度", "2022年第1季度", "2022年第2季度")),
            (
                "month(day)",
                ("2021年11月", "2021年12月", "2022年1月", "2022年2月", "2022年3月", "2022年4月"),
            ),
        ],
    )
    def test_every_period_is_present_and_ascends(self, engine, by, labels):
        series = drawn(engine, [row(1, "2022-04-01"), row(2, "2021-11-30"), row(3, "2021-12-31")], COUNT, by)

        assert series.labels == labels
        assert sum(one[0].value for one in series.figures if one[0]) == 3

    def test_a_period_without_rows_has_no_figure(self, engine):
        series = drawn(engine, [row(1, "2020-05-01"), row(2, "2022-05-01"), row(3, "")], COUNT, "year(day)")

        assert values(series) == {"2020年": 1, "2021年": None, "2022年": 1, "未填": 1}

    def test_days_years_and_months_that_are_cells(self, engine):
        fields = {"id": "string", "day": Field("day", "日", "date", format="%Y%m%d"), "y": "year", "ym": "yearmonth"}
        rows = [["1", "20220228", "2019", "2021-12"], ["2", "20220302", "2021", "2022-02"]]

        assert drawn(engine, rows, COUNT, "day", fields).labels == ("2022年2月28日", "2022年3月1日", "2022年3月2日")
        assert drawn(engine, rows, COUNT, "y", fields).labels == ("2019年", "2020年", "2021年")
        assert drawn(engine, rows, COUNT, "ym", fields).labels == ("2021年12月", "2022年1月", "2022年2月")

    def test_a_series_says_which_labels_are_groups_of_their_own(self, engine):
        rows = [row(1, "2020-05-01"), row(2, "", kind="")]
        by_year, by_kind = (drawn(engine, rows, COUNT, by) for by in ("year(day)", "kind"))

        assert (by_year.in_time, by_year.has_empty, by_year.groups) == (True, True, 1)
        assert (by_kind.in_time, by_kind.has_rest, by_kind.groups) == (False, False, 1)

    def test_title_says_the_part(self, engine):
        assert drawn(engine, [row(1)], COUNT, "year(day)").by_title == "字段day（年）"


class TestGroups:
    def test_enum_stands_in_schema_order(self, engine):
        fields = {**FIELDS, "kind": words("kind", "丙", "乙", "甲")}
        rows = [row(1, kind="甲"), row(2, kind="甲"), row(3, kind="丙"), row(4, kind="")]

        assert values(drawn(engine, rows, COUNT, "kind", fields)) == {"丙": 1, "甲": 2, "未填": 1}

    def test_others_descend_by_value_then_label(self, engine):
        rows = [row(n, kind=kind) for n, kind in enumerate("bbaaccc")]

        assert drawn(engine, rows, COUNT, "kind").labels == ("c", "a", "b")

    def test_twenty_groups_then_the_rest_then_the_empty(self, engine):
        rows = [row(n, kind=f"k{n % 25:02}") for n in range(60)] + [row(61, kind="")]

        series = drawn(engine, rows, COUNT, "kind")

        assert series.labels[-2:] == ("其他", "未填")
        assert len(series.labels) == 22
        assert sum(one[0].value for one in series.figures) == 61

    def test_twenty_groups_need_no_rest(self, engine):
        assert "其他" not in drawn(engine, [row(n, kind=str(n)) for n in range(20)], COUNT, "kind").labels

    def test_values_called_like_our_own_groups_stay_apart(self, engine):
        rows = [row(n, kind=kind) for n, kind in enumerate(["其他"] * 3 + ["未填"] * 2 + [""])]
        rows += [row(100 + n, kind=f"k{n}") for n in range(25)]

        labels = drawn(engine, rows, COUNT, "kind").labels

        assert labels[:2] == ("其他", "未填")
        assert labels[-2:] == ("其他（合并）", "未填（空）")

    def test_the_rest_of_a_share_adds_up_fractions(self, engine):
        rows = [row(n * 100 + i, kind=f"k{n:02}") for n in range(20) for i in range(21)]
        rows += [row(9000 + i, kind="tiny1", result="不合格" if i else "合格") for i in range(10)]
        rows += [row(9100 + i, kind="tiny2") for i in range(15)]

        series = drawn(engine, rows, PASSED, "kind")

        assert series.labels[-1] == "其他"
        assert series.figures[-1] == (Figure(Decimal("64.0"), 16, 25),)

    def test_shares_descend_by_exact_rate_and_those_not_computed_come_last(self, engine):
        rows = [row(n, kind="a", result="不合格" if n < 1 else "合格") for n in range(1000)]
        rows += [row(n, kind="b", result="不合格" if n < 1 else "合格") for n in range(999)]
        rows += [row(n, kind="c") for n in range(5)]

        assert drawn(engine, rows, PASSED, "kind").labels == ("a", "b", "c")

    def test_distinct_of_the_rest_is_counted_not_added(self, engine):
        rows = [row(n * 10 + i, kind=f"k{n:02}", fine=str(i)) for n in range(25) for i in range(2)]

        series = drawn(engine, rows, {"n": {"title": "种", "distinct": "fine"}}, "kind")

        assert values(series)["其他"] == 2

    def test_split_is_ordered_like_groups(self, engine):
        fields = {**FIELDS, "result": words("result", "不合格", "合格")}
        rows = [row(1, kind="a"), row(2, kind="a", result="不合格"), row(3, kind="b"), row(4, kind="a", result="")]

        series = drawn(engine, rows, COUNT, "kind", fields, split="result")

        assert (series.labels, series.splits) == (("a", "b"), ("不合格", "合格", "未填"))
        assert series.figures == ((Figure(1), Figure(1), Figure(1)), (None, Figure(1), None))

    def test_booleans_and_numbers(self, engine):
        fields = {"id": "string", "day": "date", "flag": "boolean", "size": "number"}
        rows = [["1", "", "true", "1.50"], ["2", "", "true", "1.5"], ["3", "", "false", "2"]]

        assert values(drawn(engine, rows, COUNT, "flag", fields)) == {"是": 2, "否": 1}
        assert values(drawn(engine, rows, COUNT, "size", fields)) == {"1.5": 2, "2": 1}

    def test_a_key_that_refers_to_a_labelled_row_is_called_by_the_label(self, engine):
        agency = Field("agency", "机关", "string", references=Reference("reference", "agencies", "code"))
        rows = [["1", "a"], ["2", "a"], ["3", "b"], ["4", "c"], ["5", "d"]]
        register = public_register(
            engine, {"id": "string", "agency": agency}, rows, measures=COUNT, charts=[chart("agency")]
        )
        agencies = resource("agencies", {"code": "string", "name": "string"}, label="name")
        known = [["a", "示例局"], ["b", "同名局"], ["c", "同名局"]]
        references = {("reference", "agencies"): public_table(engine, agencies, known, records=False)}

        [series] = measure(register, engine, references).series

        assert series.labels == ("示例局", "同名局（b）", "同名局（c）", "d")


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


class TestTheDayOfTheData:
    """The register's data stands at 2022-12-31."""

    @pytest.mark.parametrize(
        ("by", "days", "unfinished"),
        [
            ("year(day)", ("2021-06-01", "2022-06-01"), 1),
            ("year(day)", ("2020-06-01", "2021-12-31"), 0),
            ("quarter(day)", ("2022-09-30", "2022-10-01"), 1),
            ("quarter(day)", ("2022-03-31", "2022-09-30"), 0),
            ("month(day)", ("2022-11-30", "2022-12-01"), 1),
            ("month(day)", ("2022-10-31", "2022-11-30"), 0),
            ("day", ("2022-12-29", "2022-12-31"), 1),
            ("day", ("2022-12-29", "2022-12-30"), 0),
            ("month(day)", ("2022-11-01", "2023-02-01"), 3),
            ("kind", ("2022-11-01", "2023-02-01"), 0),
        ],
    )
    def test_which_periods_are_not_over(self, engine, by, days, unfinished):
        rows = [row(number, day) for number, day in enumerate(days)]

        assert drawn(engine, rows, COUNT, by).unfinished == unfinished

    def test_empty_cells_are_no_period(self, engine):
        assert drawn(engine, [row(1, "2022-12-01"), row(2, "")], COUNT, "month(day)").unfinished == 1


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

        assert values(found) == {"红": 3, "白": 1, "黑": 1, "未填": 1}
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


class TestLongSpans:
    """A chart holds 120 periods at most; where there are more, longer periods take their place."""

    @pytest.mark.parametrize(
        ("by", "last", "labels", "groups"),
        [
            ("month(day)", "2019-12-31", ["2010年1月", "2019年12月"], 120),
            ("month(day)", "2020-01-01", ["2010年第1季度", "2020年第1季度"], 41),
            ("day", "2010-04-30", ["2010年1月1日", "2010年4月30日"], 120),
            ("day", "2010-05-01", ["2010年1月", "2010年5月"], 5),
            ("quarter(day)", "2202-08-01", ["2010—2019年", "2200—2209年"], 20),
            ("day", "9999-12-31", ["2000—2099年", "9900—9999年"], 80),
        ],
    )
    def test_periods_grow_with_the_span_and_every_row_is_counted(self, engine, by, last, labels, groups):
        series = drawn(engine, [row(1, "2010-01-01"), row(2, last), row(3, last)], COUNT, by)

        assert ([series.labels[0], series.labels[-1]], len(series.labels)) == (labels, groups)
        assert [values(series)[label] for label in labels] == [1, 2]

    @pytest.mark.parametrize(
        ("kind", "first", "last", "labels"),
        [
            ("year", "1900", "2020", ["1900—1909年", "2020—2029年"]),
            ("year", "1900", "2019", ["1900年", "2019年"]),
            ("yearmonth", "1900-01", "2022-09", ["1900—1909年", "2020—2029年"]),
        ],
    )
    def test_years_and_months_too(self, engine, kind, first, last, labels):
        fields = FIELDS | {"of": kind}

        series = drawn(engine, [[*row(1), first], [*row(2), last]], COUNT, "of", fields=fields)

        assert [series.labels[0], series.labels[-1]] == labels
        assert sum(figure.value for [figure] in series.figures if figure) == 2
