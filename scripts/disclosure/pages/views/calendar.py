"""A calendar: records by year, the latest year first, in the order of their days."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.contract.vocabulary import Part, Role
from disclosure.pages.layout import Item, Layout, grouped
from disclosure.showing.model import ShownRegister


@dataclass(frozen=True, slots=True)
class Calendar:
    """The records by year, and those whose day is not known."""

    groups: list[tuple[str, list[Item]]]
    undated: list[Item]
    total: int


def lay_out(register: ShownRegister, items: list[Item]) -> Calendar:
    """Gather the records by year."""
    dated = sorted((item for item in items if item.said["from"]), key=lambda item: (item.said["from"], item.order))
    years = grouped(((item.said["from"] or "")[:4], item) for item in dated)
    undated = [item for item in items if not item.said["from"]]
    return Calendar(years[::-1], undated, register.records.rows)


VIEW = Layout(
    "calendar",
    (
        Role("from", "the first day.", Part.DATE, needed=True),
        Role("to", "the last day.", Part.DATE),
        Role("words", "the dates as they were announced, where a day is not known."),
    ),
    title="按年看",
    lay_out=lay_out,
)
