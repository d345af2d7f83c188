"""What a descriptor still asks its people: every text that begins with the mark was written by a program.

A build for looking at shows such a guess, and warns; one with a public address refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from disclosure.contract.shape import key_path, named_field
from disclosure.errors import Problem, shortened

MARK = "待确认："
KIND = "unconfirmed"
_LONGEST_SHOWN = 120  # characters


def unconfirmed_problems(descriptor: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    """Yield a warning for every marked text of *descriptor*; *shown* names its file."""
    for place, text in _marked(descriptor, []):
        field = named_field(place, descriptor)
        said = shortened(text, _LONGEST_SHOWN)
        message = said if field else f"{key_path(place)} {said}"
        yield Problem(shown, KIND, message, "核对以后改写或删去这段文字", field=field, warning=True)


def refused(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* as they are for the public: what is not confirmed is no mere warning."""
    return [replace(one, warning=False) if one.kind == KIND else one for one in problems]


def _marked(value: Any, place: list[str | int]) -> Iterator[tuple[list[str | int], str]]:
    if isinstance(value, str) and value.lstrip().startswith(MARK):
        yield place, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        yield from _marked(one, [*place, key])
