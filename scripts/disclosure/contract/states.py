"""How a record stands on a day: a word of the row, and the words that time puts in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class State:
    """A state that time overrides: past *until* it reads *then*, if the cell holds one of *when* (any, without it).

    Until the day before the one in *start* it reads *before*.
    """

    field: str
    until: str
    then: str
    when: tuple[str, ...] = ()
    weights: Mapping[str, str] = default(default_factory=dict)  # word ▸ grave or caution; the others are plain
    start: str = ""
    before: str = ""

    @classmethod
    def parse(cls, value: Mapping[str, Any] | None) -> Self | None:
        """Read a `state` that the JSON Schema has accepted."""
        if value is None:
            return None
        begins = {"start": value.get("from", ""), "before": value.get("before", "")}
        ends = {"until": value["until"], "then": value["then"], "when": tuple(value.get("when", ()))}
        return cls(value["field"], weights=value.get("weights", {}), **ends, **begins)
