"""The rows of other resources that are shown with a record: what it belongs to, and what belongs to it.

Each table is one file sorted by the `@order` of the records, then by the table's own order, so that pages merge it with
the records and hold no table in memory. A row of a parent stands there once for each record that leads to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import narwhals as nw

from disclosure.contract.model import Field, ForeignKey, Resource
from disclosure.ground import composite
from disclosure.ground.columns import ORDER, PAGE, PLACE
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.identity import with_record_id
from disclosure.ground.types import typed
from disclosure.publication.model import PublicRegister, PublicTable
from disclosure.showing.model import Loose, ShownTable
from disclosure.showing.printing import Printed, Surroundings, is_notices, linked, printed
from disclosure.showing.record_address import notice_address
from disclosure.showing.records import ADDRESS, NOTHING, TITLE, Records
from disclosure.showing.store import store

SHORT = 20  # rows of a table that is shown whole rather than in parts
_LEADING = (ORDER, PLACE, TITLE, ADDRESS)  # in the order of ShownRow's fields


def store_descendants(records: Records, folder: Path, around: Surroundings) -> tuple[ShownTable, ...]:
    """Write what belongs to the records, each row with the record that it belongs to where that has no page."""
    register = records.register
    tables = [table for name, table in register.tables.items() if name != register.package.register.records]
    return tuple(
        _store(_own(_with_record(table.frame, records), table, register, around), table, folder, around)
        for table in tables
        if _is_descendant(table)
    )


def _with_record(rows: Frame, records: Records) -> Frame:
    """Add title and address of the record that each row belongs to, where it has no page of its own."""
    if records.register.package.register.pages == "all":
        return rows.with_columns(NOTHING.alias(TITLE), NOTHING.alias(ADDRESS))
    bare = records.frame.filter(~nw.col(PAGE)).select(ORDER, TITLE, ADDRESS)
    return rows.join(bare, on=ORDER, how="left")


def store_parents(register: PublicRegister, folder: Path, around: Surroundings) -> tuple[ShownTable, ...]:
    """Write what the records belong to, at any height, nearest first."""
    return tuple(
        _store(_above(rows, parent, register, around), parent, folder, around)
        for _, parent, rows in _climbs(register, register.records.frame, around.engine)
    )


def loose(register: PublicRegister, folder: Path, around: Surroundings) -> tuple[Loose, ...]:
    """Return the rows of parents that no record leads to: without the list's first page they would be on none.

    Where records have pages of their own, a short table is shown whole: one step of three says little.
    """
    found = []
    for key, parent, rows in _climbs(register, register.records.frame, around.engine):
        left = _without(parent.frame, rows, key)
        total = around.engine.count(left)
        if total:
            whole = register.package.register.pages == "all" and parent.rows <= SHORT
            frame = (parent.frame if whole else left).with_columns(nw.lit(0).alias(ORDER))
            seen = _above(frame.sort(PLACE).head(around.rows_per_page), parent, register, around)
            table = _store(seen, parent, folder / "loose", around)
            found.append(Loose(table, tuple(table.beside(0)), parent.rows if whole else total, whole))
    return tuple(found)


def own_fields(resource: Resource, records: str) -> tuple[Field, ...]:
    """Return the fields of a descendant but the key of its record, which says what it stands beside."""
    keys = {name for key in resource.foreign_keys if key.resource == records for name in key.fields}
    return tuple(field for field in resource.fields if field.name not in keys)


def _is_descendant(table: PublicTable) -> bool:
    return ORDER in table.frame.collect_schema().names()


def _own(frame: Frame, table: PublicTable, register: PublicRegister, around: Surroundings) -> Printed:
    """Print a descendant, in the order that its resource states, without the key of its record."""
    ranked = _ranked(frame, table.resource)
    fields = own_fields(table.resource, register.package.register.records)
    kept = replace(table.resource, fields=fields)
    return printed(ranked, kept, register.package.name, around)


def _above(rows: Frame, parent: PublicTable, register: PublicRegister, around: Surroundings) -> Printed:
    led = _ranked(rows, parent.resource).with_columns(NOTHING.alias(TITLE), NOTHING.alias(ADDRESS))
    key = register.package.notice_key
    if key is None or not is_notices(parent.resource, register.package):
        return printed(led, parent.resource, register.package.name, around)
    own = with_record_id(led, key.reference_fields, around.engine)
    seen = printed(own, parent.resource, register.package.name, around)
    return linked(seen, key.reference_fields[0], notice_address(register.package.name))


_RANK = "@rank "


def _ranked(frame: Frame, resource: Resource) -> Frame:
    """Add what rows beside a record are sorted by: the typed values of the fields in `sort`."""
    ranks = [typed(resource.field(name)).alias(f"{_RANK}{at}") for at, (name, _) in enumerate(resource.order)]
    return frame.with_columns(*ranks) if ranks else frame


def _store(seen: Printed, table: PublicTable, folder: Path, around: Surroundings) -> ShownTable:
    ranks = [f"{_RANK}{at}" for at in range(len(table.resource.order))]
    falling = [falls for _, falls in table.resource.order]
    # An empty value stands last, whichever way the others go.
    ordered = seen.frame.sort(ORDER, *ranks, PLACE, descending=[False, *falling, False], nulls_last=True)
    rows = ordered.select(*_LEADING, *seen.cells)
    file = store(rows, folder / table.resource.name, around.engine)
    return ShownTable(table.resource, seen.columns, file, table.rows)


def _climbs(
    register: PublicRegister, records: Frame, engine: Engine
) -> Iterator[tuple[ForeignKey, PublicTable, Frame]]:
    """Climb the foreign keys from *records*; a resource is met once, by the first way.

    Yield the key that led to a parent, the parent, and its rows, each once with every `@order` it was reached from.
    """
    met = {register.package.register.records}
    waiting = [(register.records.resource, records)]
    while waiting:
        resource, frame = waiting.pop(0)
        for key in resource.foreign_keys:
            parent = register.tables[key.resource]
            if key.resource in met or _is_descendant(parent):
                continue
            met.add(key.resource)
            rows = _climb(frame, key, parent, engine)
            yield key, parent, rows
            waiting.append((parent.resource, rows))


def _climb(frame: Frame, key: ForeignKey, parent: PublicTable, engine: Engine) -> Frame:
    """Give the rows of *parent* that *key* names, each once with every `@order` that it was reached from."""
    reached = engine.distinct(frame.select(ORDER, *composite.parts(key.fields)))
    above = parent.frame.with_columns(*composite.parts(key.reference_fields))
    return reached.join(above, on=composite.names(key.fields), how="inner").select(ORDER, PLACE, *parent.resource.names)


def _without(frame: Frame, rows: Frame, key: ForeignKey) -> Frame:
    """Give the rows of *frame* that are not among *rows*."""
    parts, names = composite.parts(key.reference_fields), composite.names(key.reference_fields)
    return frame.with_columns(*parts).join(rows.select(*parts), on=names, how="anti").drop(*names)


class Ordered(Protocol):
    """What has the `order` of its record."""

    @property
    def order(self) -> int:
        """Return it."""


Row = TypeVar("Row", bound=Ordered)


class Following(Generic[Row]):
    """Rows sorted by the `order` of their records, handed out to a caller who asks for rising orders."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def take(self, order: int, last: int | None = None) -> list[Row]:
        """Return the rows of the record *order*, or of all from *order* to *last*; rows before are skipped."""
        found = []
        while self._next is not None and self._next.order <= (last or order):
            if self._next.order >= order:
                found.append(self._next)
            self._next = next(self._rows, None)
        return found
