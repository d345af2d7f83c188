"""Everything that a build reads, looked through before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from operator import itemgetter

from disclosure.cache import Cache
from disclosure.checks.passed import MadeOf
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.privacy.folders import Sight, content_sights, package_sights
from disclosure.privacy.permits import Permits
from disclosure.privacy.scanner import scan
from disclosure.privacy.table_cells import goods_numbers, public_contacts, sights
from disclosure.privacy.told import told
from disclosure.reading.faults import Findings
from disclosure.reading.tables import Table, Tables
from disclosure.settings import Settings


def look_through(
    catalogue: Catalogue, tables: Tables, engine: Engine, settings: Settings, permits: Permits
) -> tuple[Permits, list[Problem]]:
    """Add to *permits* the means of contact that are public; return a problem for all that is private besides."""
    public = set(scan(settings.contact))
    for table in tables.values():
        public |= public_contacts(table, engine) | goods_numbers(table, engine)
    permits = permits.with_public(public)
    findings = Findings()
    for place, group in groupby(_all(catalogue, tables, engine, settings), key=itemgetter(1)):
        private = (found for found, _ in group if not permits.allow(found, place.column))
        findings.add(dict.fromkeys(told(found, place, permits) for found in private))  # of each kind one a cell
    return permits, findings.all()


def _all(catalogue: Catalogue, tables: Tables, engine: Engine, settings: Settings) -> Iterator[Sight]:
    cache, made_of = Cache(settings.cache), MadeOf(tables)
    return chain(
        *(
            _unless_clean(table, engine, cache, (f"clean-{'-'.join(key)}", made_of(key)))
            for key, table in tables.items()
        ),
        *(package_sights(package) for package in catalogue.packages.values()),
        content_sights(settings.content),
    )


def _unless_clean(table: Table, engine: Engine, cache: Cache, mark: tuple[str, str]) -> Iterator[Sight]:
    """Yield what is private in a table; that it was nothing is kept by its *mark*: a name, and what it is made of."""
    if cache.get(*mark) is not None:
        return
    is_clean = bool(mark[1])
    for one in sights(table, engine):
        is_clean = False
        yield one
    if is_clean:
        cache.put(mark[0], b"", mark[1])
