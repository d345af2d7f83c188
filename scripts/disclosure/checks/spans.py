"""How long one event of a campaign goes on: past two months its last day is a slip of the pen.

A calendar has a leaf for each of its months, and one year too many would be a dozen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, day
from disclosure.ground.duration import Duration, after

VIEW: Final = "events"
LONGEST: Final = Duration(months=0, days=62)


def span_rules(ready: Ready) -> Iterator[Rule]:
    """Yield the rule for the days of the records of a register of events."""
    contract = ready.table.package.contract
    if contract is None or contract.view != VIEW or contract.records != ready.table.resource.name:
        return
    first, last = contract.roles["from"], contract.roles.get("to")
    if last is not None:
        yield Rule(
            last,
            "long-event",
            day(last) > after(day(first), LONGEST),
            f"一场活动前后相差超过 {LONGEST.words}，多半写错了年月",
            "请核对原始材料；确实办得更久的，分成几场",
            told=(first, last),
            tell=lambda before, later: f"现为 {before} 和 {later}",
        )
