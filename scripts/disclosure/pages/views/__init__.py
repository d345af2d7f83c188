"""The views of a register besides its list: one module a kind, with what its template in theme/templates/views prints.

A view is of the contract and knows no register; it shows every public record, so it is for short registers.
"""

from __future__ import annotations

from typing import Any

from disclosure.pages.views import calendar, targets, tasks
from disclosure.pages.views.items import Item, items
from disclosure.showing.model import ShownRegister

_LAID_OUT = {"targets": targets.lay_out, "tasks": tasks.lay_out, "calendar": calendar.lay_out}


def view_of(register: ShownRegister) -> dict[str, Any]:
    """Return what the template of the register's view prints; nothing for a plain list."""
    view = register.package.register.view
    return {"name": view, **_LAID_OUT[view](register, items(register))} if view in _LAID_OUT else {}


def going_on(register: ShownRegister) -> list[Item]:
    """Return what of a calendar is going on: both of its days are known, and the day of the data is between them."""
    contract, today = register.package.register, register.as_of.isoformat()
    if contract.view != "calendar" or "to" not in contract.roles:
        return []
    spans = ((item.said["from"], item.said["to"], item) for item in items(register))
    return [item for start, end, item in spans if start and end and start <= today <= end]
