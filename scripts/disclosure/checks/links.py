"""Cells that lead to an address of the site (`link` of a field, `explains` of a table): something stands there.

A register and a record of the data folder have to be there. A page of the content folder, which is replaced apart from
the data, is missed with a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import narwhals as nw

from disclosure.checks.places import Places
from disclosure.checks.rules import Rule, apply
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.reading.tables import Table, Tables, with_place

_NOTHING = "指向的地址网站里没有"
_ELSEWHERE = "核对地址，或在内容文件夹里补上那个页面"


def link_problems(tables: Tables, places: Places, engine: Engine) -> list[Problem]:
    """Return the cells that lead to an address at which the site will have nothing."""
    referred = set(_referred(tables))
    return [
        problem
        for table in tables.values()
        if table.package.contract or (table.package.name, table.resource.name) in referred  # others print no link
        for name in _leading(table)
        for problem in _dead(table, name, places, engine)
    ]


def objection_problems(catalogue: Catalogue, places: Places) -> Iterator[Problem]:
    """Yield the registers whose page on objections is not there."""
    for package in catalogue.registers:
        page = package.register.answers.objection.page
        if page is not None and places.missing([page]):
            message = f"register.objection.page {_NOTHING}"
            yield Problem(package.path, "dead-link", message, _ELSEWHERE, warning=True)


def _referred(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield folder and resource of the tables that a register refers to."""
    registers = (table.resource for table in tables.values() if table.package.contract)
    links = (field.references for resource in registers for field in resource.fields)
    return ((link.folder, link.resource) for link in links if link)


def _leading(table: Table) -> list[str]:
    """Return the fields of *table* that hold addresses of the site."""
    explains = table.resource.explains
    pages = [explains.page] if explains and explains.page else []
    links = [field.link for field in table.resource.fields if field.link] if table.package.contract else []
    return list(dict.fromkeys([*links, *pages]))


def _dead(table: Table, name: str, places: Places, engine: Engine) -> list[Problem]:
    filled = table.frame.select(name).filter(~nw.col(name).is_null())
    led = {cell: cell.partition("#")[0] for (cell,) in engine.all(engine.distinct(filled))}
    missing = places.missing(led.values())
    dead = {cell: places.is_written(address) for cell, address in led.items() if address in missing}
    if not dead:
        return []
    elsewhere = [cell for cell, written in dead.items() if written]
    rules = [
        _rule(name, [cell for cell in dead if cell not in elsewhere], "核对地址，或补上那个名册、那条记录"),
        _rule(name, elsewhere, "核对地址，或在文章文件夹里补上那个页面", warning=True),
    ]
    return apply(rules, with_place(table.frame, table.files), engine)


def _rule(name: str, cells: Collection[str], fix: str, *, warning: bool = False) -> Rule:
    return Rule(name, "dead-link", nw.col(name).is_in(sorted(cells)), _NOTHING, fix, warning=warning)
