"""Columns as people call them: a problem of a field gets the field's title beside its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from disclosure.contract.model import Catalogue, Package
from disclosure.errors import Problem

_BETWEEN = "、"  # of the names of a problem of several fields


def with_titles(problems: Iterable[Problem], catalogue: Catalogue) -> list[Problem]:
    """Return *problems*, each with the titles of the fields that it names and *catalogue* knows."""
    known = {path: titles for package in catalogue.packages.values() for path, titles in _titles(package)}
    return [replace(one, title=_title(one.field or "", known.get(one.path, {})) or one.title) for one in problems]


def _titles(package: Package) -> Iterable[tuple[str, Mapping[str, str]]]:
    """Yield each file of a package, as problems name it, with the titles of its fields; of the descriptor's too."""
    everything: dict[str, str] = {}
    for resource in package.resources.values():
        own = {field.name: field.title for field in resource.fields}
        everything |= own
        yield from ((f"{package.folder.name}/{path}", own) for path in resource.paths)
    yield package.path, everything


def _title(field: str, titles: Mapping[str, str]) -> str:
    names = [field] if field in titles else field.split(_BETWEEN)
    words = [titles.get(name, "") for name in names]
    return "" if words == names else _BETWEEN.join(words) if all(words) else ""
