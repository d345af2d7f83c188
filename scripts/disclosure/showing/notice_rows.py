"""The notices of a register as pages print them, the newest first, and which records each of them publishes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, Self

import narwhals as nw

from disclosure.contract.model import ForeignKey, Resource
from disclosure.contract.notices import Notices
from disclosure.ground.columns import ORDER, PLACE, RECORD
from disclosure.ground.engine import Frame
from disclosure.ground.identity import with_record_id
from disclosure.ground.types import typed
from disclosure.publication.model import PublicRegister, PublicTable
from disclosure.publication.rows import backwards
from disclosure.showing.model import Cells, ShownRegister, ShownTable
from disclosure.showing.printing import Surroundings, printed
from disclosure.showing.record_address import notice_address
from disclosure.showing.store import ShownFile, nothing, one_line, store

_NUMBER, _ADDRESS, _KEY, _TITLE, _DATE = "@number", "@address", "@key", "@title", "@date"
_LEADING = (_NUMBER, _ADDRESS, _KEY, _TITLE, _DATE)  # in the order of ShownNotice's fields
_BACKWARDS, _LATER = "@backwards", "@later"


class ShownNotice(NamedTuple):
    """One notice. *number*: 1 is the newest; *key*: its number among people, by which records name it."""

    number: int
    address: str
    key: str
    title: str
    date: str | None  # ISO
    cells: Cells

    @classmethod
    def of(cls, file: ShownFile, texts: list[str]) -> Self:
        """Read the texts of one line."""
        number, address, key, title, day = texts[: len(_LEADING)]
        return cls(int(number), address, key, title, day or None, Cells(file.places, texts))


def notices_of(register: ShownRegister) -> Iterator[ShownNotice]:
    """Yield the notices of a register, the newest first; nothing where it has none."""
    if register.notices is not None:
        file = register.notices.file
        yield from (ShownNotice.of(file, texts) for texts in file.lines())


def members_of(register: ShownRegister) -> dict[int, list[int]]:
    """Return the orders of the records of each notice that has some, by its number, the newest first."""
    lines = groupby(register.by_notice.lines(), key=itemgetter(0))
    return {int(number): [int(order) for _, order in found] for number, found in lines}


def store_notices(register: PublicRegister, folder: Path, around: Surroundings) -> ShownTable | None:
    """Write the notices by their number; None for a register without notices."""
    notices, key = register.package.register.notices, register.package.notice_key
    if notices is None or key is None:
        return None
    table, name = register.tables[key.resource], register.package.name
    numbered = with_record_id(_numbered(table, notices), key.reference_fields, around.engine)
    seen = printed(_led(numbered, table.resource, key, notices, name), table.resource, name, around)
    rows = seen.frame.select(*_LEADING, *seen.cells).sort(_NUMBER)
    return ShownTable(table.resource, seen.columns, store(rows, folder / "notice.rows", around.engine), table.rows)


def store_by_notice(register: PublicRegister, folder: Path, around: Surroundings) -> ShownFile:
    """Write the orders of the records by the number of the notice that they name."""
    notices, key = register.package.register.notices, register.package.notice_key
    if notices is None or key is None:
        return nothing(folder / "notice.members", (_NUMBER, ORDER))
    [own], [theirs] = key.fields, key.reference_fields
    numbered = _numbered(register.tables[key.resource], notices).select(_NUMBER, nw.col(theirs).alias(_KEY))
    named = register.records.frame.select(ORDER, nw.col(own).alias(_KEY))
    members = numbered.join(named, on=_KEY, how="inner").select(_NUMBER, ORDER).sort(_NUMBER, ORDER)
    return store(members, folder / "notice.members", around.engine)


def _numbered(table: PublicTable, notices: Notices) -> Frame:
    """Give each notice its number: the latest day first; of one day, or without days, the file's last first."""
    day = typed(table.resource.field(notices.date)) if notices.date else nw.lit(None, dtype=nw.Date)
    rows = table.frame.with_columns(backwards(day).alias(_BACKWARDS), (-nw.col(PLACE)).alias(_LATER))
    numbered = rows.with_row_index(_NUMBER, order_by=[_BACKWARDS, _LATER])
    return numbered.with_columns(nw.col(_NUMBER).cast(nw.Int64) + 1)


def _led(frame: Frame, resource: Resource, key: ForeignKey, notices: Notices, name: str) -> Frame:
    """Add address, number among people, title and day, from the cells as they stand."""
    number = nw.col(key.reference_fields[0])
    plain = nw.concat_str(nw.lit(f"{resource.title} "), number)
    title = nw.coalesce(nw.col(notices.title), plain) if notices.title else plain
    day = nw.col(notices.date) if notices.date else nw.lit(None, dtype=nw.String)
    return frame.with_columns(
        notice_address(name).alias(_ADDRESS),
        one_line(number).alias(_KEY),
        one_line(title).alias(_TITLE),
        day.alias(_DATE),
    ).drop(RECORD)
