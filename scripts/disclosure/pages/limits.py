"""How a register kept the limits that the law sets for it, counted from the rows of its table `deadlines`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure.contract.duties import DEADLINES
from disclosure.ground.engine import Engine
from disclosure.publication.model import PublicRegister
from disclosure.showing.related import Related, own_fields

_Row = tuple[Any, ...]
_LIMIT = ("counted_from", "done", "within", "rule", "basis")


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


def kept_limits(register: PublicRegister, engine: Engine) -> list[Kept]:
    """Return each limit of the register with its counts, in the order of the contract's words."""
    table = register.tables.get(DEADLINES) if register.package.register.deadlines else None
    if table is None:
        return []
    order = table.resource.field("verdict").constraints.enum
    counted = table.frame.group_by(*_LIMIT, "verdict").agg(nw.len().alias("@rows")).sort(*_LIMIT, "verdict")
    found: dict[tuple[str, str, str, str, str], dict[str, int]] = {}
    for start, end, within, rule, basis, verdict, rows in engine.all(counted.select(*_LIMIT, "verdict", "@rows")):
        found.setdefault((start, end, within, rule or "", basis or ""), {})[verdict] = rows
    return [Kept(*limit, tuple((word, rows[word]) for word in order if word in rows)) for limit, rows in found.items()]


def is_limit(one: Related) -> bool:
    """Whether a table says how the limits of the law were kept, which is no part of what happened."""
    return one.resource.name == DEADLINES


def by_limit(one: Related, rows: Iterable[_Row], register: PublicRegister) -> list[list[_Row]]:
    """Part the rows below a list by the limit that they are about: what it says is then the same in all of a part."""
    columns = one.rows.columns[1:]  # the first one says which record a row belongs to
    fields = own_fields(one.resource, register)
    places = [column.at for field, column in zip(fields, columns, strict=True) if field.name in _LIMIT]
    groups: dict[tuple[Any, ...], list[_Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[place] for place in places), []).append(row)
    return list(groups.values())
