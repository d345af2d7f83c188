"""Atom feeds: of a register, of a subject, of the whole site, of a kind of page: the latest that is public.

Source: RFC 4287; RFC 4151 (tag: URIs, which stay when a site moves).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile, islice
from operator import attrgetter
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.files.sheet import marked, source
from disclosure.settings import SHANGHAI, Settings
from disclosure.showing.model import ShownRecord, ShownRegister
from disclosure.showing.subjects import Found

LATEST: Final = 50
_DAY: Final = 86_400  # seconds
_ATOM = "http://www.w3.org/2005/Atom"
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
        root = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
        _say(root, "id", _tag(settings, self.id))
        _say(root, "title", self.title)
        _say(root, "updated", self.updated.isoformat())
        _say(SubElement(root, "author"), "name", self.author)
        SubElement(root, "link", rel="self", href=self._link(settings, self.address), type="application/atom+xml")
        SubElement(root, "link", rel="alternate", href=self._link(settings, self.of))
        for entry in self.entries:
            self._write(root, entry, settings)
        return bytes(tostring(root, encoding="utf-8", xml_declaration=True))

    def _write(self, root: Element, entry: Entry, settings: Settings) -> None:
        element = SubElement(root, "entry")
        _say(element, "id", _tag(settings, entry.id))
        _say(element, "title", entry.title)
        _say(element, "updated", entry.updated.isoformat())
        SubElement(element, "link", rel="alternate", href=self._link(settings, entry.address))
        _say(element, "summary", entry.summary)

    def _link(self, settings: Settings, address: str) -> str:
        base = settings.siteurl.rstrip("/")
        return f"{base}/{address}" if base else addresses.href(self.address, address)


def of_register(register: ShownRegister, settings: Settings) -> Feed:
    """Return the feed of a register. A record without a date is as old as its package."""
    package, name = register.package, register.package.name
    entries = [_entry(record, register) for record in islice(register.records.records(), LATEST)]
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


def of_subject(subject: str, found: Found, registers: Sequence[ShownRegister], settings: Settings) -> Feed:
    """Return the feed of a subject: the latest records of all registers about it.

    Whose record was withdrawn, nobody may learn: each withdrawal in the *registers* that are about subjects moves the
    feeds of all subjects alike.
    """
    every = [_entry(record, register) for register, records in found for record in records[:LATEST]]
    entries = sorted(every, key=attrgetter("updated"), reverse=True)[:LATEST]
    contracts = [(register.package.register, records) for register, records in found]
    names = (record.cells[one.subject.name] for one, records in contracts if one.subject for record in records)
    return Feed(
        id=f"subjects/{subject}",
        address=addresses.subject_feed(subject),
        of=addresses.subject(subject),
        title=marked(next(filter(None, names), subject), sample=any(one.sample for one, _ in contracts)),
        author=settings.owner or settings.site_name,
        updated=_moved(max([*(entry.updated for entry in entries), *_withdrawn(registers)]), registers),
        entries=entries,
    )


def _newest(register: ShownRegister) -> Iterator[Entry]:
    """Yield the latest records whose day has come; those without a day come last and are not among them."""
    today = register.as_of.isoformat()
    begun = dropwhile(lambda record: (record.date or "") > today, register.records.records())
    return (_entry(record, register) for record in islice(begun, LATEST) if record.date)


def _entry(record: ShownRecord, register: ShownRegister) -> Entry:
    package = register.package
    columns = register.records.chosen(package.register.columns)
    facts = (f"{column.title}：{said}" for column in columns if (said := record.cells.get(column.name)))
    id_, summary = f"{package.name}/records/{record.record}", "；".join(facts)
    return Entry(id_, record.address, record.title, summary, _moment(record, register))


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
    return _moved(newest, registers)


def _moved(moment: datetime, registers: Sequence[ShownRegister]) -> datetime:
    gone = sum(len(register.tombstones) for register in registers)
    return moment + timedelta(seconds=min(gone, _DAY - 1))


def _withdrawn(registers: Sequence[ShownRegister]) -> Iterator[datetime]:
    """Yield the days of withdrawals, as far as they are known and have come."""
    for register in registers:
        yield from (midnight(one.on) for one in register.tombstones if one.on and one.on <= register.as_of)


def _is_marked(register: ShownRegister) -> bool:
    return bool(register.tombstones or register.corrections)


def _made(package: Package, as_of: date) -> datetime:
    return min(package.created, midnight(as_of) + timedelta(days=1, seconds=-1))


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins."""
    return datetime.combine(day, time(), SHANGHAI)


def _tag(settings: Settings, rest: str) -> str:
    return f"tag:{settings.tag_authority}:{rest}"


def _say(parent: Element, tag: str, text: str) -> None:
    # XML has no way at all to hold a few characters; a feed with one of them could not be read.
    SubElement(parent, tag).text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
