"""The pages of a campaign: this year's with all that is known of the others, one a year, one an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from disclosure import addresses
from disclosure.files.campaign import CALENDAR, EVENT
from disclosure.files.press_kit import NAME
from disclosure.files.share_card import NAME as CARD
from disclosure.pages import figures
from disclosure.pages.grouping import Groups, grouped
from disclosure.pages.handouts import handout_pages, handouts
from disclosure.pages.layout import grouped as gathered
from disclosure.pages.model import Crumb, Document, Page, SiteView
from disclosure.pages.months import Month, months
from disclosure.pages.qr import Code, code
from disclosure.pages.quiz import quiz_address, quiz_pages
from disclosure.pages.turnout import Turnout, turnout
from disclosure.showing.campaigns import EVENTS, Campaign, Event, Material, Week, campaigns, known
from disclosure.showing.model import ShownRegister

SECTION = "campaign"
NEXT = 5  # events that are told at the head of a page
OVER, TODAY, ON, AHEAD, OFF = "已经结束", "今天", "正在进行", "还没开始", "已取消"


@dataclass(frozen=True, slots=True)
class Held:
    """An event and how it stands on the day."""

    event: Event
    word: str

    @property
    def weight(self) -> str:
        """How the word weighs."""
        return "caution" if self.word == OFF else "plain"

    @property
    def is_over(self) -> bool:
        """Whether nobody can go to it any more."""
        return self.word in {OVER, OFF}


@dataclass(frozen=True, slots=True)
class Year:
    """What is known of a year: its weeks, and the address of its page."""

    year: str
    address: str
    weeks: list[Week]
    events: int


@dataclass(frozen=True, slots=True)
class Told:
    """A year with everything in it. *ahead*: what can still be gone to; *results*: events that a number is known of."""

    year: str
    weeks: list[Week]
    events: list[Held]
    ahead: list[Held]
    by_kind: list[tuple[str, list[Held]]]
    months: list[Month]
    materials: list[tuple[str, list[Material]]]
    results: list[Held]
    turnout: Turnout
    handouts: list[tuple[str, str, str]]  # words, address, for what

    @property
    def known(self) -> list[Week]:
        """The weeks of which a day or a theme is known: those with a theme first, the nearest to the reader first."""
        return known(self.weeks)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPage(Page):
    """The page of the section (*years* are told), or of one year."""

    template: ClassVar[str] = "campaign"

    told: Told
    years: list[Year]
    stats: list[figures.Stat]
    plates: list[figures.Plate]
    calendar: str  # its file; "" for none
    quiz: str  # the page with questions; "" for none
    documents: tuple[Document, ...]  # what people wrote about it
    registers: list[Crumb]
    other: Crumb | None  # from what is real to what is made up, and back


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage(Page):
    """One event."""

    template: ClassVar[str] = "event"

    held: Held
    groups: Groups  # its facts
    register_address: str
    register_title: str
    calendar: str
    code: Code | None  # where there is a SITEURL
    cite: str


def campaign_pages(view: SiteView) -> Iterator[Page]:
    """Yield the pages of every campaign and of the quiz. A page that somebody wrote at such an address stays."""
    written = {document.address for document in view.documents}
    pages = [page for one in campaigns(view.registers) for page in _pages(one, view)]
    yield from (page for page in (*pages, *quiz_pages(view)) if page.address not in written)


def _pages(campaign: Campaign, view: SiteView) -> Iterator[Page]:
    current = _current(campaign, view.settings.as_of)
    yield _page(campaign, current, view, hub=True)
    for year in campaign.years:
        yield _page(campaign, year, view, hub=False)
        yield from handout_pages(campaign, year, view)
    groups: dict[str, Groups] = {}
    for event in campaign.events:
        name = event.register.package.name
        groups.setdefault(name, grouped(event.register))
        yield _event_page(event, groups[name], campaign, view)


def _current(campaign: Campaign, today: date) -> str:
    """Return this year, or the newest one that anything is known of."""
    this = str(today.year)
    return this if this in campaign.years else next((one for one in campaign.years if one <= this), campaign.years[0])


def _page(campaign: Campaign, year: str, view: SiteView, *, hub: bool) -> CampaignPage:
    told = _told(campaign, year, view.settings.as_of)
    measured = [one for one in view.registers if _is_of(one, campaign) and one.package.register.view == EVENTS]
    return CampaignPage(
        address=campaign.base if hub else addresses.campaign_year(campaign.base, year),
        title=_name(campaign, year, hub=hub),
        here=SECTION,
        crumbs=() if hub else ((_name(campaign, year, hub=True), campaign.base),),
        sample=campaign.sample,
        description=_description(told),
        dated=campaign.changed,
        told=told,
        years=_years(campaign) if hub else [],
        stats=[stat for one in measured for stat in _stats(one, view)] if hub else [],
        plates=[plate for one in measured for plate in _plates(one, view)] if hub else [],
        calendar=f"{campaign.base}{CALENDAR}" if _has_days(campaign) else "",
        quiz=quiz_address(view, sample=campaign.sample),
        documents=_documents(view) if hub and not campaign.sample else (),
        registers=[(one.title, addresses.register(one.name)) for one in campaign.packages],
        other=_other(campaign, view) if hub else None,
    )


def _description(told: Told) -> str:
    """Say a year in a sentence, for a card of the page."""
    week = next(iter(told.known), None)
    if week is None:
        return f"{told.year} 年食品安全宣传周：主题和日期未查到。"
    facts = (f"主题“{week.theme}”" if week.theme else "", f"{week.first} 开始" if week.first else "")
    return f"{told.year} 年{week.area}食品安全宣传周：{'，'.join(fact for fact in facts if fact)}。"


def _name(campaign: Campaign, year: str, *, hub: bool) -> str:
    called = "食品安全宣传周" if hub else f"{year} 年食品安全宣传周"
    return f"{called}：示例" if campaign.sample else called


def _is_of(register: ShownRegister, campaign: Campaign) -> bool:
    return register.package in campaign.packages


def _has_days(campaign: Campaign) -> bool:
    return bool(campaign.events) or any(week.first for week in campaign.weeks)


def _stats(register: ShownRegister, view: SiteView) -> list[figures.Stat]:
    statistics = view.statistics.get(register.package.name)
    return figures.stats(statistics.headlines, register.rows) if statistics and register.records.rows else []


def _plates(register: ShownRegister, view: SiteView) -> list[figures.Plate]:
    name, siteurl = register.package.name, view.settings.siteurl
    return [figures.plate(picture, name, figures.Behind(), siteurl) for picture in view.pictures.get(name, ())]


def _documents(view: SiteView) -> tuple[Document, ...]:
    return tuple(one for one in view.documents if one.section == addresses.CAMPAIGN.rstrip("/"))


def _other(campaign: Campaign, view: SiteView) -> Crumb | None:
    there = [one for one in campaigns(view.registers) if one.sample is not campaign.sample]
    words = f"真实的{view.settings.sections[SECTION]}" if campaign.sample else "看一份填全的示例数据（虚构的城市）"
    return (words, there[0].base) if there else None


def _years(campaign: Campaign) -> list[Year]:
    return [
        Year(year, addresses.campaign_year(campaign.base, year), campaign.weeks_of(year), len(campaign.events_of(year)))
        for year in campaign.years
    ]


def _told(campaign: Campaign, year: str, today: date) -> Told:
    held = [Held(event, _word(event, today)) for event in campaign.events_of(year)]
    materials = gathered((one.kind, one) for one in campaign.materials_of(year))
    results = [one for one in held if any(one.event.said[role] for role in ("people", "papers", "asked"))]
    return Told(
        year=year,
        weeks=campaign.weeks_of(year),
        events=held,
        ahead=[one for one in held if not one.is_over][:NEXT],
        by_kind=gathered((one.event.said["kind"], one) for one in held),
        months=months(campaign.events_of(year), today),
        materials=materials,
        results=results,
        turnout=turnout(year, [one.event for one in held if not one.event.is_off]),
        handouts=[*handouts(campaign, year), *_files(campaign, year)],
    )


def _files(campaign: Campaign, year: str) -> Iterator[tuple[str, str, str]]:
    """Yield words, address and use of what is taken as it is."""
    base = addresses.campaign_year(campaign.base, year)
    if known(campaign.weeks_of(year)):
        yield "转发图片（SVG）", f"{base}{CARD}", "主题、日期、主会场，放进推文和群里"
    if campaign.events_of(year):
        yield "资料包", f"{base}{NAME}", "给媒体：事实、活动表、日历、转发图片和使用许可"


def _word(event: Event, today: date) -> str:
    if event.is_off:
        return OFF
    if event.first == event.last == today:
        return TODAY
    return OVER if event.last < today else AHEAD if today < event.first else ON


def _event_page(event: Event, groups: Groups, campaign: Campaign, view: SiteView) -> EventPage:
    siteurl = view.settings.siteurl.rstrip("/")
    year, package = event.year, event.register.package
    above = ((_name(campaign, year, hub=True), campaign.base),)
    return EventPage(
        address=event.address,
        title=event.title,
        here=SECTION,
        crumbs=(*above, (_name(campaign, year, hub=False), addresses.campaign_year(campaign.base, year))),
        sample=campaign.sample,
        description="，".join(text for text in (event.said["from"], event.said["place"]) if text)
        + f"：{event.title}。",
        dated=campaign.changed,
        held=Held(event, _word(event, view.settings.as_of)),
        groups=groups,
        register_address=addresses.register(package.name),
        register_title=package.title,
        calendar=f"{event.address}{EVENT}",
        code=code(f"{siteurl}/{event.address}") if siteurl else None,
        cite=f"{siteurl}/{event.address}" if siteurl else "",
    )
