"""Tables that say how the limits of the law were kept, which is no part of what happened."""

from __future__ import annotations

from collections.abc import Iterable

from disclosure.contract.duties import DEADLINES
from disclosure.showing.kept import SAID
from disclosure.showing.model import ShownRow, ShownTable


def is_limit(table: ShownTable) -> bool:
    """Whether the rows of *table* are limits and whether they were kept."""
    return table.resource.name == DEADLINES


def by_limit(rows: Iterable[ShownRow]) -> list[list[ShownRow]]:
    """Part rows below a list by the limit that they are about: what it says is then the same in all of a part."""
    groups: dict[tuple[str | None, ...], list[ShownRow]] = {}
    for row in rows:
        groups.setdefault(tuple(row.cells[name] for name in SAID), []).append(row)
    return list(groups.values())
