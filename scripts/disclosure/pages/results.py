"""The page of the section of results: how fresh each register is, how much it holds, how much of that is adverse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.pages import figures
from disclosure.pages.layout import grouped
from disclosure.pages.model import Page, SiteView
from disclosure.showing.model import ShownRegister

KEY = "results"
GROUPS = ("逐家单位的记录", "其他名册", "本期没有记录")


@dataclass(frozen=True, slots=True)
class Result:
    """One register of the section; *adverse* of its *rows* are so, None where nobody says what is."""

    title: str
    address: str
    sample: bool
    rows: int
    adverse: int | None
    last: str
    days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage(Page):
    """The registers of results."""

    template: ClassVar[str] = "results"

    groups: list[tuple[str, list[Result]]]  # what the registers of a group have in common, and they
    total: int
    rows: int
    last: str
    changes: str = addresses.CHANGES
    timeliness: str = addresses.TIMELINESS


def results_pages(view: SiteView) -> Iterator[Page]:
    """Yield the page of results, where a register is of that section."""
    registers = [one for one in view.registers if one.package.register.section == KEY]
    if not registers:
        return
    found = grouped((_group(one), _result(one)) for one in registers)
    yield ResultsPage(
        address=addresses.RESULTS,
        title=view.settings.sections[KEY],
        here=KEY,
        description=f"公开结果的 {len(registers)} 个名册，各有多少条、最新的一条是哪天。",
        dated=view.changed,
        sample=any(one.package.register.sample for one in registers),
        groups=sorted(((words, sorted(ones, key=_weight)) for words, ones in found), key=_place),
        total=len(registers),
        rows=sum(one.records.rows for one in registers),
        last=max((_last(one) for one in registers), default=""),
    )


def _group(register: ShownRegister) -> str:
    if not register.records.rows:
        return GROUPS[-1]
    return GROUPS[0] if register.package.register.subject else GROUPS[1]


def _place(group: tuple[str, list[Result]]) -> int:
    return GROUPS.index(group[0])


def _result(register: ShownRegister) -> Result:
    package, outcome = register.package, register.package.register.outcome
    return Result(
        title=package.title,
        address=addresses.register(package.name),
        sample=package.register.sample,
        rows=register.records.rows,
        adverse=register.adverse if outcome and outcome.weighs else None,
        last=_last(register),
        days=figures.days_of(register),
    )


def _weight(result: Result) -> tuple[bool, int]:
    """Sort first what says that something was wrong, then by the number of records."""
    return result.adverse is None, -result.rows


def _last(register: ShownRegister) -> str:
    """Return the day of the newest record, of those whose day has come."""
    return register.last.isoformat() if register.last and register.last <= register.as_of else ""
