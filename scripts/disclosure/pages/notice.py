"""The page of a notice: what it comes to, one paragraph an adverse record, its rows. Every number is counted anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar

from disclosure import addresses
from disclosure.checks.attachments import FOLDER, named_in
from disclosure.files.notice_files import ENDINGS
from disclosure.files.sheet import marked
from disclosure.pages.beside import MOST_ROWS
from disclosure.pages.citing import of_notice
from disclosure.pages.failed import Failed, failed
from disclosure.pages.figures import Stat, stats
from disclosure.pages.holdings import FORMATS
from disclosure.pages.model import Given, PageOfRegister, SiteView, of_register
from disclosure.pages.notice_list import counted, found
from disclosure.showing.model import Column, Explanation, ShownRecord, ShownRegister, ShownTable
from disclosure.showing.notice_rows import ShownNotice, members_of, notices_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage(PageOfRegister):
    """One notice."""

    template: ClassVar[str] = "notice"

    notice: ShownNotice
    called: str  # what the table of notices is called
    lead: str
    stats: list[Stat]
    failed: list[Failed]  # its adverse records, as many as a page holds
    explained: list[Explanation]
    facts: tuple[Column, ...]  # what the notice itself says
    columns: tuple[Column, ...]  # of the list of its records
    rows: list[ShownRecord]  # as many as a page holds
    total: int
    files: list[Given]
    cite: str
    text: str = ""  # all of it to be pasted elsewhere


def notice_pages(register: ShownRegister, view: SiteView) -> Iterator[NoticePage]:
    """Yield the page of each notice, in one pass over their records; nothing for a register without notices."""
    notices, own = register.notices, register.records.file
    if notices is None:
        return
    members = members_of(register)
    records = (ShownRecord.of(own.places, one) for one in own.picked(at for some in members.values() for at in some))
    for notice in notices_of(register):
        page = _page(notice, notices, list(islice(records, len(members.get(notice.number, ())))), register, view)
        yield replace(page, text="\n\n".join(filter(None, _text(page))))


def _page(
    notice: ShownNotice, notices: ShownTable, records: list[ShownRecord], register: ShownRegister, view: SiteView
) -> NoticePage:
    package, noticed = register.package, found(notice, register, view)
    bad, why = failed([one for one in records if one.adverse][:MOST_ROWS], register)
    lead = f"本期公开 {counted(noticed, register)}。" if noticed.rows else "本期没有正在公示的记录。"
    above = (package.title, addresses.register(package.name)), (notices.resource.title, addresses.notices(package.name))
    return NoticePage(
        address=notice.address,
        title=notice.title,
        robots=("noarchive",),
        description=f"{package.title}：{notice.title}。{lead}",
        dated=notice.date if notice.date and notice.date <= register.as_of.isoformat() else "",
        notice=notice,
        called=notices.resource.title,
        lead=lead,
        stats=stats(noticed.headlines, {}),
        failed=bad,
        explained=why,
        facts=_facts(notices, register),
        columns=_columns(register),
        rows=records[:MOST_ROWS],
        total=len(records),
        files=[*_own_files(notice, len(records), register), *_attached(notice, notices, register)],
        cite=of_notice(notice.title, notice.date or "", notice.address, register, view.settings),
        **of_register(package, above),
    )


def _columns(register: ShownRegister) -> tuple[Column, ...]:
    """Return the columns of the register's list but the notice's number, which is the same of all rows."""
    key = register.package.notice_key
    return tuple(one for one in register.columns if key is None or (one.name,) != key.fields)


def _facts(notices: ShownTable, register: ShownRegister) -> tuple[Column, ...]:
    """Return what a notice says besides its title and day; numbers that somebody typed are left to the counted ones."""
    contract = register.package.register
    said = contract.notices
    typed = {one.field for one in contract.typed_numbers(notices.resource.name)}
    known = typed | ({said.title, said.date} if said else set())
    return tuple(column for column in notices.columns if column.name not in known)


def _own_files(notice: ShownNotice, rows: int, register: ShownRegister) -> Iterator[Given]:
    resource = register.records.resource
    for ending in ENDINGS if rows else ():
        yield Given(f"{resource.title}：{FORMATS[ending]}", f"{notice.address}{resource.name}{ending}", f"{rows:,} 行")


def _attached(notice: ShownNotice, notices: ShownTable, register: ShownRegister) -> Iterator[Given]:
    """Yield the files that the notice's own row names."""
    home = addresses.register(register.package.name)
    for field in notices.resource.fields:
        for one in named_in(field, notice.cells[field.name] or ""):
            yield Given(one.removeprefix(FOLDER), f"{home}{one}", field.title)


def _text(page: NoticePage) -> Iterator[str]:
    """Yield the paragraphs of a notice, "" for one that it does not have."""
    yield marked(page.title, sample=page.sample)
    yield page.notice.date or ""
    yield page.lead
    said = "；".join(f"{one.title} {one.value}{f'（{one.base}）' if one.base else ''}" for one in page.stats)
    yield f"{said}。" if said else ""
    yield from (f"{number}. {one.text}" for number, one in enumerate(page.failed, start=1))
    yield from (f"{column.title}：{text}" for column in page.facts if (text := page.notice.cells[column.name]))
    yield from (f"小知识·{one.title}：{one.text}" for one in page.explained)
    yield page.cite
