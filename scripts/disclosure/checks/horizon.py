"""Days from which the law counts: none so far off that what is counted from it lies beyond the calendar.

A period, or a limit, may be a thousand years long, and no day after 9999-12-31 can be computed with. An end that is
written out (`9999-12-31` for "for ever") is not counted from.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, value
from disclosure.checks.words import plain
from disclosure.contract.register import Contract

LATEST = "2999-12-31"


def calendar_rules(ready: Ready) -> Iterator[Rule]:
    """Yield a rule for each date of a register's records from which a period or a limit is counted."""
    contract = ready.table.package.contract
    if contract is None or contract.records != ready.table.resource.name:
        return
    for name in dict.fromkeys(_counted_from(contract)):
        message, fix = f"晚于 {LATEST}，从这一天算不出期限", "请核对年份"
        yield Rule(name, "calendar", value(name) > LATEST, message, fix, told=(name,), tell=plain)


def _counted_from(contract: Contract) -> Iterator[str]:
    if contract.period is not None:
        yield contract.period.start
        yield from contract.period.starts.values()
    for deadline in contract.deadlines:
        yield deadline.start
