"""What the law says of each record on one day: public, withdrawn, expired (or repaired), not begun or never."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import narwhals as nw

from disclosure.contract.model import Package
from disclosure.contract.register import Contract
from disclosure.ground.columns import UNTIL
from disclosure.ground.engine import Frame
from disclosure.ground.types import typed
from disclosure.publication.period import last_day, never_ends, never_public

VERDICT = "@verdict"
_SPACES = " \t\n\r\u00a0\u3000"


class Verdict(StrEnum):
    """Where a record that was read goes; each is a column of the Ledger."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_BEGUN = "not_begun"
    NEVER = "never"


def judged(raw: Frame, register: Package, as_of: date) -> Frame:
    """Add `@until` and `@verdict` to the records of *register*, which are checked text."""
    contract = register.register
    until = last_day(contract.period, register.records) if contract.period is not None else nw.lit(None, dtype=nw.Date)
    dated = raw.with_columns(until.alias(UNTIL))
    by_period = _by_period(register, as_of)
    return dated.with_columns(_unless_ended(contract, by_period).alias(VERDICT))


def _by_period(register: Package, as_of: date) -> nw.Expr:
    """Judge by the period alone. Both end days are public; what cannot be dated never is."""
    period = register.register.period
    if period is None:
        return nw.lit(str(Verdict.PUBLISHED))
    start, end = typed(register.records.field(period.start)), nw.col(UNTIL)
    running = (start <= as_of) & (never_ends(period, register.records) | (end >= as_of).fill_null(value=False))
    past_start = nw.when(end < as_of).then(nw.lit(str(Verdict.EXPIRED))).otherwise(nw.lit(str(Verdict.NEVER)))
    public = nw.when(running).then(nw.lit(str(Verdict.PUBLISHED))).otherwise(past_start)
    begun = nw.when(start > as_of).then(nw.lit(str(Verdict.NOT_BEGUN))).otherwise(public)
    return nw.when(never_public(period)).then(nw.lit(str(Verdict.NEVER))).otherwise(begun)


def _unless_ended(contract: Contract, otherwise: nw.Expr) -> nw.Expr:
    """Let a withdrawal and a repair come before any period, whatever the day; only the former is answered for."""
    status = contract.status
    if status is None:
        return otherwise
    # The checks refuse a space round the word; were one to come through, it must not bring a withdrawn record back.
    word = nw.col(status.field).str.strip_chars(_SPACES)
    unless_repaired = nw.when(word.is_in(status.repaired)).then(nw.lit(str(Verdict.EXPIRED))).otherwise(otherwise)
    return nw.when(word.is_in(status.withdrawn)).then(nw.lit(str(Verdict.WITHDRAWN))).otherwise(unless_repaired)
