"""Registers read from folders, published and shown, as pages and files get them; checks are left out on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from disclosure.charts.model import Picture
from disclosure.ground.engine import Engine
from disclosure.pages.model import SiteView
from disclosure.publication.model import Publication, PublicRegister
from disclosure.publication.publish import publish
from disclosure.reading.reader import read_all
from disclosure.settings import Settings
from disclosure.showing.model import ShownRegister
from disclosure.showing.show import show
from engines import Name, borrowed
from packages import load

AS_OF = date(2022, 9, 30)


def among(register: str, record: str, digits: int = 2) -> str:
    """The address of a record without a page of its own."""
    hexed = f"{sha256(record.encode()).hexdigest()[:digits]}/" if digits else ""
    return f"{register}/r/{hexed}#{record}"


@dataclass(frozen=True)
class Published:
    """A published data folder: what pages see of it, its public registers and its shown ones by name."""

    view: SiteView
    publication: Publication
    registers: Mapping[str, PublicRegister]
    shown: Mapping[str, ShownRegister]
    engine: Engine


@contextmanager
def published(
    data: Path,
    scratch: Path,
    *,
    as_of: date = AS_OF,
    pictures: Mapping[str, tuple[Picture, ...]] | None = None,
    by: Name | None = None,
    **settings: Any,
) -> Iterator[Published]:
    """Publish every register of *data*, *by* an engine of a test's choosing; a problem on the way fails the test."""
    scratch.mkdir(parents=True, exist_ok=True)
    with borrowed(scratch, by) as engine:
        catalogue, problems = load(data)
        tables, unread = read_all(catalogue, engine)
        problems += unread
        errors = [str(problem) for problem in problems if not problem.warning]
        assert not errors, errors
        publication = publish(catalogue, tables, engine, as_of)
        said = Settings(data=data, content=data, theme=data, as_of=as_of, **settings)
        shown = show(publication, said.rows_per_page, engine, scratch / "shown")
        registers = {register.package.name: register for register in publication.registers}
        yield Published(SiteView(said, shown, {}, pictures or {}, {}), publication, registers, shown.by_name, engine)
