"""The working days from the day of the data on, as far as the calendar of a city knows them."""

from __future__ import annotations

import narwhals as nw

from disclosure.contract.limits import CALENDAR, DAY, NOTE, WORKED
from disclosure.ground.engine import Engine
from disclosure.ground.types import typed
from disclosure.ground.workdays import Calendar, Day, without_gaps
from disclosure.publication.model import Publication


def calendar(publication: Publication, engine: Engine) -> Calendar | None:
    """Read the calendar: None where there is none, an empty one where it does not know the day of the data."""
    table = publication.references.get(CALENDAR)
    if table is None or not {DAY, WORKED} <= set(table.resource.names):
        return None
    day, worked = (typed(table.resource.field(name)) for name in (DAY, WORKED))
    note = nw.col(NOTE) if NOTE in table.resource.names else nw.lit("")
    rows = engine.all(table.frame.select(day.alias(DAY), worked.alias(WORKED), note.alias(NOTE)))
    days = sorted(Day(day, bool(on), note or "") for day, on, note in rows if day and day >= publication.as_of)
    return Calendar(without_gaps(days) if days and days[0].day == publication.as_of else ())
