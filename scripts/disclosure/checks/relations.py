"""The contract's checks of a row beside rows of other tables: authority, total, children, window.

A table that could not be read has problems of its own; what would look into it is then passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import narwhals as nw

from disclosure.checks.references import Readies
from disclosure.checks.rows import in_words, when
from disclosure.checks.rules import Rule, apply
from disclosure.checks.values import Ready, value
from disclosure.checks.words import plain
from disclosure.contract.limits import CALENDAR, DAY, WORKED
from disclosure.contract.register import RowCheck
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.ground.types import ISO_DATE
from disclosure.ground.workdays import Workdays

_KEY, _MAY, _ROWS, _EARLIEST = "@agency", "@may", "@children", "@earliest"


def relation_problems(ready: Ready, others: Readies, engine: Engine) -> list[Problem]:
    """Return the rows of one table that break such a check."""
    contract = ready.table.package.contract
    checks = contract.checks if contract else ()
    mine = [check for check in checks if check.kind in _KINDS and check.resource == ready.table.resource.name]
    return [problem for check in mine for problem in _KINDS[check.kind](check, ready, others, engine)]


def _authority(check: RowCheck, ready: Ready, others: Readies, engine: Engine) -> list[Problem]:
    """Ask whether the agency may do what the row says it did (国办发〔2024〕54号; 行政处罚法 art. 17)."""
    [name] = check.fields
    reference = ready.table.resource.field(name).references
    agencies = others.get((reference.folder, reference.resource)) if reference else None
    if reference is None or agencies is None:
        return []
    column = f"can_{check.can}"
    if column not in agencies.table.resource.names:
        message = f"checks 的 authority 要看 {reference.folder}/{reference.resource} 的 {column}，那里没有这一栏"
        return [Problem(ready.table.package.path, "authority", message, "在机关表里加上这一栏，或改正 can", field=name)]
    may = agencies.frame.select(nw.col(reference.field).alias(_KEY), value(column).alias(_MAY))
    frame = ready.frame.join(may, left_on=name, right_on=_KEY, how="left")
    fix = f"请核对机关；确有这项职权的，先在机关表里把 {column} 改为 true，并写明依据"
    message = f"{in_words(check.when)}这个机关没有相应的职权（{column} 不是 true）"
    known = ~nw.col(name).is_null()
    return apply(
        [Rule(name, "authority", when(check.when, known & (~nw.col(_MAY)).fill_null(value=False)), message, fix)],
        frame,
        engine,
    )


def _total(check: RowCheck, ready: Ready, others: Readies, engine: Engine) -> list[Problem]:
    """Compare a typed total with the rows: notices have been printed with wrong ones."""
    [name] = check.fields
    if (ready.table.package.folder.name, check.of) not in others:
        return []
    differs = ~value(name).is_null() & (value(name) != nw.col(_ROWS))
    rule = Rule(
        name,
        "total",
        when(check.when, differs),
        f"与 {check.of} 的行数不符",
        f"请核对：数错了就改这个数，漏填了就补 {check.of} 的行",
        told=(name, _ROWS),
        tell=lambda total, rows: f"写的是 {total}，实际有 {rows} 行",
    )
    return apply([rule], _with_children(check, ready, others), engine)


def _children(check: RowCheck, ready: Ready, others: Readies, engine: Engine) -> list[Problem]:
    """Compare how many rows hang on a row with how many may."""
    if (ready.table.package.folder.name, check.of) not in others:
        return []
    few = nw.col(_ROWS) < check.least
    wrong = few if check.most is None else few | (nw.col(_ROWS) > check.most)
    key = "、".join(ready.table.resource.primary_key)
    rule = Rule(
        key,
        "children",
        when(check.when, wrong),
        f"{in_words(check.when)}在 {check.of} 里应有 {_between(check)} 行",
        f"请补上或删去 {check.of} 里的行",
        told=(_ROWS,),
        tell=lambda rows: f"现有 {rows} 行",
    )
    return apply([rule], _with_children(check, ready, others), engine)


def _between(check: RowCheck) -> str:
    if check.most is None:
        return f"至少 {check.least}"
    return str(check.least) if check.least == check.most else f"{check.least} 到 {check.most}"


def _with_children(check: RowCheck, ready: Ready, others: Readies) -> nw.LazyFrame[Any]:
    """Add the number of rows of another resource that name each row."""
    children = others[ready.table.package.folder.name, check.of]
    [key, *_] = [key for key in children.table.resource.foreign_keys if key.resource == check.resource]
    parts = [f"@key {number}" for number in range(len(key.fields))]
    here = [_text(name).alias(part) for name, part in zip(key.reference_fields, parts, strict=True)]
    there = [_text(name).alias(part) for name, part in zip(key.fields, parts, strict=True)]
    rows = reduce(lambda frame, one: frame.filter(nw.col(one[0]).is_in(one[1])), check.where.items(), children.frame)
    counted = rows.select(*there).group_by(*parts).agg(nw.len().alias(_ROWS))
    joined = ready.frame.with_columns(*here).join(counted, on=parts, how="left")
    return joined.with_columns(nw.col(_ROWS).fill_null(0))


def _text(name: str) -> nw.Expr:
    return value(name).cast(nw.String).fill_null("")  # null would equal nothing


def _window(check: RowCheck, ready: Ready, others: Readies, engine: Engine) -> list[Problem]:
    """Ask that a time to object has passed (食品安全法 art. 88): the last day is the first on which it may be."""
    first, last = check.fields
    calendar = others.get(CALENDAR)
    if calendar is None:
        message = "checks 的 window 按工作日计算，reference/calendar_days 里要有工作日历"
        return [Problem(ready.table.package.path, "window", message, "在 data/reference/ 里补上这张表", field=last)]
    days = Workdays(_day(DAY), value(WORKED), calendar.frame, engine)
    frame = days.after(ready.frame, _day(first), nw.lit(check.days), _EARLIEST)
    both = ~value(first).is_null() & ~value(last).is_null()
    early = both & (_day(last) < nw.col(_EARLIEST))
    message = f"{in_words(check.when)}不能早于 {first} 之后的第 {check.days} 个工作日"
    unknown = both & nw.col(_EARLIEST).is_null()
    beyond = "工作日历没有这些日子，算不出期限"
    rules = [
        Rule(
            last,
            "window",
            when(check.when, early),
            message,
            "期限没有过的，先不要公开；日期写错的，请改正",
            told=(last, _EARLIEST),
            tell=lambda day, earliest: f"{plain(day)}，最早是 {earliest}",
        ),
        Rule(last, "window", when(check.when, unknown), beyond, "请补齐 reference/calendar_days", warning=True),
    ]
    return apply(rules, frame, engine)


def _day(name: str) -> nw.Expr:
    return value(name).str.to_date(format=ISO_DATE)


_KINDS: Mapping[str, Callable[[RowCheck, Ready, Readies, Engine], list[Problem]]] = {
    "authority": _authority,
    "total": _total,
    "children": _children,
    "window": _window,
}
