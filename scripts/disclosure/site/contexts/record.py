"""The pages of records, streamed: each record merged with the rows of the resources beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import narwhals as nw

from disclosure.publication.model import PAGE, PublicRegister
from disclosure.site import addresses
from disclosure.site.cells import Column, Grid, Lead, record_grid
from disclosure.site.contexts.chrome import frame, register_crumb
from disclosure.site.contexts.register import provenance
from disclosure.site.model import Page, SiteView
from disclosure.site.related import Following, Related, related


def record_pages(register: PublicRegister, view: SiteView) -> Iterator[Page]:
    """Yield a page for each record that has one, in the register's order."""
    if register.package.register.pages == "none":
        return
    resource = register.records.resource
    grid = record_grid(register, view, resource.names)
    own = Grid(grid.columns, grid.frame.filter(nw.col(PAGE)), grid.lead)
    beside = [(one, Following(view.engine.rows(one.rows.frame))) for one in related(register, view)]
    same = _same(register, grid)
    for row in view.engine.rows(own.frame):
        lead, cells = Lead.of(row), row[own.lead :]
        tables = [(one, rows) for one, following in beside if (rows := following.take(lead.order))]
        yield Page(
            addresses.save_as(lead.address),
            "record",
            {**_frame(register, lead), **same, **_record(lead, cells, view, register), **_tables(tables)},
        )


def _frame(register: PublicRegister, lead: Lead) -> dict[str, Any]:
    package = register.package
    return frame(
        lead.address,
        lead.title,
        crumbs=(register_crumb(package),),
        sample=package.register.sample,
        robots=("noarchive",),
    )


def _same(register: PublicRegister, grid: Grid) -> dict[str, Any]:
    """Return what all records of a register share, computed once."""
    return {
        "register": register.package,
        "register_address": addresses.register(register.package.name),
        "columns": grid.columns,
        "provenance": provenance(register.package),
        "outcome": next((column for column in grid.columns if column.kind == "outcome"), None),
    }


def _record(lead: Lead, cells: tuple[Any, ...], view: SiteView, register: PublicRegister) -> dict[str, Any]:
    siteurl = view.settings.siteurl.rstrip("/")
    per_page = view.settings.rows_per_page
    listed = addresses.list_page(register.package.name, (lead.order - 1) // per_page + 1)
    return {
        "cells": cells,
        "subject": addresses.subject(lead.subject) if lead.subject else None,
        "state": lead.state,
        "until": lead.until.isoformat() if lead.until else None,
        "cite": f"{siteurl}/{lead.address}",
        "listed": f"{listed}#{addresses.anchor(lead.record)}",
    }


Part = tuple[str, tuple[Column, ...], list[tuple[Any, ...]]]


def _tables(tables: list[tuple[Related, list[tuple[Any, ...]]]]) -> dict[str, list[Part]]:
    return {
        "parents": [(one.resource.title, one.rows.columns, rows) for one, rows in tables if one.is_parent],
        "children": [(one.resource.title, one.rows.columns, rows) for one, rows in tables if not one.is_parent],
    }
