"""What a register counts of itself, and the pictures of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

KINDS = ("count", "sum", "share", "distinct", "stated")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of rows: computed as count, sum, share or distinct, or as the one row of a year has it, stated."""

    name: str
    title: str
    kind: str  # count, sum, share, distinct, stated
    resource: str
    field: str | None = None  # summed, shared, counted distinct or stated
    of: tuple[str, ...] = ()  # share: the values in the numerator; the denominator is every filled cell
    base: str | None = None  # share of sums: the field that is the denominator; *field* is the numerator
    by: str | None = None  # stated: the field with the year
    parts: tuple[str, ...] = ()  # stated: the fields with numerator and denominator, or none
    unit: str = ""
    where: Mapping[str, tuple[str, ...]] = default(default_factory=dict)

    @classmethod
    def parse(cls, name: str, said: Mapping[str, Any], records: str) -> Measure:
        """Read one that the JSON Schema of the contract has accepted; of *records* unless it names others."""
        kind = next(kind for kind in KINDS if kind in said)
        return cls(
            name=name,
            title=said["title"],
            kind=kind,
            resource=said.get("resource", records),
            unit=said.get("unit", ""),
            where=where(said.get("where")),
            **_what(kind, said[kind]),
        )


def _what(kind: str, said: Any) -> dict[str, Any]:
    """Read the fields that a measure of *kind* is made of."""
    match kind:
        case "count":
            return {}
        case "share":
            return {"field": said["field"], "of": tuple(said.get("of", ())), "base": said.get("in")}
        case "stated":
            return {
                "field": said["field"],
                "by": said["by"],
                "parts": tuple(said[k] for k in ("of", "in") if k in said),
            }
        case _:
            return {"field": said}


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of one measure *by* a field or a part of a date, possibly *split* by another field."""

    name: str
    title: str
    measure: str
    by: str  # the field
    kind: str  # line, bar, stacked, pie
    part: str | None = None  # year, quarter or month of *by*
    split: str | None = None
    target: str | None = None  # plan-targets/T03: a record of a register with the view `targets`

    @classmethod
    def parse(cls, said: Mapping[str, Any]) -> Chart:
        """Read one that the JSON Schema of the contract has accepted."""
        part, _, rest = said["by"].partition("(")
        dated = part in {"year", "quarter", "month"} and rest.endswith(")")
        return cls(
            name=said["name"],
            title=said["title"],
            measure=said["measure"],
            by=rest[:-1] if dated else said["by"],
            kind=said["kind"],
            part=part if dated else None,
            split=said.get("split"),
            target=said.get("target"),
        )


def measures(register: Mapping[str, Any]) -> dict[str, Measure]:
    """Read all of a `register` property, by name."""
    said = register.get("measures", {})
    return {name: Measure.parse(name, one, register["records"]) for name, one in said.items()}


def where(said: Mapping[str, list[str]] | None) -> dict[str, tuple[str, ...]]:
    """Read a condition: the values that a row may have, by field."""
    return {name: tuple(values) for name, values in (said or {}).items()}
