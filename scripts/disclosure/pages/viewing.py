"""A register's view on its page, and what of its calendar is going on."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from disclosure.pages.layout import Item, Layout, items
from disclosure.pages.views import views
from disclosure.showing.model import ShownRegister


class ViewOf(NamedTuple):
    """A view of one register: its template, its heading, and what its template prints."""

    template: str
    title: str
    laid_out: Any


@cache
def _layouts() -> dict[str, Layout]:
    return {view.name: view for view in views()}


def view_of(register: ShownRegister) -> ViewOf | None:
    """Return the view of a register; None for a plain list."""
    view = _layouts().get(register.package.register.view)
    if view is None:
        return None
    return ViewOf(f"views/{view.name}.html", view.title, view.lay_out(register, items(register)))


def going_on(register: ShownRegister) -> list[Item]:
    """Return what of a calendar is going on: both of its days are known, and the day of the data is between them."""
    contract, today = register.package.register, register.as_of.isoformat()
    if contract.view != "calendar" or "to" not in contract.roles:
        return []
    spans = ((item.said["from"], item.said["to"], item) for item in items(register))
    return [item for start, end, item in spans if start and end and start <= today <= end]
