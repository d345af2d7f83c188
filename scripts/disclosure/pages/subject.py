"""The pages of subjects: what all registers say about one party, joined by its number and never by its name.

A page costs its own rows only: showing/subjects.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.register import Subject
from disclosure.pages.correction import Correction, of_subject
from disclosure.pages.gravest import OVER, Answer, answer, called, rank
from disclosure.pages.happenings import Happening, happening, newest_first
from disclosure.pages.model import Page, SiteView
from disclosure.pages.qr import Code, code
from disclosure.showing.model import Column, ShownRecord, ShownRegister, Weight
from disclosure.showing.subjects import Found, by_subject


@dataclass(frozen=True, slots=True)
class Part:
    """The records of one register on a subject's page."""

    register: ShownRegister
    columns: tuple[Column, ...]
    rows: list[ShownRecord]
    happenings: list[Happening]  # the newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPage(Page):
    """Everything about one subject."""

    template: ClassVar[str] = "subject"

    names: tuple[str, ...]
    number: str
    number_words: str  # what the number is
    parts: list[Part]
    mixed: bool  # whether some is made up and some is not: else the title alone says so
    answer: Answer
    facts: list[tuple[str, str]]  # kind of business, township, address: names and values
    notable: list[Happening]  # what is adverse, revoked or expired among them, the newest first
    history: list[Happening]  # of all registers, the newest first
    meanings: list[tuple[str, Weight, str]]  # of the words on the page: how they weigh, what they mean
    correction: Correction
    cite: str  # where the page can be found
    code: Code | None  # the same to be scanned, where the site has an address


def subject_pages(view: SiteView, first: str = "", last: str | None = None) -> Iterator[Page]:
    """Yield a page for each subject of any register, by id: those from *first* on and before *last*."""
    for subject, found in by_subject(view.registers, first, last):
        yield _page(subject, found, view.settings.siteurl.rstrip("/"))


def _page(subject: str, found: Found, siteurl: str) -> Page:
    address, parts = addresses.subject(subject), [_part(register, records) for register, records in found]
    marked = {_is_sample(part) for part in parts}
    records = [(record, part.register) for part in parts for record in part.rows]
    names, number = _said(parts, "name"), next(iter(_said(parts, "id")), "")
    title, cite = next(iter(names), number or subject), f"{siteurl}/{address}"
    said = answer(records, _counted(parts))
    return SubjectPage(
        address=address,
        title=title,
        here=parts[0].register.package.register.section,
        sample=True in marked,
        mixed=len(marked) > 1,
        robots=("noarchive",),
        description=f"{title}：{said.say}",
        dated=_newest(records),
        feed=addresses.subject_feed(subject),
        names=tuple(names),
        number=number,
        number_words=_number_words(parts),
        parts=parts,
        answer=said,
        facts=_facts(parts),
        notable=_notable(records),
        history=newest_first(one for part in parts for one in part.happenings),
        meanings=_meanings(records),
        correction=of_subject(records, f"{title}（{number}）" if number else title, cite),
        cite=cite,
        code=code(cite) if siteurl else None,
    )


def _number_words(parts: Sequence[Part]) -> str:
    return "统一社会信用代码" if all(_role(part).scheme == "uscc" for part in parts) else "编号"


def _newest(records: Sequence[tuple[ShownRecord, ShownRegister]]) -> str:
    days = (day for record, home in records if (day := record.date) and day <= home.as_of.isoformat())
    return max(days, default="")


def _notable(records: Sequence[tuple[ShownRecord, ShownRegister]]) -> list[Happening]:
    return newest_first(happening(home, one) for one, home in records if _is_notable(one, home))


def _is_notable(record: ShownRecord, register: ShownRegister) -> bool:
    found = rank(record, register.package.register)
    return found is not None and found < OVER


def _facts(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Return what the registers say of the party itself, by the newest record that says it; the same is said once."""
    said: dict[str, str] = {}
    for part in parts:
        for column in part.register.records.chosen(_role(part).facts):
            values = (value for record in part.rows if (value := record.cells.get(column.name)))
            value = next(values, None)
            if value is not None and value not in said:
                said[value] = column.title
    return [(title, value) for value, title in said.items()]


def _meanings(records: Sequence[tuple[ShownRecord, ShownRegister]]) -> list[tuple[str, Weight, str]]:
    """Return what the outcomes and states of the records mean, where their register says so."""
    found: dict[tuple[str, Weight, str], None] = {}
    for record, register in records:
        known = register.package.register.answers.meanings
        words = ((record.outcome, record.outcome_weight), (record.state, record.state_weight))
        found |= {(word, weight, known[word]): None for word, weight in words if word and word in known}
    return list(found)


def _part(register: ShownRegister, records: list[ShownRecord]) -> Part:
    """Lay out the list's columns without the subject's name and number, which every row would repeat."""
    contract = register.package.register
    own = {contract.subject.name, contract.subject.id} if contract.subject else set()
    columns = register.records.chosen([name for name in contract.columns if name not in own])
    return Part(register, columns, records, newest_first(happening(register, record) for record in records))


def _is_sample(part: Part) -> bool:
    return part.register.package.register.sample


def _role(part: Part) -> Subject:
    subject = part.register.package.register.subject
    if subject is None:
        raise LookupError(part.register.package.name)
    return subject


def _said(parts: Sequence[Part], role: str) -> dict[str, None]:
    """Return the names, or the numbers, in the order met."""
    fields = [(getattr(_role(part), role), part.rows) for part in parts]
    return {text: None for field, rows in fields for record in rows if (text := record.cells[field])}


def _counted(parts: list[Part]) -> str:
    """Count the records of every register, so that none is kept back."""
    total = sum(len(part.happenings) for part in parts)
    return f"公示中的记录共 {total:,} 条：{'；'.join(map(_counted_of, parts))}。"


def _counted_of(part: Part) -> str:
    """Count the records of a register, and what is adverse or over among them."""
    contract, happenings = part.register.package.register, part.happenings
    over = contract.state.then if contract.state else None
    always = contract.outcome is not None and contract.outcome.always  # then the register's name says it
    words = Counter(one.word for one in happenings if (one.adverse and not always) or one.word == over)
    among = "，其中" + "、".join(f"{word} {count:,} 条" for word, count in words.items()) if words else ""
    return f"{called(part.register)} {len(happenings):,} 条{among}"
