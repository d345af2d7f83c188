"""What the search page can find: subjects, records, lists of a facet's values, registers, Markdown pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import merge
from html import unescape
from itertools import chain, groupby, zip_longest
from operator import itemgetter

from disclosure import addresses
from disclosure.pages import figures
from disclosure.pages.choices import choices
from disclosure.pages.model import Document, SiteView
from disclosure.pages.search import KINDS
from disclosure.search.batches import Batch, Entry, Kind, Said
from disclosure.search.fields import TITLE, Fields
from disclosure.search.newest import records
from disclosure.showing.facets import NOT_FILLED
from disclosure.showing.model import ShownRegister
from disclosure.showing.notice_rows import notices_of

_TAG = re.compile("<[^<>]*>")
_Counted = tuple[str, int, str, str, str, int]  # subject, place of the register, name, number, adverse, records
_Subject = tuple[Entry, tuple[str, ...]]  # and the words of what was adverse


def found(view: SiteView, fields: Fields) -> Iterator[Kind]:
    """Yield each kind in the order in which a reader meets them."""
    subjects = _subjects(view)
    lists = [one for register in view.registers for one in _lists(register)]
    registers = [_register(one, view) for one in view.registers]
    notices = sum(one.notices.rows for one in view.registers if one.notices)
    kinds = (
        (len(subjects), iter(_batches(subjects, fields))),
        (len(lists), iter(_titled(lists, fields))),
        (sum(one.records.rows for one in view.registers), records(view, fields)),
        (len(registers), iter(_titled(registers, fields))),
        (len(view.documents) + notices, _pages(view, fields)),
    )
    for name, (most, batches) in zip(KINDS, kinds, strict=True):
        yield Kind(name, most, batches)


def _titled(entries: Sequence[Entry], fields: Fields) -> list[Batch]:
    """Return entries that say what they are called."""
    title = fields.place(TITLE)
    return [Batch.of(entries, [(title, [one.words for one in entries])])] if entries else []


def _subjects(view: SiteView) -> list[_Subject]:
    """Return every name of every subject that has a page, by name, each with the words of what was adverse."""
    registers = [one for one in view.registers if one.package.register.subject]
    rows = merge(*(_counted(place, one) for place, one in enumerate(registers)))
    named = (_subject(subject, list(group), registers) for subject, group in groupby(rows, key=itemgetter(0)))
    return sorted(chain.from_iterable(named))


def _batches(subjects: Sequence[_Subject], fields: Fields) -> list[Batch]:
    """Return the subjects in one batch: each says its name, its number and what was adverse."""
    entries, adverse = [one for one, _ in subjects], [words for _, words in subjects]
    said: list[Said] = [
        (fields.place(TITLE), [one.words for one in entries]),
        (fields.place("编号"), [one.more for one in entries]),
    ]
    for again, words in enumerate(zip_longest(*adverse, fillvalue="")):
        said.append((fields.place("结果", again, term=True), words))
    return [Batch.of(entries, said)] if entries else []


def _counted(place: int, register: ShownRegister) -> Iterator[_Counted]:
    """Count a register's records by subject, name, number and adverse outcome."""
    for subject, name, number, adverse, rows in register.subjects_found.lines():
        yield subject, place, name, number, adverse, int(rows)


def _subject(subject: str, rows: Sequence[_Counted], registers: Sequence[ShownRegister]) -> Iterator[_Subject]:
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


def _lists(register: ShownRegister) -> Iterator[Entry]:
    """Yield the lists of a register's rows by what a facet says; a time is found by the register's name."""
    package = register.package
    itself, sample = addresses.register(package.name), int(package.register.sample)
    for of in choices(register):
        for one in of.choices if of.key else ():
            if one.address != itself and one.value != NOT_FILLED:
                note = f"{package.title}，{one.rows:,} 条"
                yield Entry(one.words, of.title, one.address, note, "", sample)


def _register(register: ShownRegister, view: SiteView) -> Entry:
    package, days = register.package, figures.span(register.first, register.last)
    said = (view.settings.sections[package.register.section], f"{register.records.rows:,} 条", days)
    address = addresses.register(package.name)
    note = "，".join(filter(None, said))
    return Entry(package.title, "", address, note, "", int(package.register.sample))


def _pages(view: SiteView, fields: Fields) -> Iterator[Batch]:
    """Yield the Markdown pages, then the notices of registers."""
    if view.documents:
        yield _documents(view, fields)
    for register in view.registers:
        yield from _titled(list(_notices(register)), fields)


def _notices(register: ShownRegister) -> Iterator[Entry]:
    """Yield the notices of a register."""
    sample = int(register.package.register.sample)
    for one in notices_of(register):
        note = "，".join(filter(None, (register.package.title, one.date)))
        yield Entry(one.title, "", one.address, note, "", sample)


def _documents(view: SiteView, fields: Fields) -> Batch:
    title, summary, heading = (fields.place(label) for label in (TITLE, "摘要", "小标题"))
    entries = [_page(document, view) for document in view.documents]
    places = [at for at, document in enumerate(view.documents) for _ in document.headings]
    headings = [unescape(_TAG.sub("", one)) for document in view.documents for one in document.headings]
    said: list[Said] = [(title, [one.words for one in entries]), (summary, [one.more for one in entries])]
    return Batch.of(entries, said, [(heading, places, headings)])


def _page(document: Document, view: SiteView) -> Entry:
    note = "，".join(filter(None, (view.settings.kinds[document.section].title, document.dated)))
    return Entry(document.title, document.summary, document.address, note, "", 0)
