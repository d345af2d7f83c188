"""The rules of reference/row_rules: what a law says in words, when it is in force, and whether somebody has read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from disclosure.checks.references import Readies
from disclosure.checks.values import value
from disclosure.contract.limits import LAW, ROW_RULES
from disclosure.ground.engine import Engine


@dataclass(frozen=True, slots=True)
class Law:
    """A row of the table of rules: what a problem repeats of it, and its first and last day in force (ISO, or none)."""

    basis: str
    first: str | None
    last: str | None
    verified: bool

    def holds(self, day: str) -> bool:
        """Whether it is in force on a day."""
        return (self.first or day) <= day <= (self.last or day)

    @property
    def told(self) -> str:
        """What stands in brackets after a message."""
        return self.basis if self.verified else f"{self.basis}，条文没有核实，只作提醒"


def read_laws(readies: Readies, engine: Engine) -> Mapping[str, Law] | None:
    """Return the rules by id; None if there is no such table or it could not be read."""
    table = readies.get(ROW_RULES)
    if table is None or not set(LAW) <= set(table.table.resource.names):
        return None
    rows = engine.all(table.frame.select(*(value(name).alias(name) for name in LAW)))
    return {rule: Law(*rest) for rule, *rest in rows}
