"""How long a record is public: the key `period` of a contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any


@dataclass(frozen=True, slots=True)
class Period:
    """How long a record is public, counted from the day in *start*.

    Either one *length* (ISO 8601 duration), or by the class in *class_field*: *lengths* maps it to a
    duration, *ends* maps it to the date field that holds the last public day. With none of them: for ever.
    """

    start: str
    length: str | None = None
    class_field: str | None = None
    lengths: Mapping[str, str] = default(default_factory=dict)
    ends: Mapping[str, str] = default(default_factory=dict)
    end_field: str | None = None  # the same last day for every class: {"ends": field}
    ends_openly: bool = False  # whether an empty *end_field* is no end
    open_classes: tuple[str, ...] = ()  # those of *ends* in which an empty end is no end
    starts: Mapping[str, str] = default(default_factory=dict)  # those of *lengths* that count from another day

    @property
    def is_open(self) -> bool:
        """Whether a record that has begun is public for ever."""
        return self.length is None and self.class_field is None and self.end_field is None


def read_period(value: Mapping[str, Any] | None) -> Period | None:
    """Read a `period` that the JSON Schema has accepted."""
    if value is None:
        return None
    lasts = value.get("lasts")
    if lasts is None or isinstance(lasts, str):
        return Period(value["from"], length=lasts)
    if "ends" in lasts:
        return Period(value["from"], end_field=lasts["ends"], ends_openly=lasts.get("open", False))
    classes = {name: {"lasts": one} if isinstance(one, str) else one for name, one in lasts["lengths"].items()}
    return Period(
        value["from"],
        class_field=lasts["field"],
        lengths={name: one["lasts"] for name, one in classes.items() if "lasts" in one},
        ends={name: one["ends"] for name, one in classes.items() if "ends" in one},
        open_classes=tuple(name for name, one in classes.items() if "open" in one),
        starts={name: one["from"] for name, one in classes.items() if "from" in one},
    )
