"""Atom feeds: of a register, of a subject, of the whole site, of a kind of page: the latest that is public.

Source: RFC 4287; RFC 4151 (tag: URIs, which stay when a site moves).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile, islice
from operator import attrgetter
from typing import Final, NamedTuple, Self
from xml.sax.saxutils import escape, quoteattr

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.files.sheet import marked, source
from disclosure.settings import SHANGHAI, Settings
from disclosure.showing.model import ShownRecord, ShownRegister
from disclosure.showing.subjects import Found

LATEST: Final = 50
_DAY: Final = 86_400  # seconds
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "<?xml version='1.0' encoding='utf-8'?>\n"
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One record or page in a feed. *id* is the rest of its tag: URI."""

    id: str
    address: str
    title: str
    summary: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is of: *id* is the rest of its tag: URI, *of* the address of the page that shows the same."""

    id: str
    address: str
    of: str
    title: str
    author: str
    updated: datetime
    entries: Sequence[Entry]

    def written(self, settings: Settings) -> bytes:
        """Return it as a file. Links are absolute only where SITEURL is set."""
        root = settings.siteurl.rstrip("/") or addresses.root(self.address)
        itself = quoteattr(f"{root}/{self.address}")
        parts = [
            _named(settings, self.id, self.title, self.updated),
            f"<author>{_said('name', self.author)}</author>",
            f'<link rel="self" href={itself} type="application/atom+xml" />',
            _leads(f"{root}/{self.of}"),
        ]
        for one in self.entries:
            named, to = _named(settings, one.id, one.title, one.updated), _leads(f"{root}/{one.address}")
            parts.append(f"<entry>{named}{to}{_said('summary', one.summary)}</entry>")
        return f'{_XML}<feed xmlns="{_ATOM}" xml:lang="zh-CN">{"".join(parts)}</feed>'.encode()


class Withdrawals(NamedTuple):
    """What was withdrawn of some registers: how many records, and when the last, where it is known and has come."""

    records: int
    last: tuple[datetime, ...]

    @classmethod
    def of(cls, registers: Sequence[ShownRegister]) -> Self:
        """Count them."""
        days = [one.on for register in registers for one in register.tombstones if one.on and one.on <= register.as_of]
        gone = sum(len(register.tombstones) for register in registers)
        return cls(gone, (midnight(max(days)),) if days else ())

    def moved(self, moment: datetime) -> datetime:
        """Move a feed's moment on by a second for each record."""
        return moment + timedelta(seconds=min(self.records, _DAY - 1))


def of_register(register: ShownRegister, settings: Settings) -> Feed:
    """Return the feed of a register. A record without a date is as old as its package."""
    package, name = register.package, register.package.name
    entries = _entries(islice(register.records.records(), LATEST), register)
    return Feed(
        id=name,
        address=addresses.feed(name),
        of=addresses.register(name),
        title=marked(package.title, sample=package.register.sample),
        author=settings.owner or source(package) or settings.site_name,
        updated=_updated(entries, [register]),
        entries=entries,
    )


def of_site(registers: Sequence[ShownRegister], settings: Settings) -> Feed:
    """Return the feed of the site: the latest of the records that are dated, whichever register they stand in."""
    newest = [entry for register in registers for entry in _newest(register)]
    entries = sorted(newest, key=attrgetter("updated"), reverse=True)[:LATEST]
    return Feed(
        id="/",
        address=addresses.SITE_FEED,
        of=addresses.CHANGES,
        title=marked(settings.site_name, sample=any(one.package.register.sample for one in registers)),
        author=settings.owner or settings.site_name,
        updated=_updated(entries, registers) if registers else midnight(settings.as_of),
        entries=entries,
    )


def of_subject(subject: str, found: Found, gone: Withdrawals, settings: Settings) -> Feed:
    """Return the feed of a subject: the latest records of all registers about it.

    Whose record was withdrawn, nobody may learn: what is *gone* of all registers that are about subjects moves the
    feeds of all subjects alike.
    """
    every = [entry for register, records in found for entry in _entries(records[:LATEST], register)]
    entries = sorted(every, key=attrgetter("updated"), reverse=True)[:LATEST]
    contracts = [(register.package.register, records) for register, records in found]
    names = (record.cells[one.subject.name] for one, records in contracts if one.subject for record in records)
    return Feed(
        id=f"subjects/{subject}",
        address=addresses.subject_feed(subject),
        of=addresses.subject(subject),
        title=marked(next(filter(None, names), subject), sample=any(one.sample for one, _ in contracts)),
        author=settings.owner or settings.site_name,
        updated=gone.moved(max([*(entry.updated for entry in entries), *gone.last])),
        entries=entries,
    )


def _newest(register: ShownRegister) -> list[Entry]:
    """Return the latest records whose day has come; those without a day come last and are not among them."""
    today = register.as_of.isoformat()
    begun = dropwhile(lambda record: (record.date or "") > today, register.records.records())
    return _entries((record for record in islice(begun, LATEST) if record.date), register)


def _entries(records: Iterable[ShownRecord], register: ShownRegister) -> list[Entry]:
    columns, name = register.records.chosen(register.package.register.columns), register.package.name
    return [
        Entry(
            f"{name}/records/{record.record}",
            record.address,
            record.title,
            "；".join(f"{column.title}：{said}" for column in columns if (said := record.cells.get(column.name))),
            _moment(record, register),
        )
        for record in records
    ]


def _moment(record: ShownRecord, register: ShownRegister) -> datetime:
    """Return when a record was last changed; a day that is to come has not changed anything yet."""
    corrected = [date.fromisoformat(one.on) for one in register.corrections if one.address == record.address]
    days = [*([date.fromisoformat(record.date)] if record.date else []), *corrected]
    known = [day for day in days if day <= register.as_of]
    return midnight(max(known)) if known else _made(register.package, register.as_of)


def _updated(entries: Iterable[Entry], registers: Sequence[ShownRegister]) -> datetime:
    """Return when a feed last changed: with an entry, with a correction, with a withdrawal.

    Every record that was withdrawn moves it on by a second besides, whatever day it bears: whoever reads the feed then
    fetches it anew, and drops what is no longer there.
    """
    moments = [midnight(register.changed) for register in registers] if any(map(_is_marked, registers)) else []
    oldest = [max(_made(register.package, register.as_of) for register in registers)]
    newest = max([*(entry.updated for entry in entries), *moments] or oldest)
    return Withdrawals.of(registers).moved(newest)


def _is_marked(register: ShownRegister) -> bool:
    return bool(register.tombstones or register.corrections)


def _made(package: Package, as_of: date) -> datetime:
    return min(package.created, midnight(as_of) + timedelta(days=1, seconds=-1))


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins."""
    return datetime.combine(day, time(), SHANGHAI)


def _tag(settings: Settings, rest: str) -> str:
    return f"tag:{settings.tag_authority}:{rest}"


def _named(settings: Settings, id_: str, title: str, updated: datetime) -> str:
    return _said("id", _tag(settings, id_)) + _said("title", title) + _said("updated", updated.isoformat())


def _said(tag: str, text: str) -> str:
    # XML has no way at all to hold a few characters; a feed with one of them could not be read.
    return f"<{tag}>{escape(_NOT_XML.sub(_REPLACED, text))}</{tag}>" if text else f"<{tag} />"


def _leads(to: str) -> str:
    return f'<link rel="alternate" href={quoteattr(to)} />'
