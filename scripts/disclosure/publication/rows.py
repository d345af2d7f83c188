"""How public rows are shown: which fields, in what order, with which subject, page and state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import narwhals as nw

from disclosure.checks.outcomes import is_adverse
from disclosure.contract.answers import REPLACED
from disclosure.contract.consistency import withheld_among
from disclosure.contract.model import ForeignKey, Package, Resource
from disclosure.ground.columns import BUCKET, FILE, ORDER, PAGE, PLACE, RECORD, ROW, STATE, SUBJECT, UNTIL
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.identity import with_bucket, with_record_id, with_subject_id
from disclosure.ground.types import is_day_by_format, shown, typed
from disclosure.publication.succession import ends_by_time, is_replaced, with_newest
from disclosure.reading.tables import files_of, with_place

OF_RECORDS = (RECORD, ORDER, SUBJECT, PAGE, BUCKET, STATE, UNTIL)
OF_DESCENDANTS = (RECORD, ORDER, PLACE)
_BACKWARDS = "@backwards"


def public_resource(package: Package, resource: Resource) -> Resource:
    """Return *resource* without the fields that are never shown, and without the keys that need them."""
    shown = {name: _public_names(package, one) for name, one in package.resources.items()}
    here = shown[resource.name]

    def is_whole(key: ForeignKey) -> bool:
        return set(key.fields) <= here and set(key.reference_fields) <= shown[key.resource]

    return replace(
        resource,
        fields=tuple(field for field in resource.fields if field.name in here),
        primary_key=resource.primary_key if set(resource.primary_key) <= here else (),
        foreign_keys=tuple(key for key in resource.foreign_keys if is_whole(key)),
        label=resource.label if resource.label in here else None,
        order=tuple((name, falls) for name, falls in resource.order if name in here),
        steps=resource.steps if resource.steps and set(resource.steps.names) <= here else None,
        compares=resource.compares if resource.compares and set(resource.compares.names) <= here else None,
        explains=resource.explains if resource.explains and set(resource.explains.names) <= here else None,
    )


def with_iso_days(frame: Frame, resource: Resource) -> Frame:
    """Write the dates of *frame* that are spelled in a format of their own as ISO 8601, for everything that follows."""
    return frame.with_columns(shown(field) for field in resource.fields if is_day_by_format(field))


def iso(resource: Resource) -> Resource:
    """Return *resource* as its table is once its dates are ISO 8601."""
    plain = (replace(field, format="") if is_day_by_format(field) else field for field in resource.fields)
    return replace(resource, fields=tuple(plain))


def ranked(records: Frame, register: Package) -> Frame:
    """Give the public records their `@order`, from 1: the latest first, without a date last, then by key.

    Returns `@file`, `@row`, `@until` and `@order` alone, so that the sort is narrow.
    """
    dated = register.register.date
    day = typed(register.records.field(dated)) if dated else nw.lit(None, dtype=nw.Date)
    keys = register.records.primary_key
    if not set(keys) <= _public_names(register, register.records):
        keys = register.identity  # the order is printed, and no omitted field decides it
    narrow = records.select(FILE, ROW, UNTIL, backwards(day).alias(_BACKWARDS), *keys)
    numbered = narrow.with_row_index(ORDER, order_by=[_BACKWARDS, *keys])
    return numbered.select(FILE, ROW, UNTIL, nw.col(ORDER).cast(nw.Int64) + 1)


def backwards(day: nw.Expr) -> nw.Expr:
    """Return a number that falls as days pass, 1 without a day: what comes last is numbered first."""
    # Numbers can be ordered within a window only upwards, hence this.
    year, month, of_month = (part.cast(nw.Int64) for part in (day.dt.year(), day.dt.month(), day.dt.day()))
    number = year * 10_000 + month * 100 + of_month
    return (-number).fill_null(1)


def shown_records(rows: Frame, register: Package, engine: Engine, as_of: date) -> Frame:
    """Give the public records what their pages need, in their order; *rows* have `@order` and `@until`."""
    named = with_record_id(rows, register.identity, engine, hashed=register.hides_ids)
    placed = with_bucket(named, None if register.register.pages == "all" else register.register.buckets, engine)
    followed = with_newest(_with_subject(placed, register, engine), register, as_of)
    marked = followed.with_columns(_has_page(register).alias(PAGE), _state(register, as_of).alias(STATE))
    names = _in_order(register, register.records)
    return marked.sort(ORDER).select(*names, *OF_RECORDS)


def shown_descendants(rows: Frame, register: Package, resource: Resource, records: Frame) -> Frame:
    """Give rows that have the `@order` of their record its `@record` too; sorted by it, then as read."""
    named = with_place(rows.join(records.select(ORDER, RECORD), on=ORDER, how="inner"), files_of(register, resource))
    return named.sort(ORDER, PLACE).select(*_in_order(register, resource), *OF_DESCENDANTS)


def shown_others(rows: Frame, package: Package, resource: Resource) -> Frame:
    """Leave the rows of a parent or of a reference table as they stand in the file."""
    return with_place(rows, files_of(package, resource)).sort(PLACE).select(*_in_order(package, resource), PLACE)


def _public_names(package: Package, resource: Resource) -> set[str]:
    # A withheld column stops a build long before this; should one come through, it stops here.
    withheld = withheld_among(resource.fields, package.withheld)
    return {field.name for field in resource.published} - set(withheld)


def _in_order(package: Package, resource: Resource) -> list[str]:
    public = _public_names(package, resource)
    return [name for name in resource.names if name in public]


def _with_subject(rows: Frame, register: Package, engine: Engine) -> Frame:
    """Add `@subject`. A natural person has none, nor has anybody whose id may not be shown."""
    subject, person = register.register.subject, register.register.person
    if subject is None or subject.id not in _public_names(register, register.records):
        return rows.with_columns(nw.lit(None, dtype=nw.String).alias(SUBJECT))
    named = with_subject_id(rows, subject.id, subject.scheme, engine)
    if person is None:
        return named
    is_person = nw.col(person.field).is_in(person.values)
    return named.with_columns(nw.when(~is_person.fill_null(value=False)).then(nw.col(SUBJECT)).alias(SUBJECT))


def _has_page(register: Package) -> nw.Expr:
    contract = register.register
    if contract.pages != "adverse" or contract.outcome is None:
        return nw.lit(contract.pages == "all")
    outcome = register.records.field(contract.outcome.field)
    return is_adverse(outcome, contract.outcome)


def _state(register: Package, as_of: date) -> nw.Expr:
    """Return the state that the public sees: before its first day and past its last it is not what the cell says."""
    state = register.register.state
    if state is None or state.field not in _public_names(register, register.records):
        return nw.lit(None, dtype=nw.String)
    past = typed(register.records.field(state.until)) < as_of
    word, ends = nw.col(state.field), ends_by_time(state)
    seen = nw.when(past & ends).then(nw.lit(state.then)).otherwise(word)
    if state.start:
        ahead = typed(register.records.field(state.start)) > as_of
        seen = nw.when(ahead & ends).then(nw.lit(state.before)).otherwise(seen)
    if register.register.supersedes is None:
        return seen
    return nw.when(is_replaced() & ends).then(nw.lit(REPLACED)).otherwise(seen)
