"""The notices of a register: the table above the records of which each row is published as a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Notices:
    """The *resource* whose rows are notices, and its fields with what a notice is called and with its day."""

    resource: str
    title: str | None = None
    date: str | None = None

    @classmethod
    def parse(cls, value: str | Mapping[str, Any] | None) -> Self | None:
        """Read a `notices` that the JSON Schema has accepted: the resource's name, or that with the fields."""
        if value is None:
            return None
        return cls(value) if isinstance(value, str) else cls(**value)
