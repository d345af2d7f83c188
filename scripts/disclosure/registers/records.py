"""A CSV file cut into records as RFC 4180 says, with what is wrong with each: the slow and exact way.

The engine's reader is quick and too kind: it lets bare quotes, blank lines and an extra empty cell pass.
(NUL passes here too: the checks report it with the other control characters.)
`is_regular` asks one pattern whether a whole file is as it should be; only a file that is not is walked
record by record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from mmap import mmap

LARGEST_CELL = 65_536  # bytes

_QUOTED = rb'"(?:[^"]++|"")*+"'
_LOOSE = re.compile(rb"(?:[^,\r\n]++|\r(?!\n))*+")
_QUOTED_CELL = re.compile(_QUOTED)
_ANY_CELL = b"(?:" + _QUOTED + rb'|[^",\r\n]*+)'
_ANY_RECORD = re.compile(_ANY_CELL + b"(?:," + _ANY_CELL + rb")*+(?=\r\n|\n|\Z)")
_BLOCK = 5000  # records that one match takes

Bytes = bytes | mmap


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, quotes and all: data[start:end]; *fault* is a kind that faults.py tells, or None."""

    start: int
    end: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One record: data[start:end] without its line end; *after* is where the next begins.

    *fault* names what is wrong, in the cell number *cell* (from 0) where that is known; *cells* counts them.
    """

    row: int
    start: int
    end: int
    after: int
    cells: int
    fault: str | None = None
    cell: int | None = None


def is_regular(data: Bytes, columns: int, line_end: bytes, start: int = 0) -> bool:
    """Whether *data* is nothing but records of *columns* cells, each with *line_end* (the last may lack it)."""
    block = re.compile(b"(?:" + _record(columns) + b"(?:" + line_end + rb"|\Z)){1,%d}+" % _BLOCK)
    while start < len(data):
        found = block.match(data, start)
        if found is None:
            return False
        start = found.end()
    return True


def walk(data: Bytes, columns: int) -> Iterator[Record]:
    """Yield every record, the header as row 1; ends after an `unclosed-quote`, from where nothing is certain."""
    regular = re.compile(b"(" + _record(columns) + rb")(?:\r\n|\n|\Z)")
    row, start = 1, 0
    while start < len(data):
        found = regular.match(data, start)
        if found is None:
            record = _irregular(data, start, row, columns)
        else:
            record = _inspected(data, Record(row, start, found.end(1), found.end(), columns))
        yield record
        if record.fault == "unclosed-quote":
            return
        row, start = row + 1, record.after


def cells(data: Bytes, start: int) -> list[Cell]:
    """Cut the record at *start* into cells, reading on after what is wrong with one of them."""
    found = []
    while True:
        cell = _cell(data, start)
        found.append(cell)
        if cell.fault == "unclosed-quote" or data[cell.end : cell.end + 1] != b",":
            return found
        start = cell.end + 1


def text(data: Bytes, cell: Cell) -> str:
    """Return what a cell says, without its quotes."""
    raw = data[cell.start : cell.end]
    if raw.startswith(b'"') and cell.fault is None:
        raw = raw[1:-1].replace(b'""', b'"')
    return raw.decode("utf-8")


def after(data: Bytes, end: int) -> int:
    """Return where the next record begins if this one's last cell ends at *end*."""
    if data[end : end + 2] == b"\r\n":
        return end + 2
    return min(end + 1, len(data))


def _record(columns: int) -> bytes:
    # An empty line is no record with one empty cell.
    cell = b"(?:" + _QUOTED + rb'|[^",\r\n]%s)' % (b"++" if columns == 1 else b"*+")
    return cell + b"(?:," + cell + b"){%d}+" % (columns - 1)


def _cell(data: Bytes, start: int) -> Cell:
    if data[start : start + 1] != b'"':
        loose = _LOOSE.match(data, start)
        end = loose.end() if loose else start
        raw = data[start:end]
        return Cell(start, end, "bare-quote" if b'"' in raw else "lone-cr" if b"\r" in raw else None)
    quoted = _QUOTED_CELL.match(data, start)
    if quoted is None:
        return Cell(start, len(data), "unclosed-quote")
    end = quoted.end()
    if end == len(data) or data[end : end + 1] in (b",", b"\n") or data[end : end + 2] == b"\r\n":
        return Cell(start, end)
    if b"\n" in quoted.group():
        # More likely a quote that was never closed and ran into a later cell's than a cell of several lines.
        return Cell(start, len(data), "unclosed-quote")
    rest = _LOOSE.match(data, end)
    return Cell(start, rest.end() if rest else end, "lone-cr" if data[end : end + 1] == b"\r" else "bare-quote")


def _irregular(data: Bytes, start: int, row: int, columns: int) -> Record:
    well_formed = _ANY_RECORD.match(data, start)
    if well_formed is None:
        return _malformed(data, start, row)
    count = _QUOTED_CELL.sub(b"", well_formed.group()).count(b",") + 1
    end = well_formed.end()
    fault = "blank-row" if start == end else "extra-cell" if count > columns else "missing-cell"
    return Record(row, start, end, after(data, end), count, fault)


def _malformed(data: Bytes, start: int, row: int) -> Record:
    found = cells(data, start)
    end = found[-1].end
    number, fault = next((number, cell.fault) for number, cell in enumerate(found) if cell.fault)
    return Record(row, start, end, after(data, end), len(found), fault, number)


def _inspected(data: Bytes, record: Record) -> Record:
    """Look into a regular record for what its pattern lets pass: a cell that is too long."""
    if record.end - record.start <= LARGEST_CELL:
        return record
    for number, cell in enumerate(cells(data, record.start)):
        if cell.end - cell.start > LARGEST_CELL:
            return replace(record, fault="long-cell", cell=number)
    return record
