"""Which rows came out badly for whom they are about."""

from __future__ import annotations

import narwhals as nw

from disclosure.contract.model import Field
from disclosure.contract.register import Outcome
from disclosure.ground.types import holds


def is_adverse(field: Field, outcome: Outcome) -> nw.Expr:
    """Tell the rows whose outcome, in *field*, is adverse; an empty cell is not."""
    if outcome.always:
        return ~nw.col(field.name).is_null()
    return holds(field, outcome.adverse).fill_null(value=False)
