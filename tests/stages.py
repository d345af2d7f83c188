"""The stages of a build up to the figures, in one step, for tests of whole data folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from disclosure.cache import Cache
from disclosure.checks.check import check
from disclosure.errors import Problem, errors_only
from disclosure.ground.engine import Engine
from disclosure.publication.model import PublicRegister
from disclosure.publication.publish import publish
from disclosure.reading.reader import read_all
from disclosure.statistics.measures import measure
from disclosure.statistics.model import Statistics
from disclosure.statistics.targets import targets
from engines import borrowed
from packages import PASSED, load

DAY = date(2022, 9, 30)


@dataclass(frozen=True)
class Stages:
    """What came of a data folder; nothing is published where there is a problem."""

    problems: list[Problem]
    registers: Mapping[str, PublicRegister]
    statistics: Mapping[str, Statistics]
    engine: Engine

    def rows(self, register: str, resource: str, *columns: str) -> list[tuple[Any, ...]]:
        """Return the public rows of a table; all fields without *columns*."""
        table = self.registers[register].tables[resource]
        return self.engine.all(table.frame.select(*(columns or table.resource.names)))

    def headline(self, register: str, name: str) -> int | Decimal | None:
        """Return the value of a measure over all public rows."""
        [found] = [one for one in self.statistics[register].headlines if one.measure.name == name]
        return found.figure.value

    def chart(self, register: str, name: str) -> dict[tuple[str, str], int | Decimal]:
        """Return a chart's figures by label and split, without the empty ones."""
        [found] = [one for one in self.statistics[register].series if one.chart.name == name]
        return {
            (label, split): figure.value
            for label, line in zip(found.labels, found.figures, strict=True)
            for split, figure in zip(found.splits, line, strict=True)
            if figure is not None and figure.value is not None
        }


@contextmanager
def stages(data: Path, scratch: Path, as_of: date = DAY, cache: Cache = PASSED) -> Iterator[Stages]:
    """Take *data* through load, read, check, publish and measure; *scratch* is an existing empty folder.

    The *cache* remembers descriptors that were in order.
    """
    with borrowed(scratch) as engine:
        catalogue, problems = load(data, cache)
        tables, unread = read_all(catalogue, engine)
        problems += unread
        problems += check(catalogue, tables, engine, as_of)
        if errors_only(problems):
            yield Stages(problems, {}, {}, engine)
            return
        publication = publish(catalogue, tables, engine, as_of)
        registers = {register.package.name: register for register in publication.registers}
        aims = targets(publication, engine)
        statistics = {name: measure(register, engine, targets=aims) for name, register in registers.items()}
        yield Stages(problems, registers, statistics, engine)
