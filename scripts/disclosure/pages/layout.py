"""What a kind of view is, and the records of a register as it sees them: by the roles that its fields play."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.contract.vocabulary import View
from disclosure.ground.workdays import Calendar
from disclosure.showing.model import Cells, Column, ShownRegister, ShownRow, ShownTable

NOT_PUBLISHED, UNNAMED = "未公布", "未写明"


@dataclass(frozen=True, slots=True)
class Item:
    """One record in a view: where it is found, and what the roles of the view say of it, as pages print it."""

    order: int
    record: str
    title: str
    address: str
    said: Mapping[str, str | None]
    cells: Cells


def items(register: ShownRegister) -> list[Item]:
    """Read every record with the fields that play a part."""
    names = register.records.resource.names
    roles = {role: name for role, name in register.package.register.roles.items() if name in names}
    return [
        Item(
            record.order,
            record.record,
            record.title,
            record.address,
            {role: record.cells[name] for role, name in roles.items()},
            record.cells,
        )
        for record in register.records.records()
    ]


def grouped(pairs: Iterable[tuple[str, Any]]) -> list[tuple[str, list[Any]]]:
    """Gather by name, in the order in which the names come."""
    groups: dict[str, list[Any]] = {}
    for name, one in pairs:
        groups.setdefault(name, []).append(one)
    return list(groups.items())


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a view sees of one record: its register, the rows beside it by resource, and the working days."""

    register: ShownRegister
    rows: Mapping[str, Sequence[ShownRow]]
    calendar: Calendar

    def column(self, role: str) -> Column | None:
        """Return the column of the records that plays a role; None where none does."""
        name = self.register.package.register.roles.get(role)
        return next((column for column in self.register.records.columns if column.name == name), None)

    def below(self, role: str) -> list[ShownRow]:
        """Return the rows of the resource that plays a role, in the order of its key."""
        table = self.register.table(self.register.package.register.roles.get(role, ""))
        return in_order(table, self.rows.get(table.resource.name, ())) if table else []

    def said(self, role: str, row: ShownRow) -> str:
        """Return what a row below says in a role; "" for nothing."""
        name = self.register.package.register.roles.get(role)
        return (row.cells.get(name) or "") if name else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step as theme/components/steps prints it; "" for nothing. *last*: its last day, or why there is none."""

    title: str
    limit: str
    text: str
    how: str = ""
    by: str = ""
    last: str = ""


def in_order(table: ShownTable, rows: Sequence[ShownRow]) -> list[ShownRow]:
    """Return rows in the order of their table's key, of numbers as of words."""
    shown = {column.name for column in table.columns}
    keys = [name for name in table.resource.primary_key if name in shown]
    return sorted(rows, key=lambda row: [(len(row.cells[name] or ""), row.cells[name] or "") for name in keys])


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(View):
    """A view with what it is called on a page, and how it lays out the records for the template of its name."""

    title: str
    lay_out: Callable[[ShownRegister, list[Item]], Any]
    sheet: Callable[[Sheet], Any] | None = None  # lays one record out for its own page, where that is not plain facts
