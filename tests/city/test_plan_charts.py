"""Each of the plan's targets has a chart by year, which stands ready for the first value that an office publishes."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from packages import load
from plan_facts import DATA, rows
from stages import Stages, stages

SURVEY = "满意度调查"
KINDS = {"T02": "农产品监测", "T03": "监督抽检", "T04": SURVEY, "T07": "评价性抽检", "T08": "监督抽检", "T09": SURVEY}
VALUES = {  # made up: value, numerator, denominator; of the others a percentage
    "T01": ("4", "2600", "650"),
    "T10": ("40", "4000", "100"),
    "T11": ("90", "1080", "12"),
    "T14": ("2.1", "61", "100"),
    "T15": ("1", "300", "300"),
}
PERCENTAGE = ("98.5", "197", "200")
ELSEWHERE = {"T05", "T06"}  # sales and firms: the register of industries has them, by its own rows


def folder(name: str, to: Path) -> None:
    shutil.copytree(DATA / name, to / name)


def test_every_target_has_a_chart_by_year_of_what_offices_stated():
    catalogue, _ = load(DATA)
    aimed = [(one.register, chart) for one in catalogue.registers for chart in one.register.charts if chart.target]

    assert sorted(chart.target for _, chart in aimed) == [f"plan-targets/T{number:02d}" for number in range(1, 16)]
    assert {chart.by for _, chart in aimed} == {"period", "year"}
    assert {register.measures[chart.measure].kind for register, chart in aimed} == {"stated"}  # years are not added up


@pytest.fixture(scope="module")
def reached(tmp_path_factory):
    """The targets with a made-up value for 2020 each, and one for 2021 of the first."""
    data = tmp_path_factory.mktemp("reached")
    for name in ("plan-targets", "reference"):
        folder(name, data)
    home = data / "plan-targets"
    known = [row | {"status": "已公布"} for row in rows("plan-targets/targets.csv")]
    write(home / "targets.csv", known)
    write(home / "target_values.csv", [value(row["target_id"], "2020") for row in known] + [value("T01", "2021")])
    with stages(data, tmp_path_factory.mktemp("scratch")) as found:
        yield found


def value(target: str, year: str) -> dict[str, str]:
    number, part, whole = VALUES.get(target, PERCENTAGE)
    return {
        "target_id": target,
        "period": year,
        "measure_kind": KINDS.get(target, "统计"),
        "value": number,
        "numerator": part,
        "denominator": whole,
        "data_source": "示例年报",
        "source_url": "",
        "published_on": "2021-03-01",
    }


def write(path: Path, table: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(table[0]))
        out.writeheader()
        out.writerows(table)


def test_the_first_value_stands_in_the_chart_of_its_target_with_numerator_and_denominator(reached: Stages):
    assert not [str(problem) for problem in reached.problems if not problem.warning]
    stated = {
        series.target.address[-3:]: series for series in reached.statistics["plan-targets"].series if series.target
    }

    assert stated.keys() == {row["target_id"] for row in rows("plan-targets/targets.csv")} - ELSEWHERE
    for target, series in stated.items():
        figure = series.figures[0][0]
        found = (series.labels[0], str(figure.value), str(figure.numerator), str(figure.denominator))
        assert found == ("2020年", *VALUES.get(target, PERCENTAGE)), target
    assert stated["T01"].labels == ("2020年", "2021年")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"target_id": "T01", "measure_kind": "监督抽检"}, "其中要有 统计"),
        ({"target_id": "T15", "measure_kind": "统计", "numerator": "301", "denominator": "300"}, "不能大于"),
    ],
)
def test_a_value_that_no_chart_would_show_or_more_than_the_whole_is_refused(tmp_path, row, said):
    home = tmp_path / "data/plan-targets"
    for name in ("plan-targets", "reference"):
        folder(name, tmp_path / "data")
    write(home / "targets.csv", [one | {"status": "已公布"} for one in rows("plan-targets/targets.csv")[:1]])
    write(home / "target_values.csv", [value("T01", "2020") | row])
    (tmp_path / "scratch").mkdir()
    with stages(tmp_path / "data", tmp_path / "scratch") as found:
        assert any(said in str(problem) for problem in found.problems)
