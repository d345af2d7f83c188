"""Raw tables made in memory: the law is tested without files, readers and checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.contract.model import Catalogue, Field, ForeignKey, Package, Resource
from disclosure.contract.register import Contract
from disclosure.ground.engine import Engine
from disclosure.publication.model import Publication, PublicRegister
from disclosure.publication.publish import publish
from disclosure.reading.tables import Table, Tables
from engines import put
from packages import VOCABULARY, field

AS_OF = date(2024, 6, 30)
PLACED = {"@file": "text", "@row": "integer"}


def resource(name: str, columns: str | list[dict[str, Any]], *, key: str = "", keys: Any = (), **more: Any) -> Resource:
    """Return a resource; *columns* may be words "name:type", *keys* (fields, resource, fields) as words."""
    if isinstance(columns, str):
        columns = [field(*word.split(":")) for word in columns.split()]
    fields = tuple(Field(one["name"], one["title"], one["type"], one["disclosure"]) for one in columns)
    foreign = tuple(ForeignKey(tuple(own.split()), to, tuple(theirs.split())) for own, to, theirs in keys)
    return Resource(name, name, more.pop("paths", (f"{name}.csv",)), fields, tuple(key.split()), foreign, **more)


def package(name: str, *resources: Resource, **register: Any) -> Package:
    """Return a register, or without *register* a package of reference tables."""
    contract = {"section": "results", "records": resources[0].name, "title": "记录", "columns": [], **register}
    return Package(
        name=name,
        title=name,
        description="",
        folder=Path("data") / name,
        resources={one.name: one for one in resources},
        contract=Contract.parse(contract, VOCABULARY) if name != "reference" else None,
        withheld=tuple(register.get("withheld", ())),
    )


def raw_table(package: Package, name: str, rows: list[str] | list[list[str]], engine: Engine) -> Table:
    """Return rows as the reader does: words of a line (or a list) as cells, "-" for an empty one."""
    one = package.resources[name]
    split = [row.split() if isinstance(row, str) else row for row in rows]
    file = f"{package.name}/{one.paths[0]}"
    cells = [[*(None if cell == "-" else cell for cell in row), file, at] for at, row in enumerate(split, start=2)]
    columns = {**dict.fromkeys(one.names, "text"), **PLACED}
    return Table(package, one, put(engine, f"{package.name}/{name}", columns, cells))


Rows = Mapping[str, list[str] | list[list[str]]]


@pytest.fixture
def published(engine: Engine) -> Callable[..., PublicRegister]:
    """Return a function that publishes one register from its rows by resource."""

    def run(register: Package, rows: Rows, as_of: date = AS_OF) -> PublicRegister:
        tables: Tables = {(register.name, name): raw_table(register, name, rows[name], engine) for name in rows}
        whole: Publication = publish(Catalogue({register.name: register}), tables, engine, as_of)
        return whole.registers[0]

    return run


@pytest.fixture
def cells(engine: Engine) -> Callable[..., list[Any]]:
    """Return a function that gives the rows of a public table, or the values of its one named column."""

    def run(register: PublicRegister, name: str, *columns: str) -> list[Any]:
        frame = register.tables[name].frame
        rows = engine.all(frame.select(*columns) if columns else frame)
        return [row[0] for row in rows] if len(columns) == 1 else rows

    return run
