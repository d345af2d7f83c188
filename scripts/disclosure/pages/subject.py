"""The pages of subjects: what all registers say about one party, joined by its number and never by its name.

Each register's rows come sorted by subject; the streams are merged, so a page costs its own rows only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

import narwhals as nw

from disclosure import addresses
from disclosure.pages.chrome import frame
from disclosure.pages.happenings import Happening, happening, newest_first, standing
from disclosure.pages.model import Page, SiteView
from disclosure.publication.model import ORDER, SUBJECT, PublicRegister
from disclosure.showing.cells import LEAD, STANDING, Column, record_grid

_Row = tuple[Any, ...]
_Keyed = tuple[str, int, _Row]  # subject, place of the register, row


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one register on a subject's page."""

    register: PublicRegister
    columns: tuple[Column, ...]
    rows: list[_Row]  # id, address, whether it has a page of its own, cells
    happenings: list[Happening]  # the newest first


@dataclass(frozen=True, slots=True)
class _Source:
    """A register's rows sorted by subject. The subject's own cells come behind the shown ones."""

    register: PublicRegister
    columns: tuple[Column, ...]
    standing: tuple[Column, ...]  # those that say how a record stands, shown or not
    name_at: int | None  # places in a row
    number_at: int | None
    rows: Iterator[_Row]


def subject_pages(view: SiteView) -> Iterator[Page]:
    """Yield a page for each subject of any register, by id."""
    sources = [_source(register, view) for register in view.publication.registers if register.package.register.subject]
    keyed = [_keyed(place, source) for place, source in enumerate(sources)]
    for subject, rows in groupby(merge(*keyed, key=itemgetter(0, 1)), key=itemgetter(0)):
        yield _page(subject, sources, list(rows))


def _source(register: PublicRegister, view: SiteView) -> _Source:
    """Lay out the list's columns without the subject's name and number, which every row would repeat."""
    contract = register.package.register
    names = register.records.resource.names
    own = [contract.subject.name, contract.subject.id] if contract.subject else []
    shown = [name for name in contract.columns if name in names and name not in own]
    others = [name for name in standing(contract) if name not in shown]
    hidden = [name for name in dict.fromkeys([*own, *others]) if name in names]
    grid = record_grid(register, view, [*shown, *hidden], without_subject=True)
    places = {name: LEAD + len(shown) + at for at, name in enumerate(hidden)}
    name_at, number_at = (places.get(name) for name in own)
    sorted_rows = grid.frame.filter(~nw.col(SUBJECT).is_null()).sort(SUBJECT, ORDER)
    stands = tuple(column for kind in STANDING for column in grid.columns if column.kind == kind)
    return _Source(register, grid.columns[: len(shown)], stands, name_at, number_at, view.engine.rows(sorted_rows))


def _keyed(place: int, source: _Source) -> Iterator[_Keyed]:
    return ((row[4], place, row) for row in source.rows)


def _page(subject: str, sources: list[_Source], rows: list[_Keyed]) -> Page:
    address = addresses.subject(subject)
    names: dict[str, None] = {}
    numbers: dict[str, None] = {}
    parts = []
    for place, group in groupby(rows, key=itemgetter(1)):
        source = sources[place]
        own = [row for _, _, row in group]
        names |= _distinct(own, source.name_at)
        numbers |= _distinct(own, source.number_at)
        shown = [(row[1], row[2], row[5], row[LEAD:]) for row in own]
        happenings = newest_first(happening(source.register, row, source.standing) for row in own)
        parts.append(Part(source.register, source.columns, shown, happenings))
    number = next(iter(numbers), "")
    sample = any(part.register.package.register.sample for part in parts)
    context = {
        **frame(address, next(iter(names), number or subject), sample=sample, robots=("noarchive",)),
        "here": parts[0].register.package.register.section,
        "names": tuple(names),
        "number": number,
        "number_words": "统一社会信用代码" if _is_uscc(parts) else "编号",
        "parts": parts,
        "say": _say(parts),
        "is_adverse": any(one.adverse for part in parts for one in part.happenings),
        "history": newest_first(one for part in parts for one in part.happenings),
    }
    return Page(addresses.save_as(address), "subject", context)


def _is_uscc(parts: list[Part]) -> bool:
    subjects = (part.register.package.register.subject for part in parts)
    return all(subject is not None and subject.scheme == "uscc" for subject in subjects)


def _say(parts: list[Part]) -> str:
    """Count the records of every register, so that none is kept back."""
    total = sum(len(part.happenings) for part in parts)
    return f"公示中的记录共 {total:,} 条：{'；'.join(map(_counted, parts))}。"


def _counted(part: Part) -> str:
    """Count the records of a register, and what is adverse or over among them."""
    package, happenings = part.register.package, part.happenings
    over = package.register.state.then if package.register.state else None
    words = Counter(one.word for one in happenings if one.adverse or one.word == over)
    among = "，其中" + "、".join(f"{word} {count:,} 条" for word, count in words.items()) if words else ""
    return f"{package.title} {len(happenings):,} 条{among}"


def _distinct(rows: list[_Row], at: int | None) -> dict[str, None]:
    """Return the filled values of one cell, in the order met."""
    return {} if at is None else {row[at]: None for row in rows if row[at]}
