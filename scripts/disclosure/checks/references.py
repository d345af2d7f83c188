"""Keys that name a row of another table: of the same package (foreign keys) or of another folder (references).

As frictionless does, a key whose parts are all empty is looked up nowhere, and an empty part of a composite
key is a value like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure.checks.rules import PLACE, Rule, apply
from disclosure.checks.values import Ready, all_empty, value
from disclosure.checks.words import described
from disclosure.errors import Problem
from disclosure.registers.engine import Engine

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
    here, there = _parts(ready, link)
    wanted = _keyed(ready.frame, link.names, dict(zip(columns, here, strict=True)))
    present = _keyed(link.target.frame, link.target_names, dict(zip(columns, there, strict=True)))
    rule = Rule(
        "、".join(link.names),
        "foreign-key",
        ~nw.col(PLACE).is_null(),  # every row that is left
        f"在 {link.place} 里找不到",
        "请核对是否写错,或先在那张表里补上这一行",
        told=link.names,
        tell=_described_key,
    )
    left = wanted.join(present.select(*columns).unique(), on=columns, how="anti")
    return apply([rule], left, engine)


def _parts(ready: Ready, link: _Link) -> tuple[list[nw.Expr], list[nw.Expr]]:
    """Return the parts of the key here and there: values where both sides have one type, else the text."""
    here, there = [], []
    for name, other in zip(link.names, link.target_names, strict=True):
        alike = ready.table.resource.field(name).type == link.target.table.resource.field(other).type
        here.append(value(name) if alike else nw.col(name))
        there.append(value(other) if alike else nw.col(other))
    return here, there


def _keyed(frame: nw.LazyFrame[Any], names: tuple[str, ...], parts: Mapping[str, nw.Expr]) -> nw.LazyFrame[Any]:
    # As text an empty part can be joined: null equals nothing.
    texts = [part.cast(nw.String).fill_null(_EMPTY).alias(column) for column, part in parts.items()]
    return frame.filter(~all_empty(names)).with_columns(*texts)


def _described_key(*cells: str | None) -> str:
    return ";".join(described(cell) if cell else "一部分为空" for cell in cells)
