"""A chart as a page sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

from disclosure.statistics.model import Series


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished file, and the size in px at which it is to be shown."""

    svg: bytes
    width: int
    height: int
    option: Mapping[str, Any] = default(default_factory=dict)  # what it was drawn from


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, drawn in three sizes; *finding* is its sentence, the table is *series* itself.

    *wide* is for a page with room, *narrow* for a phone, *large* for a phone with large text. *remarks* say how the
    picture is to be read, where that does not go without saying.
    """

    series: Series
    finding: str
    alt: str
    wide: Drawn
    narrow: Drawn
    large: Drawn
    remarks: str = ""

    @property
    def name(self) -> str:
        """The chart's name in the contract, which is its file's name too."""
        return self.series.chart.name

    @property
    def sizes(self) -> Mapping[str, Drawn]:
        """The three files, by what their address says of their size: nothing of the wide one."""
        return {"": self.wide, "narrow": self.narrow, "large": self.large}

    def live(self) -> dict[str, Any]:
        """Return what draws it in a browser: for each size its options, as ECharts reads them, and its px."""
        return {
            size or "wide": {"width": drawn.width, "height": drawn.height, "option": drawn.option}
            for size, drawn in self.sizes.items()
        }

    def live_file(self) -> bytes:
        """Return the same as the file that a browser fetches."""
        return json.dumps(self.live(), ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"
