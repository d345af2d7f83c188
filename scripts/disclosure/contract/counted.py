"""Numbers that somebody typed and other cells decide: what a check that knows of one tells of it, as plain values.

Publication needs them: a total over rows of which some are hidden would tell of those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as default

from disclosure.contract.where import Where


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of rows (or, if not *is_count*, a sum) over those of the resource *of* that name the number's row.

    Only rows in which *where* holds are meant.
    """

    resource: str
    field: str
    of: str
    where: Where = default(default_factory=dict)
    is_count: bool = True


@dataclass(frozen=True, slots=True)
class Following:
    """A number that follows from other fields of its row: a rate, a sum, a copy."""

    resource: str
    field: str
    sources: tuple[str, ...]


Typed = Counted | Following


def in_turn(found: Iterable[Typed]) -> list[Typed]:
    """Return the numbers in an order in which each comes after those that it follows from."""
    every = list(found)
    ordered: list[Typed] = [one for one in every if not isinstance(one, Following)]
    waiting = [one for one in every if isinstance(one, Following)]
    while waiting:
        names = {one.field for one in waiting}
        # Should they run in a circle, one of them has to be the first.
        following = next((one for one in waiting if not names & {*one.sources} - {one.field}), waiting[0])
        ordered.append(following)
        waiting.remove(following)
    return ordered
