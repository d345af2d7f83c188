"""Targets beside what was reached, series by series: rows of two series are never set side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge, le

from disclosure.contract.vocabulary import Part, Role
from disclosure.pages.layout import NOT_PUBLISHED, Item, Layout, grouped
from disclosure.showing.model import ShownRegister
from disclosure.showing.printing import SIGN

REACHED, MISSED = "达到", "未达到"
_KEPT: Mapping[str, Callable[[Decimal, Decimal], bool]] = {">=": ge, "<=": le, "=": eq}


@dataclass(frozen=True, slots=True)
class Result:
    """What was reached of a target, and when; *verdict* is empty where nothing was published, or it was not yet due."""

    period: str
    actual: str
    verdict: str
    published: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A target in words beside its results; *series*: with which others it may be compared."""

    item: Item
    series: str
    wanted: str
    year: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets by series, and by the year; *published*: how many of them have a published result."""

    groups: list[tuple[str, list[Target]]]
    by_year: list[tuple[str, list[Target]]]
    has_series: bool
    has_year: bool
    total: int
    published: int


def lay_out(register: ShownRegister, items: list[Item]) -> Targets:
    """Return the targets by series, and how many of them have a published result."""
    roles, reached = register.package.register.roles, dict(grouped(_results(register)))
    rows = [_target(item, reached.get(str(item.order), [])) for item in items]
    return Targets(
        groups=grouped((row.series, row) for row in rows),
        by_year=grouped((row.year, row) for row in sorted(rows, key=lambda row: (not row.year, row.year))),
        has_series="series" in roles,
        has_year="year" in roles,
        total=len(rows),
        published=sum(any(result.published for result in row.results) for row in rows),
    )


def _results(register: ShownRegister) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Yield the order of a record with a period and what was reached in it."""
    roles = register.package.register.roles
    table = register.table(roles.get("values", ""))
    if table is None or "actual" not in roles:
        return
    for row in table.beside():
        period = row.cells[roles["period"]] if "period" in roles else ""
        yield str(row.order), (period or "", row.cells[roles["actual"]])


def _target(item: Item, reached: list[tuple[str, str | None]]) -> Target:
    said = item.said
    wanted = " ".join(said[role] or "" for role in ("comparator", "value", "unit")).strip().replace(" %", "%")
    results = tuple(_result(item, period, actual) for period, actual in reached)
    series, year = said.get("series") or "", said.get("year") or ""
    return Target(item, series, wanted, year, results or (_result(item, "", None),))


def _result(item: Item, period: str, actual: str | None) -> Result:
    return Result(period, actual or NOT_PUBLISHED, _verdict(item, period, actual), actual is not None)


def _verdict(item: Item, period: str, actual: str | None) -> str:
    # A number's text is the cell itself: exact, and the same in every file.
    wanted, kept = item.said["value"], _KEPT.get(item.cells[SIGN] or "")
    is_early = period[:4] < (item.said.get("year") or "") if period else False
    if actual is None or wanted is None or kept is None or is_early:
        return ""
    return REACHED if kept(Decimal(actual), Decimal(wanted)) else MISSED


VIEW = Layout(
    "targets",
    (
        Role("value", "the number to be reached.", needed=True),
        Role("comparator", ">=, <= or =.", needed=True),
        Role("unit", "the unit of the number.", needed=True),
        Role("year", "by when."),
        Role("series", "rows of one series may be compared, rows of two may not."),
        Role("actual", "what was reached, a field of the resource `values`.", Part.BELOW),
        Role("period", "when it was reached, a field of the resource `values`.", Part.BELOW),
        Role("values", "the resource whose rows hold what was reached.", Part.ROWS),
    ),
    title="目标与实际",
    lay_out=lay_out,
)
