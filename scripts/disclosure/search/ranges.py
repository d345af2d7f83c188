"""The entries of all values once more, by ranges of entries: for words that too many values have to read each list.

A range is of one kind, and has all values that its entries say. A reader who looks for what nearly every entry says
needs the first ranges alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

CELL: Final = 1_024  # entries; a range has as many cells as fill a file
FEW: Final = 64  # entries that are looked at one by one: hardly two are of one cell
LITTLE: Final = 2  # bytes of each number in it, about

Said = tuple[int, "array[int]"]  # a value, by its place among all, and the entries that say it
Range = tuple[int, list[Said]]  # its first entry, and all that is said in it


def ranges(lists: Sequence[array[int]], ends: Sequence[int], most: int) -> Iterator[Range]:
    """Yield ranges of entries of kinds that end before *ends*, each of about *most* bytes as a file."""
    edges = _edges(ends)
    cells = _cells(lists, edges)
    first = 0
    waiting: list[array[int]] = []
    for at, (_, end) in enumerate(pairwise(edges)):
        waiting.append(cells[at])
        cells[at] = array("I")
        if end in ends or sum(map(len, waiting)) * LITTLE >= most:
            yield first, _together(waiting)
            first, waiting = end, []


def _edges(ends: Sequence[int]) -> list[int]:
    """Return where cells begin and end; none is of two kinds."""
    return sorted({0, *ends, *range(0, max(ends, default=0), CELL)})


def _cells(lists: Sequence[array[int]], edges: Sequence[int]) -> list[array[int]]:
    """Return for each cell one value after another: the value, how many entries say it, these."""
    cells = [array("I") for _ in edges[1:]]
    for value, entries in enumerate(lists):
        if len(entries) < FEW:
            for entry in entries:
                cells[bisect_right(edges, entry) - 1].extend((value, 1, entry))
        else:
            _put(value, entries, edges, cells)
    return cells


def _put(value: int, entries: array[int], edges: Sequence[int], cells: Sequence[array[int]]) -> None:
    """Have each cell take which of its *entries* say the *value*."""
    at = 0
    while at < len(entries):
        cell = bisect_right(edges, entries[at]) - 1
        upto = bisect_left(entries, edges[cell + 1], at)
        cells[cell].extend((value, upto - at))
        cells[cell].extend(entries[at:upto])
        at = upto


def _together(cells: Sequence[array[int]]) -> list[Said]:
    found: dict[int, array[int]] = {}
    for cell in cells:
        at = 0
        while at < len(cell):
            value, upto = cell[at], at + 2 + cell[at + 1]
            if value in found:
                found[value].extend(cell[at + 2 : upto])
            else:
                found[value] = cell[at + 2 : upto]
            at = upto
    return sorted(found.items())
