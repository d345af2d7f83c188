"""Figures that somebody asks for: a measure of a register, of some days and of rows with certain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

import narwhals as nw

from disclosure.contract.charted import Measure
from disclosure.ground.engine import Engine
from disclosure.publication.model import Publication, PublicRegister
from disclosure.statistics.aggregates import aggregates, figure
from disclosure.statistics.covered import DAY, covered
from disclosure.statistics.groups import MONTHS, days
from disclosure.statistics.model import Figure
from disclosure.statistics.stated import NOTHING, stated

PERIODS: Final = {  # how a period is written, by its length
    "year": re.compile(r"(?P<year>[12][0-9]{3})"),
    "quarter": re.compile(r"(?P<year>[12][0-9]{3})-Q(?P<part>[1-4])"),
    "month": re.compile(r"(?P<year>[12][0-9]{3})-(?P<part>0[1-9]|1[0-2])"),
}


class Asked(NamedTuple):
    """A question: the first and the last of the records' *days*; *where*: fields and the value that each has."""

    register: str
    measure: str
    days: tuple[date, date] | None = None
    where: tuple[tuple[str, str], ...] = ()


def days_of(length: str, text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a period of that *length*: `2022`, `2022-Q3`, `2022-09`; None of no such."""
    found = PERIODS[length].fullmatch(text)
    if found is None:
        return None
    said = found.groupdict()
    return days(int(said["year"]) * (MONTHS["year"] // MONTHS[length]) + int(said.get("part", "1")) - 1, length)


def answered(asked: Iterable[Asked], publication: Publication, engine: Engine) -> dict[Asked, Figure]:
    """Return the figures over the public rows, by their questions. Raises as `answer` does."""
    registers = {register.package.name: register for register in publication.registers}
    return {one: answer(one, registers, engine) for one in asked}


def answer(asked: Asked, registers: Mapping[str, PublicRegister], engine: Engine) -> Figure:
    """Return the figure over the public rows. Raises DataError for a field that is not public."""
    register = registers[asked.register]
    measure = register.package.register.measures[asked.measure]
    if measure.kind == "stated":
        return _stated(register, measure, asked, engine)
    rows = covered(register, measure, *(field for field, _ in asked.where)).frame
    if asked.days is not None:
        first, last = asked.days
        rows = rows.filter(nw.col(DAY) >= first, nw.col(DAY) <= last)
    for field, value in asked.where:
        rows = rows.filter(nw.col(field) == value)
    [(amount, base)] = engine.all(rows.select(*aggregates(measure)))
    return figure(measure, amount or 0, base)


def _stated(register: PublicRegister, measure: Measure, asked: Asked, engine: Engine) -> Figure:
    """Return the newest number of the years that lie in the days that are asked about."""
    first, last = asked.days or (date.min, date.max)
    years = stated(register, measure, engine, asked.where)
    within = [figure for year, figure in years.items() if first <= date(year, 1, 1) and date(year, 12, 31) <= last]
    return next((figure for figure in reversed(within) if figure.value is not None), NOTHING)
