"""The pages of records, streamed: each record merged with the rows of the resources beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure import addresses
from disclosure.pages.chrome import register_frame
from disclosure.pages.limits import is_limit
from disclosure.pages.model import Page, SiteView
from disclosure.pages.register import provenance
from disclosure.pages.verdict import Beside, verdict
from disclosure.publication.model import PAGE, PublicRegister
from disclosure.showing.cells import Column, Grid, Lead, record_grid
from disclosure.showing.related import Following, Related, own_fields, related


def record_pages(register: PublicRegister, view: SiteView) -> Iterator[Page]:
    """Yield a page for each record that has one, in the register's order."""
    if register.package.register.pages == "none":
        return
    resource = register.records.resource
    grid = record_grid(register, view, resource.names)
    own = Grid(grid.columns, grid.frame.filter(nw.col(PAGE)), grid.lead)
    beside = [(one, Following(view.engine.rows(one.rows.frame))) for one in related(register, view)]
    same = _same(register, grid)
    subject = register.package.register.subject
    name_at = grid.columns[resource.names.index(subject.name)].at if subject else None
    for row in view.engine.rows(own.frame):
        lead, cells = Lead.of(row), row[own.lead :]
        tables = [(one, rows) for one, following in beside if (rows := following.take(lead.order))]
        yield Page(
            addresses.save_as(lead.address),
            "record",
            {
                **register_frame(register.package, lead.address, lead.title, robots=("noarchive",)),
                **same,
                **_record(lead, cells, view, register),
                "who": cells[name_at] if lead.subject and name_at is not None else None,
                **verdict(lead, cells, register, grid, tables),
                **_tables(tables, register),
            },
        )


def _same(register: PublicRegister, grid: Grid) -> dict[str, Any]:
    """Return what all records of a register share, computed once."""
    return {
        "register": register.package,
        "register_address": addresses.register(register.package.name),
        "columns": grid.columns,
        "origin": provenance(register.package),
    }


def _record(lead: Lead, cells: tuple[Any, ...], view: SiteView, register: PublicRegister) -> dict[str, Any]:
    siteurl = view.settings.siteurl.rstrip("/")
    per_page = view.settings.rows_per_page
    listed = addresses.list_page(register.package.name, (lead.order - 1) // per_page + 1)
    return {
        "cells": cells,
        "subject": addresses.subject(lead.subject) if lead.subject else None,
        "until": lead.until.isoformat() if lead.until else None,
        "cite": f"{siteurl}/{lead.address}",
        "listed": f"{listed}#{addresses.anchor(lead.record)}",
    }


@dataclass(frozen=True, slots=True)
class Step:
    """One of a table's rows that are steps; what was left empty is ""."""

    title: str
    limit: str
    text: str
    how: str = ""


Part = tuple[str, tuple[Column, ...], list[tuple[Any, ...]], list[Step]]


def _tables(tables: Sequence[Beside], register: PublicRegister) -> dict[str, list[Part]]:
    """Part what stands beside the record: what it belongs to, what belongs to it, how limits of the law were kept."""

    def parts(wanted: Callable[[Related], bool]) -> list[Part]:
        return [
            (one.resource.title, one.rows.columns, rows, _steps(one, rows, register))
            for one, rows in tables
            if wanted(one)
        ]

    return {
        "parents": parts(lambda one: one.is_parent),
        "children": parts(lambda one: not one.is_parent and not is_limit(one)),
        "limits": parts(is_limit),
    }


def _steps(one: Related, rows: Sequence[tuple[Any, ...]], register: PublicRegister) -> list[Step]:
    """Read rows as steps in the order of their table's key, where the contract says that they are some."""
    said = one.resource.steps
    if said is None:
        return []
    fields = own_fields(one.resource, register)
    at = {field.name: column.at for field, column in zip(fields, one.rows.columns, strict=True)}
    order = [at[name] for name in one.resource.primary_key if name in at]
    ordered = sorted(rows, key=lambda row: [(len(row[place] or ""), row[place] or "") for place in order])
    return [
        Step(
            row[at[said.title]] or "",
            " ".join(row[at[name]] for name in said.limit if row[at[name]]),
            (row[at[said.text]] or "") if said.text else "",
        )
        for row in ordered
    ]
