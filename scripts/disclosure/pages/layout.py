"""What a kind of view is, and the records of a register as it sees them: by the roles that its fields play."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from disclosure.contract.vocabulary import View
from disclosure.showing.model import Cells, ShownRegister

NOT_PUBLISHED, UNNAMED = "未公布", "未写明"


@dataclass(frozen=True, slots=True)
class Item:
    """One record in a view: where it is found, and what the roles of the view say of it, as pages print it."""

    order: int
    record: str
    title: str
    address: str
    said: Mapping[str, str | None]
    cells: Cells


def items(register: ShownRegister) -> list[Item]:
    """Read every record with the fields that play a part."""
    names = register.records.resource.names
    roles = {role: name for role, name in register.package.register.roles.items() if name in names}
    return [
        Item(
            record.order,
            record.record,
            record.title,
            record.address,
            {role: record.cells[name] for role, name in roles.items()},
            record.cells,
        )
        for record in register.records.records()
    ]


def grouped(pairs: Iterable[tuple[str, Any]]) -> list[tuple[str, list[Any]]]:
    """Gather by name, in the order in which the names come."""
    groups: dict[str, list[Any]] = {}
    for name, one in pairs:
        groups.setdefault(name, []).append(one)
    return list(groups.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(View):
    """A view with what it is called on a page, and how it lays out the records for the template of its name."""

    title: str
    lay_out: Callable[[ShownRegister, list[Item]], Any]
