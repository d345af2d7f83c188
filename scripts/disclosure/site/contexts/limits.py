"""How a register kept the limits that the law sets for it, counted from the rows of its table `deadlines`."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from disclosure.publication.model import PublicRegister
from disclosure.registers.duties import DEADLINES
from disclosure.registers.engine import Engine

_LIMIT = ("counted_from", "done", "within", "rule", "basis")


@dataclass(frozen=True, slots=True)
class Kept:
    """One limit: in words, by which law, and how many records met each verdict."""

    words: str
    basis: str
    verdicts: tuple[tuple[str, int], ...]


def kept_limits(register: PublicRegister, engine: Engine) -> list[Kept]:
    """Return each limit of the register with its counts, in the order of the contract's words."""
    table = register.tables.get(DEADLINES) if register.package.register.deadlines else None
    if table is None:
        return []
    order = table.resource.field("verdict").constraints.enum
    counted = table.frame.group_by(*_LIMIT, "verdict").agg(nw.len().alias("@rows")).sort(*_LIMIT, "verdict")
    found: dict[tuple[str, ...], dict[str, int]] = {}
    for *limit, verdict, rows in engine.all(counted.select(*_LIMIT, "verdict", "@rows")):
        found.setdefault(tuple(limit), {})[verdict] = rows
    return [
        Kept(_words(limit), limit[4] or "", tuple((word, rows[word]) for word in order if word in rows))
        for limit, rows in found.items()
    ]


def _words(limit: tuple[str, ...]) -> str:
    start, end, within, rule, _ = limit
    return f"自{start}起 {within}内，{end}{f'（{rule}）' if rule else ''}"
