"""The links between the pages of one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through a list of several pages; *links* are (number, address) of both ends and the neighbours."""

    number: int
    pages: int
    links: tuple[tuple[int, str], ...]
    previous: str | None
    following: str | None

    @classmethod
    def of(cls, number: int, pages: int, address: Callable[[int], str]) -> Self:
        """Link the neighbours and both ends, so that every page is reached without a script."""
        wanted = sorted({1, pages, *(n for n in (number - 1, number, number + 1) if 1 <= n <= pages)})
        return cls(
            number,
            pages,
            tuple((n, address(n)) for n in wanted),
            address(number - 1) if number > 1 else None,
            address(number + 1) if number < pages else None,
        )
