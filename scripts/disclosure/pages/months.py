"""Days on the leaves of a calendar: a month is weeks from Monday on, a day holds what happens on it."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from disclosure.showing.campaigns import Event


@dataclass(frozen=True, slots=True)
class Day:
    """One square of a leaf."""

    date: date
    is_out: bool  # of another month
    is_today: bool
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """One leaf."""

    year: int
    month: int
    weeks: tuple[tuple[Day, ...], ...]


def months(events: Iterable[Event], today: date) -> list[Month]:
    """Return the months in which something happens."""
    by_day: defaultdict[date, list[Event]] = defaultdict(list)
    for event in events:
        for number in range((event.last - event.first).days + 1):
            by_day[event.first + timedelta(number)].append(event)
    return [_month(year, month, by_day, today) for year, month in sorted({(day.year, day.month) for day in by_day})]


def _month(year: int, month: int, by_day: dict[date, list[Event]], today: date) -> Month:
    weeks = Calendar().monthdatescalendar(year, month)
    return Month(year, month, tuple(_week(days, month, by_day, today) for days in weeks))


def _week(days: Sequence[date], month: int, by_day: dict[date, list[Event]], today: date) -> tuple[Day, ...]:
    return tuple(
        Day(day, day.month != month, day == today, tuple(by_day.get(day, ())) if day.month == month else ())
        for day in days
    )
