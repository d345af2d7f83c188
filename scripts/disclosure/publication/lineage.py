"""Which resource of a register follows from which: the order in which the law walks its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from disclosure.contract.kin import related
from disclosure.contract.model import Package

Side = Literal["child", "parent"]


@dataclass(frozen=True, slots=True)
class Link:
    """One foreign key: *fields* of the resource *child* hold the *keys* of a row of the resource *parent*."""

    child: str
    fields: tuple[str, ...]
    parent: str
    keys: tuple[str, ...]


class Role(Enum):
    """How a resource stands to the records, and so which rule decides about its rows."""

    RECORDS = "records"
    DESCENDANT = "descendant"  # a row stays with its record
    PARENT = "parent"  # at any height; a row stays unless all that refer to it go


@dataclass(frozen=True, slots=True)
class Step:
    """One resource to settle, by its *links* to resources that are settled before it."""

    resource: str
    role: Role
    links: tuple[Link, ...] = ()


def steps(package: Package) -> tuple[Step, ...]:
    """Return every resource of a register once: the records, their descendants, their parents, nearest first.

    The parents come last because descendants may refer to them too.
    """
    above, below = related(package)
    links = _links(package)
    found = {package.register.records: Step(package.register.records, Role.RECORDS)}
    _settle(below, Role.DESCENDANT, links, found)
    _settle(above, Role.PARENT, links, found)
    return tuple(found.values())


def _links(package: Package) -> tuple[Link, ...]:
    """List the foreign keys between resources; a table that refers to itself decides nothing about itself."""
    return tuple(
        Link(name, key.fields, key.resource, key.reference_fields)
        for name, resource in package.resources.items()
        for key in resource.foreign_keys
        if key.resource != name
    )


def _settle(names: set[str], role: Role, links: tuple[Link, ...], found: dict[str, Step]) -> None:
    """Add the steps of *names*, each after those that it is linked with on the side of the records."""
    near: Side = "child" if role is Role.PARENT else "parent"
    far: Side = "parent" if role is Role.PARENT else "child"
    inward = {name: tuple(link for link in links if getattr(link, far) == name) for name in sorted(names)}
    while waiting := [name for name in inward if name not in found]:
        name = _next(waiting, inward, near, found)
        found[name] = Step(name, role, tuple(link for link in inward[name] if getattr(link, near) in found))


def _next(waiting: list[str], inward: dict[str, tuple[Link, ...]], near: Side, found: dict[str, Step]) -> str:
    """Choose one that waits for nobody; where keys run in a circle, one that is linked with what is found."""

    def neighbours(name: str) -> Iterator[str]:
        return (getattr(link, near) for link in inward[name])

    free = [name for name in waiting if not set(neighbours(name)) & set(waiting)]
    return (free or [name for name in waiting if set(neighbours(name)) & set(found)])[0]
