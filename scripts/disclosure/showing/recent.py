"""What of a register is news: its records of the last year, the days to come left out."""

from __future__ import annotations

from datetime import date, timedelta

import narwhals as nw

from disclosure.ground.engine import Engine
from disclosure.showing.model import Recent
from disclosure.showing.records import DATE, Records

YEAR = timedelta(days=365)


def since(as_of: date) -> date:
    """Return the first day that is news on *as_of*."""
    return as_of - YEAR


def recent(records: Records, engine: Engine) -> Recent:
    """Count the records of the last year."""
    register = records.register
    if register.last is None:
        return Recent(0, "")
    first, today = since(register.as_of).isoformat(), register.as_of.isoformat()
    dated = records.frame.filter(nw.col(DATE).is_between(nw.lit(first), nw.lit(today)))
    [(rows, last)] = engine.all(dated.select(nw.len().alias("rows"), nw.col(DATE).max().alias("last")))
    return Recent(int(rows), last or "")
