"""Periods by the classes of a reference table, once the table has been read: the contract then says them itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from disclosure.contract.model import Catalogue, Package
from disclosure.contract.periods import CLASS_COLUMNS, Period, PeriodClass, Ruled, class_faults
from disclosure.contract.published import with_period
from disclosure.contract.statute import LAW_COLUMNS
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.ground.types import TRUE, day_of
from disclosure.reading.tables import Table, Tables


def with_classes(catalogue: Catalogue, tables: Tables, engine: Engine) -> tuple[Catalogue, Tables, list[Problem]]:
    """Return both with the periods that a table rules, and what keeps a class from being counted.

    A class that is not in order, or not there, is none: its rows have no length and are refused. A table that could not
    be read has problems of its own.
    """
    packages, problems = dict(catalogue.packages), list[Problem]()
    for name, package in packages.items():
        period = package.contract.period if package.contract else None
        table = tables.get(period.ruled.table) if period and period.ruled else None
        if period and period.ruled and table is not None:
            packages[name], wrong = _ruled(package, period, period.ruled, _read(table, engine))
            problems += wrong
    if packages == catalogue.packages:
        return catalogue, tables, problems
    again = {key: replace(table, package=packages.get(key[0], table.package)) for key, table in tables.items()}
    return Catalogue(packages), again, problems


def _ruled(
    package: Package, period: Period, ruled: Ruled, known: Mapping[str, PeriodClass]
) -> tuple[Package, list[Problem]]:
    words = package.records.field(period.class_field or "").constraints.enum or tuple(known)
    faults = {word: list(_faults(word, known, ruled)) for word in words}
    problems = [
        Problem(package.path, "period", f"{'/'.join(ruled.table)} 的 {message}", fix, field=period.class_field)
        for found in faults.values()
        for message, fix in found
    ]
    whole = period.with_classes(known[word] for word in words if not faults[word])
    contract = replace(package.register, period=whole)
    return with_period(replace(package, contract=contract)), problems


def _faults(word: str, known: Mapping[str, PeriodClass], ruled: Ruled) -> Iterator[tuple[str, str]]:
    if word in known:
        yield from class_faults(known[word], ruled.days)
    else:
        yield f"period_class 里没有 {word}", "先在那张表里补上这一行，或从 enum 中删去它"


def _read(table: Table, engine: Engine) -> dict[str, PeriodClass]:
    rows = engine.all(table.frame.select(*CLASS_COLUMNS))
    read = [PeriodClass.read([_value(table, *one) for one in zip(CLASS_COLUMNS, row, strict=True)]) for row in rows]
    return {one.name: one for one in read if one.name}


def _value(table: Table, name: str, cell: str | None) -> Any:
    """Return a cell as a period needs it: a flag, a day as ISO, a text; what is not well formed has its own problem."""
    if name in ("ends_openly", LAW_COLUMNS[-1]):
        return cell == TRUE
    field = table.resource.field(name)
    return str(day_of(field, cell) or "") or None if field.type == "date" and cell else cell
