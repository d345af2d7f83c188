"""Publish a data folder as the law has it on one day: the only place where a PublicTable is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw

from disclosure.contract.model import REFERENCE, Catalogue, Package
from disclosure.ground.columns import FILE, RECORD, ROW
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.identity import with_record_id
from disclosure.ground.types import typed
from disclosure.publication.deadlines import Law, with_deadlines
from disclosure.publication.kinship import above, below, with_standing
from disclosure.publication.lineage import Role, Step, steps
from disclosure.publication.mentions import without_hidden_mentions
from disclosure.publication.model import Ledger, Publication, PublicRegister, PublicTable, Tombstone, kept_as
from disclosure.publication.rows import (
    iso,
    public_resource,
    ranked,
    shown_descendants,
    shown_others,
    shown_records,
    with_iso_days,
)
from disclosure.publication.totals import without_hidden_totals
from disclosure.publication.verdicts import VERDICT, Verdict, judged
from disclosure.reading.classes import with_classes
from disclosure.reading.tables import Tables

NO_FRAME: Any = None  # in place of a frame whose engine is gone


def publish(catalogue: Catalogue, tables: Tables, engine: Engine, as_of: date) -> Publication:
    """Apply the law of *as_of* to *tables*, whose rows have passed the checks.

    What the public tables are made of is kept in *engine*, and nothing else: the raw tables are dropped, so
    that no later step can show a cell of them by mistake (and their memory is free).
    """
    catalogue, tables, _ = with_classes(catalogue, tables, engine)
    law = Law(tables, engine)
    alone = tuple(_register(package, tables, law, as_of) for package in catalogue.registers)
    registers = without_hidden_mentions(alone, engine)
    references = _references(catalogue, tables, engine)
    for table in tables.values():
        engine.drop(table.name)
    return Publication(as_of, registers, references)


def closed(publication: Publication) -> Publication:
    """Return the same publication without the frames, which live and end with their engine: see `reopened`."""
    return _with_frames(publication, lambda _folder, _table: NO_FRAME)


def reopened(publication: Publication, engine: Engine) -> Publication:
    """Return the same publication, read through another engine over the tables that `publish` kept."""

    def frame(folder: str, table: PublicTable) -> Frame:
        return engine.frame(kept_as(folder, table.resource.name, is_first=table.is_first))

    return _with_frames(publication, frame)


def _with_frames(publication: Publication, frame: Callable[[str, PublicTable], Frame]) -> Publication:
    def framed(table: PublicTable, folder: str) -> PublicTable:
        return replace(table, frame=frame(folder, table))

    registers = tuple(
        replace(one, tables={name: framed(table, one.package.name) for name, table in one.tables.items()})
        for one in publication.registers
    )
    references = {key: framed(table, REFERENCE) for key, table in publication.references.items()}
    return replace(publication, registers=registers, references=references)


def _references(catalogue: Catalogue, tables: Tables, engine: Engine) -> dict[tuple[str, str], PublicTable]:
    package = catalogue.packages.get(REFERENCE)
    if package is None:
        return {}
    return {
        (REFERENCE, name): _keep(package, name, shown_others(tables[REFERENCE, name].frame, package, resource), engine)
        for name, resource in package.resources.items()
    }


def _register(package: Package, tables: Tables, law: Law, as_of: date) -> PublicRegister:
    engine = law.engine
    raw = {name: tables[package.name, name].frame for name in package.resources}
    records = package.register.records
    verdicts = judged(raw[records], package, as_of)
    public = _public_tables(package, raw, verdicts, engine, as_of)
    first, last = _span(package, public[records], engine)
    whole, public = with_deadlines(package, public, law, as_of)
    return PublicRegister(
        package=whole,
        tables=public,
        tombstones=_tombstones(package, verdicts, engine),
        ledger=_ledger(raw[records], verdicts, engine),
        as_of=as_of,
        first=first,
        last=last,
    )


def _public_tables(
    package: Package, raw: Mapping[str, Frame], verdicts: Frame, engine: Engine, as_of: date
) -> dict[str, PublicTable]:
    """Settle which rows are public, table after table; then keep those rows and forget the rest."""
    standings: dict[str, Frame] = {}
    for step in steps(package):
        found = _standing(step, package, raw, standings, verdicts)
        standings[step.resource] = engine.keep(found, f"{package.name}/{step.resource}/standing")
    tables: dict[str, PublicTable] = {}
    for step in steps(package):
        name = step.resource
        public = raw[name].join(standings[name], on=[FILE, ROW], how="inner")
        rows = without_hidden_totals(public, package, name, lambda other: with_standing(raw[other], standings[other]))
        if step.role is Role.RECORDS:
            shown = shown_records(rows, package, engine, as_of)
        elif step.role is Role.DESCENDANT:
            records = tables[package.register.records].frame
            shown = shown_descendants(rows, package, package.resources[name], records)
        else:
            shown = shown_others(rows, package, package.resources[name])
        tables[name] = _keep(package, name, shown, engine)
    for name in standings:
        engine.drop(f"{package.name}/{name}/standing")
    return {name: tables[name] for name in package.resources}


def _standing(
    step: Step, package: Package, raw: Mapping[str, Frame], standings: Mapping[str, Frame], verdicts: Frame
) -> Frame:
    if step.role is Role.RECORDS:
        return ranked(verdicts.filter(nw.col(VERDICT) == str(Verdict.PUBLISHED)), package)
    near = {link.parent for link in step.links} | {link.child for link in step.links}
    known = {name: with_standing(raw[name], standings[name]) for name in near - {step.resource}}
    settle = above if step.role is Role.PARENT else below
    return settle(raw[step.resource], step.links, known)


def _keep(package: Package, name: str, shown: Frame, engine: Engine) -> PublicTable:
    resource = public_resource(package, package.resources[name])
    kept = engine.keep(with_iso_days(shown, resource), kept_as(package.name, name))
    return PublicTable(iso(resource), kept, engine.count(kept))


def _tombstones(package: Package, verdicts: Frame, engine: Engine) -> tuple[Tombstone, ...]:
    """Leave a mark for each withdrawn record, with the day and the public reason and nothing else."""
    status = package.register.status
    if status is None:
        return ()
    withdrawn = verdicts.filter(nw.col(VERDICT) == str(Verdict.WITHDRAWN))
    day = typed(package.records.field(status.on))
    rows = with_record_id(withdrawn, package.identity, engine, hashed=package.hides_ids).select(
        nw.col(RECORD), day.alias("@on"), nw.col(status.reason).fill_null("").alias("@reason")
    )
    return tuple(Tombstone(*row) for row in sorted(engine.all(rows), key=lambda row: str(row[0])))


def _ledger(raw: Frame, verdicts: Frame, engine: Engine) -> Ledger:
    counted = dict(engine.all(verdicts.group_by(VERDICT).agg(nw.len())))
    parts = {verdict.value: int(counted.get(verdict.value, 0)) for verdict in Verdict}
    return Ledger(read=engine.count(raw), **parts)


def _span(package: Package, records: PublicTable, engine: Engine) -> tuple[date | None, date | None]:
    """Return the first and the last day of the public records; none without a `date` that may be shown."""
    named = package.register.date
    if named is None or named not in records.resource.names:
        return None, None
    day = typed(records.resource.field(named))
    [(first, last)] = engine.all(records.frame.select(day.min().alias("@first"), day.max().alias("@last")))
    return first, last
