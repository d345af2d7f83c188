"""The files of a campaign: its calendar, one of each event; of a year its picture, and what the press takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure import addresses
from disclosure.files.ics import event_calendar, whole_calendar
from disclosure.files.press_kit import NAME, press_kit
from disclosure.files.share_card import NAME as CARD
from disclosure.files.share_card import share_card
from disclosure.settings import Settings
from disclosure.showing.campaigns import Campaign, campaigns, known
from disclosure.showing.model import ShownRegister

CALENDAR = "calendar.ics"  # of a campaign
EVENT = "event.ics"  # of an event


def campaign_files(registers: Iterable[ShownRegister], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield address and bytes of each file."""
    for campaign in campaigns(registers):
        cards = {year: _card(campaign, year, settings) for year in campaign.years}
        yield from ((_of(campaign, year, CARD), card) for year, card in cards.items() if card)
        calendar = whole_calendar(campaign, settings)
        if calendar is None:
            continue
        yield f"{campaign.base}{CALENDAR}", calendar
        for event in campaign.events:
            yield f"{event.address}{EVENT}", event_calendar(event, campaign, settings)
        for year in campaign.years:
            if campaign.events_of(year):
                own = {"calendar.ics": calendar, **({CARD: card} if (card := cards[year]) else {})}
                yield _of(campaign, year, NAME), press_kit(campaign, year, own, settings)


def _of(campaign: Campaign, year: str, name: str) -> str:
    return f"{addresses.campaign_year(campaign.base, year)}{name}"


def _card(campaign: Campaign, year: str, settings: Settings) -> bytes | None:
    week = next(iter(known(campaign.weeks_of(year))), None)
    return share_card(week, settings, sample=campaign.sample) if week else None
