"""How the resources of a register hang together by foreign keys."""

from __future__ import annotations

from disclosure.contract.model import Package, Resource


def related(package: Package) -> tuple[set[str], set[str]]:
    """Return the names of the records' ancestors and of their descendants, by foreign keys."""
    up = {
        name: {key.resource for key in resource.foreign_keys if key.resource != name}
        for name, resource in package.resources.items()
    }
    down = {name: {child for child, parents in up.items() if name in parents} for name in up}
    return _reach(up, package.register.records), _reach(down, package.register.records)


def _reach(steps: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = {start}
    while waiting:
        found |= waiting
        waiting = set().union(*(steps.get(name, set()) for name in waiting)) - found
    return found - {start}


def is_key(resource: Resource, fields: tuple[str, ...]) -> bool:
    """Whether *fields* (in any order) name one row of *resource*: its primary key or a unique field."""
    if set(fields) == set(resource.primary_key):
        return True
    return len(fields) == 1 and fields[0] in resource.names and resource.field(fields[0]).constraints.unique
