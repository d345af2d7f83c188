"""Which blocks of rows may hold a text: so that a browser reads a few of a thousand where a word is rare.

Every two letters that follow each other in a block's cells, and every letter, are of one of BUCKETS kinds; of each kind
it is written which blocks have it. A block that lacks a kind that a word has cannot hold the word; one that has all of
them is read to be sure. A letter is here what it is in JavaScript, a UTF-16 unit of a text as `normal` in
theme/assets/rows.js leaves it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

BUCKETS: Final = 1 << 14
IN_FILE: Final = 256  # kinds that stand in one file
FACTOR: Final = 31
_UNITS = f"utf-16-{'le' if sys.byteorder == 'little' else 'be'}"
_APART = "\x01"  # between cells: no cell holds it, and no word
_SPACE = re.compile(r"[\s\ufeff]+")
_SIGNS = "ABCDEFGHIJKLMNOP"  # four blocks each; letters alone, as in ranks
_BLOCKS = 4


class Grams:
    """Collects the kinds that each of *blocks* blocks has."""

    def __init__(self, blocks: int) -> None:
        self._signs = -(-blocks // _BLOCKS)
        self._had = [bytearray(self._signs) for _ in range(BUCKETS)]

    def take(self, number: int, cells: Iterable[str]) -> None:
        """Take the texts of block *number*."""
        place, bit = number // _BLOCKS, 1 << number % _BLOCKS
        for kind in _kinds(_APART.join(cells)):
            self._had[kind][place] |= bit

    def files(self) -> Iterator[str]:
        """Yield what each file holds: for each kind, in their order, a letter for every four blocks."""
        for first in range(0, BUCKETS, IN_FILE):
            yield "".join(_SIGNS[four] for had in self._had[first : first + IN_FILE] for four in had)


def _kinds(text: str) -> set[int]:
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text)).lower()
    units = array("H", plain.encode(_UNITS, "surrogatepass"))
    pairs = {(FACTOR * first + second) % BUCKETS for first, second in set(pairwise(units))}
    return pairs | {unit % BUCKETS for unit in set(units)}
