"""Shown tables: what pages print, by name. Plain values and plain files, so that any process reads them.

Texts are finished: labels stand in place of keys, true and false are words, a state is the one that holds on the
day. Nothing is computed from them afterwards; what a page decides by stands beside them under its own name. They
are escaped where they meet HTML, by the template, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Literal, NamedTuple, Self

from disclosure.contract.model import Package, Resource
from disclosure.publication.model import Ledger, Tombstone
from disclosure.showing.kept import Kept, KeptByOffice
from disclosure.showing.store import ShownFile

Kind = Literal["text", "word", "address", "addresses", "number", "date", "uri", "outcome", "state"]
CORRECTION = "@correction"  # the column with what was corrected, of records that say that they were
LINK = "@link "  # before a field's name: the column with the address that its text leads to
Weight = str  # grave, caution or plain: how a word weighs on a page


class Column(NamedTuple):
    """A column of a table on a page.

    *kind*: a `word` is one of an enumeration; of an `address` some cells are links or attachments, of
    `addresses` some members of lists; `outcome` and `state` say how a record stands. *linked*: some of its cells lead
    to a page of this site.
    """

    name: str
    title: str
    kind: Kind
    linked: bool = False


class Cells:
    """The printed cells of one row by the names of their fields; None where a cell is empty.

    *texts* are the line of the file that they stand in, *at* the places in it, by name and in their order.
    """

    __slots__ = ("at", "texts")

    def __init__(self, at: Mapping[str, int], texts: Sequence[str]) -> None:
        self.at = at
        self.texts = texts

    def __getitem__(self, name: str) -> str | None:
        return self.texts[self.at[name]] or None

    def get(self, name: str) -> str | None:
        """Return a cell; None also where the file has no such column."""
        return self[name] if name in self.at else None

    def link(self, name: str) -> str | None:
        """Return the address that a cell leads to, from the site's root; None where it leads nowhere."""
        at = self.at.get(LINK + name)
        return None if at is None else self.texts[at] or None

    @property
    def correction(self) -> str | None:
        """What was corrected; None where nothing was."""
        at = self.at.get(CORRECTION)
        return None if at is None else self.texts[at] or None


class ShownRecord(NamedTuple):
    """One record as pages print it. Its first fields are the first columns of its file, in this order."""

    order: int
    record: str
    address: str
    title: str
    subject: str | None  # the id in the address of its subject's page
    paged: bool  # whether it has a page of its own
    state: str | None
    state_weight: Weight
    outcome: str | None  # where the register's contract says how outcomes weigh
    outcome_weight: Weight
    adverse: bool
    until: str | None  # ISO, like every day here
    date: str | None
    cells: Cells

    @classmethod
    def of(cls, at: Mapping[str, int], texts: Sequence[str]) -> Self:
        """Read the texts of one line; *at* says where each field's cell stands."""
        order, record, address, title, subject, paged, state, state_weight, outcome, outcome_weight, adverse, *_ = texts
        until, day = texts[11:LEAD]
        return cls(
            int(order),
            record,
            address,
            title,
            subject or None,
            paged == TRUE,
            state or None,
            state_weight,
            outcome or None,
            outcome_weight,
            adverse == TRUE,
            until or None,
            day or None,
            Cells(at, texts),
        )

    def weight(self, kind: Kind) -> Weight:
        """Return how a cell of a column of this kind weighs."""
        return self.outcome_weight if kind == "outcome" else self.state_weight if kind == "state" else "plain"


LEAD = len(ShownRecord._fields) - 1
TRUE = "true"  # as the engine writes it


