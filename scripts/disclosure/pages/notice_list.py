"""The list of a register's notices, the newest first, and what each of them comes to in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import ClassVar, Final, NamedTuple

from disclosure import addresses
from disclosure.pages.model import PageOfRegister, SiteView, of_register
from disclosure.pages.pager import Pager
from disclosure.showing.model import ShownRegister
from disclosure.showing.notice_rows import ShownNotice, notices_of
from disclosure.statistics.model import Noticed

LATEST: Final = 5  # that a register's own page names
NOTHING: Final = Noticed(0, (), ())


class Entry(NamedTuple):
    """A notice in a list: its title, where it is, its day ("" without one), and what it comes to in words."""

    title: str
    address: str
    date: str
    say: str


class Latest(NamedTuple):
    """What the page of a register says of its notices: what they are called, the newest, how many there are, where."""

    title: str
    entries: list[Entry]
    total: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesPage(PageOfRegister):
    """One page of the list."""

    template: ClassVar[str] = "notices"

    total: int
    entries: list[Entry]
    pager: Pager | None  # where there are several pages


def notice_lists(register: ShownRegister, view: SiteView) -> Iterator[NoticesPage]:
    """Yield the pages of the list; nothing for a register without notices."""
    notices, package, per_page = register.notices, register.package, view.settings.rows_per_page
    if notices is None:
        return
    every, pages = notices_of(register), max(1, -(-notices.rows // per_page))
    address = partial(addresses.notices, package.name)
    for number in range(1, pages + 1):
        title = f"{package.title}：{notices.resource.title}"
        part = f"，这是第 {number} 页" if number > 1 else ""
        yield NoticesPage(
            address=address(number),
            title=title if number == 1 else f"{title}（第 {number} 页）",
            robots=("noarchive",),
            description=f"{title}，共 {notices.rows:,} 期，最新的在前{part}。",
            dated=register.changed.isoformat() if number == 1 else None,
            total=notices.rows,
            entries=[_entry(one, register, view) for one in islice(every, per_page)],
            pager=Pager.of(number, pages, address) if pages > 1 else None,
            **of_register(package),
        )


def latest(register: ShownRegister, view: SiteView) -> Latest | None:
    """Return what the register's own page says of its notices; None where it has none."""
    notices = register.notices
    if notices is None or not notices.rows:
        return None
    entries = [_entry(one, register, view) for one in islice(notices_of(register), LATEST)]
    return Latest(notices.resource.title, entries, notices.rows, addresses.notices(register.package.name))


def _entry(notice: ShownNotice, register: ShownRegister, view: SiteView) -> Entry:
    return Entry(notice.title, notice.address, notice.date or "", counted(found(notice, register, view), register))


def found(notice: ShownNotice, register: ShownRegister, view: SiteView) -> Noticed:
    """Return what a notice comes to."""
    statistics = view.statistics.get(register.package.name)
    return statistics.notices.get(notice.key, NOTHING) if statistics else NOTHING


def counted(noticed: Noticed, register: ShownRegister) -> str:
    """Say how many records there are, and how they came out: 33 批次，合格 29 批次，不合格 4 批次."""
    counting = register.package.register.counting
    unit = (counting.unit if counting else "") or "条"
    return "，".join([f"{noticed.rows:,} {unit}", *(f"{word} {rows:,} {unit}" for word, rows in noticed.outcomes)])
