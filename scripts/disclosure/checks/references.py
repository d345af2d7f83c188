"""Keys that name a row of another table: of the same package (foreign keys) or of another folder (references).

As frictionless does, a key whose parts are all empty is looked up nowhere, and an empty part of a composite
key is a value like any other. Stricter than frictionless: a key is spelled as in the row that it names (`1.00`
is not `1.0`), since pages and files join by the text; and in a register a row below the records names a row
above it, since without one it belongs to no record and would be published nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure.checks.rules import Rule, apply
from disclosure.checks.values import Ready, all_empty, well_formed
from disclosure.checks.words import described
from disclosure.contract.kin import related
from disclosure.errors import Problem
from disclosure.ground.columns import FILE, PLACE, ROW
from disclosure.ground.engine import Engine

Readies = Mapping[tuple[str, str], Ready]  # by (folder, resource name): the tables that could be read

_EMPTY = ""  # no cell holds it: an empty cell is null


@dataclass(frozen=True, slots=True)
class _Link:
    """*names* of one table must be *target_names* of a row of *target*."""

    names: tuple[str, ...]
    target: Ready
    target_names: tuple[str, ...]
    place: str  # the target as a message names it


def reference_problems(ready: Ready, others: Readies, engine: Engine) -> list[Problem]:
    """Return the rows that name a row which is not there. A target that could not be read is passed over."""
    links = [*_foreign_keys(ready, others), *_references(ready, others)]
    return [problem for link in links for problem in _absent(ready, link, engine)]


def orphan_rules(ready: Ready) -> list[Rule]:
    """Refuse a row below the records that names no row above it: it would be lost without a word."""
    package, own = ready.table.package, ready.table.resource
    below = related(package)[1] if package.contract else set()
    if own.name not in below:
        return []
    above = (below | {package.register.records}) - {own.name}
    keys = [key.fields for key in own.foreign_keys if key.resource in above]
    alone = nw.all_horizontal(*map(all_empty, keys), ignore_nulls=False)
    label = "、".join(dict.fromkeys(name for fields in keys for name in fields))
    fix = "请填上它所属的那一行；不属于任何记录的行请删去"
    return [Rule(label, "foreign-key", alone, "没有写明这一行属于哪条记录", fix)]


def _foreign_keys(ready: Ready, others: Readies) -> Iterator[_Link]:
    folder = ready.table.package.folder.name
    for key in ready.table.resource.foreign_keys:
        target = others.get((folder, key.resource))
        if target is not None:
            place = f"{key.resource} 的 {'、'.join(key.reference_fields)}"
            yield _Link(key.fields, target, key.reference_fields, place)


def _references(ready: Ready, others: Readies) -> Iterator[_Link]:
    for field in ready.table.resource.fields:
        reference = field.references
        target = others.get((reference.folder, reference.resource)) if reference else None
        if reference is not None and target is not None:
            place = f"{reference.folder}/{reference.resource} 的 {reference.field}"
            yield _Link((field.name,), target, (reference.field,), place)


def _absent(ready: Ready, link: _Link, engine: Engine) -> list[Problem]:
    columns = [f"@key {number}" for number in range(len(link.names))]
    wanted = _keyed(ready, link.names, columns)
    present = _keyed(link.target, link.target_names, columns)
    rule = Rule(
        "、".join(link.names),
        "foreign-key",
        ~nw.col(PLACE).is_null(),  # every row that is left
        f"在 {link.place} 里找不到",
        "请核对是否写错（写法要完全相同），或先在那张表里补上这一行",
        told=link.names,
        tell=_described_key,
    )
    left = wanted.join(present, on=columns, how="anti")
    return apply([rule], left, engine)


def _keyed(ready: Ready, names: tuple[str, ...], columns: Sequence[str]) -> nw.LazyFrame[Any]:
    # An empty part can be joined only as a text: null equals nothing.
    parts = [nw.col(name).fill_null(_EMPTY).alias(column) for name, column in zip(names, columns, strict=True)]
    formed = ready.frame.filter(~all_empty(names), *map(well_formed, names))
    return formed.select(FILE, ROW, PLACE, *names, *parts)


def _described_key(*cells: str | None) -> str:
    return "；".join(described(cell) if cell else "一部分为空" for cell in cells)
