"""The sentence of a record: the contract's pattern for how it stands, filled with its cells and those beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from disclosure.contract import titles
from disclosure.contract.register import Contract
from disclosure.pages.against import against
from disclosure.showing.model import ShownRecord, ShownRegister, ShownRow, ShownTable

Tables = Sequence[tuple[ShownTable, list[ShownRow]]]  # what stands beside a record

SEMICOLON: Final = "；"
NAMED: Final = 3  # rows of a table that a sentence goes through; of more it says how many there are
_ENDS = "。；，、 "
_AMOUNT = re.compile(r"(?<![0-9.,])[1-9][0-9]{3,}(?=(?:\.[0-9]+)?\s?元)")


def pattern(record: ShownRecord, contract: Contract) -> str:
    """Return the contract's pattern for how the record stands; "" where it has none."""
    outcome = contract.outcome
    word = record.cells.get(outcome.field) if outcome else record.state
    return contract.answers.sentence(word)


def clauses(record: ShownRecord, register: ShownRegister, tables: Tables) -> list[str]:
    """Return the clauses of the record's sentence of which no field is empty.

    Clauses side by side that name fields of one table are said for each of its rows beside the record.
    """
    own, records = register.records.file.places, register.package.register.records
    split = pattern(record, register.package.register).split(SEMICOLON)
    rows = {table.resource.name: (table, found) for table, found in tables}
    said: list[str] = []
    for resource, run in groupby(split, key=lambda clause: _resource(clause, records, own)):
        if resource == records:
            said += _filled(run, record.cells.get)
        elif resource in rows:
            said += _of_rows(list(run), record, *rows[resource], own)
    return said


def named_tables(record: ShownRecord, register: ShownRegister) -> set[str]:
    """Return the tables beside the record that its sentence names."""
    records, own = register.package.register.records, register.records.file.places
    names = titles.names(pattern(record, register.package.register))
    return {titles.place(name, records, own)[0] for name in names} - {records}


def _resource(clause: str, records: str, own: dict[str, int]) -> str:
    homes = (titles.place(name, records, own)[0] for name in titles.names(clause))
    return next((home for home in homes if home != records), records)


def _of_rows(
    run: list[str], record: ShownRecord, table: ShownTable, rows: list[ShownRow], own: dict[str, int]
) -> Iterator[str]:
    def cell_of(row: ShownRow) -> Callable[[str], str | None]:
        def cell(name: str) -> str | None:
            resource, field = titles.place(name, "", own)
            if not resource:
                return record.cells.get(field)
            return _times(row, table) if field == titles.TIMES else row.cells.get(field)

        return cell

    again = [_without_lead(clause, own) for clause in run]
    for number, row in enumerate(rows[:NAMED]):
        yield from _filled(again if number else run, cell_of(row))
    if len(rows) > NAMED:
        yield f"{table.resource.title}共 {len(rows):,} 条"


def _without_lead(clause: str, own: dict[str, int]) -> str:
    """Leave out what a clause says of the record before it comes to the row: it need not be said of each."""
    pieces = titles.pieces(clause)
    begins = next(at for at, piece in enumerate(pieces) if piece.is_field and titles.place(piece.text, "", own)[0])
    if not any(piece.is_field for piece in pieces[:begins]):
        return clause
    return "".join(f"{{{piece.text}}}" if piece.is_field else piece.text for piece in pieces[begins:])


def _times(row: ShownRow, table: ShownTable) -> str | None:
    compared = against(row, table.resource.compares) if table.resource.compares else None
    return (compared.times or None) if compared else None


def _filled(run: Sequence[str] | Iterator[str], cell: Callable[[str], str | None]) -> Iterator[str]:
    for clause in run:
        parts = [cell(piece.text) if piece.is_field else piece.text for piece in titles.pieces(clause)]
        if parts and all(parts):
            text = " ".join("".join(filter(None, parts)).split()).rstrip(_ENDS)
            yield _AMOUNT.sub(lambda found: f"{int(found[0]):,}", text)
