"""What is new on the home page: what was found wrong in the last year first, then the latest of every other sort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure import addresses
from disclosure.pages.happenings import Happening, happenings_since, newest_first
from disclosure.pages.model import SiteView
from disclosure.showing.model import ShownRegister
from disclosure.showing.recent import since

OF_EACH = 3  # records of each register
LISTED = 6  # records of all registers together


@dataclass(frozen=True, slots=True)
class Found:
    """How much of a register's last year is adverse."""

    title: str
    address: str
    rows: int


@dataclass(frozen=True, slots=True)
class News:
    """The last year, from one ISO day to another; *judges*: whether any register says what is adverse."""

    first: str
    last: str
    judges: bool
    found: tuple[Found, ...]
    adverse: tuple[Happening, ...]
    latest: tuple[Happening, ...]

    @property
    def rows(self) -> int:
        """How many records are adverse."""
        return sum(one.rows for one in self.found)


def news(view: SiteView) -> News:
    """Return what is new: older than a year is no news, and no register crowds out the others."""
    first, last = since(view.settings.as_of).isoformat(), view.settings.as_of.isoformat()
    bad = [register for register in view.registers if register.recent.adverse]
    return News(
        first=first,
        last=last,
        judges=any(one.package.register.outcome and one.package.register.outcome.weighs for one in view.registers),
        found=tuple(
            Found(one.package.title, f"{addresses.register(one.package.name)}#rows", one.recent.adverse) for one in bad
        ),
        adverse=_newest(bad, first, is_adverse=True),
        latest=_newest(view.registers, first, is_adverse=False),
    )


def _newest(registers: Sequence[ShownRegister], first: str, *, is_adverse: bool) -> tuple[Happening, ...]:
    each = (happenings_since(one, first, OF_EACH, is_adverse=is_adverse) for one in registers)
    return tuple(newest_first(one for some in each for one in some)[:LISTED])
