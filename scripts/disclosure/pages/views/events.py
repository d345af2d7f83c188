"""The events of a campaign, each with a page of its own, by day."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.contract.vocabulary import Part, Role
from disclosure.pages.layout import Item, Layout
from disclosure.showing.campaigns import Event, campaigns
from disclosure.showing.model import ShownRegister


@dataclass(frozen=True, slots=True)
class Events:
    """The folder of the campaign, and its events in the order of their days."""

    hub: str
    events: tuple[Event, ...]


def lay_out(register: ShownRegister, items: list[Item]) -> Events:
    """Read the events."""
    del items
    [campaign] = campaigns([register])
    return Events(campaign.base, campaign.events)


VIEW = Layout(
    "events",
    (
        Role("from", "the first day.", Part.DATE, needed=True),
        Role("to", "the last day; empty: it is one day.", Part.DATE),
        Role("begins", "at what hour it begins, `09:00`."),
        Role("ends", "at what hour it ends."),
        Role("place", "where."),
        Role("kind", "the kind of event; its words are those of the field."),
        Role("organiser", "who holds it."),
        Role("summary", "what happens."),
        Role("signup", "how to take part."),
        Role("off", "whether it was cancelled."),
        Role("people", "how many came."),
        Role("least", "whether that is a lower bound."),
        Role("papers", "how many papers were given away."),
        Role("asked", "how many asked for advice."),
        Role("photos", "the resource with its photos.", Part.ROWS),
        Role("photo", "the file.", Part.BELOW),
        Role("caption", "what is on it.", Part.BELOW),
    ),
    title="按日期看",
    lay_out=lay_out,
)
