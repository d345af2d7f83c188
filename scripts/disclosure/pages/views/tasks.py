"""Tasks by the day when they are due, and by who answers for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from disclosure.contract.vocabulary import Part, Role
from disclosure.pages.layout import NOT_PUBLISHED, UNNAMED, Item, Layout, grouped
from disclosure.showing.model import ShownRegister

DONE = "已有结果"
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one day or one unit, and how many of them stand how: nothing, where no role says it."""

    name: str
    items: list[Item]
    standing: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """The name, a month of ISO 8601 in words."""
        return _MONTH.sub(lambda month: f"{month[1]} 年 {int(month[2])} 月", self.name)


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks by day and by unit; *done*: how many have a result, None where no role says it."""

    by_day: list[Group]
    by_unit: list[Group]
    total: int
    done: int | None
    standing: tuple[tuple[str, int], ...]
    not_published: str = NOT_PUBLISHED


def lay_out(register: ShownRegister, items: list[Item]) -> Tasks:
    """Return the tasks by day and by unit, and how they stand."""
    by_day = sorted(items, key=lambda item: (item.said["due"] is None, item.said["due"] or "", item.order))
    found = {item.order: item for item in items}
    units = [(name, found[order]) for order, name in _units(register) if order in found]
    roles = register.package.register.roles
    return Tasks(
        by_day=_groups((item.said["due"] or UNNAMED, item) for item in by_day),
        by_unit=_groups(units),
        total=len(items),
        done=sum(item.said["done"] is not None for item in items) if "done" in roles else None,
        standing=_standing(items),
    )


def _groups(pairs: Iterable[tuple[str, Item]]) -> list[Group]:
    return [Group(name, items, _standing(items)) for name, items in grouped(pairs)]


def _standing(items: Iterable[Item]) -> tuple[tuple[str, int], ...]:
    words = [_stands(item.said) for item in items]
    return tuple(Counter(word for word in words if word).most_common())


def _stands(said: Mapping[str, str | None]) -> str:
    """Say in a word how a task stands, as its status has it or by whether it has a day on which it was done."""
    if "status" in said:
        return said["status"] or NOT_PUBLISHED
    if "done" in said:
        return DONE if said["done"] else NOT_PUBLISHED
    return ""


def _units(register: ShownRegister) -> Iterator[tuple[int, str]]:
    """Yield the order of a record and the name of each who answers for it."""
    by = register.package.register.roles.get("by")
    if by is None:
        return
    resource, dot, name = by.partition(".")
    below = register.table(resource) if dot else None
    if below is not None and below in register.descendants:
        yield from ((row.order, row.cells[name] or UNNAMED) for row in below.beside())
    else:
        yield from ((record.order, record.cells[by] or UNNAMED) for record in register.records.records())


VIEW = Layout(
    "tasks",
    (
        Role("due", "by when.", needed=True),
        Role("done", "when it was done; empty: nothing was published."),
        Role("status", "how far it is."),
        Role(
            "by",
            "who is responsible, a field of the records or `resource.field` of a resource below them.",
            Part.EITHER,
        ),
    ),
    title="谁做、何时做",
    lay_out=lay_out,
)
