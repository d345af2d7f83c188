"""Years of which a register says that it has no data: a record of such a year contradicts it."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, value
from disclosure.checks.words import plain


def gap_rules(ready: Ready) -> Iterator[Rule]:
    """Yield a rule for the date of a register's records and each run of years in `gaps`."""
    contract = ready.table.package.contract
    if contract is None or contract.date is None or contract.records != ready.table.resource.name:
        return
    for first, last in contract.gaps:
        day = value(contract.date)
        inside = (day >= f"{first:04}-01-01") & (day <= f"{last:04}-12-31")
        message = "在 register.gaps 写明没有数据的年份里"
        yield Rule(contract.date, "gap", inside, message, "请核对日期，或改正 gaps", told=(contract.date,), tell=plain)
