"""The lists of those rows of a register that have one value: of a facet, of a month or year. They need no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from disclosure import addresses
from disclosure.pages.choices import Choice, Choices, choices
from disclosure.pages.model import Page, PageOfRegister, SiteView, of_register, robots
from disclosure.pages.pager import Pager
from disclosure.showing.model import Column, ShownRecord, ShownRegister

MOST_PAGES = 5  # of one value: so the files of a register of any size are few

Wanted = dict[tuple[int, str], list[ShownRecord]]  # by the place of the choices and the value


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPage(PageOfRegister):
    """One page of the rows that have a value."""

    template: ClassVar[str] = "chosen"

    choice: Choice
    of: Choices  # with the other values
    listed: int  # rows that stand on the pages of this list; fewer than have the value, where those are many
    first_row: int
    columns: tuple[Column, ...]
    rows: tuple[ShownRecord, ...]
    pager: Pager | None


def chosen_pages(register: ShownRegister, view: SiteView) -> Iterator[Page]:
    """Yield the pages of every value's list: the first rows, in the register's order, of each."""
    per_page, itself = view.settings.rows_per_page, addresses.register(register.package.name)
    every = choices(register)
    lists = [(place, one) for place, of in enumerate(every) for one in of.choices if one.address != itself]
    most = MOST_PAGES * per_page
    found = _gathered(register, every, {(place, one.value): min(one.rows, most) for place, one in lists})
    for place, one in lists:
        rows = found[place, one.value]
        for first in range(0, len(rows), per_page):
            yield _page(register, (every[place], one), rows, (first, per_page))


def _gathered(register: ShownRegister, every: tuple[Choices, ...], most: dict[tuple[int, str], int]) -> Wanted:
    """Return so many of the first rows of each value as *most* says, in one pass that ends when all are there."""
    found: Wanted = {key: [] for key in most}
    missing = [(of, {value: found[at, value] for at, value in most if at == place}) for place, of in enumerate(every)]
    left = sum(most.values())
    for record in register.records.records():
        if not left:
            break
        for place, (of, lists) in enumerate(missing):
            for value in of.values(record) if lists else ():
                if value in lists:
                    lists[value].append(record)
                    left -= 1
                    if len(lists[value]) == most[place, value]:
                        del lists[value]
    return found


def _page(
    register: ShownRegister, chosen: tuple[Choices, Choice], rows: list[ShownRecord], part: tuple[int, int]
) -> Page:
    package, (of, one), (first, per_page) = register.package, chosen, part
    number, pages = first // per_page + 1, -(-len(rows) // per_page)
    address = partial(addresses.chosen, package.name, of.field, one.value)
    title = f"{package.title}，{of.title}：{one.words}"
    return ChosenPage(
        address=address(number),
        title=title if number == 1 else f"{title}（第 {number} 页）",
        robots=robots(package),
        description=f"{title}，共 {one.rows:,} 条{f'，这是第 {first + 1:,} 条起的一页' if first else ''}。",
        choice=one,
        of=of,
        listed=len(rows),
        first_row=first + 1,
        columns=register.columns,
        rows=tuple(rows[first : first + per_page]),
        pager=Pager.of(number, pages, address) if pages > 1 else None,
        **of_register(package),
    )
