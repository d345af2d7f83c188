"""Which rows a check means: `{field: [words]}`, or which words are among the members of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Members:
    """A cell of several words: one of *some* is among them (any, without them), and none of *none*.

    Of a text: one of *part* is a part of it.
    """

    some: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    separator: str = ","


Where = Mapping[str, tuple[str, ...] | Members]
