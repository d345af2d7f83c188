"""The sizes in which every chart is drawn, each with text of its own: a picture is never scaled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Layout:
    """One size: lengths in px. *size* is that of the text, *small* that of the text on an axis of values.

    *plot* is how high a picture with upright values is between its axes; *beside* how much of the width the names
    of lying bars may take at their left: longer names stand above their bars, or, where *wraps*, are wrapped.
    """

    name: str
    width: int
    size: int
    small: int
    bar: int
    plot: int
    beside: int
    wraps: bool = False

    @property
    def line(self) -> int:
        """How high a line of text is."""
        return self.size * 4 // 3


WIDE: Final = Layout("wide", 620, 15, 14, bar=16, plot=230, beside=250, wraps=True)
NARROW: Final = Layout("narrow", 328, 14, 13, bar=16, plot=190, beside=112)  # a phone of 360 px
LARGE: Final = Layout("large", 300, 18, 18, bar=18, plot=210, beside=96)  # the same phone, large text
LAYOUTS: Final = (WIDE, NARROW, LARGE)
