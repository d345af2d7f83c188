"""Tables of an engine for tests, made without files, checks or the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from disclosure.contract.model import Constraints, Field, Package, Resource
from disclosure.contract.register import Contract
from disclosure.ground.columns import RECORD
from disclosure.ground.engine import Engine
from disclosure.publication.model import Ledger, PublicRegister, PublicTable
from engines import put
from packages import VOCABULARY

INNER = ("@order", "@subject", "@page", "@state", "@until")


def public_table(engine: Engine, resource: Resource, rows: Sequence[Sequence[str | None]], *, records: bool):
    """Keep *rows* (text cells; "" is empty) as the public table of *resource*; the first cell is its `@record`."""
    inner = INNER if records else ()
    columns = dict.fromkeys((*resource.names, RECORD, *inner), "text")
    cells = [[*(cell or None for cell in (*row, row[0])), *[None] * len(inner)] for row in rows]
    return PublicTable(resource, put(engine, f"{resource.name}/public", columns, cells), len(rows))


def resource(name: str, fields: Mapping[str, str | Field], label: str | None = None) -> Resource:
    """Return a resource with fields of these names and types (or whole Fields)."""
    made = tuple(one if isinstance(one, Field) else Field(key, f"字段{key}", one) for key, one in fields.items())
    return Resource(name, name, (f"{name}.csv",), made, label=label)


def words(name: str, *values: str) -> Field:
    """Return a field with an enum."""
    return Field(name, f"字段{name}", "string", constraints=Constraints(enum=values))


def public_register(
    engine: Engine,
    fields: Mapping[str, str | Field],
    rows: Sequence[Sequence[str | None]],
    others: Mapping[str, tuple[Mapping[str, str | Field], Sequence[Sequence[str | None]]]] | None = None,
    **register: Any,
) -> PublicRegister:
    """Return a register of one records' table `rows`, other resources, and more keys of the contract."""
    resources = {"rows": resource("rows", fields)}
    tables = {"rows": public_table(engine, resources["rows"], rows, records=True)}
    for name, (its_fields, its_rows) in (others or {}).items():
        resources[name] = resource(name, its_fields)
        tables[name] = public_table(engine, resources[name], its_rows, records=False)
    contract = Contract.parse(
        {"section": "results", "records": "rows", "title": "{id}", "columns": ["id"], **register}, VOCABULARY
    )
    package = Package("example", "示例名册", "", Path("example"), resources, contract)
    ledger = Ledger(len(rows), len(rows), 0, 0, 0, 0)
    return PublicRegister(package, tables, (), ledger, date(2022, 12, 31), None, None)
