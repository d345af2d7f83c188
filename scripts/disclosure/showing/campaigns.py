"""A campaign as its registers tell it, read by the roles of their views: its weeks, what goes with them, its events.

What is made up is a campaign of its own, so that it never stands among what is real.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.ground.types import YES
from disclosure.showing.model import ShownRecord, ShownRegister, ShownRow

WEEKS, EVENTS, QUIZ = "campaign", "events", "quiz"  # the views of its registers


@dataclass(frozen=True, slots=True)
class Material:
    """What goes with a week: a point to know, a page to read, a case, a story in the media. "" for what is empty."""

    week: str  # the record it belongs to
    kind: str
    name: str
    text: str
    page: str  # an address of this site
    source: str
    on_poster: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The campaign of one year and level, as far as somebody knows of it. "" for what nobody knows."""

    record: str
    title: str
    year: str
    level: str
    area: str
    theme: str
    first: str  # ISO days
    last: str
    words: str  # the dates as they were announced
    venue: str
    source: str
    checked: str  # the day of the last look
    note: str
    materials: tuple[Material, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event. *said* are its texts by their roles in the view; its other facts stand in *row*."""

    register: ShownRegister
    row: ShownRecord
    address: str
    said: Mapping[str, str]
    photos: tuple[tuple[str, str], ...]  # address and what is on it

    @property
    def id(self) -> str:
        """The number in its address."""
        return self.row.record

    @property
    def title(self) -> str:
        """What it is called."""
        return self.row.title

    @property
    def year(self) -> str:
        """The year to whose page it belongs."""
        return self.said["from"][:4]

    @property
    def first(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.said["from"])

    @property
    def last(self) -> date:
        """Its last day."""
        return date.fromisoformat(self.said["to"] or self.said["from"])

    @property
    def is_off(self) -> bool:
        """Whether it was cancelled."""
        return self.said["off"] == YES

    @property
    def is_lower_bound(self) -> bool:
        """Whether at least so many people came as are counted."""
        return self.said["least"] == YES

    @property
    def hours(self) -> str:
        """From when to when on each of its days; "" where nobody said."""
        return "—".join(text for text in (self.said["begins"], self.said["ends"]) if text)


@dataclass(frozen=True)
class Campaign:
    """Everything that is real, or everything that is made up."""

    sample: bool
    weeks: tuple[Week, ...]  # as in their registers
    events: tuple[Event, ...]  # by day and hour
    packages: tuple[Package, ...]

    @property
    def base(self) -> str:
        """The folder of its addresses."""
        return addresses.campaign(sample=self.sample)

    @property
    def created(self) -> datetime:
        """When the newest of its packages was made."""
        return max(one.created for one in self.packages)

    @property
    def changed(self) -> str | None:
        """The day of the newest of its packages, ISO; None where it is made up, and not to be found."""
        return None if self.sample else self.created.date().isoformat()

    @cached_property
    def years(self) -> tuple[str, ...]:
        """Its years, the newest first."""
        found = {one.year for one in self.weeks} | {one.year for one in self.events}
        return tuple(sorted(found, reverse=True))

    def weeks_of(self, year: str) -> list[Week]:
        """Return the weeks of a year, level by level."""
        return [one for one in self.weeks if one.year == year]

    def events_of(self, year: str) -> list[Event]:
        """Return the events of a year."""
        return [one for one in self.events if one.year == year]

    def materials_of(self, year: str) -> list[Material]:
        """Return what goes with the weeks of a year."""
        return [material for week in self.weeks_of(year) for material in week.materials]


def known(weeks: Iterable[Week]) -> list[Week]:
    """Return those of which a day or a theme is known: those with a theme first, the nearest to the reader first."""
    found = [one for one in reversed(list(weeks)) if one.first or one.theme]
    return sorted(found, key=lambda one: not one.theme)


def campaigns(registers: Iterable[ShownRegister]) -> list[Campaign]:
    """Return what is real, then what is made up; neither where no register has weeks or events of it."""
    found = [one for one in registers if one.package.register.view in {WEEKS, EVENTS}]
    split = [(sample, [one for one in found if one.package.register.sample is sample]) for sample in (False, True)]
    return [_campaign(some, sample=sample) for sample, some in split if some]


def _campaign(registers: Sequence[ShownRegister], *, sample: bool) -> Campaign:
    weeks = [one for one in registers if one.package.register.view == WEEKS]
    events = [event for one in registers if one.package.register.view == EVENTS for event in _events(one)]
    return Campaign(
        sample=sample,
        weeks=tuple(week for one in weeks for week in _weeks(one)),
        events=tuple(sorted(events, key=lambda one: (one.first, one.said["begins"], one.row.order))),
        packages=tuple(one.package for one in registers),
    )


class _Roles(dict[str, str]):
    """Texts by role; "" for a role that nobody plays, and for an empty cell."""

    def __missing__(self, role: str) -> str:
        return ""


def _said(row: ShownRecord | ShownRow, register: ShownRegister) -> _Roles:
    roles = register.package.register.roles
    return _Roles({role: row.cells.get(name) or "" for role, name in roles.items()})


def _weeks(register: ShownRegister) -> Iterator[Week]:
    below = _below(register, "materials")
    for record in register.records.records():
        said = _said(record, register)
        names = ("year", "level", "area", "theme", "words", "venue", "source", "checked", "note")
        yield Week(
            record=record.record,
            title=record.title,
            first=said["from"],
            last=said["to"],
            materials=tuple(_material(record, row, register) for row in below.get(record.order, ())),
            **{name: said[name] for name in names},
        )


def _material(record: ShownRecord, row: ShownRow, register: ShownRegister) -> Material:
    said = _said(row, register)
    texts = {name: said[name] for name in ("kind", "name", "text", "page")}
    return Material(week=record.record, source=said["cites"], on_poster=said["poster"] == YES, **texts)


def _events(register: ShownRegister) -> Iterator[Event]:
    pictures = _below(register, "photos")
    base = addresses.campaign(sample=register.package.register.sample)
    for record in register.records.records():
        said = _said(record, register)
        photos = tuple(_photo(row, register) for row in pictures.get(record.order, ()))
        yield Event(register, record, addresses.event(base, said["from"][:4], record.record), said, photos)


def _photo(row: ShownRow, register: ShownRegister) -> tuple[str, str]:
    said = _said(row, register)
    return f"{register.package.name}/{said['photo']}", said["caption"]


def _below(register: ShownRegister, role: str) -> dict[int, list[ShownRow]]:
    """Return the rows of the resource that plays *role*, by the order of their records."""
    table: Any = register.table(register.package.register.roles.get(role, ""))
    found: dict[int, list[ShownRow]] = {}
    for row in table.beside() if table else ():
        found.setdefault(row.order, []).append(row)
    return found
