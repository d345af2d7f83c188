"""The last day of a limit in working days, ready computed for every day of the next months: a table, no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from disclosure import addresses
from disclosure.ground.workdays import Calendar, Day
from disclosure.pages.chrome import CATALOGUE
from disclosure.pages.layout import grouped
from disclosure.pages.model import Page, SiteView

TITLE: Final = "工作日对照表"
COUNTS: Final = (5, 7, 10, 15, 20, 30)  # the limits that laws set most; a phone has room for six
AHEAD: Final = timedelta(days=120)  # so far go the first days of the table
_WEEK: Final = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Start:
    """A day to count from: how it is written, whether it is worked, what it is, and the last day of each limit."""

    day: date
    words: str
    is_worked: bool
    note: str
    ends: tuple[date | None, ...]  # None: beyond the calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDaysPage(Page):
    """The table."""

    template: ClassVar[str] = "working_days"

    counts: tuple[int, ...]
    months: list[tuple[str, list[Start]]]  # in words, and its days
    last: str  # the last day that the calendar knows, ISO; "" where it does not know that of the data


def working_days_pages(view: SiteView) -> Iterator[Page]:
    """Yield the page, where a city has a calendar."""
    calendar = view.shown.calendar
    if calendar is None:
        return
    here, title = CATALOGUE
    near = (_start(one, calendar) for one in calendar.days if one.day <= view.shown.as_of + AHEAD)
    starts = [one for one in near if any(one.ends)]
    yield WorkingDaysPage(
        address=addresses.WORKING_DAYS,
        title=TITLE,
        here=here,
        crumbs=((title, addresses.CATALOGUE),),
        description="从哪一天起算、几个工作日的期限，最后一天是哪天：按国务院公布的放假调休排好的表。",
        dated=view.changed,
        counts=COUNTS,
        months=grouped((f"{one.day.year} 年 {one.day.month} 月", one) for one in starts),
        last=calendar.last.isoformat() if calendar.last else "",
    )


def _start(one: Day, calendar: Calendar) -> Start:
    words = f"{one.day.day} 周{_WEEK[one.day.weekday()]}"
    ends = tuple(calendar.after(one.day, count) for count in COUNTS)
    return Start(one.day, words, one.is_worked, one.note, ends)
