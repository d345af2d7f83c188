"""The facts of a record in groups: those that the contract names, the rest, and last what only keeps the register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from disclosure.contract.answers import Group
from disclosure.contract.register import Contract
from disclosure.showing.model import Column, ShownRecord, ShownRegister

Titled = tuple[str, tuple[Column, ...]]
PLUMBING = "公示和登记的栏目"


class Groups(NamedTuple):
    """The groups of the contract, the columns that are in none, and what stands folded at the end."""

    named: tuple[Titled, ...]
    rest: tuple[Column, ...]
    folded: tuple[Titled, ...]

    def filled(self, record: ShownRecord) -> Groups:
        """Leave out what says nothing of a record."""
        return Groups(
            tuple(_filled(self.named, record)),
            self.rest if _says(record, self.rest) else (),
            tuple(_filled(self.folded, record)),
        )


def grouped(register: ShownRegister) -> Groups:
    """Group the columns of the records; without groups in the contract all of them are the rest."""
    contract, records = register.package.register, register.records
    groups = contract.answers.groups
    if not groups:
        return Groups((), records.columns, ())

    def titled(some: Iterable[Group]) -> tuple[Titled, ...]:
        return tuple((one.title, records.chosen(one.fields)) for one in some)

    named = {name for one in groups for name in one.fields}
    left = [column for column in records.columns if column.name not in named]
    keeping = {*_keeping(contract), *register.package.identity}
    plumbing = tuple(column for column in left if column.name in keeping)
    rest = tuple(column for column in left if column.name not in keeping)
    folded = (*titled(one for one in groups if one.folded), *([(PLUMBING, plumbing)] if plumbing else []))
    return Groups(titled(one for one in groups if not one.folded), rest, folded)


def _filled(groups: Iterable[Titled], record: ShownRecord) -> Iterable[Titled]:
    return ((title, columns) for title, columns in groups if _says(record, columns))


def _says(record: ShownRecord, columns: Iterable[Column]) -> bool:
    return any(record.cells[column.name] is not None for column in columns)


def _keeping(contract: Contract) -> set[str | None]:
    """Return the fields by which the law and the register itself go."""
    period, status = contract.period, contract.status
    found: set[str | None] = {contract.date, *(name for one in contract.deadlines for name in (one.start, one.end))}
    if period is not None:
        found |= {period.start, period.class_field, period.end_field, *period.ends.values(), *period.starts.values()}
    if status is not None:
        found |= {status.field, status.reason, status.on}
    return found
