"""How the resources of a register hang together by foreign keys."""

from __future__ import annotations

from disclosure.contract.model import Package


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
