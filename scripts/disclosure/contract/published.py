"""The part of a descriptor that everybody may read, in its own words: what our published datapackage.json passes on.

It is taken when a package is assembled and holds nothing that may not be published: no omitted or withheld field, and
nothing that rests on one. A word of it changes only where it would not be true, or not be valid, of our files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from disclosure.contract.answers import REPLACED
from disclosure.contract.consistency import withheld_among
from disclosure.contract.model import REFERENCE, Field, Package, PublicTableWords, PublicWords, Resource, Said
from disclosure.contract.register import Contract
from disclosure.ground.types import day_of, is_date_format

Json = Mapping[str, Any]

_OF_PACKAGE = (
    "name",
    "title",
    "description",
    "homepage",
    "version",
    "created",
    "keywords",
    "licenses",
    "sources",
    "contributors",
)
_OF_RESOURCE = ("title", "description", "label", "steps", "compares")
_LIST = "多个值，以逗号分隔"
_MAY_REST_ON_HIDDEN = {"person", "period", "status", "state"}  # what a page shows never does: a load refuses it


def public_words(
    descriptor: Json, resources: Mapping[str, Resource], contract: Contract | None, withheld: tuple[str, ...]
) -> PublicWords:
    """Take from *descriptor* what may be passed on; the other arguments are what it was assembled into."""
    hidden = {name: set(_hidden(resource, withheld)) for name, resource in resources.items()}
    tables = {
        said["name"]: PublicTableWords(
            {key: said[key] for key in _OF_RESOURCE if key in said},
            tuple(_fields(said, contract, hidden[said["name"]])),
        )
        for said in descriptor["resources"]
    }
    kept = {key: descriptor[key] for key in _OF_PACKAGE if key in descriptor}
    return PublicWords(kept, tables, _contract(descriptor.get("register", {}), hidden))


def _fields(resource: Json, contract: Contract | None, hidden: set[str]) -> Iterator[Json]:
    """Describe the fields of a resource that are not *hidden*."""
    records = contract if contract and contract.records == resource["name"] else None
    typed = {one.field for one in contract.typed_numbers(resource["name"])} if contract else set()
    for field in resource["schema"]["fields"]:
        if field["name"] not in hidden:
            # A typed total over rows that are not public is empty, whatever it had to be.
            yield _unneeded(_field(field, records)) if field["name"] in typed else _field(field, records)


def with_table(words: PublicWords, table: Resource) -> PublicWords:
    """Add a table of ours, which no supplier has described; its fields have no constraints but words and `required`."""
    own = {"title": table.title, "description": table.description}
    described = PublicTableWords(own, tuple(_field(_described(field)) for field in table.fields))
    return replace(words, tables={**words.tables, table.name: described})


def with_period(package: Package) -> Package:
    """Say the period in full, so that whoever reads our files needs no table that is not published."""
    words, period = package.public_words, package.register.period
    if period is None or "period" not in words.register:
        return package
    return replace(package, public_words=replace(words, register={**words.register, "period": period.written()}))


def _hidden(resource: Resource, withheld: tuple[str, ...]) -> Iterator[str]:
    yield from (field.name for field in resource.fields if field.disclosure == "omitted")
    yield from withheld_among(resource.fields, withheld)


def _described(field: Field) -> dict[str, Any]:
    limits = {"required": field.constraints.required, "enum": list(field.constraints.enum)}
    said = {
        "name": field.name,
        "title": field.title,
        "type": field.type,
        "format": field.format,
        "description": field.description,
        "constraints": {key: limit for key, limit in limits.items() if limit},
        "disclosure": field.disclosure,
    }
    return {key: value for key, value in said.items() if value}


def _field(said: Json, records: Contract | None = None) -> Json:
    """Leave a field as it was described, but for five things that would not be true or not be valid.

    A reference to a table that is not published goes. A list is called the text that it is, because the
    official profiles know no type `list`; its description says how the members are separated. The state of
    *records* (the contract, for a field of the records' table) may be the word that time puts there. A date is ISO.
    """
    field = dict(said)
    if field.get("references", "").startswith(f"{REFERENCE}/"):
        del field["references"]
    elif "references" in field:
        field = _unneeded(field)  # a cell that named a record which is not public is empty, whatever it had to be
    if field["type"] == "list":
        described = [text for text in (field.get("description"), _LIST) if text]
        field |= {"type": "string", "description": "；".join(described)}
    if field["type"] == "date" and is_date_format(field.get("format", "")):
        return _with_state(_iso(field), records) if records else _iso(field)
    return _with_state(field, records) if records else field


def _unneeded(field: Json) -> dict[str, Any]:
    constraints = {key: limit for key, limit in field.get("constraints", {}).items() if key != "required"}
    return {**field, "constraints": constraints}


def _iso(said: Json) -> Json:
    """Describe a date as our files write it, with the days that its description names."""
    known = Field(said["name"], said["title"], "date", format=said["format"])
    limits = said.get("constraints", {})

    def day(text: Said) -> str:
        return str(day_of(known, str(text)))

    named: dict[str, Any] = {key: day(limits[key]) for key in ("minimum", "maximum") if key in limits}
    if "enum" in limits:
        named["enum"] = [day(text) for text in limits["enum"]]
    if "example" in said:
        named = {"constraints": {**limits, **named}, "example": day(said["example"])}
    elif limits:
        named = {"constraints": {**limits, **named}}
    return {key: value for key, value in said.items() if key != "format"} | named


def _with_state(field: Json, contract: Contract) -> Json:
    """Let the field of the state hold the word that time puts there, whatever its cells had to be."""
    state = contract.state
    if state is None or field["name"] != state.field or "constraints" not in field:
        return field
    said = field["constraints"]
    kept = {key: said[key] for key in ("required", "enum") if key in said}
    if "enum" in kept:
        ours = [state.then, *([REPLACED] if contract.supersedes else [])]
        kept["enum"] = list(dict.fromkeys([*kept["enum"], *ours]))
    return {**field, "constraints": kept}


def _contract(register: Json, hidden: Mapping[str, set[str]]) -> Json:
    """Leave out `withheld`, and what rests on a *hidden* field."""
    contract = {key: value for key, value in register.items() if key != "withheld"}
    records = register.get("records", "")
    for key in _MAY_REST_ON_HIDDEN & set(contract):
        if _texts(contract[key]) & hidden.get(records, set()):
            del contract[key]
    if "checks" in contract:
        contract["checks"] = [
            check
            for check in contract["checks"]
            if not _texts(check) & hidden.get(check.get("resource", records), set())
        ]
    return contract


def _texts(value: Any) -> set[str]:
    """Return every text in *value*; a field's name would be one of them."""
    if isinstance(value, Mapping):
        return set().union(*(_texts(part) for part in (*value, *value.values())))
    if isinstance(value, list):
        return set().union(*(_texts(part) for part in value))
    return {value} if isinstance(value, str) else set()
