"""Figures that somebody asks for: a measure of a register, of one year and of rows with certain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import narwhals as nw

from disclosure.ground.engine import Engine
from disclosure.publication.model import PublicRegister
from disclosure.statistics.aggregates import aggregates, figure
from disclosure.statistics.covered import DAY, covered
from disclosure.statistics.model import Figure


class Asked(NamedTuple):
    """A question: *year* of the records' date, None for all; *where*: fields and the value that each has."""

    register: str
    measure: str
    year: int | None = None
    where: tuple[tuple[str, str], ...] = ()


def answer(asked: Asked, registers: Mapping[str, PublicRegister], engine: Engine) -> Figure:
    """Return the figure over the public rows. Raises DataError for a field that is not public."""
    register = registers[asked.register]
    measure = register.package.register.measures[asked.measure]
    rows = covered(register, measure, *(field for field, _ in asked.where)).frame
    if asked.year is not None:
        rows = rows.filter(nw.col(DAY).dt.year().cast(nw.Int64) == asked.year)
    for field, value in asked.where:
        rows = rows.filter(nw.col(field) == value)
    [(amount, base)] = engine.all(rows.select(*aggregates(measure)))
    return figure(measure, amount or 0, base)
