"""The few rows of other tables that a page tells more of than their label: explanations, and bodies to write to."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.contract.model import Field, Resource
from disclosure.publication.model import PublicRegister
from disclosure.publication.named import Named, named
from disclosure.showing.model import Explanation, Office
from disclosure.showing.printing import Surroundings

CONTACT = "contact"  # the role of a field by which a body is reached


def explanations(register: PublicRegister, around: Surroundings) -> dict[tuple[str, str], dict[str, Explanation]]:
    """Return what the cells of a register's tables lead to that explains them."""
    found = {}
    for resource, field, to in _named(register, around):
        explains = to.table.resource.explains
        if explains is not None:
            names = [to.label or to.key, *explains.names]
            rows = [Explanation(*row) for row in around.engine.all(to.table.frame.select(*names))]
            found[resource.name, field.name] = {one.title: one for one in rows if one.title and one.text}
    return found


def offices(register: PublicRegister, around: Surroundings) -> dict[str, Office]:
    """Return the bodies that records name for objections, by the cell as printed."""
    agency = register.package.register.answers.objection.agency
    for resource, field, to in _named(register, around):
        if resource is register.records.resource and field.name == agency:
            ways = [one for one in to.table.resource.fields if one.role == CONTACT]
            rows = around.engine.all(to.table.frame.select(to.label or to.key, *(one.name for one in ways)))
            titles = [one.title for one in ways]
            told = [Office(name, tuple(zip(titles, said, strict=True))) for name, *said in rows if name]
            # Of two bodies of one name nobody can tell which is meant.
            return {one.name: one for one in told if sum(other.name == one.name for other in told) == 1}
    return {}


def _named(register: PublicRegister, around: Surroundings) -> Iterator[tuple[Resource, Field, Named]]:
    for table in register.tables.values():
        for field in table.resource.fields:
            to = named(field, table.resource, register.package.name, around.publication.tables)
            if to is not None:
                yield table.resource, field, to
