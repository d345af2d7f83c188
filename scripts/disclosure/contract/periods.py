"""How long a record is public, as a contract says it: itself, or by the classes that a table of reference lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from typing import Any

from disclosure.contract.statute import LAW_COLUMNS, Law
from disclosure.ground.duration import Duration

CLASS = ("period_class", "longest", "counted_from", "ends_on", "ends_openly")
CLASS_COLUMNS = (*CLASS, *LAW_COLUMNS)  # of the table of classes


@dataclass(frozen=True, slots=True)
class PeriodClass:
    """A row of that table: a duration and the word for the day that it counts from, or the word for the last day."""

    name: str
    longest: str | None
    counted_from: str | None
    ends_on: str | None
    ends_openly: bool  # whether an empty last day is no end
    law: Law

    @classmethod
    def read(cls, row: Sequence[Any]) -> PeriodClass:
        """Return the class in a row of the table, its typed cells in the order of CLASS_COLUMNS."""
        name, longest, counted_from, ends_on, ends_openly, *law = row
        return cls(name, longest, counted_from, ends_on, bool(ends_openly), Law(*law))


@dataclass(frozen=True, slots=True)
class Ruled:
    """Where the classes stand: folder and resource; and which fields hold the days that the table has words for."""

    table: tuple[str, str]
    days: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Period:
    """How long a record is public, counted from the day in *start*.

    Either one *length* (ISO 8601 duration), or by the class in *class_field*: *lengths* maps it to a
    duration, *ends* maps it to the date field that holds the last public day. With none of them: for ever.
    What is *ruled* has no classes before `with_classes`.
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
    ruled: Ruled | None = None
    on: str = ""  # the field whose day lies in the days in force of a row's class
    laws: Mapping[str, Law] = default(default_factory=dict)  # of ruled classes

    @property
    def is_open(self) -> bool:
        """Whether a record that has begun is public for ever."""
        return self.length is None and self.class_field is None and self.end_field is None

    @classmethod
    def parse(cls, said: Mapping[str, Any]) -> Period:
        """Read the property `period`."""
        start, lasts = said["from"], said.get("lasts")
        if lasts is None or isinstance(lasts, str):
            return cls(start, length=lasts)
        if "ends" in lasts:
            return cls(start, end_field=lasts["ends"], ends_openly=lasts.get("open", False))
        if "rules" in lasts:
            folder, _, resource = lasts["rules"].partition("/")
            ruled = Ruled((folder, resource), lasts.get("days", {}))
            return cls(start, class_field=lasts["field"], ruled=ruled, on=lasts.get("on", start))
        return cls(start, class_field=lasts["field"], **_by_class(lasts["lengths"]))

    def with_classes(self, found: Iterable[PeriodClass]) -> Period:
        """Return a ruled period with classes that are in order: see `class_faults`."""
        known, days = list(found), self.ruled.days if self.ruled else {}
        starts = {one.name: days[one.counted_from] for one in known if one.longest and one.counted_from}
        return replace(
            self,
            lengths={one.name: one.longest for one in known if one.longest},
            ends={one.name: days[one.ends_on] for one in known if one.ends_on},
            open_classes=tuple(one.name for one in known if one.ends_on and one.ends_openly),
            starts={name: field for name, field in starts.items() if field != self.start},
            laws={one.name: one.law for one in known},
        )

    def written(self) -> dict[str, Any]:
        """Write what is ruled as a contract that needs no table."""
        lengths: dict[str, Any] = dict(self.lengths)
        lengths |= {name: {"lasts": self.lengths[name], "from": field} for name, field in self.starts.items()}
        lengths |= {name: {"ends": field} for name, field in self.ends.items()}
        lengths |= {name: {"ends": self.ends[name], "open": True} for name in self.open_classes}
        return {"from": self.start, "lasts": {"field": self.class_field, "lengths": lengths}}


def class_faults(one: PeriodClass, days: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what keeps a class from being counted, and how to put it right."""
    if bool(one.longest) == bool(one.ends_on):
        yield f"{one.name} 要写明公示多久", "longest 和 ends_on 填一个，另一个留空"
    if one.longest and not Duration.is_one(one.longest):
        yield f"{one.name} 的 longest 不是时长", "写成 P3M、P1Y、P0D 这样"
    for word in (one.counted_from if one.longest else None, one.ends_on):
        if word and word not in days:
            yield f"{one.name} 从哪天起算、到哪天为止，名册没有说：{word}", "在 period.lasts.days 里写明是哪个字段"


def _by_class(lengths: Mapping[str, Any]) -> dict[str, Any]:
    classes = {name: {"lasts": one} if isinstance(one, str) else one for name, one in lengths.items()}
    return {
        "lengths": {name: one["lasts"] for name, one in classes.items() if "lasts" in one},
        "ends": {name: one["ends"] for name, one in classes.items() if "ends" in one},
        "open_classes": tuple(name for name, one in classes.items() if "open" in one),
        "starts": {name: one["from"] for name, one in classes.items() if "from" in one},
    }
