"""The pages of records, streamed: each record merged with the rows of the resources beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple, Self

from disclosure import addresses
from disclosure.pages.against import Against, against
from disclosure.pages.beside import MOST_ROWS, Beside, Host, beside
from disclosure.pages.by_limit import is_limit
from disclosure.pages.citing import of_record as cite_of
from disclosure.pages.correction import Correction, of_record
from disclosure.pages.grouping import Groups, without
from disclosure.pages.grouping import grouped as groups_of
from disclosure.pages.layout import Step, grouped, in_order
from disclosure.pages.model import Document, Page, PageOfRegister, SiteView, of_register
from disclosure.pages.verdict import Verdict, verdict
from disclosure.pages.viewing import ViewOf, on_sheet, sheet_of
from disclosure.showing.beside import Following
from disclosure.showing.model import Explanation, ShownRecord, ShownRegister, ShownRow, ShownTable
from disclosure.showing.record_address import list_number

SENTENCES: Final = 2  # of an explanation: its page has the rest
_SENTENCE = re.compile("[^。]+。")

Rows = tuple[ShownTable, list[ShownRow]]  # a resource and its rows beside one record


@dataclass(frozen=True, slots=True)
class Part:
    """A table beside a record: as it stands, as steps, as pictures, and what explains what is in it."""

    table: Beside
    steps: list[Step]
    pictures: list[Against]
    explained: list[Explanation]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(PageOfRegister):
    """One record with what stands beside it."""

    template: ClassVar[str] = "record"

    row: ShownRecord
    groups: Groups  # its facts
    sheet: ViewOf | None  # what the register's view makes of it
    verdict: Verdict
    correction: Correction
    who: str | None  # its subject's name, where that has a page
    subject: str | None  # and the address of the page
    cite: str  # the line to quote it by
    listed: str  # where it stands in its list
    parents: list[Part]  # what it belongs to
    children: list[Part]  # what belongs to it
    limits: list[Part]  # how the limits of the law were kept
    telling: list[Document]  # the Markdown pages that tell of it


class _Shared(NamedTuple):
    """What the pages of one register's records share; *telling*: Markdown pages by the address of what they tell of."""

    register: ShownRegister
    view: SiteView
    groups: Groups
    drawn: frozenset[str]  # what the register's view shows by itself
    telling: dict[str, list[Document]]

    @classmethod
    def of(cls, register: ShownRegister, view: SiteView) -> Self:
        """Find it."""
        drawn = on_sheet(register)
        telling = grouped((one.record, one) for one in view.documents if one.record)
        return cls(register, view, without(groups_of(register), drawn), drawn, dict(telling))


def record_pages(register: ShownRegister, view: SiteView, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """Yield the pages of the records of the orders *first* to *last*, and of what such a page has no room for."""
    if register.package.register.pages == "none":
        return
    following = [(table, Following(table.beside(first))) for table in (*register.parents, *register.descendants)]
    shared = _Shared.of(register, view)
    for record in register.records.records(first):
        if last is not None and record.order > last:
            return
        if record.paged:
            rows = [(table, found) for table, rest in following if (found := rest.take(record.order))]
            yield _page(record, rows, shared)
            host = Host(register, record.address, record.title)
            for table, found in rows:
                if table.resource.name not in shared.drawn:
                    yield from host.further_pages(table, found)


def _page(record: ShownRecord, rows: Sequence[Rows], shared: _Shared) -> Page:
    register, view = shared.register, shared.view
    subject = register.package.register.subject
    listed = addresses.list_page(register.package.name, list_number(record.order, view.settings.rows_per_page))
    sheet = sheet_of(register, {table.resource.name: found for table, found in rows}, view.shown.calendar)
    left = [(table, found) for table, found in rows if table.resource.name not in shared.drawn]
    parts = [(table, _part(table, found, record, register)) for table, found in left]
    place, said = f"{view.settings.siteurl.rstrip('/')}/{record.address}", verdict(record, register, rows)
    return RecordPage(
        address=record.address,
        title=record.title,
        robots=("noarchive",),
        description=_described(record, register, said),
        dated=_day(record, register),
        row=record,
        groups=shared.groups,
        sheet=sheet,
        verdict=said,
        correction=of_record(record, register, place),
        who=record.cells[subject.name] if record.subject and subject else None,
        subject=addresses.subject(record.subject) if record.subject else None,
        cite=cite_of(record, register, view.settings),
        listed=f"{listed}#{addresses.anchor(record.record)}",
        parents=[part for table, part in parts if table in register.parents],
        children=[part for table, part in parts if table in register.descendants and not is_limit(table)],
        limits=[part for table, part in parts if is_limit(table)],
        telling=shared.telling.get(record.address, []),
        **of_register(register.package),
    )


def _described(record: ShownRecord, register: ShownRegister, said: Verdict) -> str:
    """Return the record's sentence with what it is about: of several licences revoked alike each is another one."""
    whose = "" if record.title in said.say else f"，{record.title}"
    return f"{register.package.title}{whose}：{said.say}"


def _day(record: ShownRecord, register: ShownRegister) -> str:
    """Return the day of a record, or of its correction, unless it is to come; "" where there is none."""
    corrected = [one.on for one in register.corrections if one.address == record.address]
    days = [day for day in (record.date, *corrected) if day and day <= register.as_of.isoformat()]
    return max(days, default="")


def _part(table: ShownTable, rows: Sequence[ShownRow], record: ShownRecord, register: ShownRegister) -> Part:
    listed, said = rows[:MOST_ROWS], table.resource.compares
    compared = [against(row, said) for row in listed] if said else []
    pictures = [one for one in compared if one is not None]
    return Part(
        beside(table, rows, record.address), _steps(table, listed), pictures, explained(table, listed, register)
    )


def explained(table: ShownTable, rows: Sequence[ShownRow], register: ShownRegister) -> list[Explanation]:
    """Return what explains the cells of *rows*, each once and in two sentences."""
    found = {
        one: None
        for (resource, field), known in register.explanations.items()
        if resource == table.resource.name
        for row in rows
        if (one := known.get(row.cells.get(field) or "")) is not None
    }
    return [_shortened(one) for one in found]


def _shortened(one: Explanation) -> Explanation:
    sentences = _SENTENCE.findall(one.text)
    return one._replace(text="".join(sentences[:SENTENCES]) or one.text)


def _steps(table: ShownTable, rows: Sequence[ShownRow]) -> list[Step]:
    """Read rows as steps in the order of their table's key, where the contract says that they are some."""
    said = table.resource.steps
    if said is None:
        return []
    return [
        Step(
            row.cells[said.title] or "",
            " ".join(text for name in said.limit if (text := row.cells[name])),
            (row.cells[said.text] or "") if said.text else "",
        )
        for row in in_order(table, rows)
    ]
