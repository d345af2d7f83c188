"""The entries of all values once more, by ranges of entries: for words that too many values have to read each list.

A range is of one kind, and has all values that its entries say. A reader who looks for what nearly every entry says
needs the first ranges alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

CELL: Final = 1_024  # entries; a range has as many cells as fill a file
FEW: Final = 64  # entries that are looked at one by one: hardly two are of one cell
LITTLE: Final = 2  # bytes of each number in it, about

Said = tuple[int, Sequence[int]]  # a value, by its place among all, and the entries that say it
Range = tuple[int, list[Said]]  # its first entry, and all that is said in it


class _Cell:
    """What is said in a cell."""

    def __init__(self) -> None:
        self.single = array("I")  # a value and an entry, in turns
        self.several = array("I")  # a value, how many entries say it, these; and again

    @property
    def size(self) -> int:
        return len(self.single) * 3 // 2 + len(self.several)  # a single one has its count of one in the file too


def ranges(lists: Sequence[array[int]], ends: Sequence[int], most: int) -> Iterator[Range]:
    """Yield ranges of entries of kinds that end before *ends*, each of about *most* bytes as a file."""
    edges = _edges(ends)
    cells = _cells(lists, edges)
    first = 0
    waiting: list[_Cell] = []
    for end in edges[1:]:
        waiting.append(cells.popleft())
        if end in ends or sum(cell.size for cell in waiting) * LITTLE >= most:
            yield first, _together(waiting)
            first, waiting = end, []


def _edges(ends: Sequence[int]) -> list[int]:
    """Return where cells begin and end; none is of two kinds."""
    return sorted({0, *ends, *range(0, max(ends, default=0), CELL)})


def _cells(lists: Sequence[array[int]], edges: Sequence[int]) -> deque[_Cell]:
    """Return what each cell has, from one edge to the next."""
    cells = [_Cell() for _ in edges[1:]]
    of = [cell.single for cell, (begin, end) in zip(cells, pairwise(edges), strict=True) for _ in range(begin, end)]
    for value, entries in enumerate(lists):
        if len(entries) < FEW:
            for entry in entries:
                of[entry].extend((value, entry))
        else:
            _put(value, entries, edges, cells)
    return deque(cells)


def _put(value: int, entries: array[int], edges: Sequence[int], cells: Sequence[_Cell]) -> None:
    """Have each cell take which of its *entries* say the *value*."""
    at = 0
    while at < len(entries):
        cell = bisect_right(edges, entries[at]) - 1
        upto = bisect_left(entries, edges[cell + 1], at)
        cells[cell].several.extend((value, upto - at))
        cells[cell].several.extend(entries[at:upto])
        at = upto


def _together(cells: Sequence[_Cell]) -> list[Said]:
    found = defaultdict[int, list[int]](list)
    for cell in cells:
        for value, entry in zip(cell.single[::2], cell.single[1::2], strict=True):
            found[value].append(entry)
        several, at = cell.several, 0
        while at < len(several):
            begin, end = at + 2, at + 2 + several[at + 1]
            found[several[at]].extend(several[begin:end])
            at = end
    return sorted(found.items())
