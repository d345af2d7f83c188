"""The facts of a record in groups: those that the contract names, the rest, and last what only keeps the register."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from disclosure.contract.register import Contract
from disclosure.showing.model import Column, ShownRegister

REST: Final = "facts"  # the id of the group of what is in no other
Titled = tuple[str, str, tuple[Column, ...]]  # a heading, an id on the page ("": none), the columns below it


class Groups(NamedTuple):
    """All columns; the groups in order, the last one the rest; and what stands folded at the end."""

    columns: tuple[Column, ...]
    stood: tuple[Titled, ...]
    folded: tuple[Titled, ...]


def grouped(register: ShownRegister) -> Groups:
    """Group the columns of the records; without groups in the contract all of them are one."""
    contract, records = register.package.register, register.records
    groups = contract.answers.groups
    if not groups:
        return Groups(records.columns, (("记录内容", REST, records.columns),), ())
    named = {name for one in groups for name in one.fields}
    keeping = {*_keeping(contract), *register.package.identity} - named
    left = [column for column in records.columns if column.name not in named]
    rest = tuple(column for column in left if column.name not in keeping)
    plumbing = tuple(column for column in left if column.name in keeping)
    told = [(one.folded, (one.title, "", records.chosen(one.fields))) for one in groups]
    return Groups(
        records.columns,
        (*(group for folded, group in told if not folded), ("其他内容", REST, rest)),
        (*(group for folded, group in told if folded), ("公示和登记的栏目", "", plumbing)),
    )


def without(groups: Groups, names: Collection[str]) -> Groups:
    """Return *groups* without the columns *names*, which stand elsewhere on the page."""

    def left(some: tuple[Titled, ...]) -> tuple[Titled, ...]:
        return tuple((title, id_, tuple(one for one in told if one.name not in names)) for title, id_, told in some)

    return Groups(groups.columns, left(groups.stood), left(groups.folded))


def _keeping(contract: Contract) -> set[str | None]:
    """Return the fields by which the law and the register itself go."""
    period, status = contract.period, contract.status
    found: set[str | None] = {contract.date, *(name for one in contract.deadlines for name in (one.start, one.end))}
    if period is not None:
        found |= {period.start, period.class_field, period.end_field, *period.ends.values(), *period.starts.values()}
    if status is not None:
        found |= {status.field, status.reason, status.on}
    return found
