"""Registers read from folders and published, as the site room gets them; checks are left out on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from disclosure.charts.model import Picture
from disclosure.ground.engine import Engine
from disclosure.pages.model import SiteView
from disclosure.publication.model import PublicRegister
from disclosure.publication.publish import publish
from disclosure.reading.reader import read
from disclosure.settings import Settings
from packages import load

AS_OF = date(2022, 9, 30)


@dataclass(frozen=True)
class Published:
    """A published data folder: its view, and its registers by name."""

    view: SiteView
    registers: Mapping[str, PublicRegister]


@contextmanager
def published(
    data: Path,
    scratch: Path,
    *,
    as_of: date = AS_OF,
    pictures: Mapping[str, tuple[Picture, ...]] | None = None,
    **settings: Any,
) -> Iterator[Published]:
    """Publish every register of *data*; a problem on the way fails the test."""
    scratch.mkdir(parents=True, exist_ok=True)
    with Engine(scratch) as engine:
        catalogue, problems = load(data)
        tables = {}
        for package in catalogue.packages.values():
            found, wrong = read(package, engine)
            tables |= found
            problems += wrong
        errors = [str(problem) for problem in problems if not problem.warning]
        assert not errors, errors
        publication = publish(catalogue, tables, engine, as_of)
        said = Settings(data=data, content=data, theme=data, as_of=as_of, **settings)
        view = SiteView(said, publication, {}, pictures or {}, {}, engine)
        yield Published(view, {register.package.name: register for register in publication.registers})
