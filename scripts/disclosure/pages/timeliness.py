"""How fast things are made public: of every register what the law asks, what is there, what came late, by office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.register import SECTIONS
from disclosure.ground.duration import Duration, later
from disclosure.pages.chrome import CATALOGUE
from disclosure.pages.model import Page, SiteView
from disclosure.publication.deadlines import KEPT, LATE, OVERDUE, UNKNOWN, WAITING
from disclosure.showing.kept import KeptByOffice
from disclosure.showing.model import ShownRegister

TITLE = "公开时限"
VERDICTS = (KEPT, LATE, OVERDUE, WAITING, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Freshness:
    """One register: how much it holds, of which day the newest row is, and by how many days that is too old.

    *age* is None where its rows have no days; *fresh* is "" and *stale* None where nobody says how old it may be.
    """

    title: str
    address: str
    rows: int
    last: str
    age: int | None
    fresh: str
    stale: int | None
    limits: tuple[tuple[str, str], ...]  # what the law asks, in words, and its basis


@dataclass(frozen=True, slots=True)
class Kind:
    """The registers that are made up, or those that are not: each by itself, and its offices below it."""

    sample: bool
    registers: list[Freshness]
    offices: list[tuple[str, str, tuple[KeptByOffice, ...]]]  # title and address of a register, and how it kept limits
    counts: list[tuple[str, int]]  # verdicts, and how many records of all registers met each
    days: int  # the longest that anything was late


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinessPage(Page):
    """The page that the offices are judged by."""

    template: ClassVar[str] = "timeliness"

    kinds: list[Kind]  # real ones first


def timeliness_page(view: SiteView) -> Page:
    """Return the page, from the rows of all registers."""
    here, title = CATALOGUE
    ordered = sorted(view.registers, key=lambda one: SECTIONS.index(one.package.register.section))
    kinds = [[one for one in ordered if one.package.register.sample is made_up] for made_up in (False, True)]
    return TimelinessPage(
        address=addresses.TIMELINESS,
        title=TITLE,
        description=f"{len(ordered)} 个名册的公开时限：法律要求几天内公开，最新的一条是哪天，晚了几天，逐个机关列出。",
        dated=view.changed,
        here=here,
        crumbs=((title, addresses.CATALOGUE),),
        sample=any(one.package.register.sample for one in view.registers),
        kinds=[_kind(registers) for registers in kinds if registers],
    )


def _kind(registers: list[ShownRegister]) -> Kind:
    kept = [one for register in registers for one in register.by_office]
    counts = [(verdict, sum(one.rows(verdict) for one in kept)) for verdict in VERDICTS]
    limited = [one for one in registers if one.by_office]
    return Kind(
        sample=registers[0].package.register.sample,
        registers=[_freshness(one) for one in registers],
        offices=[(one.package.title, addresses.register(one.package.name), one.by_office) for one in limited],
        counts=[(verdict, rows) for verdict, rows in counts if rows],
        days=max((one.days for one in kept), default=0),
    )


def _freshness(register: ShownRegister) -> Freshness:
    last, contract = register.last, register.package.register
    fresh = Duration.parse(contract.fresh) if contract.fresh else None
    stale = register.as_of - later(last, fresh) if last and fresh else None
    return Freshness(
        title=register.package.title,
        address=addresses.register(register.package.name),
        rows=register.records.rows,
        last=last.isoformat() if last else "",
        age=max(register.as_of - last, timedelta()).days if last else None,
        fresh=fresh.words if fresh else "",
        stale=stale.days if stale else None,
        limits=tuple(dict.fromkeys((f"{one.start}起 {one.within}内：{one.end}", one.basis) for one in register.limits)),
    )
