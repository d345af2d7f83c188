"""Records of several registers on one line of time: what a day brought, for the home page, a subject, the changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from disclosure import addresses
from disclosure.contract.register import Contract
from disclosure.pages.model import SiteView
from disclosure.publication.model import PublicRegister
from disclosure.showing.cells import LEAD, STANDING, Column, Lead, record_grid


@dataclass(frozen=True, slots=True)
class Happening:
    """One record among others: its day (ISO, "" where none is filled), its register, and in a word how it stands.

    `who` is whom it is about, where its title does not say so and the page is not theirs.
    """

    date: str
    where: str
    title: str
    address: str
    sample: bool
    word: str = ""
    adverse: bool = False
    who: str = ""


def standing(contract: Contract) -> list[str]:
    """Return the fields that say how a record stands: the outcome, where some are adverse, and the state."""
    outcome = [contract.outcome.field] if contract.outcome and contract.outcome.adverse else []
    return [*outcome, *([contract.state.field] if contract.state else [])]


def happening(register: PublicRegister, row: Sequence[Any], columns: Iterable[Column]) -> Happening:
    """Read a row of a grid of records; *columns* are the grid's."""
    package, lead, cells = register.package, Lead.of(tuple(row)), row[LEAD:]
    said = ((cells[column.at], column.adverse) for column in columns if column.kind in STANDING)
    word, adverse = next(((word, word in adverse) for word, adverse in said if word), ("", False))
    sample = package.register.sample
    return Happening(lead.date or "", package.title, lead.title, lead.address, sample, word, adverse)


def happenings_since(register: PublicRegister, view: SiteView, since: str, most: int) -> list[Happening]:
    """Return the *most* newest records of the days from *since* (ISO) to the day of the data, the newest first.

    A day of a record that is still to come is no news.
    """
    if register.last is None:
        return []
    contract = register.package.register
    names = [contract.subject.name] if contract.subject else []
    grid = record_grid(register, view, [*names, *standing(contract)])
    days = nw.col("@date").is_between(nw.lit(since), nw.lit(register.as_of.isoformat()))
    rows = view.engine.all(grid.frame.filter(days).head(most))
    found = [happening(register, row, grid.columns) for row in rows]
    if not names:
        return found
    name_at = LEAD + grid.columns[0].at
    return [_with_name(one, row[name_at]) for one, row in zip(found, rows, strict=True)]


def _with_name(one: Happening, name: str | None) -> Happening:
    return replace(one, who=name) if name and name not in one.title else one


def withdrawals(register: PublicRegister) -> list[Happening]:
    """Return what was withdrawn: the day and the public reason, and nothing of the record."""
    package = register.package
    return [
        Happening(
            tombstone.on.isoformat() if tombstone.on else "",
            package.title,
            tombstone.reason or "理由未公布",
            addresses.record(package.name, tombstone.record),
            package.register.sample,
        )
        for tombstone in register.tombstones
    ]


def newest_first(happenings: Iterable[Happening]) -> list[Happening]:
    """Sort by day, those without one last; what fell on one day keeps its order."""
    return sorted(happenings, key=lambda one: one.date, reverse=True)
