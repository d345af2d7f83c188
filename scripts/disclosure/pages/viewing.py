"""A register's view on its page, and what of its calendar is going on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from disclosure import addresses
from disclosure.contract.vocabulary import Part
from disclosure.ground.types import YES
from disclosure.ground.workdays import Calendar
from disclosure.pages.layout import Item, Layout, Sheet, items
from disclosure.pages.views import views
from disclosure.showing.campaigns import EVENTS, WEEKS
from disclosure.showing.model import ShownRegister, ShownRow

_DATED = {"calendar", WEEKS, EVENTS}


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


def sheet_of(
    register: ShownRegister, rows: Mapping[str, Sequence[ShownRow]], calendar: Calendar | None
) -> ViewOf | None:
    """Return one record, by the *rows* beside it, as its register's view lays it out; None where it is plain facts."""
    view = _layouts().get(register.package.register.view)
    if view is None or view.sheet is None:
        return None
    return ViewOf(f"views/{view.name}.html", view.title, view.sheet(Sheet(register, rows, calendar or Calendar())))


def on_sheet(register: ShownRegister) -> frozenset[str]:
    """Return the fields of records and the resources beside them that such a view shows by itself."""
    view, roles = _layouts().get(register.package.register.view), register.package.register.roles
    if view is None or view.sheet is None:
        return frozenset()
    return frozenset(roles[name] for name in view.names(Part.FIELD, Part.ROWS) & roles.keys())


def going_on(register: ShownRegister) -> list[Item]:
    """Return what is going on: of a calendar or a campaign if both of its days are known, of events also if one is.

    The day of the data lies between the two. A campaign and an event lead to pages of their own.
    """
    contract, today = register.package.register, register.as_of.isoformat()
    if contract.view not in _DATED or "to" not in contract.roles:
        return []
    one_day = contract.view == EVENTS  # what has no last day is over on its first
    spans = ((item.said["from"], item.said["to"], item) for item in items(register))
    found = [item for start, end, item in spans if start and start <= today <= (end or (start if one_day else ""))]
    return [replace(item, address=_own(item, register)) for item in found if item.said.get("off") != YES]


def _own(item: Item, register: ShownRegister) -> str:
    """Return the address of the page of a campaign's year, or of an event."""
    view, base = register.package.register.view, addresses.campaign(sample=register.package.register.sample)
    if view == WEEKS:
        return addresses.campaign_year(base, item.said["year"] or "")
    if view == EVENTS:
        return addresses.event(base, (item.said["from"] or "")[:4], item.record)
    return item.address
