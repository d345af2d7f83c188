"""A chart as a page sees it."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.statistics.model import Series


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: *svg* is the finished file, *finding* its sentence; the table is *series* itself.

    *width* and *height* are the size of the drawing, so that a page can keep its place free.
    """

    series: Series
    finding: str
    alt: str
    svg: bytes
    width: int = 480
    height: int = 320

    @property
    def name(self) -> str:
        """The chart's name in the contract, which is its file's name too."""
        return self.series.chart.name
