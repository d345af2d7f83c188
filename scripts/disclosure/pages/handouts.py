"""What is printed and given away: a poster in two sizes, a leaflet, a card. The reader's own browser prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from disclosure import addresses
from disclosure.pages.model import Page, SiteView
from disclosure.pages.qr import Code, code
from disclosure.showing.campaigns import Campaign, Event, Material, Week

_EVENTS = 6  # that a sheet has room for; it says how many there are
_POINTS = 5


class Kind(NamedTuple):
    """A sheet: its folder below the year, what it is called, for whom, its size."""

    folder: str
    title: str
    purpose: str
    size: str


KINDS = (
    Kind("poster", "海报 A4", "社区、村公告栏，黑白也能印", "A4 竖"),
    Kind("poster-a3", "海报 A3", "会场门口", "A3 竖"),
    Kind("leaflet", "折页", "A4 横放，折成三折", "A4 横"),
    Kind("card", "转发卡片", "一屏大小，截图转发", "148 × 105 毫米"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutPage(Page):
    """One sheet of paper."""

    template: ClassVar[str] = "handout"

    kind: Kind
    year: str
    week: Week  # whose theme and days it tells
    events: list[Event]
    events_in_all: int
    points: list[Material]
    code: Code | None  # where there is a SITEURL
    to: str


def handouts(campaign: Campaign, year: str) -> list[tuple[str, str, str]]:
    """Return words, address and use of each sheet of a year, where it has any."""
    base = addresses.campaign_year(campaign.base, year)
    return [(one.title, f"{base}{one.folder}/", one.purpose) for one in KINDS] if _week(campaign, year) else []


def handout_pages(campaign: Campaign, year: str, view: SiteView) -> Iterator[Page]:
    """Yield the sheets of a year."""
    week, base = _week(campaign, year), addresses.campaign_year(campaign.base, year)
    if week is None:
        return
    siteurl = view.settings.siteurl.rstrip("/")
    to = f"{siteurl}/{base}" if siteurl else ""
    events = [one for one in campaign.events_of(year) if not one.is_off]
    for kind in KINDS:
        yield HandoutPage(
            address=f"{base}{kind.folder}/",
            title=f"{kind.title}：{week.title}",
            here="campaign",
            crumbs=(("食品安全宣传周", campaign.base), (f"{year} 年食品安全宣传周", base)),
            sample=campaign.sample,
            kind=kind,
            year=year,
            week=week,
            events=events[:_EVENTS],
            events_in_all=len(events),
            points=[one for one in campaign.materials_of(year) if one.on_poster][:_POINTS],
            code=code(to) if to else None,
            to=to,
        )


def _week(campaign: Campaign, year: str) -> Week | None:
    """Return the week of the year that is nearest to the reader and has a theme, a day and something for its sheets."""
    told = (one for one in campaign.weeks_of(year) if any(material.on_poster for material in one.materials))
    return next((one for one in reversed(list(told)) if one.theme and one.first), None)