class ShownRow(NamedTuple):
    """A row beside a record: of what belongs to it, or of what it belongs to.

    *title* and *address* of the record are there where it has no page of its own, "" elsewhere.
    """

    order: int  # of the record
    place: int  # of the row in its own table
    title: str
    address: str
    cells: Cells

    @classmethod
    def of(cls, at: Mapping[str, int], texts: Sequence[str]) -> Self:
        """Read the texts of one line."""
        return cls(int(texts[0]), int(texts[1]), texts[2], texts[3], Cells(at, texts))

    def weight(self, kind: Kind) -> Weight:
        """Return how a cell weighs: outcomes and states are of records alone."""
        del kind
        return "plain"


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One resource: its columns, and the file that its rows stand in, sorted by the `order` of their records."""

    resource: Resource
    columns: tuple[Column, ...]
    file: ShownFile
    rows: int

    def column(self, name: str) -> Column:
        """Return the column of that field; KeyError if it is not shown."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def chosen(self, names: Sequence[str]) -> tuple[Column, ...]:
        """Return the columns of these fields, in this order; those that are not shown are left out."""
        known = {column.name: column for column in self.columns}
        return tuple(known[name] for name in names if name in known)

    def records(self, first: int = 1) -> Iterator[ShownRecord]:
        """Yield the rows of a records' table, from the record of that order on."""
        at = self.file.places
        return (ShownRecord.of(at, texts) for texts in self.file.lines(self.file.offset(0, first)))

    def beside(self, first: int = 1) -> Iterator[ShownRow]:
        """Yield the rows of any other table, from those of the record of that order on."""
        at = self.file.places
        return (ShownRow.of(at, texts) for texts in self.file.lines(self.file.offset(0, first)))

    def of_record(self, order: int) -> list[ShownRow]:
        """Return the rows beside one record of that order."""
        return list(takewhile(lambda row: row.order == order, self.beside(order)))


class Facet(NamedTuple):
    """How many records have which value; *values_left* and *rows_left* are not listed."""

    column: Column
    values: tuple[tuple[str, int], ...]
    values_left: int
    rows_left: int


@dataclass(frozen=True, slots=True)
class Loose:
    """Rows of a parent that no record leads to, or its whole table where it is short; *rows*: those that are listed."""

    table: ShownTable
    rows: tuple[ShownRow, ...]
    total: int
    is_whole: bool


class Explanation(NamedTuple):
    """What a row explains: what it is called, its text, and the address of a page that says more (or none)."""

    title: str
    text: str
    page: str | None = None


Explained = Mapping[tuple[str, str], Mapping[str, Explanation]]  # by resource and field, then by the cell as printed


class Office(NamedTuple):
    """A body, and how it is reached: what each way is called, and the way itself where it is published."""

    name: str
    ways: tuple[tuple[str, str | None], ...]


class Recent(NamedTuple):
    """The records of the last year: how many, the latest day, and how many of them are adverse."""

    rows: int
    last: str
    adverse: int


class Correction(NamedTuple):
    """A record that was corrected: when (ISO), what, and where it stands."""

    on: str
    note: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownRegister:
    """One register, ready to be printed on one day. *rows* and *resources*: of every public table, by name."""

    package: Package
    as_of: date
    first: date | None
    last: date | None
    ledger: Ledger
    tombstones: tuple[Tombstone, ...]
    resources: Mapping[str, Resource]
    rows: Mapping[str, int]
    records: ShownTable
    by_subject: ShownFile  # the records that have a subject, by subject and order
    by_bucket: ShownFile  # the orders of those without a page of their own, by the page that they share
    parents: tuple[ShownTable, ...]
    descendants: tuple[ShownTable, ...]
    facets: tuple[Facet, ...]
    times: Facet | None  # by month or year of the contract's date, where there are several
    loose: tuple[Loose, ...]
    limits: tuple[Kept, ...]
    by_office: tuple[KeptByOffice, ...]
    recent: Recent
    adverse: int  # records whose outcome is adverse
    corrections: tuple[Correction, ...]  # of the last year, the newest first
    subjects_found: ShownFile  # whom a search finds
    explanations: Explained  # what cells lead to that explains them
    offices: Mapping[str, Office]  # to whom one objects, by the cell that names the body
    notices: ShownTable | None  # by their numbers, the newest first: notice_rows.py
    by_notice: ShownFile  # the orders of the records by the number of their notice

    @property
    def changed(self) -> date:
        """The day of the newest that is known of it: handed in, dated, corrected or withdrawn, and not to come."""
        corrected = (date.fromisoformat(one.on) for one in self.corrections)
        withdrawn = (one.on for one in self.tombstones if one.on)
        days = [self.package.created.date(), *([self.last] if self.last else []), *corrected, *withdrawn]
        return max((day for day in days if day <= self.as_of), default=self.as_of)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its list; where records have no page, the keys of the rows shown below the list join them."""
        contract = self.package.register
        keys = self.records.resource.foreign_keys if contract.pages != "all" else ()
        names = dict.fromkeys([*contract.columns, *(name for key in keys for name in key.fields)])
        return self.records.chosen(list(names))

    def table(self, name: str) -> ShownTable | None:
        """Return the shown table of a resource, or None."""
        tables = (self.records, *self.parents, *self.descendants)
        return next((table for table in tables if table.resource.name == name), None)
