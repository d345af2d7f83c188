"""Numbers that rows state, one for a year: nothing is added up, and nothing is computed anew."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import narwhals as nw

from disclosure.contract.charted import Measure
from disclosure.ground.engine import Engine
from disclosure.ground.types import typed
from disclosure.publication.model import PublicRegister
from disclosure.statistics.aggregates import whole
from disclosure.statistics.covered import VALUE, covered
from disclosure.statistics.model import Figure

NOTHING = Figure(None)
PARTS = ("of", "in")  # numerator and denominator: shown only where both are known
Years = Mapping[int, Figure]


def stated(
    register: PublicRegister, measure: Measure, engine: Engine, where: tuple[tuple[str, str], ...] = ()
) -> Years:
    """Return the number of each year that has a public row, the earliest first, of rows with the values *where*.

    The contract holds that a year has one row. Raises DataError for a field that may not be shown.
    """
    own = (measure.by or "", *measure.parts)
    rows = covered(register, measure, *own, *(field for field, _ in where))
    frame = rows.frame
    for field, value in where:
        frame = frame.filter(nw.col(field) == value)
    cells = [typed(field).alias(f"@cell{place}") for place, field in enumerate(rows.fields[: len(own)])]
    found = {int(year): _figure(value, parts) for value, year, *parts in engine.all(frame.select(VALUE, *cells))}
    return dict(sorted(found.items()))


def _figure(value: Decimal | int | None, parts: list[Decimal | int | None]) -> Figure:
    number = None if value is None else whole(value)
    known = [whole(part) for part in parts if part is not None]
    if len(known) < len(PARTS):
        return Figure(number)
    numerator, denominator = known
    return Figure(number, numerator, denominator)
