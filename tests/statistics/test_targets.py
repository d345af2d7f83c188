"""A chart's target: a public record of another register, on the same axis, real with real."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from disclosure.charts.findings import finding
from disclosure.charts.options import drawing
from disclosure.charts.sizes import WIDE
from disclosure.errors import DataError
from disclosure.statistics.measures import measure
from disclosure.statistics.targets import Target, targets
from packages import field, load, write_package
from published import published

ROWS = [[str(number), "合格" if number else "不合格", "2021-01-01"] for number in range(25)]
CHART = {"name": "rate", "title": "合格率", "measure": "rate", "by": "year(on)", "kind": "line", "target": "goals/T1"}


pytestmark = pytest.mark.usefixtures("either_engine")


def write(data: Path, *, unit: str = "%", sample: bool = False, **chart: Any) -> Path:
    goals = [field("no"), field("value", "number"), field("comparator"), field("unit"), field("year", "year")]
    write_package(
        data / "goals",
        {"goals": {"fields": goals, "rows": [["T1", "98", ">=", unit, "2020"]], "primaryKey": "no"}},
        {
            "section": "plan",
            "records": "goals",
            "title": "{no}",
            "columns": ["no"],
            "view": "targets",
            "roles": {"value": "value", "comparator": "comparator", "unit": "unit", "year": "year"},
        },
    )
    write_package(
        data / "samples",
        {"samples": {"fields": [field("no"), field("result"), field("on", "date")], "rows": ROWS, "primaryKey": "no"}},
        {
            "section": "results",
            "records": "samples",
            "title": "{no}",
            "columns": ["no"],
            "measures": {"rate": {"title": "合格率", "share": {"field": "result", "of": ["合格"]}}},
            "charts": [CHART | chart],
            "sample": sample,
        },
    )
    return data


def test_a_chart_stands_beside_its_target(tmp_path):
    with published(write(tmp_path / "data"), tmp_path / "scratch") as site:
        found = targets(site.publication, site.engine)
        [series] = measure(site.registers["samples"], site.engine, targets=found).series

    assert series.target == Target("goals/T1", Decimal(98), ">=", "%", "2020")
    assert "2020 年目标不低于 98%" in finding(series)
    option = drawing(series, WIDE, sample=False).option
    assert option["series"][0]["markLine"]["data"] == [{"yAxis": "98", "name": "目标"}]


def test_a_target_in_another_unit_is_refused(tmp_path):
    with published(write(tmp_path / "data", unit="家"), tmp_path / "scratch") as site:
        found = targets(site.publication, site.engine)
        with pytest.raises(DataError):
            measure(site.registers["samples"], site.engine, targets=found)


def test_a_target_that_is_not_public_is_refused(tmp_path):
    with published(write(tmp_path / "data", target="goals/T9"), tmp_path / "scratch") as site:
        found = targets(site.publication, site.engine)
        with pytest.raises(DataError):
            measure(site.registers["samples"], site.engine, targets=found)


def test_what_is_made_up_never_stands_beside_a_real_target(tmp_path):
    _, [problem] = load(write(tmp_path / "data", sample=True))

    assert problem.kind == "contract-error"
    assert "示例数据" in problem.message
