"""Numbers that somebody typed and other cells decide: what a check that knows of one tells of it, as plain values.

Publication needs them: a total over rows of which some are hidden would tell of those.
"""

from __future__ import annotations

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
