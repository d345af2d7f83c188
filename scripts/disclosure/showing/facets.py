"""How many records have which value: of each member of a list, where a cell holds several."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import narwhals as nw

from disclosure.contract.model import Field
from disclosure.ground.types import members
from disclosure.showing.model import Column, Facet
from disclosure.showing.printing import Surroundings
from disclosure.showing.records import DATE, Records
from disclosure.showing.store import several_lines

FACET_VALUES = 40  # a facet with more shows the most frequent; the rest are one line
MONTHS, YEARS = 120, 60  # at most; where there are more months, or few rows in each, it is years
ROWS_IN_MONTH = 8
NOT_FILLED = "未公布或没有此项"


def facets(records: Records, around: Surroundings) -> tuple[Facet, ...]:
    """Count the values of each facet of the register."""
    register = records.register
    columns = {column.name: column for column in records.columns}
    wanted = [name for name in register.package.register.facets if name in columns]
    return tuple(_facet(records, register.records.resource.field(name), columns[name], around) for name in wanted)


def _facet(records: Records, field: Field, column: Column, around: Surroundings) -> Facet:
    values = members(field.name) if field.type == "list" else nw.col(field.name)
    every = records.frame.select(values.alias("value"))
    each = every.explode("value") if field.type == "list" else every
    is_filled = ~nw.col("value").is_null() & (nw.col("value") != NOT_FILLED)
    said = each.with_columns(nw.when(is_filled).then(nw.col("value")).alias("value"))
    counted = said.group_by("value").agg(nw.len().alias("rows"))
    ordered = counted.sort("rows", "value", descending=[True, False], nulls_last=True)
    most = FACET_VALUES if not field.constraints.enum else max(FACET_VALUES, len(field.constraints.enum) + 1)
    each_value = around.engine.rows(ordered)
    found = [(several_lines(value or NOT_FILLED), rows) for value, rows in islice(each_value, most)]
    left = [rows for _, rows in each_value]
    return Facet(column, tuple(_in_enum_order(field, found)), len(left), sum(left))


def _in_enum_order(field: Field, values: list[tuple[str, int]]) -> list[tuple[str, int]]:
    place: Mapping[str, int] = {value: at for at, value in enumerate(field.constraints.enum)}
    return sorted(values, key=lambda pair: place.get(pair[0], len(place))) if place else values


def times(records: Records, around: Surroundings) -> Facet | None:
    """Count the records of each month or year of their date, the latest first; None where there is one at most."""
    contract = records.register.package.register
    column = next((column for column in records.columns if column.name == contract.date), None)
    if column is None or column.name in contract.facets:
        return None
    months = _times(records, around, len("2022-09"))
    total = sum(rows for _, rows in months)
    by_month = len(months) <= MONTHS and total >= ROWS_IN_MONTH * len(months)
    counted = months if by_month else _times(records, around, len("2022"))[:YEARS]
    return Facet(column, tuple(counted), 0, 0) if len(counted) > 1 else None


def _times(records: Records, around: Surroundings, letters: int) -> list[tuple[str, int]]:
    dated = records.frame.filter(~nw.col(DATE).is_null()).select(nw.col(DATE).str.slice(0, letters).alias("value"))
    counted = dated.group_by("value").agg(nw.len().alias("rows")).sort("value", descending=True)
    return [(value, int(rows)) for value, rows in around.engine.all(counted)]
