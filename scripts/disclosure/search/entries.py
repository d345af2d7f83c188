"""What the search page can find: subjects, records, lists of a facet's values, registers, Markdown pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from html import unescape
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from disclosure import addresses
from disclosure.pages import figures
from disclosure.pages.choices import choices
from disclosure.pages.model import Document, SiteView
from disclosure.pages.search import KINDS
from disclosure.search.fields import REGISTER, TITLE, YEAR, Fields, Sought, of_records, of_rows
from disclosure.showing.beside import Following
from disclosure.showing.facets import NOT_FILLED
from disclosure.showing.model import TRUE, ShownRegister
from disclosure.showing.notice_rows import notices_of
from disclosure.showing.records import ADDRESS, ADVERSE, DATE, OUTCOME
from disclosure.showing.records import TITLE as RECORD_TITLE
from disclosure.showing.store import ShownFile

_TAG = re.compile("<[^<>]*>")
_Counted = tuple[str, int, str, str, str, int]  # subject, place of the register, name, number, adverse, records

Said = tuple[tuple[int, ...], Sequence[str]]  # places of fields, and for each a text
Beside = Sequence[tuple[int, str]]
NOTHING: Beside = ()


class Entry(NamedTuple):
    """One thing to find; a tuple, because its JSON is an array."""

    words: str  # what it is called
    more: str  # its number and whom it is about, or a page's summary
    address: str
    note: str
    adverse: str  # the adverse outcome in words; empty: none
    sample: int  # 1: made up


Found = tuple[Entry, Said, Beside]  # what it says, each field once, and what rows beside it say


class Kind(NamedTuple):
    """Entries of one kind; *most*: that there are no more."""

    name: str
    most: int
    entries: Iterator[Found]


def found(view: SiteView, fields: Fields) -> Iterator[Kind]:
    """Yield each kind in the order in which a reader meets them."""
    subjects = _subjects(view, fields)
    lists = [one for register in view.registers for one in _lists(register, fields)]
    notices = sum(one.notices.rows for one in view.registers if one.notices)
    kinds = (
        (len(subjects), iter(subjects)),
        (len(lists), iter(lists)),
        (sum(one.records.rows for one in view.registers), _records(view, fields)),
        (len(view.registers), (_register(one, fields, view) for one in view.registers)),
        (len(view.documents) + notices, _pages(view, fields)),
    )
    for name, (most, entries) in zip(KINDS, kinds, strict=True):
        yield Kind(name, most, entries)


def _subjects(view: SiteView, fields: Fields) -> list[Found]:
    """Return every name of every subject that has a page, by name."""
    registers = [one for one in view.registers if one.package.register.subject]
    rows = merge(*(_counted(place, one) for place, one in enumerate(registers)))
    named = (_subject(subject, list(group), registers) for subject, group in groupby(rows, key=itemgetter(0)))
    ordered = sorted(chain.from_iterable(named))
    name, number = fields.place(TITLE), fields.place("编号")
    most = max((len(adverse) for _, adverse in ordered), default=0)
    outcomes = [fields.place("结果", again, term=True) for again in range(most)]
    return [
        (one, ((name, number, *outcomes[: len(adverse)]), (one.words, one.more, *adverse)), NOTHING)
        for one, adverse in ordered
    ]


def _counted(place: int, register: ShownRegister) -> Iterator[_Counted]:
    """Count a register's records by subject, name, number and adverse outcome."""
    for subject, name, number, adverse, rows in register.subjects_found.lines():
        yield subject, place, name, number, adverse, int(rows)


