"""What the rows of a register may be chosen by: the values of its facets, months or years; each value has a list."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from disclosure import addresses
from disclosure.ground.types import MEMBER_END
from disclosure.showing.facets import NOT_FILLED
from disclosure.showing.model import Facet, Kind, ShownRecord, ShownRegister

OWN_KEYS = frozenset({"q", "from", "to", "sort", "page"})  # of the fragment that says a selection, besides fields

_FEW, _LETTERS = 6, 16


class Choice(NamedTuple):
    """One value: as the cells have it, as a reader reads it, how many rows have it, where they are listed.

    *fragment* says the same selection at the register's address, to the script that narrows all of its rows.
    """

    value: str
    words: str
    rows: int
    address: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one field that have rows, and how many values and rows are left out.

    *key* is what the field is called in a fragment; "" for the months or years of the register's date.
    """

    field: str
    key: str
    title: str
    kind: Kind
    choices: tuple[Choice, ...]
    values_left: int
    rows_left: int
    is_list: bool = False

    @property
    def by(self) -> str:
        """What the values of a time are; "" for a facet's."""
        return "" if self.key else f"按{self.choices[0].words[-1]}"

    @property
    def is_short(self) -> bool:
        """Whether the values stand in two lines of a phone."""
        return len(self.choices) <= _FEW and sum(len(one.words) for one in self.choices) <= _LETTERS

    def values(self, record: ShownRecord) -> list[str]:
        """Return a record's values: of a list its members, of a date its month or year."""
        if not self.key:
            return [record.date[: len(self.choices[0].value)]] if record.date else []
        text = record.cells[self.field] or NOT_FILLED
        return list(dict.fromkeys(text.split(MEMBER_END))) if self.is_list else [text]


def choices(register: ShownRegister) -> tuple[Choices, ...]:
    """Return what a register's rows may be chosen by: how they stand, then its other facets, then their time."""
    standing = sorted(register.facets, key=lambda facet: facet.column.kind not in ("outcome", "state"))
    facets = [_facet(register, facet) for facet in standing]
    return (*facets, *([_times(register, register.times)] if register.times else []))


def _facet(register: ShownRegister, facet: Facet) -> Choices:
    name = facet.column.name
    key = f"f-{name}" if name in OWN_KEYS else name
    made = [
        Choice(value, value, rows, _list(register, name, value, rows), urlencode({key: value}))
        for value, rows in facet.values
    ]
    is_list = register.records.resource.field(name).type == "list"
    return Choices(name, key, facet.column.title, facet.column.kind, tuple(made), *facet[2:], is_list)


def _times(register: ShownRegister, times: Facet) -> Choices:
    name = times.column.name
    made = [_time(value, rows, _list(register, name, value, rows)) for value, rows in times.values]
    return Choices(name, "", times.column.title, times.column.kind, tuple(made), *times[2:])


def _time(value: str, rows: int, address: str) -> Choice:
    year, _, month = value.partition("-")
    first, last = (int(month), int(month)) if month else (1, 12)
    days = {"from": f"{year}-{first:02d}-01", "to": f"{year}-{last:02d}-{monthrange(int(year), last)[1]}"}
    return Choice(value, f"{year} 年 {first} 月" if month else f"{year} 年", rows, address, urlencode(days))


def _list(register: ShownRegister, field: str, value: str, rows: int) -> str:
    """Return where the rows of a value are listed; what all have is the register itself."""
    name = register.package.name
    return addresses.register(name) if rows == register.records.rows else addresses.chosen(name, field, value)
