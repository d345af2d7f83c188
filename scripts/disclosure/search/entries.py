"""What the search page can find: subjects, records, registers and Markdown pages, from public tables alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from disclosure import addresses, content_folders
from disclosure.contract.model import Package
from disclosure.pages import figures
from disclosure.pages.chrome import TITLES
from disclosure.pages.model import Document, SiteView
from disclosure.pages.search import KINDS
from disclosure.showing.model import ShownRegister

_Counted = tuple[str, int, str, str, str, int]  # subject, place of the register, name, number, adverse, records


class Entry(NamedTuple):
    """One thing to find; a tuple, because its JSON is an array."""

    words: str  # what it is called: searched
    more: str  # its number, or a page's summary: searched too
    address: str
    note: str
    adverse: str  # the adverse outcome in words; empty: none
    sample: int  # 1: made up


def found(view: SiteView) -> Iterator[tuple[str, Iterable[Entry]]]:
    """Yield each kind with its entries, in the order in which a reader meets them."""
    entries = (
        _subjects(view),
        (entry for register in view.registers for entry in _records(register)),
        map(_register, view.registers),
        map(_page, view.documents),
    )
    yield from zip(KINDS, entries, strict=True)


def _subjects(view: SiteView) -> list[Entry]:
    """Return every name of every subject that has a page, by name."""
    registers = [one for one in view.registers if one.package.register.subject]
    rows = merge(*(_counted(place, one) for place, one in enumerate(registers)))
    named = (_subject(subject, list(group), registers) for subject, group in groupby(rows, key=itemgetter(0)))
    return sorted(chain.from_iterable(named))


def _counted(place: int, register: ShownRegister) -> Iterator[_Counted]:
    """Count a register's records by subject, name, number and adverse outcome."""
    for subject, name, number, adverse, rows in register.subjects_found.lines():
        yield subject, place, name, number, adverse, int(rows)


def _subject(subject: str, rows: Sequence[_Counted], registers: Sequence[ShownRegister]) -> Iterator[Entry]:
    number = next((row[3] for row in rows if row[3]), "")
    names = list(dict.fromkeys(row[2] for row in rows if row[2])) or [number or subject]
    counts: Counter[int] = Counter()
    adverse: Counter[str] = Counter()
    for _, place, _, _, word, count in rows:
        counts[place] += count
        adverse[word] += count if word else 0
    titles = {registers[place].package.title: count for place, count in counts.items()}
    sample = any(registers[place].package.register.sample for place in counts)
    note, bad = _numbered(titles), _numbered(+adverse)
    for name in names:
        yield Entry(name, number if number != name else "", addresses.subject(subject), note, bad, int(sample))


def _numbered(counts: dict[str, int]) -> str:
    return "、".join(f"{words} {count:,} 条" for words, count in counts.items())


class _Found(NamedTuple):
    """A record, or all records of one title: a line of the file."""

    title: str
    number: str
    address: str
    date: str
    adverse: str
    rows: int


def _records(register: ShownRegister) -> Iterator[Entry]:
    """Yield the records that have pages, then the titles of the others, each by its newest record's row."""
    for *texts, rows in register.records_found.lines():
        yield _record(register.package, _Found._make((*texts, int(rows))))


def _record(package: Package, one: _Found) -> Entry:
    many = f"{one.rows:,} 条" if one.rows > 1 else ""
    when = f"最近一条 {one.date}" if many and one.date else one.date
    note = "，".join(filter(None, (package.title, many, when)))
    number = one.number if one.number not in one.title else ""
    return Entry(one.title, number, one.address, note, one.adverse, int(package.register.sample))


def _register(register: ShownRegister) -> Entry:
    package, days = register.package, figures.span(register.first, register.last)
    said = (TITLES[package.register.section], f"{register.records.rows:,} 条", days)
    address = addresses.register(package.name)
    return Entry(package.title, "", address, "，".join(filter(None, said)), "", int(package.register.sample))


def _page(document: Document) -> Entry:
    note = "，".join(filter(None, (content_folders.PAGES[document.section], document.dated)))
    return Entry(document.title, document.summary, document.address, note, "", 0)
