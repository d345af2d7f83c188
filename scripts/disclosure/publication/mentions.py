"""Cells that name a record of another register: they go where that record is not public, or nobody knows.

A disposal that still printed the number of an expired penalty would keep it public for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import narwhals as nw

from disclosure.contract.model import Field, Reference
from disclosure.ground.engine import Engine, Frame
from disclosure.publication.model import PublicRegister, PublicTable, kept_as

Registers = Mapping[str, PublicRegister]


def without_hidden_mentions(registers: tuple[PublicRegister, ...], engine: Engine) -> tuple[PublicRegister, ...]:
    """Empty every cell that refers to a row of a register which is not public, or whose register is not there."""
    by_name = {register.package.name: register for register in registers}
    return tuple(
        replace(one, tables={name: _clean(one, table, by_name, engine) for name, table in one.tables.items()})
        for one in registers
    )


def _clean(register: PublicRegister, table: PublicTable, registers: Registers, engine: Engine) -> PublicTable:
    frame = table.frame
    for field in table.resource.fields:
        if field.leads_nowhere:
            frame = frame.with_columns(nw.lit(None, dtype=nw.String).alias(field.name))
        elif field.references is not None and field.references.folder in registers:
            frame = _without(frame, field, field.references, registers, engine)
    if frame is table.frame:
        return table
    return replace(table, frame=engine.keep(frame, kept_as(register.package.name, table.resource.name)))


def _without(frame: Frame, field: Field, reference: Reference, registers: Registers, engine: Engine) -> Frame:
    """Leave *field* empty where it names no public row. A projection, so the rows keep their order."""
    target = registers[reference.folder].tables[reference.resource]
    if reference.field not in target.resource.names:
        return frame.with_columns(nw.lit(None, dtype=nw.String).alias(field.name))
    named = engine.distinct(frame.filter(~nw.col(field.name).is_null()).select(nw.col(field.name).alias("@named")))
    public = target.frame.select(nw.col(reference.field).alias("@named"))
    hidden = [key for (key,) in engine.rows(named.join(public, on="@named", how="anti"))]
    if not hidden:
        return frame
    shown = nw.when(~nw.col(field.name).is_in(hidden)).then(nw.col(field.name))
    return frame.with_columns(shown.alias(field.name))
