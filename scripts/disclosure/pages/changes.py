"""What was made public and what was withdrawn lately, over all registers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.pages.happenings import Happening, corrections, happenings_since, newest_first, withdrawals
from disclosure.pages.model import Page, SiteView
from disclosure.showing.model import ShownRegister
from disclosure.showing.recent import since

LISTED = 60  # new records that the page lists; the registers have the rest
TITLE = "最近公开和停止公示"


@dataclass(frozen=True, slots=True)
class Count:
    """How much one register brought."""

    title: str
    address: str
    sample: bool
    rows: int
    last: str
    withdrawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage(Page):
    """The last year's changes."""

    template: ClassVar[str] = "changes"

    since: str  # the first day, ISO
    counts: list[Count]
    latest: list[Happening]
    corrected: list[Happening]
    withdrawn: list[Happening]


def changes_page(view: SiteView) -> Page:
    """Return the page of the last year's changes."""
    first = since(view.settings.as_of).isoformat()
    counts = [count for register in view.registers if (count := _count(register, first))]
    latest = [one for register in view.registers for one in happenings_since(register, first, LISTED)]
    corrected = [one for register in view.registers for one in corrections(register)]
    withdrawn = [one for register in view.registers for one in _withdrawn_since(register, first)]
    sample = any([one.sample for one in counts] + [one.sample for one in corrected])
    return ChangesPage(
        address=addresses.CHANGES,
        title=TITLE,
        sample=sample,
        feed=addresses.SITE_FEED,
        description=f"{first} 以来公开、更正和停止公示的记录，按日期排列，新的在前。",
        dated=view.changed,
        since=first,
        counts=counts,
        latest=newest_first(latest)[:LISTED],
        corrected=newest_first(corrected)[:LISTED],
        withdrawn=newest_first(withdrawn),
    )


def _withdrawn_since(register: ShownRegister, first: str) -> list[Happening]:
    """Return what was withdrawn since a day, or nobody knows when."""
    return [one for one in withdrawals(register) if not one.date or one.date >= first]


def _count(register: ShownRegister, first: str) -> Count | None:
    package, recent = register.package, register.recent
    withdrawn = len(_withdrawn_since(register, first))
    if not recent.rows and not withdrawn:
        return None
    address = addresses.register(package.name)
    return Count(package.title, address, package.register.sample, recent.rows, recent.last, withdrawn)
