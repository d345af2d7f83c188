"""Show a publication: the one place where labels, titles and addresses are joined to public rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from disclosure.ground.engine import Engine
from disclosure.ground.workdays import Calendar
from disclosure.publication.model import Publication, PublicRegister
from disclosure.showing.beside import loose, store_descendants, store_parents
from disclosure.showing.facets import facets, times
from disclosure.showing.found import index_numbers, store_subjects_found, synonyms
from disclosure.showing.kept import kept_by_office, kept_limits
from disclosure.showing.lookups import explanations, offices
from disclosure.showing.model import ShownRegister
from disclosure.showing.notice_rows import store_by_notice, store_notices
from disclosure.showing.printing import Surroundings
from disclosure.showing.recent import adverse, corrections, recent
from disclosure.showing.records import Records, print_records, store_by_bucket, store_by_subject, store_records
from disclosure.showing.working_days import calendar

UNTITLED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that pages print on one day."""

    as_of: date
    registers: tuple[ShownRegister, ...]
    synonyms: tuple[tuple[str, str], ...] = ()  # words that a search takes for each other
    index_numbers: Mapping[str, str] = field(default_factory=dict)  # by the address of what has one
    calendar: Calendar | None = None  # from `as_of` on, where a city has one

    def register(self, name: str) -> ShownRegister:
        """Return the register of that name; KeyError if there is none."""
        return self.by_name[name]

    @property
    def by_name(self) -> Mapping[str, ShownRegister]:
        """The registers by their names."""
        return {register.package.name: register for register in self.registers}


def show(
    publication: Publication, rows_per_page: int, engine: Engine, folder: Path, called: Mapping[str, str] = UNTITLED
) -> Shown:
    """Print every register of *publication* into plain files below *folder*.

    *rows_per_page* says on which page of its list a record stands; *called*, by address, what the pages are called
    that people wrote.
    """
    around = Surroundings(publication, rows_per_page, engine, called)
    shown = [_register(one, folder / one.package.name, around) for one in publication.registers]
    return Shown(
        publication.as_of,
        tuple(shown),
        synonyms(publication, engine),
        index_numbers(publication, engine),
        calendar(publication, engine),
    )


def _register(register: PublicRegister, folder: Path, around: Surroundings) -> ShownRegister:
    name = f"{register.package.name}/shown"
    printed = print_records(register, around)
    # Many files and counts are made of it: computed once.
    made = _shown(replace(printed, frame=around.engine.keep(printed.frame, name)), folder, around)
    around.engine.drop(name)
    return made


def _shown(records: Records, folder: Path, around: Surroundings) -> ShownRegister:
    register = records.register
    return ShownRegister(
        package=register.package,
        as_of=register.as_of,
        first=register.first,
        last=register.last,
        ledger=register.ledger,
        tombstones=register.tombstones,
        resources={key: table.resource for key, table in register.tables.items()},
        rows={key: table.rows for key, table in register.tables.items()},
        records=store_records(records, folder, around),
        by_subject=store_by_subject(records, folder, around),
        by_bucket=store_by_bucket(records, folder, around),
        parents=store_parents(register, folder, around),
        descendants=store_descendants(records, folder, around),
        facets=facets(records, around),
        times=times(records, around),
        loose=loose(register, folder, around),
        limits=kept_limits(register, around.engine),
        by_office=kept_by_office(register, records.frame, around.engine),
        recent=recent(records, around.engine),
        adverse=adverse(records, around.engine),
        corrections=corrections(records, around.engine),
        subjects_found=store_subjects_found(records, folder, around),
        explanations=explanations(register, around),
        offices=offices(register, around),
        notices=store_notices(register, folder, around),
        by_notice=store_by_notice(register, folder, around),
    )
