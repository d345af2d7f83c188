"""What of a register is news: its records of the last year, the days to come left out."""

from __future__ import annotations

from datetime import date, timedelta

import narwhals as nw

from disclosure.ground.columns import ORDER
from disclosure.ground.engine import Engine
from disclosure.showing.model import CORRECTION, Correction, Recent
from disclosure.showing.records import ADDRESS, DATE, TITLE, Records

YEAR = timedelta(days=365)
MOST = 60  # corrections of a register that are told


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


def corrections(records: Records, engine: Engine) -> tuple[Correction, ...]:
    """Return the corrections of the last year, the newest first."""
    status, register = records.register.package.register.status, records.register
    if status is None or not status.corrected:
        return ()
    first, today = since(register.as_of).isoformat(), register.as_of.isoformat()
    on = nw.col(status.corrected_on)
    told = records.frame.filter(~nw.col(CORRECTION).is_null(), on.is_between(nw.lit(first), nw.lit(today)))
    rows = told.select(on.alias("@on"), CORRECTION, TITLE, ADDRESS, ORDER).sort("@on", ORDER, descending=[True, False])
    return tuple(Correction(*row[:4]) for row in engine.all(rows.head(MOST)))
