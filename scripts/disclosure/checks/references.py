"""Keys that name a row of another table: of the same package (foreign keys) or of another folder (references).

As frictionless does, a key whose parts are all empty is looked up nowhere, and an empty part of a composite
key is a value like any other. Stricter than frictionless: a key is spelled as in the row that it names (`1.00`
is not `1.0`), since pages and files join by the text; and in a register a row below the records names a row
above it, since without one it belongs to no record and would be published nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.rules import Rule, apply
from disclosure.checks.values import Ready, well_formed
from disclosure.checks.words import described
from disclosure.contract.kin import related
from disclosure.errors import Problem
from disclosure.ground import composite
from disclosure.ground.columns import FILE, PLACE, ROW
from disclosure.ground.engine import Engine, Frame

Key = tuple[str, str]  # folder, resource name
Readies = Mapping[Key, Ready]  # the tables that could be read


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
    names = dict.fromkeys(name for key in own.foreign_keys if key.resource in above for name in key.fields)
    fix = "请填上它所属的那一行；不属于任何记录的行请删去"
    return [Rule("、".join(names), "foreign-key", ~composite.is_filled(names), "没有写明这一行属于哪条记录", fix)]


def _foreign_keys(ready: Ready, others: Readies) -> Iterator[_Link]:
    folder = ready.table.package.folder.name
    for key in ready.table.resource.foreign_keys:
        target = others.get((folder, key.resource))
        if target is not None:
            called = "、".join(target.table.resource.field(name).called for name in key.reference_fields)
            place = f"{key.resource} 的 {called}"
            yield _Link(key.fields, target, key.reference_fields, place)


def _references(ready: Ready, others: Readies) -> Iterator[_Link]:
    for field in ready.table.resource.fields:
        reference = field.references
        target = others.get((reference.folder, reference.resource)) if reference else None
        if reference is not None and target is not None and not field.elsewhere:
            place = f"{reference.folder}/{reference.resource} 的 {target.table.resource.field(reference.field).called}"
            yield _Link((field.name,), target, (reference.field,), place)


def _absent(ready: Ready, link: _Link, engine: Engine) -> list[Problem]:
    rule = Rule(
        "、".join(link.names),
        "foreign-key",
        ~nw.col(PLACE).is_null(),  # every row that is left
        f"在 {link.place} 里找不到",
        "请核对是否写错（写法要完全相同），或先在那张表里补上这一行",
        told=link.names,
        tell=_described_key,
    )
    wanted, present = _keyed(ready, link.names), _keyed(link.target, link.target_names)
    left = wanted.join(present, on=composite.names(link.names), how="anti")
    return apply([rule], left, engine)


def _keyed(ready: Ready, names: tuple[str, ...]) -> Frame:
    formed = ready.frame.filter(composite.is_filled(names), *map(well_formed, names))
    return formed.select(FILE, ROW, PLACE, *names, *composite.parts(names))


def _described_key(*cells: str | None) -> str:
    return "；".join(described(cell) if cell else "一部分为空" for cell in cells)
