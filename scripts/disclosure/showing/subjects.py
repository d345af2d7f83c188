"""The records of all registers by whom they are about. Each register's come sorted by subject; they are merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby, takewhile
from operator import itemgetter

from disclosure.showing.model import ShownRecord, ShownRegister
from disclosure.showing.records import BY_SUBJECT

_Keyed = tuple[str, int, int, ShownRecord]  # subject, place of the register, order
Found = list[tuple[ShownRegister, list[ShownRecord]]]  # the registers that know a subject, each with its records


def by_subject(registers: Sequence[ShownRegister], first: str, last: str | None) -> Iterator[tuple[str, Found]]:
    """Yield each subject's id and its records, by id: those from *first* on and before *last*."""
    known = with_subjects(registers)
    keyed = [_keyed(place, register, first, last) for place, register in enumerate(known)]
    for subject, rows in groupby(merge(*keyed, key=itemgetter(0, 1, 2)), key=itemgetter(0)):
        groups = groupby(rows, key=itemgetter(1))
        yield subject, [(known[place], [row[-1] for row in group]) for place, group in groups]


def with_subjects(registers: Sequence[ShownRegister]) -> list[ShownRegister]:
    """Return the registers that say whom their records are about."""
    return [register for register in registers if register.package.register.subject]


def cuts(registers: Sequence[ShownRegister], parts: int) -> list[str]:
    """Return the subjects at which they fall into about *parts* even parts, by the largest register."""
    files = [register.by_subject for register in with_subjects(registers)]
    largest = max(files, key=lambda file: file.size, default=None)
    return largest.cuts(BY_SUBJECT, parts) if largest else []


def _keyed(place: int, register: ShownRegister, first: str, last: str | None) -> Iterator[_Keyed]:
    file = register.by_subject
    start = file.offset(BY_SUBJECT, first) if first else 0
    records = (ShownRecord.of(file.places, texts) for texts in file.lines(start))
    keyed = ((record.subject or "", place, record.order, record) for record in records)
    return keyed if last is None else takewhile(lambda row: row[0] < last, keyed)
