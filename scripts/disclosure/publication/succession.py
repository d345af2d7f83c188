"""Which record has replaced another: a new licence for the same premises, where the rows say so (`supersedes`).

Only a record that ends by time can be replaced, or replace: what was revoked stays revoked, and a revoked licence is no
new one.
"""

from __future__ import annotations

from datetime import date

import narwhals as nw

from disclosure.contract.model import Package
from disclosure.contract.states import State
from disclosure.ground.engine import Frame
from disclosure.ground.types import typed

_DAY, _NEWEST = "@day", "@newest"


def with_newest(rows: Frame, register: Package, as_of: date) -> Frame:
    """Add to public *rows* their own day and the newest begun one of those that are alike; see `is_replaced`."""
    said, state = register.register.supersedes, register.register.state
    if said is None or state is None:
        return rows
    dated = rows.with_columns(typed(register.records.field(said.newest)).alias(_DAY))
    filled = [~nw.col(name).is_null() for name in said.same]
    begun = dated.filter(nw.all_horizontal(*filled, nw.col(_DAY) <= as_of, ends_by_time(state), ignore_nulls=True))
    newest = begun.group_by(*said.same).agg(nw.col(_DAY).max().alias(_NEWEST))
    return dated.join(newest, on=list(said.same), how="left")


def is_replaced() -> nw.Expr:
    """Tell which of the rows of `with_newest` another one has replaced."""
    return (nw.col(_DAY) < nw.col(_NEWEST)).fill_null(value=False)


def ends_by_time(state: State) -> nw.Expr:
    """Tell the rows whose state time may override, or has overridden already."""
    return nw.col(state.field).is_in([*state.when, state.then]) if state.when else nw.lit(value=True)
