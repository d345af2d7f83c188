"""Days that can hardly be meant: before 1949, centuries apart from the others, many years ahead.

A field whose earliest day is another says so with `minimum`, or the contract with a check `bound`; which also says of
what field no day may lie ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from disclosure.checks.kinds.bound import Bound
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, value
from disclosure.checks.words import plain
from disclosure.contract.model import Field
from disclosure.ground.types import day_of

FLOOR = {"date": "1949-01-01", "yearmonth": "1949-01", "year": "1949"}
AHEAD = 10  # years after the day that the data stands at; fewer may be an old look at newer data
CENTURY = 100  # years between the first and the last day, from which one of them is more likely a slip
_YEAR = slice(4)


def day_rules(ready: Ready, as_of: date) -> Iterator[Rule]:
    """Yield the rules for the fields of days, months and years of which a value is doubtful: most have none."""
    for field in ready.table.resource.fields:
        if field.name in ready.days:
            days, limits = ready.days[field.name].values, tuple(_limits(ready, field))
            yield from _early(field, days, limits)
            yield from _apart(field, days, limits)
            if not any(limit.last for limit in limits):
                yield from _ahead(ready, field, days, as_of)


@dataclass(frozen=True, slots=True)
class _Limit:
    """What the descriptor says of a field: a *first* day or a *last* one; "?" stands for one that differs by row."""

    first: str = ""
    last: str = ""


def _limits(ready: Ready, field: Field) -> Iterator[_Limit]:
    contract, resource, said = ready.table.package.contract, ready.table.resource.name, field.constraints
    if said.minimum is not None or said.maximum is not None:
        yield _Limit(*("" if bound is None else str(bound) for bound in (said.minimum, said.maximum)))
    for check in contract.checks if contract else ():
        if isinstance(check, Bound) and (check.resource, check.field) == (resource, field.name):
            yield _Limit(*(_fixed(field, bound.text) if bound else "" for bound in (check.min, check.max)))


def _fixed(field: Field, text: str | None) -> str:
    return "?" if text is None else str(day_of(field, text)) if field.type == "date" else text


def _early(field: Field, days: Sequence[str], limits: Sequence[_Limit]) -> Iterator[Rule]:
    floor = FLOOR[field.type]
    if days[0] < floor and not any(limit.first for limit in limits):
        fix = "请核对原始材料；确有这么早的，在 datapackage.json 里给这个字段写明 minimum"
        bad = value(field.name) < _comparable(field, floor)
        yield Rule(field.name, "early-day", bad, f"早于 {floor[_YEAR]} 年", fix, told=(field.name,), tell=plain)


def _apart(field: Field, days: Sequence[str], limits: Sequence[_Limit]) -> Iterator[Rule]:
    """Warn of the two ends of what is left when the days that stop a build are put aside."""
    stated = [limit.first for limit in limits if limit.first not in ("", "?")]
    likely = [day for day in days if day >= max(stated, default=FLOOR[field.type])]
    if not likely or any(limit.last for limit in limits) or _years(likely) < CENTURY:
        return
    message = f"最早是 {likely[0]}，最晚是 {likely[-1]}，相差一百年以上，多半写错了一个"
    ends = [_comparable(field, day) for day in (likely[0], likely[-1])]
    yield Rule(field.name, "day-span", value(field.name).is_in(ends), message, "请核对原始材料", warning=True)


def _years(days: Sequence[str]) -> int:
    return int(days[-1][_YEAR]) - int(days[0][_YEAR])


def _comparable(field: Field, day: str) -> str | int:
    return int(day) if field.type == "year" else day


def _ahead(ready: Ready, field: Field, days: Sequence[str], as_of: date) -> Iterator[Rule]:
    """Warn of a record dated far ahead: it would stand first for as long. One that its period keeps back does not."""
    contract = ready.table.package.contract
    if contract is None or (contract.records, contract.date) != (ready.table.resource.name, field.name):
        return
    held_back = contract.period is not None and contract.period.start == field.name
    last = f"{as_of.year + AHEAD}-12-31"
    if days[-1] > last and not held_back:
        fix = "请核对；将来的安排另设日期字段，不作 register.date"
        message = f"晚于数据截至的 {as_of} 十年以上，多半写错了"
        yield Rule(field.name, "day-ahead", value(field.name) > last, message, fix, warning=True)
