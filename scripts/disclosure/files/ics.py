"""A campaign for calendars of phones and computers (iCalendar, RFC 5545): all of it, or one event.

Nothing of the clock is in a file: its stamp is the day on which the data was made. Hours are in UTC, so that no table
of time zones is needed; what has no hour is of whole days. An event that has an hour but lasts several days is of
whole days, with its hours in words: it does not go on at night.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from disclosure.files.sheet import marked
from disclosure.settings import SHANGHAI, Settings
from disclosure.showing.campaigns import Campaign, Event, Week

MEDIA_TYPE = "text/calendar"
_HOUR = timedelta(hours=1)  # how long an event lasts in a calendar where nobody said it
_DAY = timedelta(days=1)


def whole_calendar(campaign: Campaign, settings: Settings) -> bytes | None:
    """Return every week of which a day is known, and every event; None where there are none: no file is so."""
    weeks = [_week(week, campaign, settings) for week in campaign.weeks if week.first]
    events = [_event(event, campaign, settings) for event in campaign.events]
    return _calendar([*weeks, *events], "食品安全宣传周", campaign) if weeks or events else None


def event_calendar(event: Event, campaign: Campaign, settings: Settings) -> bytes:
    """Return one event."""
    return _calendar([_event(event, campaign, settings)], event.title, campaign)


def _calendar(entries: Iterable[Entry], title: str, campaign: Campaign) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//disclosure//safety week//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", marked(title, sample=campaign.sample))
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _week(week: Week, campaign: Campaign, settings: Settings) -> Entry:
    first = date.fromisoformat(week.first)
    entry = _entry(week.record, week.title, campaign, settings)
    entry.add("dtstart", first)
    entry.add("dtend", (date.fromisoformat(week.last) if week.last else first) + _DAY)
    facts = (
        f"主题：{week.theme}" if week.theme else "",
        f"日期：{week.words}" if week.words else "",
        _source(week.source),
    )
    return _told(entry, week.venue, [fact for fact in facts if fact], _address(campaign.base, week.year), settings)


def _event(event: Event, campaign: Campaign, settings: Settings) -> Entry:
    said = event.said
    entry = _entry(event.id, event.title, campaign, settings)
    start, end = _span(event)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    several = event.hours if event.first != event.last and event.hours else ""
    facts = (
        f"每天 {several}" if several else "",
        said["summary"],
        f"主办：{said['organiser']}" if said["organiser"] else "",
    )
    return _told(entry, said["place"], [fact for fact in facts if fact], event.address, settings)


def _entry(number: str, title: str, campaign: Campaign, settings: Settings) -> Entry:
    entry = Entry()
    entry.add("uid", f"tag:{settings.tag_authority}:{campaign.base}{number}")  # an @ would read as an address of mail
    entry.add("dtstamp", campaign.created.astimezone(UTC))
    entry.add("summary", marked(title, sample=campaign.sample))
    return entry


def _told(entry: Entry, place: str, facts: list[str], address: str, settings: Settings) -> Entry:
    if place:
        entry.add("location", place)
    if facts:
        entry.add("description", "\n".join(facts))
    if settings.siteurl:
        entry.add("url", f"{settings.siteurl.rstrip('/')}/{address}")
    return entry


def _span(event: Event) -> tuple[date | datetime, date | datetime]:
    """Return when an event begins and when it is over."""
    begins, ends = event.said["begins"], event.said["ends"]
    if not begins or event.first != event.last:
        return event.first, event.last + _DAY
    start = _moment(event.first, begins)
    return start, _moment(event.first, ends) if ends else start + _HOUR


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), SHANGHAI).astimezone(UTC)


def _source(text: str) -> str:
    return f"来源：{text}" if text else ""


def _address(base: str, year: str) -> str:
    return f"{base}{year}/"
