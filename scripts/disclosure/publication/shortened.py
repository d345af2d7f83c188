"""The first records of each register alone, for whoever looks at what is being written: never for the public."""

from __future__ import annotations

from dataclasses import replace

import narwhals as nw

from disclosure.ground.columns import ORDER
from disclosure.ground.engine import Engine
from disclosure.publication.lineage import Role, steps
from disclosure.publication.model import Publication, PublicRegister, PublicTable, kept_as


def shortened(publication: Publication, engine: Engine, most: int) -> Publication:
    """Return *publication* with no more than *most* records a register, those on top of its list.

    What belongs to the others goes with them. What the records belong to stays, as do reference tables: whoever names
    a row of it finds it. A cell that names a record which is left out keeps what it says, and leads nowhere. The ledger
    and the register's days are those of all that is public. All of it stays in the engine.
    """
    registers = tuple(
        _short(register, engine, most) if register.records.rows > most else register
        for register in publication.registers
    )
    return replace(publication, registers=registers)


def _short(register: PublicRegister, engine: Engine, most: int) -> PublicRegister:
    roles = {step.resource: step.role for step in steps(register.package)}
    tables = {
        name: table if roles[name] is Role.PARENT else _first(table, register.package.name, engine, most)
        for name, table in register.tables.items()
    }
    return replace(register, tables=tables)


def _first(table: PublicTable, folder: str, engine: Engine, most: int) -> PublicTable:
    """Keep the rows of the first *most* records: public records are counted from 1 without a gap."""
    name = kept_as(folder, table.resource.name, is_first=True)
    kept = engine.keep(table.frame.filter(nw.col(ORDER) <= most), name)
    return replace(table, frame=kept, rows=engine.count(kept), is_first=True)
