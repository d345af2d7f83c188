"""What was made public and what was withdrawn lately, over all registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import narwhals as nw

from disclosure import addresses
from disclosure.pages.chrome import frame
from disclosure.pages.happenings import happenings_since, newest_first, withdrawals
from disclosure.pages.model import Page, SiteView
from disclosure.publication.model import PublicRegister
from disclosure.showing.cells import record_grid

RECENT = timedelta(days=365)
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


def changes_page(view: SiteView) -> Page:
    """Return the page of the last year's changes."""
    registers = view.publication.registers
    since = (view.settings.as_of - RECENT).isoformat()
    counts = [count for register in registers if (count := _count(register, view, since))]
    latest = [one for register in registers for one in happenings_since(register, view, since, LISTED)]
    withdrawn = [one for register in registers for one in withdrawals(register) if not one.date or one.date >= since]
    sample = any(one.sample for one in counts)
    context = {
        **frame(addresses.CHANGES, TITLE, sample=sample),
        "since": since,
        "counts": counts,
        "latest": newest_first(latest)[:LISTED],
        "withdrawn": newest_first(withdrawn),
    }
    return Page(addresses.save_as(addresses.CHANGES), "changes", context)


def _count(register: PublicRegister, view: SiteView, since: str) -> Count | None:
    if register.last is None and not register.tombstones:
        return None
    package, today = register.package, register.as_of.isoformat()
    days = record_grid(register, view, ()).frame.select("@date")
    recent = days.filter(nw.col("@date").is_between(nw.lit(since), nw.lit(today)))
    [(rows, last)] = view.engine.all(recent.select(nw.len().alias("rows"), nw.col("@date").max().alias("last")))
    withdrawn = [one for one in withdrawals(register) if not one.date or one.date >= since]
    if not rows and not withdrawn:
        return None
    address = addresses.register(package.name)
    return Count(package.title, address, package.register.sample, rows, last or "", len(withdrawn))
