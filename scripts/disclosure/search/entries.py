"""What the search page can find: subjects, records, registers and Markdown pages, from public tables alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple

import narwhals as nw

from disclosure import addresses
from disclosure.contract.model import Package
from disclosure.pages import figures
from disclosure.pages.chrome import TITLES
from disclosure.pages.content import FOLDERS
from disclosure.pages.model import Document, SiteView
from disclosure.publication.model import ORDER, PAGE, SUBJECT, PublicRegister
from disclosure.showing.cells import record_grid, show

KINDS = ("subject", "record", "register", "page")

_ADDRESS, _TITLE, _DATE = "@address", "@title", "@date"
_PLACE, _NAME, _NUMBER, _ADVERSE, _ROWS = "@place", "@name", "@number", "@adverse", "@rows"
_NOTHING = nw.lit("")


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
    registers = view.publication.registers
    entries = (
        _subjects(view),
        (entry for register in registers for entry in _records(register, view)),
        map(_register, registers),
        map(_page, view.documents),
    )
    yield from zip(KINDS, entries, strict=True)


def _subjects(view: SiteView) -> list[Entry]:
    """Return every name of every subject that has a page, by name."""
    registers = [one for one in view.publication.registers if one.package.register.subject]
    rows = merge(*(_counted(place, one, view) for place, one in enumerate(registers)))
    named = (_subject(subject, list(group), registers) for subject, group in groupby(rows, key=itemgetter(0)))
    return sorted(chain.from_iterable(named))


def _counted(place: int, register: PublicRegister, view: SiteView) -> Iterator[tuple[Any, ...]]:
    """Count a register's records: subject, place of the register, name, number, adverse outcome, records."""
    contract, resource = register.package.register, register.records.resource
    subject, outcome = contract.subject, contract.outcome
    roles = [subject.name if subject else "", subject.id if subject else "", outcome.field if outcome else ""]
    fields = [resource.field(role) for role in dict.fromkeys(roles) if role in resource.names]
    seen = show(register.records.frame, fields, view, contract)
    name, number, result = (seen.texts.get(role, _NOTHING).fill_null("") for role in roles)
    frame = seen.frame.filter(~nw.col(SUBJECT).is_null()).select(
        SUBJECT,
        nw.lit(place).alias(_PLACE),
        name.alias(_NAME),
        number.alias(_NUMBER),
        _if_adverse(result, register.package).alias(_ADVERSE),
    )
    keys = (SUBJECT, _PLACE, _NAME, _NUMBER, _ADVERSE)
    return view.engine.rows(frame.group_by(*keys).agg(nw.len().alias(_ROWS)).sort(*keys))


def _subject(subject: str, rows: Sequence[tuple[Any, ...]], registers: Sequence[PublicRegister]) -> Iterator[Entry]:
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


def _records(register: PublicRegister, view: SiteView) -> Iterator[Entry]:
    """Yield the records that have pages, then the titles of the others, each by its newest record's row."""
    frame = _narrow(register, view)
    own = frame.filter(nw.col(PAGE)).with_columns(nw.lit(1).alias(_ROWS))
    rest = frame.filter(~nw.col(PAGE))
    titles = rest.group_by(_TITLE, _ADVERSE).agg(nw.len().alias(_ROWS), nw.col(ORDER).min())
    newest = titles.join(rest.select(ORDER, _ADDRESS, _DATE), on=ORDER, how="inner")
    for part in (own, newest.with_columns(_NOTHING.alias(_NUMBER))):
        rows = part.sort(ORDER).select(_TITLE, _NUMBER, _ADDRESS, _DATE, _ADVERSE, _ROWS)
        yield from (_record(register.package, row) for row in view.engine.rows(rows))


def _narrow(register: PublicRegister, view: SiteView) -> nw.LazyFrame[Any]:
    """Lay out what an entry of a record is made of."""
    package, resource = register.package, register.records.resource
    contract = package.register
    key = (contract.id,) if contract.id else resource.primary_key
    number = key[0] if len(key) == 1 else ""
    outcome = contract.outcome.field if contract.outcome else ""
    shown = [name for name in (number, outcome) if name in resource.names]
    grid = record_grid(register, view, shown)
    cells = {name: nw.col(f"@cell{at}").fill_null("") for at, name in enumerate(shown)}
    return grid.frame.with_columns(
        cells.get(number, _NOTHING).alias(_NUMBER),
        _if_adverse(cells.get(outcome, _NOTHING), package).alias(_ADVERSE),
    )


def _record(package: Package, row: tuple[Any, ...]) -> Entry:
    title, number, address, date, adverse, rows = row
    many = f"{rows:,} 条" if rows > 1 else ""
    when = f"最近一条 {date}" if many and date else date
    note = "，".join(filter(None, (package.title, many, when)))
    return Entry(title, number if number not in title else "", address, note, adverse, int(package.register.sample))


def _register(register: PublicRegister) -> Entry:
    package, days = register.package, figures.span(register.first, register.last)
    said = (TITLES[package.register.section], f"{register.records.rows:,} 条", days)
    address = addresses.register(package.name)
    return Entry(package.title, "", address, "，".join(filter(None, said)), "", int(package.register.sample))


def _page(document: Document) -> Entry:
    note = "，".join(filter(None, (FOLDERS[document.section], document.dated)))
    return Entry(document.title, document.summary, document.address, note, "", 0)


def _if_adverse(outcome: nw.Expr, package: Package) -> nw.Expr:
    words = package.register.outcome.adverse if package.register.outcome else ()
    return nw.when(outcome.is_in(words)).then(outcome).otherwise(_NOTHING)
