"""The groups of a chart: which, in which order, under which labels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosure.contract.model import Field, Reference
from disclosure.statistics.measures import measure
from disclosure.statistics.model import Figure
from measured import COUNT, FIELDS, PASSED, chart, drawn, row, values
from public_tables import public_register, public_table, resource, words


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

        assert values(series) == {"2020年": 1, "2021年": None, "2022年": 1, "未公布或没有此项": 1}

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

        assert values(drawn(engine, rows, COUNT, "kind", fields)) == {"丙": 1, "甲": 2, "未公布或没有此项": 1}

    def test_others_descend_by_value_then_label(self, engine):
        rows = [row(n, kind=kind) for n, kind in enumerate("bbaaccc")]

        assert drawn(engine, rows, COUNT, "kind").labels == ("c", "a", "b")

    def test_twenty_groups_then_the_rest_then_the_empty(self, engine):
        rows = [row(n, kind=f"k{n % 25:02}") for n in range(60)] + [row(61, kind="")]

        series = drawn(engine, rows, COUNT, "kind")

        assert series.labels[-2:] == ("其他", "未公布或没有此项")
        assert len(series.labels) == 22
        assert sum(one[0].value for one in series.figures) == 61

    def test_twenty_groups_need_no_rest(self, engine):
        assert "其他" not in drawn(engine, [row(n, kind=str(n)) for n in range(20)], COUNT, "kind").labels

    def test_values_called_like_our_own_groups_stay_apart(self, engine):
        rows = [row(n, kind=kind) for n, kind in enumerate(["其他"] * 3 + ["未公布或没有此项"] * 2 + [""])]
        rows += [row(100 + n, kind=f"k{n}") for n in range(25)]

        labels = drawn(engine, rows, COUNT, "kind").labels

        assert labels[:2] == ("其他", "未公布或没有此项")
        assert labels[-2:] == ("其他（合并）", "未公布或没有此项（空）")

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

        assert (series.labels, series.splits) == (("a", "b"), ("不合格", "合格", "未公布或没有此项"))
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
