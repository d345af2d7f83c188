"""The views of a register besides its list: one module a kind, with what its template in theme/templates/views prints.

A kind is a file here and a template of the same name: it says which roles it needs and knows, what it is called on a
page, and lays out the records. It knows no register; it shows every public record, so it is for short registers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from disclosure.pages.views import calendar, targets, tasks
from disclosure.pages.views.items import Item, items
from disclosure.showing.model import ShownRegister


class ViewOf(NamedTuple):
    """A view of one register: its template, its heading, and what its template prints."""

    template: str
    title: str
    laid_out: Any


@dataclass(frozen=True, slots=True)
class View:
    """One kind of view."""

    title: str
    lay_out: Callable[[ShownRegister, list[Item]], Any]


VIEWS: Mapping[str, View] = {
    "targets": View(targets.TITLE, targets.lay_out),
    "tasks": View(tasks.TITLE, tasks.lay_out),
    "calendar": View(calendar.TITLE, calendar.lay_out),
}


def view_of(register: ShownRegister) -> ViewOf | None:
    """Return the view of a register; None for a plain list."""
    name = register.package.register.view
    view = VIEWS.get(name)
    return ViewOf(f"views/{name}.html", view.title, view.lay_out(register, items(register))) if view else None


def going_on(register: ShownRegister) -> list[Item]:
    """Return what of a calendar is going on: both of its days are known, and the day of the data is between them."""
    contract, today = register.package.register, register.as_of.isoformat()
    if contract.view != "calendar" or "to" not in contract.roles:
        return []
    spans = ((item.said["from"], item.said["to"], item) for item in items(register))
    return [item for start, end, item in spans if start and end and start <= today <= end]
