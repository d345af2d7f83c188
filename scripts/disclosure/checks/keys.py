"""Keys inside one table: the primary key, unique fields, and the ids in addresses.

As frictionless does, values are compared and not their spelling: `1.0` equals `1.00`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import narwhals as nw

from disclosure.checks.cells import INVISIBLE, SPACES
from disclosure.checks.rules import Rule, apply, where
from disclosure.checks.values import Ready, value, well_formed
from disclosure.errors import Problem
from disclosure.ground.columns import FILE, PLACE, RECORD, ROW
from disclosure.ground.composite import is_filled
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.identity import spelled, with_record_id
from disclosure.reading.tables import Table

FIRST = "@first"  # the place of the first row with the same key
AGAIN = nw.col(PLACE) > nw.col(FIRST)
_FOLDED = "@folded"
_ROWS = "@rows"
# What is spelled in another way too: spaces, the unseen, and what NFKC writes anew.
_NOT_ONE_SPELLING = (
    rf"[{SPACES}{INVISIBLE}\x{{b2}}-\x{{be}}\x{{2070}}-\x{{209c}}\x{{2160}}-\x{{217f}}\x{{2460}}-\x{{24ff}}"
    r"\x{300}-\x{36f}\x{2e80}-\x{2fdf}\x{3200}-\x{33ff}\x{f900}-\x{faff}\x{ff01}-\x{ffef}]"
)


def key_rules(ready: Ready) -> Iterator[Rule]:
    """Yield the rules that a row keeps or breaks by itself: a key is not empty, nor is the id in an address."""
    keys = ready.table.resource.primary_key
    if keys:
        fix = "请补填，使每一行都能与别的行区分"
        yield Rule("、".join(keys), "primary-key", ~is_filled(keys), "主键不能为空", fix)
    name = _id_field(ready)
    if name is not None and (name,) != keys:
        yield Rule(name, "record-id", nw.col(name).is_null(), "没有编号，也就没有网址", "请补填")


def key_problems(ready: Ready, engine: Engine) -> list[Problem]:
    """Return what is wrong with the keys of one table beside each other."""
    return [
        *_primary(ready, engine),
        *_record_ids(ready, engine),
        *_spellings(ready, engine),
        *(problem for name in _unique(ready) for problem in _repeated_values(ready, name, engine)),
    ]


def _primary(ready: Ready, engine: Engine) -> list[Problem]:
    """Report every later row of an equal key. A part of a composite key may be empty."""
    keys = ready.table.resource.primary_key
    if not keys:
        return []
    message, fix = "主键与前面的行重复", "同一条只留一行；不是同一条的，请核对主键"
    rule = again(ready.table, Rule("、".join(keys), "primary-key", AGAIN, message, fix))
    return repeats(ready.frame.filter(is_filled(keys)), keys, rule, engine)


def _unique(ready: Ready) -> Iterator[str]:
    # A primary key of one field is unique already; it is not reported twice.
    for field in ready.table.resource.fields:
        if field.constraints.unique and ready.table.resource.primary_key != (field.name,):
            yield field.name


def _repeated_values(ready: Ready, name: str, engine: Engine) -> list[Problem]:
    rule = again(ready.table, Rule(name, "unique-error", AGAIN, "这一列的值不能重复", "请核对是哪一行填错"))
    return repeats(ready.frame.filter(is_filled((name,))), (name,), rule, engine)


def repeats(frame: Frame, names: Sequence[str], rule: Rule, engine: Engine) -> list[Problem]:
    """Return the rows of *frame* that repeat a row before them; *rule* may look at `@first`, that row's `@place`."""
    columns = [f"@key {number}" for number in range(len(names))]
    formed = frame.filter(*map(well_formed, names))
    parts = [value(name).alias(column) for name, column in zip(names, columns, strict=True)]
    keyed = formed.select(FILE, ROW, PLACE, *parts)
    if _are_unique(keyed, columns, engine):
        return []
    return apply([rule], _with_first(keyed, *columns), engine)


def again(table: Table, rule: Rule, said: str = "与{}相同") -> Rule:
    """Return a *rule* on rows that come AGAIN so that it tells which row of *table* was the first."""
    return replace(rule, told=(FIRST,), tell=lambda first: said.format(where(table, first)))


def _with_first(frame: Frame, *columns: str) -> Frame:
    return frame.with_columns(nw.col(PLACE).min().over(*columns).alias(FIRST))


def _are_unique(frame: Frame, columns: Sequence[str], engine: Engine) -> bool:
    # Counting groups is cheap, naming the first row of each is not: it is done only if there are repeats.
    groups = frame.group_by(*columns).agg(nw.len().alias(_ROWS))
    [(most,)] = engine.all(groups.select(nw.col(_ROWS).max()))
    return most is None or most == 1


def _record_ids(ready: Ready, engine: Engine) -> list[Problem]:
    """Report ids, and with them addresses, that differ in capitals only: to some hosts they are equal."""
    name = _id_field(ready)
    return [] if name is None else _alike(ready, name, engine)


def _spellings(ready: Ready, engine: Engine) -> list[Problem]:
    """Warn of keys that nothing tells apart but full width, spaces and what nobody sees: most likely they are one."""
    resource = ready.table.resource
    name = resource.primary_key[0] if len(resource.primary_key) == 1 else ""
    if not name or resource.field(name).type != "string" or not engine.matching(ready.frame, [name], _NOT_ONE_SPELLING):
        return []
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for _, key in engine.values(ready.frame, [name]):
        alike[spelled(key)].append(key)
    again = sorted(key for some in alike.values() if len(some) > 1 for key in some)
    message = "有几个编号只差全角半角、空格或看不见的字符"
    fix = "同一条只留一行，编号各处写成一样；确是两条的可以保留"
    rule = Rule(name, "key-spelling", nw.col(name).is_in(again), message, fix, warning=True)
    return apply([rule], ready.frame, engine)


def _id_field(ready: Ready) -> str | None:
    """Return the field that the ids in addresses of records, or of notices, are made of; None for any other table.

    None for a composite key and for ids that are hidden: a digest is in small letters, and equal only where the key is.
    """
    contract, key = ready.table.package.contract, ready.table.resource.primary_key
    notice = ready.table.package.notice_key if contract else None
    if notice is not None and notice.resource == ready.table.resource.name:
        return notice.reference_fields[0]
    if contract is None or contract.records != ready.table.resource.name or contract.person is not None:
        return None
    return contract.id or (key[0] if len(key) == 1 else None)


def _alike(ready: Ready, name: str, engine: Engine) -> list[Problem]:
    # Ids that are equal to the letter are not told again: the field is the key, or unique.
    named = with_record_id(ready.frame.filter(~nw.col(name).is_null()), (name,), engine)
    folded = named.with_columns(nw.col(RECORD).str.to_lowercase().alias(_FOLDED))
    if _are_unique(folded, [_FOLDED], engine):
        return []
    several = folded.group_by(_FOLDED).agg(nw.col(RECORD).n_unique().alias("ids")).filter(nw.col("ids") > 1)
    together = folded.join(several.select(_FOLDED), on=_FOLDED, how="semi")
    rule = Rule(name, "record-id", AGAIN, "编号与前面的行只差大小写，两行的网址会相同", "请核对编号")
    return apply([again(ready.table, rule, "见{}")], _with_first(together, _FOLDED), engine)
