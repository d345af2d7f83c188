"""The published `datapackage.json`: the supplier's descriptor without what is not published, true of our CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from disclosure.contract.model import REFERENCE, Package
from disclosure.contract.register import Contract
from disclosure.files.model import Download
from disclosure.files.sheet import Sheet, marked
from disclosure.publication.model import PublicRegister

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
_OF_RESOURCE = ("title", "description", "label", "steps")
_LIST = "多个值，以逗号分隔"
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
_MAY_REST_ON_HIDDEN = {"person", "period", "status", "state"}  # what a page shows never does: a load refuses it


def published_descriptor(register: PublicRegister, files: Iterable[tuple[Sheet, Sequence[Download]]]) -> bytes:
    """Return the descriptor as JSON; *files* are each table's, its canonical CSV first.

    Omitted fields are gone, and with them every key, and every part of the contract, that rests on one.
    Missing values are empty cells. Each resource says its rows, and bytes and SHA-256 of its CSV and, as
    `otherFormats`, of the same table in every other format.
    """
    source = register.package.descriptor
    kept = {key: source[key] for key in _OF_PACKAGE if key in source}
    contract = register.package.register
    descriptor = {
        **kept,
        "title": marked(source["title"], sample=contract.sample),
        "resources": [_resource(register, sheet, downloads) for sheet, downloads in files],
        "register": _public_contract(register),
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(register: PublicRegister, sheet: Sheet, downloads: Sequence[Download]) -> dict[str, Any]:
    name = sheet.resource.name
    canonical, *others = downloads
    source = _source(register.package, name)
    said = {
        key: source[key] for key in _OF_RESOURCE if key in source and not (key == "label" and not sheet.resource.label)
    }
    return {
        "name": name,
        **said,
        **_file(canonical),
        "format": "csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "rows": sheet.rows,
        "otherFormats": [_file(one) for one in others],
        "schema": _schema(register, sheet, source["schema"]),
    }


def _file(download: Download) -> dict[str, Any]:
    return {
        "path": download.name,
        "mediatype": download.media_type,
        "bytes": download.bytes,
        "hash": f"sha256:{download.sha256}",
    }


def _schema(register: PublicRegister, sheet: Sheet, source: Mapping[str, Any]) -> dict[str, Any]:
    resource, contract = sheet.resource, register.package.register
    fields = {field["name"]: field for field in source["fields"]}
    schema: dict[str, Any] = {"fields": [_field(fields[name]) for name in resource.names], "missingValues": [""]}
    if contract.state and resource.name == contract.records:
        schema["fields"] = [_with_state(field, contract) for field in schema["fields"]]
    if resource.primary_key:
        schema["primaryKey"] = list(resource.primary_key)
    if resource.foreign_keys:
        schema["foreignKeys"] = [
            # An empty name is how both versions of the standard say "this same table".
            {
                "fields": list(key.fields),
                "reference": {
                    "resource": "" if key.resource == resource.name else key.resource,
                    "fields": list(key.reference_fields),
                },
            }
            for key in resource.foreign_keys
        ]
    return schema


def _field(source: Mapping[str, Any]) -> dict[str, Any]:
    """Leave a field as it was described, but for three things that would not be true or not be valid.

    A reference to a table that is not published goes. A list is called the text that it is, because the
    official profiles know no type `list`; its description says how the members are separated.
    """
    field = dict(source)
    if field.get("references", "").startswith(f"{REFERENCE}/"):
        del field["references"]
    elif "references" in field:
        # A cell that named a record which is not public is empty, whatever it had to be.
        field["constraints"] = {key: said for key, said in field.get("constraints", {}).items() if key != "required"}
    if field["type"] == "list":
        described = [text for text in (field.get("description"), _LIST) if text]
        field |= {"type": "string", "description": "；".join(described)}
    return field


def _with_state(field: dict[str, Any], contract: Contract) -> dict[str, Any]:
    """Let the field of the state hold the word that time puts there, whatever its cells had to be."""
    state = contract.state
    if state is None or field["name"] != state.field or "constraints" not in field:
        return field
    said = field["constraints"]
    kept = {key: said[key] for key in ("required", "enum") if key in said}
    if "enum" in kept:
        kept["enum"] = list(dict.fromkeys([*kept["enum"], state.then]))
    return {**field, "constraints": kept}


def _source(package: Package, name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(one for one in package.descriptor["resources"] if one["name"] == name)
    return found


def _public_contract(register: PublicRegister) -> dict[str, Any]:
    """Return the contract without `withheld` and without what rests on a field that is not published."""
    package = register.package
    records = package.register.records
    hidden = {
        name: set(resource.names) - set(register.tables[name].resource.names)
        for name, resource in package.resources.items()
    }
    contract = {key: value for key, value in package.descriptor["register"].items() if key != "withheld"}
    for key in _MAY_REST_ON_HIDDEN & set(contract):
        if _texts(contract[key]) & hidden[records]:
            del contract[key]
    if "checks" in contract:
        contract["checks"] = [
            check for check in contract["checks"] if not _texts(check) & hidden[check.get("resource", records)]
        ]
    return contract


def _texts(value: Any) -> set[str]:
    """Return every text in *value*; a field's name would be one of them."""
    if isinstance(value, Mapping):
        return set().union(*(_texts(part) for part in (*value, *value.values())))
    if isinstance(value, list):
        return set().union(*(_texts(part) for part in value))
    return {value} if isinstance(value, str) else set()
