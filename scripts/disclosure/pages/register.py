"""The pages of a register's list; the first one also says what the register is and gives its data away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import narwhals as nw

from disclosure import addresses
from disclosure.contract.model import Field, Package
from disclosure.pages import figures
from disclosure.pages.chrome import TITLES, register_frame
from disclosure.pages.holdings import holdings, without_xlsx
from disclosure.pages.limits import by_limit, is_limit, kept_limits
from disclosure.pages.markdown import render
from disclosure.pages.model import Page, SiteView
from disclosure.pages.views import view_of
from disclosure.publication.model import PublicRegister
from disclosure.showing.cells import LEAD, Column, record_grid, show
from disclosure.showing.related import Following, Loose, Related, loose, related_to_lists

FACET_VALUES = 12  # a facet with more shows the most frequent; the rest are one line
NOT_FILLED = "未填"


def list_pages(register: PublicRegister, view: SiteView) -> Iterator[Page]:
    """Yield the list, page after page; a register with no row has one page that says so."""
    package, per_page = register.package, view.settings.rows_per_page
    grid = record_grid(register, view, _columns(register))
    rows = view.engine.rows(grid.frame)
    beside = [(one, Following(view.engine.rows(one.rows.frame))) for one in related_to_lists(register, view)]
    pages = max(1, -(-register.records.rows // per_page))
    for number in range(1, pages + 1):
        address = addresses.list_page(package.name, number)
        # id, address, whether the record has a page of its own, cells
        part = [(row[1], row[2], row[5], row[LEAD:]) for row in islice(rows, per_page)]
        yield Page(
            addresses.save_as(address),
            "register",
            {
                **_frame(package, address, number),
                **_pager(package, number, pages),
                "register": package,
                "feed": addresses.feed(package.name),
                "section_title": TITLES[package.register.section],
                "total": register.records.rows,
                "first_row": (number - 1) * per_page + 1,
                "columns": grid.columns,
                "rows": part,
                "register_address": addresses.register(package.name),
                "beside": [part for one, rest in beside for part in _below(one, rest.take(number), register)],
                "about": _about(register, view) if number == 1 else None,
            },
        )


_Rows = list[tuple[Any, ...]]


def _below(one: Related, rows: _Rows, register: PublicRegister) -> Iterator[tuple[str, str, tuple[Column, ...], _Rows]]:
    """Yield what of a resource stands below one page of the list: title, how much it is, columns, rows."""
    for group in by_limit(one, rows, register) if is_limit(one) else [rows]:
        if group:
            yield one.resource.title, f"本页的记录有 {len(group):,} 条", one.rows.columns, group


def _columns(register: PublicRegister) -> list[str]:
    """Return the list's columns; where records have no page, the keys of the rows shown below the list join them."""
    contract = register.package.register
    keys = register.records.resource.foreign_keys if contract.pages != "all" else ()
    return list(dict.fromkeys([*contract.columns, *(name for key in keys for name in key.fields)]))


def _frame(package: Package, address: str, number: int) -> dict[str, Any]:
    # Rows that leave after their period should not live on in a search engine's copy.
    robots = ("noarchive",) if package.register.period and not package.register.period.is_open else ()
    if number == 1:
        return register_frame(package, address, package.title, crumbs=(), robots=robots)
    return register_frame(package, address, f"{package.title}（第 {number} 页）", robots=robots)


def _pager(package: Package, number: int, pages: int) -> dict[str, Any]:
    """Link the neighbours and both ends, so that every page is reached without a script."""
    wanted = sorted({1, pages, *(n for n in (number - 1, number, number + 1) if 1 <= n <= pages)})
    return {
        "page_number": number,
        "pages": pages,
        "pager": tuple((n, addresses.list_page(package.name, n)) for n in wanted) if pages > 1 else (),
        "previous": addresses.list_page(package.name, number - 1) if number > 1 else None,
        "following": addresses.list_page(package.name, number + 1) if number < pages else None,
    }


def _about(register: PublicRegister, view: SiteView) -> dict[str, Any]:
    package = register.package
    contract = package.register
    titles = {field.name: field.title for field in register.records.resource.fields}
    charts = view.pictures.get(package.name, ())
    downloads = view.downloads.get(package.name, ())
    statistics = view.statistics.get(package.name)
    return {
        "description": render(package.description) if package.description else "",
        "guide": _guide(package, view),
        "stats": figures.stats(statistics.headlines, register) if statistics else [],
        "plates": [figures.plate(picture, package.name) for picture in charts],
        "facets": [_facet(register, view, titles, name) for name in contract.facets if name in titles],
        "holdings": holdings(downloads),
        "without_xlsx": without_xlsx(register, downloads),
        "descriptor": addresses.descriptor(package.name),
        "dictionary": addresses.dictionary(package.name),
        "provenance": provenance(package),
        "view": view_of(register, view),
        "loose": [_loose(one, view) for one in loose(register, view)],
        "limits": kept_limits(register, view.engine),
        "dates": figures.span(register.first, register.last),
        "period": figures.period(contract.period, {field.name: field.title for field in package.records.fields}),
        "withdrawn": register.ledger.withdrawn,
    }


def _guide(package: Package, view: SiteView) -> str | None:
    """Return the address of the page that says how to read the register, if there is one."""
    address = addresses.guide(package.name)
    return address if any(one.address == address for one in view.documents) else None


def _loose(one: Loose, view: SiteView) -> tuple[str, str, tuple[Column, ...], list[tuple[Any, ...]]]:
    """Lay out what no record leads to; of a long table as much as a page holds, the files have the rest."""
    rows = view.engine.all(one.rows.frame.head(view.settings.rows_per_page))
    words = f"共 {one.total:,} 条" if one.is_whole else f"没有记录提到的 {one.total:,} 条"
    listed = f"，列出 {len(rows):,} 条，其余在下载的文件里" if len(rows) < one.total else ""
    return one.resource.title, f"{words}{listed}", one.rows.columns, rows


def _facet(
    register: PublicRegister, view: SiteView, titles: Mapping[str, str], name: str
) -> tuple[str, list[tuple[str, int]], int, int]:
    """Return a facet's title, its values with their counts, and how many values and rows are left out."""
    field = register.records.resource.field(name)
    seen = show(register.records.frame, [field], view, register.package.register)
    counted = seen.frame.select(seen.texts[name].alias("value")).group_by("value").agg(nw.len().alias("rows"))
    ordered = counted.sort("rows", "value", descending=[True, False], nulls_last=True)
    most = FACET_VALUES if not field.constraints.enum else max(FACET_VALUES, len(field.constraints.enum) + 1)
    values = [(value or NOT_FILLED, rows) for value, rows in view.engine.all(ordered.head(most))]
    distinct = view.engine.count(counted)
    left = register.records.rows - sum(rows for _, rows in values)
    return titles[name], _in_enum_order(field, values), distinct - len(values), left


def _in_enum_order(field: Field, values: list[tuple[str, int]]) -> list[tuple[str, int]]:
    place = {value: at for at, value in enumerate(field.constraints.enum)}
    return sorted(values, key=lambda pair: place.get(pair[0], len(place))) if place else values


def provenance(package: Package) -> dict[str, Any]:
    """Say where a register's data comes from and under which licence it may be used again."""
    said = package.descriptor
    return {
        "sources": [(one.get("title", ""), one.get("path", "")) for one in said.get("sources", ())],
        "licences": [(one.get("title") or one.get("name", ""), one.get("path", "")) for one in said["licenses"]],
        "version": str(said.get("version", "")),
        "created": str(said.get("created", ""))[:10],
    }
