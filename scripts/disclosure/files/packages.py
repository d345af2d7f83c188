"""The published `datapackage.json`: what the supplier says for everybody, and what our files are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from disclosure import addresses
from disclosure.contract.model import ForeignKey, Package, PublicWords, Resource, Words
from disclosure.files.model import Download
from disclosure.files.sheet import Sheet, marked
from disclosure.publication.model import PublicRegister
from disclosure.settings import Settings

_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


Files = Iterable[tuple[Sheet, Sequence[Download]]]  # each table's, its canonical CSV first


def published_descriptor(register: PublicRegister, files: Files, modified: date, settings: Settings) -> bytes:
    """Return the descriptor as JSON of *files* of a register whose newest row, correction or withdrawal is *modified*.

    What the supplier says for everybody stands as it was said. Missing values are empty cells. Each resource says its
    rows, and bytes and SHA-256 of its CSV and, as `otherFormats`, of the same table in every other format.
    """
    package = register.package
    descriptor = {
        **_about(package, settings),
        **package.public_words.package,
        "as_of": register.as_of.isoformat(),
        "modified": modified.isoformat(),
        "title": marked(package.title, sample=package.register.sample),
        "resources": [_resource(package.public_words, sheet, downloads) for sheet, downloads in files],
        "register": package.public_words.register,
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def _about(package: Package, settings: Settings) -> dict[str, str]:
    """Say where the register stands and who answers for it; what its supplier says of that goes before."""
    home = f"{settings.siteurl.rstrip('/')}/{addresses.register(package.name)}" if settings.siteurl else ""
    return {key: value for key, value in (("homepage", home), ("contact", settings.contact)) if value}


def _resource(words: PublicWords, sheet: Sheet, downloads: Sequence[Download]) -> dict[str, Any]:
    said = words.tables[sheet.resource.name]
    canonical, *others = downloads
    return {
        "name": sheet.resource.name,
        **said.itself,
        **_file(canonical),
        "format": "csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "rows": sheet.rows,
        **({"otherFormats": [_file(one) for one in others]} if others else {}),
        "schema": _schema(sheet.resource, said.fields),
    }


def _file(download: Download) -> dict[str, Any]:
    return {
        "path": download.name,
        "mediatype": download.media_type,
        "bytes": download.bytes,
        "hash": f"sha256:{download.sha256}",
    }


def _schema(resource: Resource, fields: Sequence[Words]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if resource.primary_key:
        schema["primaryKey"] = list(resource.primary_key)
    if resource.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(key, resource) for key in resource.foreign_keys]
    return schema


def _foreign_key(key: ForeignKey, resource: Resource) -> dict[str, Any]:
    # An empty name is how both versions of the standard say "this same table".
    target = "" if key.resource == resource.name else key.resource
    return {"fields": list(key.fields), "reference": {"resource": target, "fields": list(key.reference_fields)}}
