"""A CSV file cut into records as RFC 4180 says, with what is wrong with each: the slow and exact way.

The engine's reader is quick and too kind: it lets bare quotes, blank lines and an extra empty cell pass.
(NUL passes here too: the checks report it with the other control characters.)
`is_regular` asks one pattern whether a whole file is as it should be; only a file that is not is walked
record by record.

Python before 3.11.5 loses its place where a possessive group fails half-way (gh-106052): what is repeated so here
either fails at its first signs or must come an exact number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

LARGEST_CELL = 65_536  # bytes of its text
LARGEST_ROW = 200 * LARGEST_CELL  # bytes, quotes and commas included
MOST_CELLS = 10_000  # of one record; a file without line ends has no more records, only more cells

_QUOTED = rb'"(?:[^"]++|"")*+"'
_LOOSE = re.compile(rb"[^,\n]*+")
_QUOTED_CELL = re.compile(_QUOTED)
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
    After a *torn* record nothing is certain: a quote that is never closed, or a line that does not end.
    """

    row: int
    start: int
    end: int
    after: int
    cells: int
    fault: str | None = None
    cell: int | None = None
    torn: bool = False


def is_regular(data: Bytes, columns: int, line_end: bytes, start: int = 0) -> bool:
    """Whether *data* is nothing but records of *columns* cells, each with *line_end* (the last may lack it)."""
    block = re.compile(b"(?:" + _record(columns) + b"(?:" + line_end + rb"|\Z)){1,%d}" % _BLOCK)
    while start < len(data):
        found = block.match(data, start)
        if found is None:
            return False
        start = found.end()
    return True


def walk(data: Bytes, columns: int) -> Iterator[Record]:
    """Yield every record, the header as row 1; ends after a torn one."""
    regular = re.compile(b"(" + _record(columns) + rb")(?:\r\n|\n|\Z)")
    row, start = 1, 0
    while start < len(data):
        found = regular.match(data, start)
        if found is None or found.end(1) - start > LARGEST_CELL:  # it may hold a cell that is too long
            record = _looked_into(data, start, row, columns)
        else:
            record = Record(row, start, found.end(1), found.end(), columns)
        yield record
        if record.torn:
            return
        row, start = row + 1, record.after


def cells(data: Bytes, start: int) -> Iterator[Cell]:
    """Cut the record at *start* into cells, reading on after what is wrong with one of them."""
    for _ in range(MOST_CELLS):
        cell = _cell(data, start)
        yield cell
        if cell.fault == "unclosed-quote" or data[cell.end : cell.end + 1] != b",":
            return
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
    cell = _cut(data, start)
    too_long = cell.fault is None and _is_long(data, start, cell.end)
    return Cell(start, cell.end, "long-cell") if too_long else cell


def _is_long(data: Bytes, start: int, end: int) -> bool:
    length = end - start
    if length <= LARGEST_CELL or data[start : start + 1] != b'"':
        return length > LARGEST_CELL
    within = length - len(b'""')
    return within > 2 * LARGEST_CELL or within - data[start + 1 : end - 1].count(b'""') > LARGEST_CELL


def _cut(data: Bytes, start: int) -> Cell:
    if data[start : start + 1] != b'"':
        end = _loose_end(data, start)
        faults = {b'"': "bare-quote", b"\r": "lone-cr"}
        return Cell(start, end, next((faults[sign] for sign in faults if data.find(sign, start, end) >= 0), None))
    quoted = _QUOTED_CELL.match(data, start)
    if quoted is None:
        return Cell(start, len(data), "unclosed-quote")
    end = quoted.end()
    if end == len(data) or data[end : end + 1] in (b",", b"\n") or data[end : end + 2] == b"\r\n":
        return Cell(start, end)
    if data.find(b"\n", start, end) >= 0:
        # More likely a quote that was never closed and ran into a later cell's than a cell of several lines.
        return Cell(start, len(data), "unclosed-quote")
    return Cell(start, _loose_end(data, end), "lone-cr" if data[end : end + 1] == b"\r" else "bare-quote")


def _loose_end(data: Bytes, start: int) -> int:
    """Return where what stands at *start* without quotes ends: before a comma, LF or CRLF."""
    loose = _LOOSE.match(data, start)
    end = loose.end() if loose else start
    return end - 1 if end > start and data[end - 1 : end + 1] == b"\r\n" else end


def _looked_into(data: Bytes, start: int, row: int, columns: int) -> Record:
    """Read a record cell by cell: the first fault of a cell, else one of the record."""
    count, end, fault, at = 0, start, None, None
    for number, cell in enumerate(cells(data, start)):
        count, end = number + 1, cell.end
        if fault is None and cell.fault is not None:
            fault, at = cell.fault, number
    torn = fault == "unclosed-quote" or data[end : end + 1] == b","
    end = len(data) if torn else end
    fault = fault or _misfit(end - start, count, columns)
    return Record(row, start, end, after(data, end), count, fault, at, torn)


def _misfit(length: int, count: int, columns: int) -> str | None:
    if not length:
        return "blank-row"
    if count == columns and length > LARGEST_ROW:
        return "long-row"
    return None if count == columns else "extra-cell" if count > columns else "missing-cell"
