"""How a register kept the limits that the law sets for it, counted from the rows of its table `deadlines`."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from disclosure.contract.duties import DEADLINES
from disclosure.ground.engine import Engine
from disclosure.publication.model import PublicRegister

SAID = ("counted_from", "done", "within", "rule", "basis")  # fields of `deadlines` that say which limit a row is about


@dataclass(frozen=True, slots=True)
class Kept:
    """One limit: from which day to which, how long, by which law and rule, and how many records met each verdict."""

    start: str
    end: str
    within: str
    rule: str
    basis: str
    verdicts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many records the limit holds for."""
        return sum(rows for _, rows in self.verdicts)


def kept_limits(register: PublicRegister, engine: Engine) -> tuple[Kept, ...]:
    """Return each limit of the register with its counts, in the order of the contract's words."""
    table = register.tables.get(DEADLINES) if register.package.register.deadlines else None
    if table is None:
        return ()
    order = table.resource.field("verdict").constraints.enum
    counted = table.frame.group_by(*SAID, "verdict").agg(nw.len().alias("@rows")).sort(*SAID, "verdict")
    found: dict[tuple[str, str, str, str, str], dict[str, int]] = {}
    for start, end, within, rule, basis, verdict, rows in engine.all(counted.select(*SAID, "verdict", "@rows")):
        found.setdefault((start, end, within, rule or "", basis or ""), {})[verdict] = rows
    return tuple(
        Kept(*limit, tuple((word, rows[word]) for word in order if word in rows)) for limit, rows in found.items()
    )
