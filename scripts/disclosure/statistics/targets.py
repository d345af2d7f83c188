"""The targets that a chart may be measured against: public records of registers with the view `targets`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

import narwhals as nw

from disclosure.checks.targets import unmet
from disclosure.errors import Problem
from disclosure.ground.columns import RECORD
from disclosure.ground.engine import Engine
from disclosure.publication.model import Publication, PublicRegister


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached: *comparator* is >=, <= or =; *year* is empty where none is set."""

    address: str  # plan-targets/T03
    value: Decimal
    comparator: str
    unit: str
    year: str = ""


Targets = Mapping[str, Target]
NO_TARGETS: Targets = MappingProxyType({})


def targets(publication: Publication, engine: Engine) -> Targets:
    """Return every public target by its address."""
    found = [_of(register, engine) for register in publication.registers if register.package.register.view == "targets"]
    return {target.address: target for some in found for target in some}


def unmet_targets(publication: Publication, known: Targets) -> list[Problem]:
    """Return the charts whose target is not public on the day, or is in another unit; *known* are the public ones."""
    return [
        problem
        for register in publication.registers
        for chart in register.package.register.charts
        if chart.target is not None
        for problem in unmet(register.package, chart, known[chart.target].unit if chart.target in known else None)
    ]


def _of(register: PublicRegister, engine: Engine) -> list[Target]:
    roles = register.package.register.roles
    names = [roles[role] for role in ("comparator", "unit")] + ([roles["year"]] if "year" in roles else [])
    cells = [nw.col(name).alias(f"@cell{place}") for place, name in enumerate([roles["value"], *names])]
    rows = engine.all(register.records.frame.select(nw.col(RECORD), *cells))
    return [
        Target(f"{register.package.name}/{record}", Decimal(number), *(text or "" for text in said))
        for record, number, *said in rows
        if number is not None
    ]
