"""The rows of other resources that are shown with a record: its parents and its descendants.

They come as streams sorted by what they stand beside: the `@order` of a record that has a page of its own, or
the number of the list's page that a record without one stands on. Each is merged with the stream of the
records, so no table is ever held in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import narwhals as nw

from disclosure import addresses
from disclosure.contract.model import Field, ForeignKey, Resource
from disclosure.pages.model import SiteView
from disclosure.publication.model import ORDER, PAGE, PublicRegister, PublicTable
from disclosure.showing.cells import Column, Grid, grid, record_grid, show

SHORT = 20  # rows of a table that is shown whole rather than in parts


@dataclass(frozen=True, slots=True)
class Related:
    """One resource beside the records: its rows, each led by the place that it is shown at."""

    resource: Resource
    rows: Grid
    is_parent: bool


@dataclass(frozen=True, slots=True)
class Loose:
    """Rows above the records that no record leads to, or their whole table where it is short."""

    resource: Resource
    rows: Grid
    total: int
    is_whole: bool


def related(register: PublicRegister, view: SiteView) -> tuple[Related, ...]:
    """Return every resource that is shown on the records' own pages: parents first, then descendants."""
    paged = register.records.frame.filter(nw.col(PAGE))
    descendants = [
        Related(table.resource, _grid(table.frame, table, view, own_fields(table.resource, register)), is_parent=False)
        for table in _descendants(register)
    ]
    return (*_parents(register, view, paged), *descendants)


def related_to_lists(register: PublicRegister, view: SiteView) -> tuple[Related, ...]:
    """Return what is shown below each page of the list, for its records without a page of their own.

    A parent of many records stands there once; a descendant's row leads to the row of its record.
    """
    if register.package.register.pages == "all":
        return ()
    listed = addresses.list_number(view.settings.rows_per_page)
    bare = register.records.frame.filter(~nw.col(PAGE)).with_columns(listed.alias(ORDER))
    descendants = [
        Related(table.resource, _below_list(table, register, view), is_parent=False) for table in _descendants(register)
    ]
    return (*_parents(register, view, bare), *descendants)


def loose(register: PublicRegister, view: SiteView) -> tuple[Loose, ...]:
    """Return the rows of parents that no record refers to: without the list's first page they would be on none.

    Where records have pages of their own, a short table is shown whole: one step of three says little.
    """
    found = []
    for key, parent, rows in _climbs(register, register.records.frame):
        left = _without(parent.frame, rows, key)
        total = view.engine.count(left)
        if not total:
            continue
        whole = register.package.register.pages == "all" and parent.rows <= SHORT
        laid = _grid(parent.frame if whole else left, parent, view, parent.resource.fields, ())
        found.append(Loose(parent.resource, laid, parent.rows if whole else total, whole))
    return tuple(found)


def _descendants(register: PublicRegister) -> list[PublicTable]:
    records = register.package.register.records
    others = [table for name, table in register.tables.items() if name != records]
    return [table for table in others if ORDER in table.frame.collect_schema().names()]


def own_fields(resource: Resource, register: PublicRegister) -> list[Field]:
    """Return the fields of a descendant's table but the key of its record, which says what it stands beside."""
    to_record = (key for key in resource.foreign_keys if key.resource == register.package.register.records)
    keys = {name for key in to_record for name in key.fields}
    return [field for field in resource.fields if field.name not in keys]


def _below_list(table: PublicTable, register: PublicRegister, view: SiteView) -> Grid:
    """Lay a descendant out behind a first column that says which record its rows belong to."""
    bare = record_grid(register, view, ()).frame.filter(~nw.col(PAGE)).select(ORDER, "@title", "@address")
    fields = own_fields(table.resource, register)
    seen = show(table.frame.join(bare, on=ORDER, how="inner"), fields, view, None)
    listed = addresses.list_number(view.settings.rows_per_page).alias("@list")
    laid = grid(seen, fields, None, [listed, nw.col(ORDER), nw.col("@title"), nw.col("@address")])
    own = (Column("记录", "text", 1, 2), *(column.moved(3) for column in laid.columns))
    cells = [name for name in laid.frame.collect_schema().names() if name.startswith("@cell")]
    return Grid(own, laid.frame.sort("@list", ORDER, *cells), 1)


def _parents(register: PublicRegister, view: SiteView, records: nw.LazyFrame[Any]) -> list[Related]:
    return [
        Related(parent.resource, _grid(rows, parent, view, parent.resource.fields), is_parent=True)
        for _, parent, rows in _climbs(register, records)
    ]


def _climbs(
    register: PublicRegister, records: nw.LazyFrame[Any]
) -> Iterator[tuple[ForeignKey, PublicTable, nw.LazyFrame[Any]]]:
    """Climb the foreign keys from *records*; a resource is met once, by the first way.

    Yield the key that led to a parent, the parent, and its rows, each once with every `@order` it was reached from.
    """
    met = {register.package.register.records}
    waiting = [(register.records.resource, records)]
    while waiting:
        resource, frame = waiting.pop(0)
        for key in resource.foreign_keys:
            parent = register.tables[key.resource]
            if key.resource in met or ORDER in parent.frame.collect_schema().names():
                continue
            met.add(key.resource)
            rows = _climb(frame, key, parent)
            yield key, parent, rows
            waiting.append((parent.resource, rows))


def _climb(frame: nw.LazyFrame[Any], key: ForeignKey, parent: PublicTable) -> nw.LazyFrame[Any]:
    """Give the rows of *parent* that *key* names, each once with every `@order` that it was reached from."""
    near, far = _parts(key.fields), _parts(key.reference_fields)
    names = [f"@{number}" for number in range(len(near))]
    rows = frame.select(ORDER, *near).unique().join(parent.frame.with_columns(*far), on=names, how="inner")
    return rows.select(ORDER, *parent.resource.names)


def _without(frame: nw.LazyFrame[Any], rows: nw.LazyFrame[Any], key: ForeignKey) -> nw.LazyFrame[Any]:
    """Give the rows of *frame* that are not among *rows*."""
    parts = _parts(key.reference_fields)
    names = [f"@{number}" for number in range(len(parts))]
    return frame.with_columns(*parts).join(rows.select(*parts).unique(), on=names, how="anti").drop(*names)


def _parts(names: Sequence[str]) -> list[nw.Expr]:
    # No cell is the empty text: it stands for null, which would match nothing.
    return [nw.col(name).fill_null("").alias(f"@{number}") for number, name in enumerate(names)]


def _grid(
    frame: nw.LazyFrame[Any],
    table: PublicTable,
    view: SiteView,
    fields: Sequence[Field],
    lead: Sequence[str] = (ORDER,),
) -> Grid:
    seen = show(frame, fields, view, None)
    laid = grid(seen, fields, None, [nw.col(name) for name in lead])
    if seen.frame is frame and frame is table.frame:
        return laid  # as the table is kept: sorted by @order, then as in the file
    order = [*lead, *(f"@cell{number}" for number in range(len(fields)))]
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
