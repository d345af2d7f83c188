"""A descriptor that the JSON Schema has accepted, as the frozen values of model.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from disclosure.registers.contract import Contract
from disclosure.registers.model import Constraints, Field, ForeignKey, Package, Reference, Resource
from disclosure.registers.types import date_format, is_date_format

Json = Mapping[str, Any]


def assemble(descriptor: Json, folder: Path) -> Package:
    """Turn *descriptor* into a Package. Bounds that cannot be read stay text: structure.py reports them."""
    return Package(
        name=descriptor["name"],
        title=descriptor["title"],
        description=descriptor.get("description", ""),
        folder=folder,
        descriptor=descriptor,
        resources={one["name"]: resource(one) for one in descriptor["resources"]},
        contract=Contract.parse(descriptor["register"]) if "register" in descriptor else None,
    )


def reference(text: str) -> Reference:
    """Read `folder/resource.field`; the field may hold dots and slashes, the other two may not."""
    folder, _, rest = text.partition("/")
    resource, _, field = rest.partition(".")
    return Reference(folder, resource, field)


def bound(field: Field, value: str | float) -> Decimal | str | None:
    """Return a minimum or maximum as model.Constraints holds it; None if it is no value of the field's type.

    It is written as in a cell: a date in the field's own format. A JSON number stands for its digits.
    """
    text = str(value)
    try:
        match field.type:
            case "integer" | "number" | "year":
                return Decimal(text)
            case "date":
                return _iso(text, date_format(field))
            case "yearmonth":
                return datetime.strptime(text, "%Y-%m").strftime("%Y-%m")  # noqa: DTZ007 (no time in it)
    except (ValueError, ArithmeticError):
        return None
    return None


def _iso(text: str, form: str) -> str | None:
    if not is_date_format(form):
        return None
    return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 (a day has no time zone)


def resource(said: Json) -> Resource:
    """Turn one entry of a descriptor's `resources` into a Resource."""
    schema, path = said["schema"], said["path"]
    return Resource(
        name=said["name"],
        title=said.get("title", said["name"]),
        paths=(path,) if isinstance(path, str) else tuple(path),
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=_many(schema.get("primaryKey", [])),
        foreign_keys=tuple(_foreign_key(key, said["name"]) for key in schema.get("foreignKeys", [])),
        encoding=said.get("encoding", "utf-8"),
        missing_values=tuple(schema.get("missingValues", [""])),
        label=said.get("label"),
    )


def _foreign_key(key: Json, own: str) -> ForeignKey:
    target = key["reference"]
    return ForeignKey(_many(key["fields"]), target.get("resource") or own, _many(target["fields"]))


def _field(field: Json) -> Field:
    plain = Field(
        name=field["name"],
        title=field["title"],
        type=field["type"],
        disclosure=field["disclosure"],
        format=field.get("format", ""),
    )
    return Field(
        name=plain.name,
        title=plain.title,
        type=plain.type,
        disclosure=plain.disclosure,
        format=plain.format,
        description=field.get("description", ""),
        constraints=_constraints(plain, field.get("constraints", {})),
        references=reference(field["references"]) if "references" in field else None,
        link=field.get("link"),
    )


def _constraints(field: Field, said: Json) -> Constraints:
    return Constraints(
        required=said.get("required", False),
        unique=said.get("unique", False),
        pattern=said.get("pattern"),
        enum=tuple(_word(value) for value in said.get("enum", [])),
        min_length=said.get("minLength"),
        max_length=said.get("maxLength"),
        minimum=bound(field, said["minimum"]) if "minimum" in said else None,
        maximum=bound(field, said["maximum"]) if "maximum" in said else None,
    )


def _word(value: str | float) -> str:
    # A JSON true is the cell `true`, not Python's `True`.
    return str(value).lower() if isinstance(value, bool) else str(value)


def _many(said: str | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)
