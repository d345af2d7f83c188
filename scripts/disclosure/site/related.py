"""The rows of other resources that are shown with a record: its parents and its descendants.

Both come as streams sorted by the `@order` of the record they belong to, beside the stream of the records:
the two are merged, so no table is ever held in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import narwhals as nw

from disclosure.publication.model import ORDER, PAGE, PublicRegister, PublicTable
from disclosure.registers.model import ForeignKey, Resource
from disclosure.site.cells import Grid, grid, show
from disclosure.site.model import SiteView


@dataclass(frozen=True, slots=True)
class Related:
    """One resource beside the records: its rows led by `@order`. A parent has one row a record."""

    resource: Resource
    rows: Grid
    is_parent: bool


def related(register: PublicRegister, view: SiteView) -> tuple[Related, ...]:
    """Return every resource that is shown with the records: parents first, then descendants."""
    names = register.package.register.records
    descendants = [
        Related(table.resource, _grid(table.frame, table, view), is_parent=False)
        for name, table in register.tables.items()
        if name != names and ORDER in table.frame.collect_schema().names()
    ]
    return (*_parents(register, view), *descendants)


def _parents(register: PublicRegister, view: SiteView) -> list[Related]:
    """Climb the foreign keys from the records that have a page; a resource is met once, by the first way."""
    met = {register.package.register.records}
    found: list[Related] = []
    records = register.records
    waiting = [(records.resource, records.frame.filter(nw.col(PAGE)))]
    while waiting:
        resource, frame = waiting.pop(0)
        for key in resource.foreign_keys:
            parent = register.tables[key.resource]
            if key.resource in met or ORDER in parent.frame.collect_schema().names():
                continue
            met.add(key.resource)
            rows = _climb(frame, key, parent)
            found.append(Related(parent.resource, _grid(rows, parent, view), is_parent=True))
            waiting.append((parent.resource, rows))
    return found


def _climb(frame: nw.LazyFrame[Any], key: ForeignKey, parent: PublicTable) -> nw.LazyFrame[Any]:
    """Give the rows of *parent* that *key* names, each with the `@order` of the record it was reached from."""
    # No cell is the empty text: it stands for null, which would match nothing.
    near = [nw.col(name).fill_null("").alias(f"@{number}") for number, name in enumerate(key.fields)]
    far = [nw.col(name).fill_null("").alias(f"@{number}") for number, name in enumerate(key.reference_fields)]
    names = [f"@{number}" for number in range(len(near))]
    rows = frame.select(ORDER, *near).join(parent.frame.with_columns(*far), on=names, how="inner")
    return rows.select(ORDER, *parent.resource.names)


def _grid(frame: nw.LazyFrame[Any], table: PublicTable, view: SiteView) -> Grid:
    fields = table.resource.fields
    seen = show(frame, fields, view, None)
    laid = grid(seen, fields, None, [nw.col(ORDER)])
    if seen.frame is frame and frame is table.frame:
        return laid  # as the table is kept: sorted by @order, then as in the file
    order = [ORDER, *(f"@cell{number}" for number in range(len(fields)))]
    return Grid(laid.columns, laid.frame.sort(*order), laid.lead)


class Following:
    """Rows sorted by their first cell, handed out to a caller who asks for rising values of it."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._next = next(self._groups, None)

    def take(self, order: int) -> list[tuple[Any, ...]]:
        """Return the cells of the rows of *order*, without the first; rows of orders passed over are skipped."""
        while self._next is not None and self._next[0] < order:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != order:
            return []
        rows = [row[1:] for row in self._next[1]]
        self._next = next(self._groups, None)
        return rows
