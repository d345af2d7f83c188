"""Rising numbers in letters: what most of the index consists of.

Each number is the step to it from the one before (from *start* to the first), written to the base of 26: capitals, and
a small letter that ends it. Where at least _LEAST_RUN steps of one follow each other, a zero and how many they are
stand for them. No digits: a run of them could look like a number of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from operator import sub
from typing import Final

_RADIX: Final = 26
_LEAST_RUN: Final = 4
_SMALL, _CAPITAL = ord("a"), ord("A")
_RUN = re.compile(f"(?<![A-Z])b{{{_LEAST_RUN},}}")  # after a capital the letter ends a larger step


def letters(numbers: Sequence[int], start: int = -1) -> str:
    """Return the letters for *numbers*, which rise and are greater than *start*."""
    if len(numbers) == 1:
        return _STEPS[numbers[0] - start]
    written = "".join(map(_STEPS.__getitem__, map(sub, numbers, chain((start,), numbers))))
    return _RUN.sub(_run, written) if "bbbb" in written else written


def _run(ones: re.Match[str]) -> str:
    return f"a{_STEPS[len(ones[0])]}"


class _Steps(dict[int, str]):
    """The letters of a step by that step, each made once."""

    def __missing__(self, step: int) -> str:
        rest, last = divmod(step, _RADIX)
        written = _CAPITALS[rest] + chr(_SMALL + last)
        if step < _KEPT:
            self[step] = written
        return written


class _Capitals(dict[int, str]):
    """The letters of a number that is followed by the letter that ends a step, each made once."""

    def __missing__(self, number: int) -> str:
        rest, digit = divmod(number, _RADIX)
        self[number] = self[rest] + chr(_CAPITAL + digit)
        return self[number]


_KEPT: Final = _RADIX**3  # larger steps are rare, and many
_STEPS, _CAPITALS = _Steps(), _Capitals({0: ""})
