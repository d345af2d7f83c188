"""The views of a register besides its list: targets beside what was reached, tasks by day and by unit, a calendar.

They are of the contract and know no register; a view shows every public record, so it is for short registers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import narwhals as nw

from disclosure.pages.model import SiteView
from disclosure.publication.model import ORDER, PublicRegister
from disclosure.showing.cells import COMPARATORS, Lead, record_grid, show

NOT_PUBLISHED, UNNAMED = "未公布", "未写明"
REACHED, MISSED, DONE = "达到", "未达到", "已有结果"
AT_LEAST, AT_MOST, EQUAL = COMPARATORS.values()


@dataclass(frozen=True, slots=True)
class Item:
    """One record in a view: where it is found, and what the roles of the view say of it, as pages print it."""

    order: int
    title: str
    address: str
    said: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Result:
    """What was reached of a target, and when; *verdict* is empty where nothing was published."""

    period: str
    actual: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Target:
    """A target in words beside its results; *series*: with which others it may be compared."""

    item: Item
    series: str
    wanted: str
    year: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one day or one unit, and how many of them stand how: nothing, where no role says it."""

    name: str
    items: list[Item]
    standing: tuple[tuple[str, int], ...]


Groups = list[tuple[str, list[Any]]]


def view_of(register: PublicRegister, view: SiteView) -> dict[str, Any]:
    """Return what the template of the register's view prints; nothing for a plain list."""
    contract = register.package.register
    lay_out = _VIEWS.get(contract.view)
    if lay_out is None:
        return {}
    return {"name": contract.view, **lay_out(register, _items(register, view), view)}


def going_on(register: PublicRegister, view: SiteView) -> list[Item]:
    """Return what of a calendar is going on: both of its days are known, and the day of the data is between them."""
    contract, today = register.package.register, register.as_of.isoformat()
    if contract.view != "calendar" or "to" not in contract.roles:
        return []
    spans = ((item.said["from"], item.said["to"], item) for item in _items(register, view))
    return [item for start, end, item in spans if start and end and start <= today <= end]


def _items(register: PublicRegister, view: SiteView) -> list[Item]:
    """Read every record with the fields that play a part."""
    names = register.records.resource.names
    roles = {role: name for role, name in register.package.register.roles.items() if name in names}
    grid = record_grid(register, view, list(dict.fromkeys(roles.values())))
    places = {name: column.at for name, column in zip(dict.fromkeys(roles.values()), grid.columns, strict=True)}
    found = []
    for row in view.engine.rows(grid.frame):
        lead, cells = Lead.of(row), row[grid.lead :]
        said = {role: cells[places[name]] for role, name in roles.items()}
        found.append(Item(lead.order, lead.title, lead.address, said))
    return found


def _grouped(pairs: Iterable[tuple[str, Any]]) -> Groups:
    """Gather by name, in the order in which the names come."""
    groups: dict[str, list[Any]] = {}
    for name, one in pairs:
        groups.setdefault(name, []).append(one)
    return list(groups.items())


def _targets(register: PublicRegister, items: list[Item], view: SiteView) -> dict[str, Any]:
    """Set results beside targets, series by series: rows of two series are never one line (rules of statistics)."""
    roles, reached = register.package.register.roles, dict(_grouped(_results(register, view)))
    rows = [_target(item, reached.get(str(item.order), [])) for item in items]
    return {
        "groups": _grouped((row.series, row) for row in rows),
        "has_series": "series" in roles,
        "has_year": "year" in roles,
        "total": len(rows),
        "published": sum(any(result.verdict for result in row.results) for row in rows),
    }


def _results(register: PublicRegister, view: SiteView) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Yield the order of a record with a period and what was reached in it."""
    roles = register.package.register.roles
    table = register.tables.get(roles.get("values", ""))
    if table is None or "actual" not in roles:
        return
    names = [roles[role] for role in ("period", "actual") if role in roles]
    columns = [nw.col(name) for name in names] if len(names) > 1 else [nw.lit(""), nw.col(names[0])]
    cells = [column.alias(f"@cell{number}") for number, column in enumerate(columns)]
    for order, period, actual in view.engine.rows(table.frame.select(ORDER, *cells)):
        yield str(order), (period or "", actual)


def _target(item: Item, reached: list[tuple[str, str | None]]) -> Target:
    said = item.said
    wanted = " ".join(said[role] or "" for role in ("comparator", "value", "unit")).strip()
    results = tuple(Result(period, actual or NOT_PUBLISHED, _verdict(said, actual)) for period, actual in reached)
    series, year = said.get("series") or "", said.get("year") or ""
    return Target(item, series, wanted, year, results or (Result("", NOT_PUBLISHED, ""),))


def _verdict(said: Mapping[str, str | None], actual: str | None) -> str:
    if actual is None or said["value"] is None:
        return ""
    wanted, got = Decimal(said["value"]), Decimal(actual)
    kept = {AT_LEAST: got >= wanted, AT_MOST: got <= wanted, EQUAL: got == wanted}.get(said["comparator"] or "")
    return "" if kept is None else REACHED if kept else MISSED


def _tasks(register: PublicRegister, items: list[Item], view: SiteView) -> dict[str, Any]:
    """Gather the records by the day when they are due, and by who answers for them."""
    by_day = sorted(items, key=lambda item: (item.said["due"] is None, item.said["due"] or "", item.order))
    found = {item.order: item for item in items}
    units = [(name, found[order]) for order, name in _units(register, view) if order in found]
    roles = register.package.register.roles
    return {
        "by_day": _groups((item.said["due"] or UNNAMED, item) for item in by_day),
        "by_unit": _groups(units),
        "total": len(items),
        "done": sum(item.said["done"] is not None for item in items) if "done" in roles else None,
        "standing": _standing(items),
        "not_published": NOT_PUBLISHED,
    }


def _groups(pairs: Iterable[tuple[str, Item]]) -> list[Group]:
    return [Group(name, items, _standing(items)) for name, items in _grouped(pairs)]


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


def _units(register: PublicRegister, view: SiteView) -> Iterator[tuple[int, str]]:
    """Yield the order of a record and the name of each who answers for it."""
    by = register.package.register.roles.get("by")
    if by is None:
        return
    resource, dot, name = by.partition(".")
    table = register.tables[resource] if dot and resource in register.tables else register.records
    seen = show(table.frame, [table.resource.field(name if dot else by)], view, None)
    [text] = seen.texts.values()
    rows = seen.frame.select(ORDER, text.alias("@unit")).sort(ORDER)
    yield from ((order, unit or UNNAMED) for order, unit in view.engine.rows(rows))


def _calendar(register: PublicRegister, items: list[Item], _: SiteView) -> dict[str, Any]:
    """Gather the records by year, the latest year first, in the order of their days."""
    dated = sorted((item for item in items if item.said["from"]), key=lambda item: (item.said["from"], item.order))
    years = _grouped(((item.said["from"] or "")[:4], item) for item in dated)
    undated = [item for item in items if not item.said["from"]]
    return {"groups": years[::-1], "undated": undated, "total": register.records.rows}


_VIEWS: Mapping[str, Callable[[PublicRegister, list[Item], SiteView], dict[str, Any]]] = {
    "targets": _targets,
    "tasks": _tasks,
    "calendar": _calendar,
}
