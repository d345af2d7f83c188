"""A record that is not public is named nowhere, also not by the cells of other registers."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.publication.publish import reopened
from packages import field, write_package
from published import published

PENALTIES = [["P1", "2022-09-01"], ["P2", "2019-01-01"], ["P3", "2023-01-01"]]
CONTRACT = {"section": "results", "title": "{no}", "columns": ["no"]}


pytestmark = pytest.mark.usefixtures("either_engine")


def write(data: Path, **period: str) -> Path:
    penalties = {"fields": [field("no"), field("on", "date")], "rows": PENALTIES, "primaryKey": "no"}
    write_package(
        data / "penalties",
        {"penalties": penalties},
        {**CONTRACT, "records": "penalties", "period": {"from": "on", **period}},
    )
    cases = [field("no"), field("penalty", references="penalties/penalties.no")]
    rows = [["C1", "P1"], ["C2", "P2"], ["C3", "P3"], ["C4", ""]]
    write_package(
        data / "made-up", {"rows": {"fields": cases, "rows": rows, "primaryKey": "no"}}, {**CONTRACT, "records": "rows"}
    )
    return data


def test_a_cell_that_names_an_expired_or_future_record_is_empty(tmp_path):
    with published(write(tmp_path / "data", lasts="P1Y"), tmp_path / "scratch") as site:
        rows = site.engine.all(site.registers["made-up"].records.frame.select("no", "penalty"))

        again = reopened(site.publication, site.engine).registers
        [cases] = [one for one in again if one.package.name == "made-up"]
        rows_again = site.engine.all(cases.records.frame.select("no", "penalty"))

    assert rows == [("C1", "P1"), ("C2", None), ("C3", None), ("C4", None)]
    assert rows_again == rows


def test_what_is_public_stays_named(tmp_path):
    with published(write(tmp_path / "data"), tmp_path / "scratch") as site:
        rows = site.engine.all(site.registers["made-up"].records.frame.select("penalty"))

    assert rows == [("P1",), ("P2",), (None,), (None,)]
