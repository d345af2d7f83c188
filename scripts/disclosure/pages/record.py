"""The pages of records, streamed: each record merged with the rows of the resources beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure import addresses
from disclosure.pages.beside import MOST_ROWS, Beside, Host, beside
from disclosure.pages.chrome import register_frame
from disclosure.pages.limits import is_limit
from disclosure.pages.model import Page, SiteView
from disclosure.pages.register import provenance
from disclosure.pages.verdict import verdict
from disclosure.showing.beside import Following
from disclosure.showing.model import ShownRecord, ShownRegister, ShownRow, ShownTable

Rows = tuple[ShownTable, list[ShownRow]]  # a resource and its rows beside one record


def record_pages(register: ShownRegister, view: SiteView, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """Yield the pages of the records of the orders *first* to *last*, and of what such a page has no room for."""
    if register.package.register.pages == "none":
        return
    following = [(table, Following(table.beside(first))) for table in (*register.parents, *register.descendants)]
    same = _same(register)
    for record in register.records.records(first):
        if last is not None and record.order > last:
            return
        if record.paged:
            rows = [(table, found) for table, rest in following if (found := rest.take(record.order))]
            yield _page(record, rows, same, register, view)
            host = Host(register, record.address, record.title)
            for table, found in rows:
                yield from host.further_pages(table, found)


def _page(
    record: ShownRecord, rows: Sequence[Rows], same: dict[str, Any], register: ShownRegister, view: SiteView
) -> Page:
    subject = register.package.register.subject
    return Page(
        addresses.save_as(record.address),
        "record",
        {
            **register_frame(register.package, record.address, record.title, robots=("noarchive",)),
            **same,
            **_record(record, view, register),
            "who": record.cells[subject.name] if record.subject and subject else None,
            **verdict(record, register, rows),
            **_tables(record, rows, register),
        },
    )


def _same(register: ShownRegister) -> dict[str, Any]:
    """Return what all records of a register share, computed once."""
    return {
        "register": register.package,
        "register_address": addresses.register(register.package.name),
        "columns": register.records.columns,
        "origin": provenance(register.package),
    }


def _record(record: ShownRecord, view: SiteView, register: ShownRegister) -> dict[str, Any]:
    listed = addresses.list_page(register.package.name, (record.order - 1) // view.settings.rows_per_page + 1)
    return {
        "row": record,
        "subject": addresses.subject(record.subject) if record.subject else None,
        "until": record.until,
        "cite": f"{view.settings.siteurl.rstrip('/')}/{record.address}",
        "listed": f"{listed}#{addresses.anchor(record.record)}",
    }


@dataclass(frozen=True, slots=True)
class Step:
    """One of a table's rows that are steps; what was left empty is ""."""

    title: str
    limit: str
    text: str
    how: str = ""


Part = tuple[Beside, list[Step]]


def _tables(record: ShownRecord, rows: Sequence[Rows], register: ShownRegister) -> dict[str, list[Part]]:
    """Part what stands beside the record: what it belongs to, what belongs to it, how limits of the law were kept."""

    def parts(tables: Sequence[ShownTable]) -> list[Part]:
        here = [(table, found) for table, found in rows if table in tables]
        return [(beside(table, found, record.address), _steps(table, found[:MOST_ROWS])) for table, found in here]

    return {
        "parents": parts(register.parents),
        "children": parts([table for table in register.descendants if not is_limit(table)]),
        "limits": parts([table for table in register.descendants if is_limit(table)]),
    }


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
