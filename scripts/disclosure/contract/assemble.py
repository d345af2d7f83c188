"""A descriptor that the JSON Schema has accepted, as the frozen values of model.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from disclosure.contract.model import (
    EPOCH,
    Compares,
    Constraints,
    Digest,
    Explains,
    Field,
    ForeignKey,
    Licence,
    Package,
    Reference,
    Resource,
    Source,
    Steps,
)
from disclosure.contract.published import public_words
from disclosure.contract.register import Contract
from disclosure.contract.vocabulary import Vocabulary
from disclosure.ground.types import DECIMALS, date_format, day_of, is_date_format, is_value

Json = Mapping[str, Any]

REVIEWER = "审核"  # the role of whoever signed the description


def assemble(descriptor: Json, folder: Path, vocabulary: Vocabulary) -> Package:
    """Turn *descriptor* into a Package. Bounds that cannot be read stay text: structure.py reports them."""
    register = descriptor.get("register")
    resources = {one["name"]: _resource(one) for one in descriptor["resources"]}
    contract = None if register is None else Contract.parse(register, vocabulary)
    withheld = () if register is None else tuple(register.get("withheld", ()))
    return Package(
        name=descriptor["name"],
        title=descriptor["title"],
        description=descriptor.get("description", ""),
        folder=folder,
        resources=resources,
        contract=contract,
        version=str(descriptor["version"]),
        created=_moment(descriptor["created"]),
        sources=tuple(Source(one["title"], one.get("path", "")) for one in descriptor["sources"]),
        licences=tuple(_licence(one) for one in descriptor["licenses"]),
        keywords=tuple(descriptor.get("keywords", ())),
        withheld=withheld,
        public_words=public_words(descriptor, resources, contract, withheld),
        is_reviewed=any(REVIEWER in _roles(one) for one in descriptor.get("contributors", ())),
    )


def _roles(contributor: Json) -> list[str]:
    return [contributor.get("role", ""), *contributor.get("roles", ())]


def _moment(text: str) -> datetime:
    """Read a moment; structure.py reports one that does not exist or has no zone."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return EPOCH


def _licence(said: Json) -> Licence:
    return Licence(said.get("name", ""), said.get("title") or said.get("name", ""), said.get("path", ""))


def reference(text: str) -> Reference:
    """Read `folder/resource.field`; the field may hold dots and slashes, the other two may not."""
    folder, _, rest = text.partition("/")
    resource, _, field = rest.partition(".")
    return Reference(folder, resource, field)


def written(value: str | float) -> str:
    """Write a value of JSON as a cell would: `true`, `12`, `0.00001`."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
    return str(value)


def bound(field: Field, value: str | float) -> Decimal | str | None:
    """Return a minimum or maximum as model.Constraints holds it; None if it is no value of the field's type.

    It is written as in a cell: a date in the field's own format. A JSON number stands for its digits.
    """
    text = written(value)
    if (field.type == "date" and not is_date_format(date_format(field))) or not is_value(field, text):
        return None
    match field.type:
        case "integer" | "number" | "year":
            return Decimal(text)
        case "date":
            return str(day_of(field, text))
        case "yearmonth":
            return text
    return None


def _resource(said: Json) -> Resource:
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
        order=tuple((name.removeprefix("-"), name.startswith("-")) for name in said.get("sort", ())),
        steps=_steps(said["steps"]) if "steps" in said else None,
        compares=Compares(**said["compares"]) if "compares" in said else None,
        explains=Explains(**said["explains"]) if "explains" in said else None,
        description=said.get("description", ""),
        bytes=said.get("bytes"),
        digest=_digest(said["hash"]) if "hash" in said else None,
    )


def _digest(text: str) -> Digest:
    """Read `sha256:…`; without the name of an algorithm it is md5."""
    algorithm, _, digits = text.rpartition(":")
    return Digest(algorithm or "md5", digits)


def _steps(said: Json) -> Steps:
    return Steps(said["title"], tuple(said.get("limit", ())), said.get("text"))


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
        decimals=field.get("decimals", DECIMALS),
    )
    return replace(
        plain,
        description=field.get("description", ""),
        constraints=_constraints(plain, field.get("constraints", {})),
        references=reference(field["references"]) if "references" in field else None,
        elsewhere=field.get("elsewhere", False),
        link=field.get("link"),
        role=field.get("role", ""),
        decimals=plain.decimals,
    )


def _constraints(field: Field, said: Json) -> Constraints:
    return Constraints(
        required=said.get("required", False),
        unique=said.get("unique", False),
        pattern=said.get("pattern"),
        enum=tuple(written(value) for value in said.get("enum", [])),
        min_length=_whole(said.get("minLength")),
        max_length=_whole(said.get("maxLength")),
        minimum=bound(field, said["minimum"]) if "minimum" in said else None,
        maximum=bound(field, said["maximum"]) if "maximum" in said else None,
    )


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)  # JSON Schema calls 8.0 an integer too


def _many(said: str | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)
