"""The values of one column as ranks, so that a browser can ask, count and sort all rows by numbers alone."""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from operator import itemgetter
from typing import Any, Final

from disclosure.contract.model import Field
from disclosure.ground.types import MEMBER_END

# Letters alone: JSON escapes none, and no row of them looks like a number or an address of anybody.
SIGNS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
RADIX: Final = len(SIGNS)
CHUNK, BITS = 11, 11  # bytes that are written at a time; bits in two signs
MOST_VALUES: Final = 250_000  # a column with more is not sorted by: its values would all be held in memory


class Codes:
    """Collects the values that stand at *place* of each line; *is_asked*: rows are chosen by them too."""

    def __init__(self, place: int, field: Field, *, is_asked: bool) -> None:
        self._place = place
        self._field = field
        self._is_asked = is_asked
        self._known: defaultdict[str, int] = defaultdict(None, {"": 0})
        self._known.default_factory = self._known.__len__
        self._codes = array("I")

    def take(self, lines: Sequence[Sequence[str]]) -> None:
        """Take the values of these lines."""
        if not self._is_too_many:
            self._codes.extend(map(self._known.__getitem__, map(itemgetter(self._place), lines)))

    def coded(self) -> dict[str, Any] | None:
        """Return `codes`, their `width`, and where rows are chosen by it `values`; None if there are too many values.

        Values stand in the order of an enumeration, of numbers, or of GB 18030, which knows of pinyin.
        """
        if self._is_too_many:
            return None
        values = sorted(filter(None, self._known), key=self._order())
        ranks = {value: rank for rank, value in enumerate(["", *values])}
        by_code = [ranks[value] for value in self._known]
        said: dict[str, Any] = {"width": _width(len(by_code)), "codes": self._text(by_code)}
        if self._is_asked:
            said["values"] = values
        if self._is_asked and self._field.type == "list":
            said["between"] = MEMBER_END
        return said

    @property
    def _is_too_many(self) -> bool:
        return len(self._known) > MOST_VALUES and not self._is_asked

    def _order(self) -> Callable[[str], Any]:
        places = {value: at for at, value in enumerate(self._field.constraints.enum)}
        if places:
            return lambda value: (places.get(value, len(places)), value)
        if self._field.type not in ("integer", "number"):
            return lambda value: (value.encode("gb18030"), value)
        try:
            numbers = {value: Decimal(value) for value in self._known if value}
        except InvalidOperation:  # labels stand in place of keys
            return lambda value: value
        return lambda value: (numbers[value], value)

    def _text(self, by_code: Sequence[int]) -> str:
        planes = []
        for digit in range(_width(len(by_code))):
            signs = [SIGNS[rank // RADIX**digit % RADIX] for rank in by_code]
            planes.append(bytes(map(signs.__getitem__, self._codes)).decode("ascii"))
        return "".join(planes)


def _width(values: int) -> int:
    """Return how many digits the ranks of so many values have."""
    width = 1
    while values > RADIX**width:
        width += 1
    return width


def packed(text: str) -> dict[str, Any]:
    """Return *text* deflated, in letters too, two for BITS bits; and its `size` in bytes."""
    data = zlib.compress(text.encode("ascii"), 9)
    chunks = (data[at : at + CHUNK].ljust(CHUNK, b"\0") for at in range(0, len(data), CHUNK))
    return {"size": len(data), "packed": "".join(map(_letters, chunks))}


def _letters(chunk: bytes) -> str:
    number = int.from_bytes(chunk, "big")
    return "".join(_PAIRS[number >> shift & (1 << BITS) - 1] for shift in range(8 * CHUNK - BITS, -1, -BITS))


_PAIRS: Final = [f"{SIGNS[number // RADIX]:c}{SIGNS[number % RADIX]:c}" for number in range(1 << BITS)]
