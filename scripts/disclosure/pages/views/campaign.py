"""A campaign by year and level, which has pages of its own; beside the list it is a calendar."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure import addresses
from disclosure.contract.vocabulary import Part, Role
from disclosure.pages.layout import Item, Layout
from disclosure.showing.model import ShownRegister


@dataclass(frozen=True, slots=True)
class Years:
    """Where its pages stand, and its years, the latest first, each with its address."""

    hub: str
    years: list[tuple[str, str]]


def lay_out(register: ShownRegister, items: list[Item]) -> Years:
    """Return the addresses of the campaign and of its years."""
    hub = addresses.campaign(sample=register.package.register.sample)
    years = sorted({item.said["year"] or "" for item in items}, reverse=True)
    return Years(hub, [(year, addresses.campaign_year(hub, year)) for year in years if year])


VIEW = Layout(
    "campaign",
    (
        Role("year", "the year.", needed=True),
        Role("from", "the first day.", Part.DATE, needed=True),
        Role("to", "the last day.", Part.DATE),
        Role("words", "the dates as they were announced, where a day is not known."),
        Role("level", "whose campaign it is: that of the country, a province, a city."),
        Role("area", "the place whose campaign it is."),
        Role("theme", "the theme of this level; empty: nobody knows it."),
        Role("venue", "where it is opened."),
        Role("source", "where the facts come from."),
        Role("checked", "the day of the last look.", Part.DATE),
        Role("note", "what else is known."),
        Role("materials", "the resource whose rows go with a campaign.", Part.ROWS),
        Role("kind", "what such a row is: a point, a page to read, a case, a story.", Part.BELOW),
        Role("name", "what it is called.", Part.BELOW),
        Role("text", "what it says.", Part.BELOW),
        Role("page", "an address of this site that it leads to.", Part.BELOW),
        Role("cites", "where it comes from.", Part.BELOW),
        Role("poster", "whether it stands on posters and leaflets.", Part.BELOW),
    ),
    title="宣传周的页面",
    lay_out=lay_out,
)
