"""Atom feeds: of a register its latest public records, of a kind of page its newest pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.files.sheet import marked, source
from disclosure.settings import SHANGHAI, Settings
from disclosure.showing.model import ShownRecord, ShownRegister

LATEST = 50
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One record or page in a feed; *place* ends its id."""

    place: str
    address: str
    title: str
    summary: str
    updated: datetime


def feed(register: ShownRegister, settings: Settings) -> bytes:
    """Return the feed as a file. Withdrawn and expired records are not in a public table, so not here.

    Ids are tag: URIs under the setting `tag_authority` and stay when the site moves. Links are absolute only
    where SITEURL is set. A record without a date is as old as its package.
    """
    package = register.package
    titled = Titled(marked(package.title, sample=package.register.sample), source(package), package.created)
    return feed_of(package.name, titled, list(_entries(register)), settings)


class Titled(NamedTuple):
    """What a feed is called, whose it is, and how old it is while it has no entry."""

    title: str
    author: str
    created: datetime


def feed_of(name: str, titled: Titled, entries: Sequence[Entry], settings: Settings) -> bytes:
    """Return the feed of *entries* at the address *name*, the newest first."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _say(root, "id", _tag(settings, name))
    _say(root, "title", titled.title)
    _say(root, "updated", max((entry.updated for entry in entries), default=titled.created).isoformat())
    author = SubElement(root, "author")
    _say(author, "name", settings.owner or titled.author or settings.site_name)
    SubElement(root, "link", rel="self", href=_link(settings, name, addresses.feed(name)))
    SubElement(root, "link", rel="alternate", href=_link(settings, name, addresses.register(name)))
    for entry in entries:
        _write(root, entry, settings, name)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _entries(register: ShownRegister) -> Iterator[Entry]:
    columns = register.records.chosen(register.package.register.columns)
    for record in islice(register.records.records(), LATEST):
        facts = (f"{column.title}：{said}" for column in columns if (said := record.cells[column.name]))
        yield _entry(record, "；".join(facts), register.package)


def _entry(record: ShownRecord, summary: str, package: Package) -> Entry:
    return Entry(
        f"records/{record.record}",
        record.address,
        record.title,
        summary,
        midnight(record.date) if record.date else package.created,
    )


def midnight(day: str) -> datetime:
    """Return the moment at which an ISO *day* begins."""
    return datetime.combine(date.fromisoformat(day), time(), SHANGHAI)


def _write(root: Element, entry: Entry, settings: Settings, name: str) -> None:
    element = SubElement(root, "entry")
    _say(element, "id", f"{_tag(settings, name)}/{entry.place}")
    _say(element, "title", entry.title)
    _say(element, "updated", entry.updated.isoformat())
    SubElement(element, "link", rel="alternate", href=_link(settings, name, entry.address))
    _say(element, "summary", entry.summary)


def _tag(settings: Settings, name: str) -> str:
    return f"tag:{settings.tag_authority}:{name}"


def _link(settings: Settings, name: str, address: str) -> str:
    base = settings.siteurl.rstrip("/")
    return f"{base}/{address}" if base else addresses.href(addresses.feed(name), address)


def _say(parent: Element, tag: str, text: str) -> None:
    # XML has no way at all to hold a few characters; a feed with one of them could not be read.
    SubElement(parent, tag).text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
