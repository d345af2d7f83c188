"""Tiny data packages for tests: the fixture states the good package, a test only what differs."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from disclosure.cache import Cache
from disclosure.checks.kinds import kinds
from disclosure.contract import descriptors
from disclosure.contract.model import Catalogue
from disclosure.contract.vocabulary import LIST, Vocabulary
from disclosure.errors import Problem
from disclosure.pages.views import views

VIEWS = (LIST, *views())
VOCABULARY = Vocabulary(kinds(), VIEWS)


def field(name: str, kind: str = "string", *, disclosure: str = "public", **more: Any) -> dict[str, Any]:
    """Return a field descriptor; constraints and other properties go by keyword."""
    return {"name": name, "title": more.pop("title", name), "type": kind, "disclosure": disclosure, **more}


def write_rows(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> None:
    """Write a CSV of text cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        # The csv module leaves a carriage return bare, and then the file would break off there.
        bare = any("\r" in cell for row in rows for cell in row)
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL if bare else csv.QUOTE_MINIMAL)
        writer.writerows([header, *rows])


def write_package(
    folder: Path,
    resources: Mapping[str, Mapping[str, Any]],
    register: Mapping[str, Any] | None = None,
    **descriptor: Any,
) -> Path:
    """Write a package into *folder* (its name is the register's) and return the folder.

    Each resource is {"fields": [...], "rows": [[...]], and any other resource or schema property:
    primaryKey, foreignKeys and missingValues go into the schema}. Without "path" it is `<name>.csv`.
    """
    package: dict[str, Any] = {
        "name": folder.name,
        "title": "示例名册",
        "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0"}],
        "sources": [{"title": "示例机关"}],
        "version": "1",
        "created": "2022-09-30T00:00:00+08:00",
        "resources": [_written(folder, name, resource) for name, resource in resources.items()],
        **descriptor,
    }
    if register is not None:
        package["register"] = register
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=2), encoding="utf-8")
    return folder


def _written(folder: Path, name: str, resource: Mapping[str, Any]) -> dict[str, Any]:
    """Write the rows of a resource and return its descriptor."""
    rest = dict(resource)
    fields, rows = rest.pop("fields"), rest.pop("rows", ())
    in_schema = ("primaryKey", "foreignKeys", "missingValues")
    schema = {"fields": fields, **{key: rest.pop(key) for key in in_schema if key in rest}}
    entry = {"name": name, "path": f"{name}.csv", **rest, "schema": schema}
    write_rows(folder / entry["path"], [one["name"] for one in fields], rows, rest.get("encoding", "utf-8"))
    return entry


def places(problems: Sequence[Problem]) -> list[tuple[str, int | None, str | None]]:
    """Return the kind, row and field of each problem."""
    return [(problem.kind, problem.row, problem.field) for problem in problems]


class Remembering(Cache):
    """What passed in this process, as a build knows what passed in an earlier one; without files."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[tuple[str, str], bytes] = {}

    def get(self, name: str, stamp: str = "") -> bytes | None:
        return self._entries.get((name, stamp))

    def put(self, name: str, data: bytes, stamp: str = "") -> None:
        self._entries[name, stamp] = data


PASSED = Remembering()  # many tests write the same descriptor, with other rows


def load(data: Path, cache: Cache = PASSED) -> tuple[Catalogue, list[Problem]]:
    """Load every package of *data* as a build does, with every kind there is."""
    return descriptors.load(data, VOCABULARY, cache)
