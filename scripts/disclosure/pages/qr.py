"""A QR code as the path of an SVG: what is scanned from paper or a shop's wall leads to the page itself."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

import segno

_MASK = 0  # every reader reads every mask; to choose among all eight takes five times as long
_QUIET = 4  # modules around a code that stay empty, by ISO/IEC 18004


class Code(NamedTuple):
    """The side of a square drawing, in modules, and the path of what is dark in it."""

    side: int
    path: str


def code(text: str) -> Code:
    """Return the QR code of *text*; a seventh of it may be damaged. The path is to be stroked, one module wide."""
    matrix = segno.make_qr(text, error="m", boost_error=False, mask=_MASK).matrix
    runs = [
        f"M{start + _QUIET} {row + _QUIET}.5h{length}"
        for row, modules in enumerate(matrix)
        for start, length in _dark(modules)
    ]
    return Code(len(matrix) + 2 * _QUIET, "".join(runs))


def _dark(modules: bytearray) -> list[tuple[int, int]]:
    """Return start and length of each run of dark modules in a row."""
    runs, at = [], 0
    for dark, group in groupby(modules):
        length = len(list(group))
        runs += [(at, length)] if dark else []
        at += length
    return runs
