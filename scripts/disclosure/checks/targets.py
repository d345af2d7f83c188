"""Targets that charts draw: the record is there, is not withdrawn, has a number, and is in the measure's unit."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from disclosure.contract.charted import Chart, Measure
from disclosure.contract.model import Catalogue, Package
from disclosure.errors import Problem
from disclosure.ground.columns import RECORD
from disclosure.ground.engine import Engine
from disclosure.ground.identity import with_record_id
from disclosure.reading.tables import Table, Tables


def target_problems(catalogue: Catalogue, tables: Tables, engine: Engine) -> Iterator[Problem]:
    """Yield the charts whose target no build could draw. A table that could not be read is passed over."""
    for package in catalogue.registers:
        for chart in package.register.charts:
            folder, _, record = (chart.target or "").partition("/")
            home = catalogue.packages.get(folder)
            table = tables.get((folder, home.register.records)) if home and home.contract else None
            if table is not None and table.package.register.view == "targets":
                yield from unmet(package, chart, _unit(table, record, engine))


def unmet(package: Package, chart: Chart, unit: str | None) -> Iterator[Problem]:
    """Yield what is wrong with the target of *chart*, whose unit is *unit*; None if there is no such target."""
    measure = package.register.measures[chart.measure]
    if unit == unit_of(measure):
        return
    wrong = "没有公开这个目标" if unit is None else f"目标的单位是 {unit}，与指标 {measure.name} 的不同"
    message = f"图 {chart.name} 的 target {chart.target}：{wrong}"
    yield Problem(package.path, "contract-error", message, "核对目标编号、单位，以及它那天是否公示，或删去 target")


def unit_of(measure: Measure) -> str:
    """Return the unit of what *measure* says."""
    return "%" if measure.kind == "share" else measure.unit


def _unit(table: Table, record: str, engine: Engine) -> str | None:
    contract = table.package.register
    rows = with_record_id(table.frame, table.package.identity, engine)
    rows = rows.filter(nw.col(RECORD) == record, ~nw.col(contract.roles["value"]).is_null())
    if contract.status is not None:
        rows = rows.filter(~nw.col(contract.status.field).is_in(contract.status.withdrawn).fill_null(value=False))
    found = engine.all(rows.select(contract.roles["unit"]))
    return found[0][0] or "" if found else None
