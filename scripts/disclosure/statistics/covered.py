"""The rows that a measure covers, with the columns that it speaks of under names of our own."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from disclosure.contract.charted import Measure
from disclosure.contract.model import Field
from disclosure.errors import DataError, Problem
from disclosure.ground.columns import RECORD, STATE
from disclosure.ground.engine import Frame
from disclosure.ground.types import holds, members, typed
from disclosure.publication.model import PublicRegister

VALUE = "@value"  # what is summed or counted distinct, 1 or 0 of a share; null where the cell is empty
WHOLE = "@whole"  # what is added up to the denominator of a share of sums
DAY = "@day"  # the day of the record, where the register has a `date`


@dataclass(frozen=True, slots=True)
class Covered:
    """The public rows that a measure covers: *frame* has `@value` `@day` and the text columns of *fields*.

    A row is there once for each member of a list that it is grouped by, and for each that is counted.
    """

    frame: Frame
    fields: tuple[Field, ...]


def covered(register: PublicRegister, measure: Measure, *dimensions: str) -> Covered:
    """Return the rows of *measure* with the columns *dimensions*, as text.

    A field is looked for in the measure's own resource first, then in the records', through `@record`: so
    findings can be counted by the day on which their record was published. The register's `state` reads as
    the public sees it on the day, not as its cell stands. Raises DataError for a field that is in neither or
    that may not be shown.
    """
    dated = register.package.register.date
    day = field_of(register, measure, dated) if dated else None
    names = [*measure.where, *dimensions, *filter(None, (measure.field, measure.base))]
    fields = {name: _required(register, measure, name) for name in names}
    frame = _with_columns(register, measure, [*fields, *([day.name] if day else [])])
    for name, values in measure.where.items():
        frame = frame.filter(holds(fields[name], values))
    value = _value(measure, fields[measure.field]) if measure.field else nw.lit(1)
    is_day = day is not None and day.type == "date"
    days = typed(day) if day and is_day else nw.lit(None, dtype=nw.Date)
    # Nothing else comes along: what follows asks several times, and asks faster for few columns.
    # First added, then chosen: a choice of constants alone is one row to some engines.
    whole = typed(fields[measure.base]) if measure.base else nw.lit(1)
    frame = frame.with_columns(value.alias(VALUE), whole.alias(WHOLE), days.alias(DAY))
    frame = frame.select(*dict.fromkeys(dimensions), VALUE, WHOLE, DAY)
    if measure.kind in {"share", "distinct"}:  # an empty cell is neither in the numerator nor in the denominator
        frame = frame.filter(~nw.col(VALUE).is_null(), ~nw.col(WHOLE).is_null())
    repeated = [name for name in dict.fromkeys(dimensions) if fields[name].type == "list"]
    repeated += [VALUE] if measure.kind == "distinct" and measure.field and fields[measure.field].type == "list" else []
    return Covered(_by_members(frame, repeated), tuple(fields[name] for name in dimensions))


def _by_members(frame: Frame, names: list[str]) -> Frame:
    """Repeat each row once a member of the lists in *names*; what a list says twice counts once."""
    for name in names:
        frame = frame.with_columns(members(name)).explode(name)
    return frame


def field_of(register: PublicRegister, measure: Measure, name: str) -> Field | None:
    """Return the public field that *name* means to *measure*, or None."""
    own = register.tables[measure.resource]
    if name in own.resource.names:
        return own.resource.field(name)
    is_of_a_record = RECORD in own.frame.collect_schema().names()
    lent = register.records.resource
    return lent.field(name) if is_of_a_record and name in lent.names else None


def _required(register: PublicRegister, measure: Measure, name: str) -> Field:
    field = field_of(register, measure, name)
    if field is not None:
        return field
    problem = Problem(
        path=register.package.path,
        kind="contract",
        field=name,
        message=f"指标 {measure.name} 用到的字段不在 {measure.resource} 中，也不在记录中，或者不公开",
        fix="改成公开的字段，或者删去用到它的指标和图表",
    )
    raise DataError([problem])


def _with_columns(register: PublicRegister, measure: Measure, names: list[str]) -> Frame:
    """Return the rows of the measure's resource with *names*, those that only the records have joined to them."""
    own = register.tables[measure.resource]
    records = _as_the_public_sees(register)
    if own.resource.name == register.records.resource.name:
        return records
    lent = [name for name in dict.fromkeys(names) if name not in own.resource.names]
    return own.frame.join(records.select(RECORD, *lent), on=RECORD, how="left") if lent else own.frame


def _as_the_public_sees(register: PublicRegister) -> Frame:
    state = register.package.register.state
    frame = register.records.frame
    return frame.with_columns(nw.col(STATE).alias(state.field)) if state else frame


def _value(measure: Measure, field: Field) -> nw.Expr:
    # The words of a share are compared as they stand in the cells, like those of `where`.
    if measure.kind == "share" and not measure.base:
        return nw.when(~nw.col(field.name).is_null()).then(holds(field, measure.of).cast(nw.Int64))
    return typed(field)
