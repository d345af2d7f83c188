"""The pages of records, streamed: each record merged with the rows of the resources beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.pages.beside import MOST_ROWS, Beside, Host, beside
from disclosure.pages.by_limit import is_limit
from disclosure.pages.model import Page, PageOfRegister, SiteView, of_register
from disclosure.pages.verdict import Verdict, verdict
from disclosure.showing.beside import Following
from disclosure.showing.model import Column, ShownRecord, ShownRegister, ShownRow, ShownTable
from disclosure.showing.record_address import list_number

Rows = tuple[ShownTable, list[ShownRow]]  # a resource and its rows beside one record


@dataclass(frozen=True, slots=True)
class Step:
    """One of a table's rows that are steps; what was left empty is ""."""

    title: str
    limit: str
    text: str
    how: str = ""


Part = tuple[Beside, list[Step]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(PageOfRegister):
    """One record with what stands beside it."""

    template: ClassVar[str] = "record"

    row: ShownRecord
    columns: tuple[Column, ...]
    verdict: Verdict
    who: str | None  # its subject's name, where that has a page
    subject: str | None  # and the address of the page
    cite: str  # where it can be found, for a citation
    listed: str  # where it stands in its list
    parents: list[Part]  # what it belongs to
    children: list[Part]  # what belongs to it
    limits: list[Part]  # how the limits of the law were kept


def record_pages(register: ShownRegister, view: SiteView, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """Yield the pages of the records of the orders *first* to *last*, and of what such a page has no room for."""
    if register.package.register.pages == "none":
        return
    following = [(table, Following(table.beside(first))) for table in (*register.parents, *register.descendants)]
    for record in register.records.records(first):
        if last is not None and record.order > last:
            return
        if record.paged:
            rows = [(table, found) for table, rest in following if (found := rest.take(record.order))]
            yield _page(record, rows, register, view)
            host = Host(register, record.address, record.title)
            for table, found in rows:
                yield from host.further_pages(table, found)


def _page(record: ShownRecord, rows: Sequence[Rows], register: ShownRegister, view: SiteView) -> Page:
    subject = register.package.register.subject
    listed = addresses.list_page(register.package.name, list_number(record.order, view.settings.rows_per_page))
    parts = _parts(record, rows)
    return RecordPage(
        address=record.address,
        title=record.title,
        robots=("noarchive",),
        row=record,
        columns=register.records.columns,
        verdict=verdict(record, register, rows),
        who=record.cells[subject.name] if record.subject and subject else None,
        subject=addresses.subject(record.subject) if record.subject else None,
        cite=f"{view.settings.siteurl.rstrip('/')}/{record.address}",
        listed=f"{listed}#{addresses.anchor(record.record)}",
        parents=[part for table, part in parts if table in register.parents],
        children=[part for table, part in parts if table in register.descendants and not is_limit(table)],
        limits=[part for table, part in parts if is_limit(table)],
        **of_register(register.package),
    )


def _parts(record: ShownRecord, rows: Sequence[Rows]) -> list[tuple[ShownTable, Part]]:
    return [(table, (beside(table, found, record.address), _steps(table, found[:MOST_ROWS]))) for table, found in rows]


def _steps(table: ShownTable, rows: Sequence[ShownRow]) -> list[Step]:
    """Read rows as steps in the order of their table's key, where the contract says that they are some."""
    said = table.resource.steps
    if said is None:
        return []
    shown = {column.name for column in table.columns}
    keys = [name for name in table.resource.primary_key if name in shown]
    ordered = sorted(rows, key=lambda row: [(len(row.cells[name] or ""), row.cells[name] or "") for name in keys])
    return [
        Step(
            row.cells[said.title] or "",
            " ".join(text for name in said.limit if (text := row.cells[name])),
            (row.cells[said.text] or "") if said.text else "",
        )
        for row in ordered
    ]
