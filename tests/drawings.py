"""What a series is drawn as, before it is a picture."""

from __future__ import annotations

from typing import Any

from disclosure.charts.options import drawing
from disclosure.charts.sizes import WIDE
from disclosure.colours import DESIGNED

MAIN = DESIGNED.main


def option(one, *, layout=WIDE, sample: bool = False) -> dict[str, Any]:
    return drawing(one, layout, sample=sample).option


def data(one, place: int = 0) -> list[Any]:
    return [item["value"] for item in option(one)["series"][place]["data"]]
