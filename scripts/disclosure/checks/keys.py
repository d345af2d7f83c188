"""Keys inside one table: the primary key, unique fields, and the ids in addresses.

As frictionless does, values are compared and not their spelling: `1.0` equals `1.00`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals as nw

from disclosure.checks.rules import Rule, apply, where
from disclosure.checks.values import Ready, all_empty, value, well_formed
from disclosure.errors import Problem
from disclosure.ground.columns import FILE, PLACE, RECORD, ROW
from disclosure.ground.engine import Engine
from disclosure.ground.identity import ID_PATTERN, with_record_id

FIRST = "@first"  # the place of the first row with the same key
_FOLDED = "@folded"


def key_problems(ready: Ready, engine: Engine) -> list[Problem]:
    """Return everything wrong with the keys of one table."""
    return [
        *_primary(ready, engine),
        *_record_ids(ready, engine),
        *(problem for name in _unique(ready) for problem in _repeated_values(ready, name, engine)),
    ]


def _primary(ready: Ready, engine: Engine) -> list[Problem]:
    """Report empty keys and every later row of an equal key. A part of a composite key may be empty."""
    keys = ready.table.resource.primary_key
    if not keys:
        return []
    label = "、".join(keys)
    empty = Rule(label, "primary-key", all_empty(keys), "主键不能为空", "请补填，使每一行都能与别的行区分")
    again = Rule(
        label,
        "primary-key",
        nw.col(PLACE) > nw.col(FIRST),
        "主键与前面的行重复",
        "同一条只留一行；不是同一条的，请核对主键",
        told=(FIRST,),
        tell=lambda first: f"与{where(ready.table, first)}相同",
    )
    return [*apply([empty], ready.frame, engine), *repeats(ready.frame.filter(~all_empty(keys)), keys, again, engine)]


def _unique(ready: Ready) -> Iterator[str]:
    # A primary key of one field is unique already; it is not reported twice.
    for field in ready.table.resource.fields:
        if field.constraints.unique and ready.table.resource.primary_key != (field.name,):
            yield field.name


def _repeated_values(ready: Ready, name: str, engine: Engine) -> list[Problem]:
    rule = Rule(
        name,
        "unique-error",
        nw.col(PLACE) > nw.col(FIRST),
        "这一列的值不能重复",
        "请核对是哪一行填错",
        told=(FIRST,),
        tell=lambda first: f"与{where(ready.table, first)}相同",
    )
    return repeats(ready.frame.filter(~nw.col(name).is_null()), (name,), rule, engine)


def repeats(frame: nw.LazyFrame[Any], names: Sequence[str], rule: Rule, engine: Engine) -> list[Problem]:
    """Return the rows of *frame* that repeat a row before them; *rule* may look at `@first`, that row's `@place`."""
    # Counting groups is cheap, naming the first row of each is not: it is done only if there are repeats.
    columns = [f"@key {number}" for number in range(len(names))]
    formed = frame.filter(*[well_formed(name) for name in names])
    parts = [value(name).alias(column) for name, column in zip(names, columns, strict=True)]
    keyed = formed.select(FILE, ROW, PLACE, *parts)
    if not engine.count(keyed.group_by(*columns).agg(nw.len().alias("rows")).filter(nw.col("rows") > 1)):
        return []
    return apply([rule], keyed.with_columns(nw.col(PLACE).min().over(*columns).alias(FIRST)), engine)


def _record_ids(ready: Ready, engine: Engine) -> list[Problem]:
    """Report ids, and with them addresses, that differ in capitals only: to some hosts they are equal."""
    contract = ready.table.package.contract
    if contract is None or contract.records != ready.table.resource.name:
        return []
    key = ready.table.resource.primary_key
    columns = (contract.id,) if contract.id else key
    if len(columns) != 1:
        return []  # the id is a digest in small letters: equal only where the key is, which has been reported
    [name] = columns
    if columns == key:
        return _alike(ready, name, engine)
    empty = Rule(name, "record-id", nw.col(name).is_null(), "记录没有编号，也就没有网址", "请补填")
    return [*apply([empty], ready.frame, engine), *_alike(ready, name, engine)]


def _alike(ready: Ready, name: str, engine: Engine) -> list[Problem]:
    # Ids that are equal to the letter are not told again: the field is the key, or unique.
    folded = _with_ids(ready, name, engine).with_columns(nw.col(RECORD).str.to_lowercase().alias(_FOLDED))
    groups = folded.group_by(_FOLDED)
    if not engine.count(groups.agg(nw.len().alias("rows")).filter(nw.col("rows") > 1)):
        return []
    several = groups.agg(nw.col(RECORD).n_unique().alias("ids")).filter(nw.col("ids") > 1)
    together = folded.join(several.select(_FOLDED), on=_FOLDED, how="semi")
    rule = Rule(
        name,
        "record-id",
        nw.col(PLACE) > nw.col(FIRST),
        "编号与前面的行只差大小写，两条记录的网址会相同",
        "请核对编号",
        told=(FIRST,),
        tell=lambda first: f"见{where(ready.table, first)}",
    )
    return apply([rule], together.with_columns(nw.col(PLACE).min().over(_FOLDED).alias(FIRST)), engine)


def _with_ids(ready: Ready, name: str, engine: Engine) -> nw.LazyFrame[Any]:
    filled = ready.frame.filter(~nw.col(name).is_null())
    if engine.count(filled.filter(~nw.col(name).str.contains(ID_PATTERN))):
        return with_record_id(filled, ready.table.package.identity, engine)
    return filled.with_columns(nw.col(name).alias(RECORD))  # as they stand: no need for a million digests
