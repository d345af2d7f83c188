"""A calendar: records by year, the latest year first, in the order of their days."""

from __future__ import annotations

from typing import Any

from disclosure.pages.views.items import Item, grouped
from disclosure.showing.model import ShownRegister


def lay_out(register: ShownRegister, items: list[Item]) -> dict[str, Any]:
    """Return the records by year, and those whose day is not known."""
    dated = sorted((item for item in items if item.said["from"]), key=lambda item: (item.said["from"], item.order))
    years = grouped(((item.said["from"] or "")[:4], item) for item in dated)
    undated = [item for item in items if not item.said["from"]]
    return {"groups": years[::-1], "undated": undated, "total": register.records.rows}
