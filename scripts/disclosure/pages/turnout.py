"""What came of a year's events: what they tell, added up, and a bar for each that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from disclosure.pages.figures import Stat
from disclosure.showing.campaigns import Event

LENGTH: Final = 1_000  # of the longest bar
MOST: Final = 10  # bars of a picture
_NUMBERS: Final = {"people": ("参与", "人次"), "papers": ("发放资料", "份"), "asked": ("现场咨询", "人次")}


class Bar(NamedTuple):
    """An event, its number as it is printed, and how long its bar is (of LENGTH)."""

    title: str
    address: str
    said: str
    length: int


class Bars(NamedTuple):
    """One number of a year's events, the largest first."""

    title: str
    bars: list[Bar]


class Turnout(NamedTuple):
    """The figures of a year, and a picture of each that more than one event tells."""

    stats: list[Stat]
    pictures: list[Bars]


def turnout(year: str, events: Sequence[Event]) -> Turnout:
    """Add up what the *events* of a *year* tell: what one of them does not tell is not known, and the total a least."""
    found = {role: _telling(role, events) for role in _NUMBERS}
    return Turnout(
        [_stat(role, year, told, len(events)) for role, told in found.items() if told],
        [_bars(role, told) for role, told in found.items() if len(told) > 1],
    )


def _telling(role: str, events: Sequence[Event]) -> list[tuple[int, Event]]:
    told = [(int(event.said[role]), event) for event in events if event.said[role].isdecimal()]
    return sorted(told, key=lambda one: -one[0])


def _stat(role: str, year: str, told: list[tuple[int, Event]], events: int) -> Stat:
    name, unit = _NUMBERS[role]
    is_least = len(told) < events or any(_is_least(role, event) for _, event in told)
    total = sum(number for number, _ in told)
    base = f"{len(told)} 场报了数，收录 {events} 场"
    return Stat(f"{name}（至少）" if is_least else name, f"{total:,} {unit}", base, f"{year} 年")


def _bars(role: str, told: list[tuple[int, Event]]) -> Bars:
    name, unit = _NUMBERS[role]
    longest, cut = max(told[0][0], 1), len(told) > MOST
    bars = [
        Bar(
            event.title,
            event.address,
            f"{number:,}{' 余' if _is_least(role, event) else ''} {unit}",
            LENGTH * number // longest,
        )
        for number, event in told[:MOST]
    ]
    return Bars(f"各场{name}（最多的 {MOST} 场）" if cut else f"各场{name}", bars)


def _is_least(role: str, event: Event) -> bool:
    return role == "people" and event.is_lower_bound