def _subject(
    subject: str, rows: Sequence[_Counted], registers: Sequence[ShownRegister]
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Yield an entry for each name of a subject, and the words of what was adverse."""
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
        more = number if number != name else ""
        yield Entry(name, more, addresses.subject(subject), note, bad, int(sample)), tuple(+adverse)


def _numbered(counts: dict[str, int]) -> str:
    return "、".join(f"{words} {count:,} 条" for words, count in counts.items())


def _records(view: SiteView, fields: Fields) -> Iterator[Found]:
    """Yield the records of all registers, the newest first, those without a day last."""
    streams = [_of_register(register, fields) for register in view.registers]
    return ((entry, said, beside) for _, entry, said, beside in merge(*streams, key=itemgetter(0), reverse=True))


def _of_register(register: ShownRegister, fields: Fields) -> Iterator[tuple[str, Entry, Said, Beside]]:
    file, package = register.records.file, register.package
    sought = of_records(register, fields)
    lead = tuple(fields.place(label, -1, term=label != TITLE) for label in (TITLE, YEAR, REGISTER))
    terms, others = [one for one in sought if one.term], [one for one in sought if not one.term]
    places = (*lead, *(one.field for one in (*terms, *others)))
    of_terms, of_others = [one.at for one in terms], [one.at for one in others]
    beside, entry = _beside(register, fields), _entry(register)
    day, title, name = file.places[DATE], file.places[RECORD_TITLE], package.title
    told = [file.places[one] for one in (RECORD_TITLE, ADDRESS, DATE, OUTCOME, ADVERSE)]
    for texts in file.lines(columns=1 + max(*told, *of_terms, *of_others)):
        date, called = texts[day], texts[title]
        said = [called, date[:4], name, *[texts[at] for at in of_terms]]
        said += ["" if (text := texts[at]) == called else text for at in of_others]
        yield date, entry(texts), (places, said), beside(int(texts[0]))


def _entry(register: ShownRegister) -> Callable[[Sequence[str]], Entry]:
    """Return how a line of a register's records becomes an entry."""
    package, places = register.package, register.records.file.places
    subject, known = package.register.subject, package.identity
    number = places.get(known[0]) if len(known) == 1 else None
    who = places.get(subject.name) if subject else None
    shown, sample = [at for at in (number, who) if at is not None], int(package.register.sample)
    title, address, day, word, bad = (places[one] for one in (RECORD_TITLE, ADDRESS, DATE, OUTCOME, ADVERSE))

    def entry(texts: Sequence[str]) -> Entry:
        called, on = texts[title], texts[day]
        more = "，".join([texts[at] for at in shown if texts[at] and texts[at] not in called])
        note = f"{package.title}，{on}" if on else package.title
        return Entry(called, more, texts[address], note, texts[word] if texts[bad] == TRUE else "", sample)

    return entry


class _Line(NamedTuple):
    """A row beside a record: the order of that record, and its texts."""

    order: int
    texts: Sequence[str]


def _beside(register: ShownRegister, fields: Fields) -> Callable[[int], list[tuple[int, str]]]:
    """Return what the rows beside a record say, for rising orders of records."""
    tables = [(table.file, of_rows(table, fields)) for table in (*register.parents, *register.descendants)]
    following = [
        (Following(_lines(file, sought)).take, [(one.field, one.at) for one in sought])
        for file, sought in tables
        if sought
    ]

    def said(order: int) -> list[tuple[int, str]]:
        return [(field, row.texts[at]) for take, sought in following for row in take(order) for field, at in sought]

    return said


def _lines(file: ShownFile, sought: Sequence[Sought]) -> Iterator[_Line]:
    lines = file.lines(columns=1 + max(one.at for one in sought))
    return (_Line(int(texts[0]), texts) for texts in lines)


def _lists(register: ShownRegister, fields: Fields) -> Iterator[Found]:
    """Yield the lists of a register's rows by what a facet says; a time is found by the register's name."""
    package, value = register.package, fields.place(TITLE)
    itself, sample = addresses.register(package.name), int(package.register.sample)
    for of in choices(register):
        for one in of.choices if of.key else ():
            if one.address != itself and one.value != NOT_FILLED:
                note = f"{package.title}，{one.rows:,} 条"
                yield Entry(one.words, of.title, one.address, note, "", sample), ((value,), (one.words,)), NOTHING


def _register(register: ShownRegister, fields: Fields, view: SiteView) -> Found:
    package, days = register.package, figures.span(register.first, register.last)
    said = (view.settings.sections[package.register.section], f"{register.records.rows:,} 条", days)
    address = addresses.register(package.name)
    note = "，".join(filter(None, said))
    entry = Entry(package.title, "", address, note, "", int(package.register.sample))
    return entry, ((fields.place(TITLE),), (package.title,)), NOTHING


def _pages(view: SiteView, fields: Fields) -> Iterator[Found]:
    """Yield the Markdown pages, then the notices of registers."""
    yield from (_page(one, view, fields) for one in view.documents)
    for register in view.registers:
        yield from _notices(register, fields)


def _notices(register: ShownRegister, fields: Fields) -> Iterator[Found]:
    """Yield the notices of a register."""
    sample = int(register.package.register.sample)
    for one in notices_of(register):
        note = "，".join(filter(None, (register.package.title, one.date)))
        yield Entry(one.title, "", one.address, note, "", sample), ((fields.place(TITLE),), (one.title,)), NOTHING


def _page(document: Document, view: SiteView, fields: Fields) -> Found:
    note = "，".join(filter(None, (view.settings.kinds[document.section].title, document.dated)))
    title, summary, heading = (fields.place(label) for label in (TITLE, "摘要", "小标题"))
    headings = [(heading, unescape(_TAG.sub("", one))) for one in document.headings]
    entry = Entry(document.title, document.summary, document.address, note, "", 0)
    return entry, ((title, summary), (document.title, document.summary)), headings
