"""The contract's own checks of one row by itself: order of dates, required together, forbidden words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from itertools import combinations

import narwhals as nw

from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, value
from disclosure.checks.words import choices
from disclosure.contract.register import RowCheck

_SOME = 3  # words of a condition that a message lists


def row_rules(ready: Ready) -> Iterator[Rule]:
    """Yield the rules that the contract states for this table's rows."""
    contract = ready.table.package.contract
    if contract is None:
        return
    for check in contract.checks:
        if check.kind in _KINDS and check.resource == ready.table.resource.name:
            yield from _KINDS[check.kind](check)


def _order(check: RowCheck) -> Iterator[Rule]:
    # Each filled date is compared with the last filled one before it, so a row has one problem a descent.
    for first, last in combinations(range(len(check.fields)), 2):
        earlier, later = check.fields[first], check.fields[last]
        between = [nw.col(name).is_null() for name in check.fields[first + 1 : last]]
        descends = reduce(lambda both, empty: both & empty, between, value(later) < value(earlier))
        yield Rule(
            later,
            "order",
            descends,
            f"不能早于 {earlier}",
            "请核对这两个日期",
            told=(earlier, later),
            tell=lambda before, after: f"现为 {before} 和 {after}",
        )


def _requires(check: RowCheck) -> Iterator[Rule]:
    because = in_words(check.when)
    for name in check.fields:
        missing = when(check.when, nw.col(name).is_null())
        yield Rule(name, "requires", missing, f"{because}不能为空", "请按原始材料补填")


def _forbidden(check: RowCheck) -> Iterator[Rule]:
    because = in_words(check.when)
    for name in check.fields:
        present = when(check.when, nw.col(name).is_in(check.values))
        message = f"{because}不能是 {choices(check.values)}"
        yield Rule(name, "forbidden", present, message, "请核对；确需如此的，请与数据管理员商量修改规则")


_KINDS: Mapping[str, Callable[[RowCheck], Iterator[Rule]]] = {
    "order": _order,
    "requires": _requires,
    "forbidden": _forbidden,
}


def when(conditions: Mapping[str, tuple[str, ...]], bad: nw.Expr) -> nw.Expr:
    """Narrow what is *bad* to the rows that meet the conditions."""
    return reduce(lambda all_of, one: all_of & nw.col(one[0]).is_in(one[1]), conditions.items(), bad)


def in_words(conditions: Mapping[str, tuple[str, ...]]) -> str:
    """Say the conditions of a check."""
    return "".join(f"{name} 为{'、'.join(words[:_SOME])}时" for name, words in conditions.items())
