"""The records of all registers as what can be found: the newest first, read by columns and cut by days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter

from disclosure.pages.model import SiteView
from disclosure.search.batches import Batch, Beside, Column
from disclosure.search.fields import REGISTER, TITLE, YEAR, Fields, Sought, of_records, of_rows
from disclosure.showing.model import TRUE, ShownRegister
from disclosure.showing.records import ADDRESS, ADVERSE, DATE, OUTCOME
from disclosure.showing.records import TITLE as RECORD_TITLE
from disclosure.showing.store import ShownFile

_Day = tuple[str, Batch]


def records(view: SiteView, fields: Fields) -> Iterator[Batch]:
    """Yield the records of all registers, the newest first, those without a day last."""
    days = [_Register(register, fields).days() for register in view.registers]
    return (batch for _, batch in merge(*days, key=itemgetter(0), reverse=True))


class _Register:
    """A register's records, of which each is at the line of its order."""

    def __init__(self, register: ShownRegister, fields: Fields) -> None:
        self.package, self.file = register.package, register.records.file
        self.sought = sorted(of_records(register, fields), key=lambda one: not one.term)
        self.lead = [fields.place(label, -1, term=label != TITLE) for label in (TITLE, YEAR, REGISTER)]
        tables = [(table.file, of_rows(table, fields)) for table in (*register.parents, *register.descendants)]
        self.beside = [_Rows(file, sought) for file, sought in tables if sought]
        self.told = self._told()

    def days(self) -> Iterator[_Day]:
        """Yield the records of one day after another; those of many are several batches."""
        places = [self.file.places[one] for one in (DATE, RECORD_TITLE, ADDRESS, OUTCOME, ADVERSE)]
        first = 1
        for columns in self.file.columns([*places, *self.told, *(one.at for one in self.sought)]):
            begin = 0
            for day, some in groupby(columns[0]):
                end = begin + sum(1 for _ in some)
                yield day, self._batch(day, first + begin, [column[begin:end] for column in columns[1:]])
                begin = end
            first += begin

    def _batch(self, day: str, first: int, columns: Sequence[Column]) -> Batch:
        """Return the records of one *day* from the order *first* on."""
        called, *_ = columns
        size, name = len(called), self.package.title
        own = columns[4 + len(self.told) :]
        said = [called, [day[:4]] * size, [name] * size]
        for one, texts in zip(self.sought, own, strict=True):
            said.append(texts if one.term else _others(texts, called))
        places = [*self.lead, *(one.field for one in self.sought)]
        beside = [some for rows in self.beside for some in rows.take(first, first + size)]
        return Batch(self._shown(day, columns), list(zip(places, said, strict=True)), beside)

    def _shown(self, day: str, columns: Sequence[Column]) -> list[Sequence[str | int]]:
        called, addresses, words, adverse, *rest = columns
        told, size, title = rest[: len(self.told)], len(called), self.package.title
        more: Column = [""] * size
        for texts in told:
            more = [
                (f"{known}，{text}" if known else text) if text and text not in name else known
                for known, text, name in zip(more, texts, called, strict=True)
            ]
        bad = [word if is_bad == TRUE else "" for word, is_bad in zip(words, adverse, strict=True)]
        note, sample = f"{title}，{day}" if day else title, int(self.package.register.sample)
        return [called, more, addresses, [note] * size, bad, [sample] * size]

    def _told(self) -> list[int]:
        """Return where a record's number and whom it is about stand."""
        subject, known, places = self.package.register.subject, self.package.identity, self.file.places
        number = places.get(known[0]) if len(known) == 1 else None
        who = places.get(subject.name) if subject else None
        return [at for at in (number, who) if at is not None]


def _others(texts: Column, called: Column) -> Column:
    """Return texts without those that are what a record is called."""
    if set(called).isdisjoint(texts):
        return texts
    return ["" if text == name else text for text, name in zip(texts, called, strict=True)]


class _Rows:
    """What the rows of a table say that stand beside records, handed out by rising orders of these."""

    def __init__(self, file: ShownFile, sought: Sequence[Sought]) -> None:
        self._fields = [one.field for one in sought]
        self._chunks = file.columns([0, *(one.at for one in sought)])
        self._orders: list[int] = []
        self._texts: list[list[str]] = [[] for _ in sought]
        self._begin = 0  # what is before was handed out

    def take(self, first: int, end: int) -> list[Beside]:
        """Return by fields what is beside the records from *first* to before *end*."""
        self._read(end)
        begin, self._begin = self._begin, bisect_left(self._orders, end, self._begin)
        entries = [order - first for order in self._orders[begin : self._begin]]
        texts = [column[begin : self._begin] for column in self._texts]
        return [(field, entries, own) for field, own in zip(self._fields, texts, strict=True)] if entries else []

    def _read(self, end: int) -> None:
        """Read until the rows of all records before *end* are there."""
        while (not self._orders or self._orders[-1] < end) and (columns := next(self._chunks, None)):
            orders, *texts = columns
            self._orders = [*self._orders[self._begin :], *map(int, orders)]
            self._texts = [[*old[self._begin :], *new] for old, new in zip(self._texts, texts, strict=True)]
            self._begin = 0
