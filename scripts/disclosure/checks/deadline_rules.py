"""The rules that a contract's deadlines name: each is there, can be counted, and has been read in the law."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks.references import Readies
from disclosure.checks.values import value
from disclosure.contract.limits import CALENDAR, COLUMNS, RULES, UNITS, Limit
from disclosure.contract.model import Package
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.ground.workdays import WORKING_DAYS

_WHERE = "/".join(RULES)


def limit_problems(package: Package, readies: Readies, engine: Engine) -> Iterator[Problem]:
    """Yield what keeps a deadline of *package* from being computed; an unverified rule is a warning."""
    deadlines = package.contract.deadlines if package.contract else ()
    named = [deadline.rule for deadline in deadlines if deadline.rule]
    if named and RULES not in readies:
        yield _problem(
            package, f"deadlines 引用了规则，{_WHERE} 里要有这张表", "补上这张表，或写明 within、unit、basis"
        )
        return
    missing = sorted(set(COLUMNS) - set(readies[RULES].table.resource.names)) if named else []
    if missing:
        yield _problem(package, f"{_WHERE} 缺少 {'、'.join(missing)}", "补上这些栏目")
        return
    columns = [value(name).alias(name) for name in COLUMNS]
    rules = Limit.by_rule(engine.all(readies[RULES].frame.select(*columns))) if named else {}
    for name in named:
        yield from _named(package, name, rules.get(name))
    units = {rules[name].unit for name in named if name in rules} | {one.unit for one in deadlines if not one.rule}
    if WORKING_DAYS in units and CALENDAR not in readies:
        yield _problem(package, "时限按工作日计算，没有工作日历", f"补上 {'/'.join(CALENDAR)}")


def _named(package: Package, name: str, limit: Limit | None) -> Iterator[Problem]:
    if limit is None:
        yield _problem(package, f"{_WHERE} 里没有规则 {name}", "核对规则编号，或在那张表里补上这一行")
    elif not limit.is_computable:
        yield _problem(
            package, f"规则 {name} 没有可计算的时限", f"单位要是 {'、'.join(sorted(UNITS))} 之一，并写明数值"
        )
    elif not limit.verified:
        message = f"规则 {name} 还没有核实，据它算出的时限不公布"
        yield Problem(package.path, "deadline", message, "核对法规原文后把 verified 改为 true", warning=True)


def _problem(package: Package, message: str, fix: str) -> Problem:
    return Problem(package.path, "deadline", message, fix)
