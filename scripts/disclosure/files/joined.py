"""One table of a register as people ask for it: what was found with what it was found in, labels beside keys.

Its rows are those of the first table that belongs to the records (failed items, each with its sample), or the records
themselves where none does. Everything is public already: cells come from the public tables, labels from the shown ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from disclosure.contract.duties import DEADLINES
from disclosure.contract.model import Field
from disclosure.ground.columns import ORDER, PLACE
from disclosure.ground.engine import Exporter
from disclosure.publication.model import PublicRegister
from disclosure.showing.beside import Following, own_fields
from disclosure.showing.model import Cells, ShownRegister, ShownTable

KEY = "（代码）"  # behind the heading of a column of keys that has one of labels before it
_TEXT = Field("", "", "string")

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A table of a register: what each column is called, which field it is written like, and its rows."""

    title: str
    headings: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class _Column:
    """A field of a table; *worded*: it is printed as a word (a label, 是, a state) and not as it stands in the file."""

    field: Field
    table: str
    worded: bool
    labelled: bool


class _Record(NamedTuple):
    """A record, with its cells as they stand in the file and as they are printed."""

    order: int
    adverse: bool
    cells: Sequence[Any]
    shown: Cells


def size(shown: ShownRegister) -> int:
    """Return how many rows the joined table of a register has."""
    child = _child(shown)
    return child.rows if child else shown.records.rows


def joined(register: PublicRegister, shown: ShownRegister, engine: Exporter) -> Joined:
    """Join the tables of *register*, a small one: every row is held.

    A record to which no row belongs is left out only if the contract says what is adverse, and it is not.
    """
    child, records = _child(shown), shown.records
    state, outcome = register.package.register.state, register.package.register.outcome
    columns = _columns(records, records.resource.fields, state.field if state else "")
    rows = _records(register, columns, shown, engine)
    if child is None:
        return _laid(records.resource.title, columns, [tuple(_cells(one.cells, columns, one.shown)) for one in rows])
    own = _columns(child, own_fields(child.resource, records.resource.name))
    chosen = _chosen(rows, _children(register, child, own, engine), all_stay=not (outcome and outcome.weighs))
    none = (None,) * _width(own)
    whole = [(*_cells(one.cells, columns, one.shown), *(more or none)) for one, more in chosen]
    return _laid(f"{child.resource.title}和所属的{records.resource.title}", [*columns, *own], whole)


def _child(shown: ShownRegister) -> ShownTable | None:
    tables = (table for table in shown.descendants if table.resource.name != DEADLINES and table.rows)
    return next(tables, None)


def _columns(table: ShownTable, fields: Sequence[Field], state: str = "") -> list[_Column]:
    keys = {key.fields[0] for key in table.resource.foreign_keys if len(key.fields) == 1}
    found = []
    for field in fields:
        labelled = field.references is not None or field.name in keys
        worded = labelled or field.type == "boolean" or field.name == state
        found.append(_Column(field, table.resource.title, worded, labelled))
    return found


def _records(
    register: PublicRegister, columns: Sequence[_Column], shown: ShownRegister, engine: Exporter
) -> Iterator[_Record]:
    """Yield each record; what is shown comes in the same order."""
    frame = register.records.frame.sort(ORDER).select(ORDER, *_names(columns))
    for (order, *cells), record in zip(engine.rows(frame), shown.records.records(), strict=True):
        yield _Record(order, record.adverse, cells, record.cells)


def _children(
    register: PublicRegister, table: ShownTable, columns: Sequence[_Column], engine: Exporter
) -> Iterator[Row]:
    """Yield the order of its record and the cells of each row."""
    public = register.tables[table.resource.name]
    frame = public.frame.sort(ORDER, PLACE).select(ORDER, PLACE, *_names(columns))
    following = Following(table.beside())
    for order, rows in groupby(engine.rows(frame), key=itemgetter(0)):
        shown = {row.place: row.cells for row in following.take(order)}
        yield from ((order, *_cells(cells, columns, shown[place])) for _, place, *cells in rows)


def _names(columns: Sequence[_Column]) -> Iterator[str]:
    return (column.field.name for column in columns)


def _cells(cells: Sequence[Any], columns: Sequence[_Column], shown: Cells) -> Iterator[Any]:
    """Yield the cells of a row; of a key, its label first."""
    for column, cell in zip(columns, cells, strict=True):
        if column.worded:
            yield shown[column.field.name]
        if column.labelled or not column.worded:
            yield cell


def _chosen(
    records: Iterator[_Record], children: Iterator[Row], *, all_stay: bool
) -> Iterator[tuple[_Record, Sequence[Any]]]:
    """Yield each record with each row that belongs to it, without one where it stays. Both come by the order."""
    groups = groupby(children, key=itemgetter(0))
    following = next(groups, None)
    for record in records:
        if following is not None and following[0] == record.order:
            yield from ((record, more) for _, *more in following[1])
            following = next(groups, None)
        elif all_stay or record.adverse:
            yield record, ()


def _width(columns: Sequence[_Column]) -> int:
    return sum(1 + column.labelled for column in columns)


def _laid(title: str, columns: Sequence[_Column], rows: list[Row]) -> Joined:
    """Give the columns their headings, and drop keys that are nothing but their labels again."""
    counted = Counter(column.field.title for column in columns)
    kept: list[tuple[int, str, Field]] = []
    at = 0
    for column in columns:
        is_alone = counted[column.field.title] == 1
        heading = column.field.title if is_alone else f"{column.field.title}（{column.table}）"
        kept.append((at, heading, _TEXT if column.worded else column.field))
        if column.labelled and any(row[at] != row[at + 1] for row in rows):
            kept.append((at + 1, f"{heading}{KEY}", _TEXT))
        at += 1 + column.labelled
    cells = [tuple(row[place] for place, _, _ in kept) for row in rows]
    return Joined(title, tuple(one for _, one, _ in kept), tuple(field for *_, field in kept), cells)
