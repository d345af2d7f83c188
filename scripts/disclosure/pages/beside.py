"""Tables beside a record or below a list: as many rows as a page holds, the rest on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from disclosure import addresses
from disclosure.pages.model import Page, PageOfRegister, of_register
from disclosure.pages.pager import Pager
from disclosure.showing.model import Column, ShownRegister, ShownRow, ShownTable

MOST_ROWS = 200  # of one table on one page
ALIKE = 2  # so many rows say everything by themselves, even what is the same of both


@dataclass(frozen=True, slots=True)
class Beside:
    """A table on a page: *rows* of *total*; *more* is the address of the page with the first of the *left* ones.

    *differing* are the columns in which the rows differ, *same* the others with what all of the rows say.
    *of_records*: the rows name the records that they belong to.
    """

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[ShownRow]
    total: int
    differing: tuple[Column, ...]
    same: tuple[tuple[str, str], ...]
    more: str | None = None
    left: int = 0

    @property
    def of_records(self) -> bool:
        """Whether the rows name the records that they belong to."""
        return any(row.address for row in self.rows)


def beside(
    table: ShownTable,
    rows: Sequence[ShownRow],
    host: str,
    note: str = "",
    *,
    listed: Sequence[ShownRow] | None = None,
) -> Beside:
    """Lay *rows* of *table* out on the page at the address *host*; *listed* are those of them that it has room for."""
    shown = rows[:MOST_ROWS] if listed is None else listed
    part, left = _laid(table, shown, len(rows), note), len(rows) - MOST_ROWS
    return part if left <= 0 else replace(part, more=addresses.more(host, table.resource.name, 2), left=left)


def _laid(table: ShownTable, rows: Sequence[ShownRow], total: int, note: str = "") -> Beside:
    alike = [column for column in table.columns if len(rows) > ALIKE and _is_alike(column, rows)]
    same = tuple((column.title, text) for column in alike if (text := rows[0].cells[column.name]))
    differing = tuple(column for column in table.columns if column not in alike)
    return Beside(table.resource.title, note, table.columns, rows, total, differing, same)


def _is_alike(column: Column, rows: Sequence[ShownRow]) -> bool:
    """Whether all rows say the same in *column*; what leads somewhere stands in each row all the same."""
    first = rows[0].cells[column.name]
    return not column.linked and all(row.cells[column.name] == first for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class MorePage(PageOfRegister):
    """Rows that the page at *host* has no room for."""

    template: ClassVar[str] = "more"

    host: str
    host_title: str
    pager: Pager
    first_row: int
    table: Beside


@dataclass(frozen=True, slots=True)
class Host:
    """The page of a register that rows stand beside: its address and what it is called."""

    register: ShownRegister
    address: str
    title: str

    def further_pages(self, table: ShownTable, rows: Sequence[ShownRow]) -> Iterator[Page]:
        """Yield the pages of the rows of *table* that it has no room for."""
        pages = -(-len(rows) // MOST_ROWS)
        for number in range(2, pages + 1):
            first = (number - 1) * MOST_ROWS
            part = _laid(table, rows[first : first + MOST_ROWS], len(rows))
            yield self._page(part, table.resource.name, number, pages)

    def _page(self, part: Beside, resource: str, number: int, pages: int) -> Page:
        package = self.register.package
        address = addresses.more(self.address, resource, number)
        title = f"{self.title}：{part.title}（第 {number} 页）"
        above = dict.fromkeys([(package.title, addresses.register(package.name)), (self.title, self.address)])
        return MorePage(
            address=address,
            title=title,
            robots=("noarchive",),
            description=f"{self.title}的“{part.title}”共 {part.total:,} 行，这是第 {number} 页。",
            host=self.address,
            host_title=self.title,
            pager=Pager.of(number, pages, partial(addresses.more, self.address, resource)),
            first_row=(number - 1) * MOST_ROWS + 1,
            table=part,
            **of_register(package, tuple(above)),
        )
