"""What may be shown: the only things of this program that a page, a file or a chart may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from disclosure.contract.model import Package, Resource
from disclosure.ground.engine import Frame


def kept_as(folder: str, resource: str, *, is_first: bool = False) -> str:
    """Return what the engine calls the public table of a resource, or the first rows of it."""
    return f"{folder}/{resource}/{'first' if is_first else 'public'}"


@dataclass(frozen=True, slots=True)
class PublicTable:
    """Rows of one resource that may be shown on `as_of`. Only `publication` makes one.

    The frame holds the published fields of *resource* as text (null: empty; a date as ISO 8601, whatever the format
    that it was handed in), in a fixed row order, and

    * the records' table: `@record` `@order` `@subject` `@page` `@bucket` `@state` `@until`, sorted by `@order`;
    * a descendant of the records: `@record` `@order` of its record and `@place`, sorted by `@order` and `@place`;
    * a parent of the records, or a reference table: `@place`, sorted by it.
    """

    resource: Resource  # without its omitted fields
    frame: Frame
    rows: int
    is_first: bool = False  # the rows of the first records alone, see publication.shortened


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left at the address of a withdrawn record: no number, name or content."""

    record: str
    on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where every record that was read went; the parts add up to *read*."""

    read: int
    published: int
    withdrawn: int
    expired: int
    not_begun: int
    never: int  # a period of P0D


@dataclass(frozen=True, slots=True)
class PublicRegister:
    """One register under the law on one day."""

    package: Package
    tables: Mapping[str, PublicTable]  # by resource name, in the descriptor's order
    tombstones: tuple[Tombstone, ...]
    ledger: Ledger
    as_of: date
    first: date | None  # the first and the last day in the register's `date` field
    last: date | None

    @property
    def records(self) -> PublicTable:
        """The records that may be shown."""
        return self.tables[self.package.register.records]


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that may be shown on one day."""

    as_of: date
    registers: tuple[PublicRegister, ...]
    references: Mapping[tuple[str, str], PublicTable]  # ("reference", resource name)

    @property
    def tables(self) -> Mapping[tuple[str, str], PublicTable]:
        """Every public table by folder and resource name."""
        own = {
            (register.package.name, name): table
            for register in self.registers
            for name, table in register.tables.items()
        }
        return {**self.references, **own}
