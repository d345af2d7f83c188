"""The files of a campaign: its calendar, one of each event, and what the press takes of each year that has events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure import addresses
from disclosure.files.ics import event_calendar, whole_calendar
from disclosure.files.press_kit import NAME, press_kit
from disclosure.settings import Settings
from disclosure.showing.campaigns import campaigns
from disclosure.showing.model import ShownRegister

CALENDAR = "calendar.ics"  # of a campaign
EVENT = "event.ics"  # of an event


def campaign_files(registers: Iterable[ShownRegister], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield address and bytes of each file."""
    for campaign in campaigns(registers):
        calendar = whole_calendar(campaign, settings)
        if calendar is None:
            continue
        yield f"{campaign.base}{CALENDAR}", calendar
        for event in campaign.events:
            yield f"{event.address}{EVENT}", event_calendar(event, campaign, settings)
        for year in campaign.years:
            if campaign.events_of(year):
                yield (
                    f"{addresses.campaign_year(campaign.base, year)}{NAME}",
                    press_kit(campaign, year, calendar, settings),
                )
