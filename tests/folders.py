"""Fixtures of the first rooms: a data folder, an engine, and small ways to ask about one package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure.contract.model import Package
from disclosure.errors import Problem
from packages import field, load, write_package

REGISTER = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}


@pytest.fixture
def package(data: Path) -> Callable[..., Package]:
    """Return a function that writes the package `training`, whose table `rows` has *fields*, and loads it."""

    def write(*fields: dict[str, Any], register: dict[str, Any] | None = None, **resource: Any) -> Package:
        described = {"primaryKey": fields[0]["name"], **resource, "fields": list(fields)}
        titled = {"title": "{" + fields[0]["name"] + "}", "columns": [fields[0]["name"]]}
        write_package(data / "training", {"rows": described}, register=REGISTER | titled | (register or {}))
        catalogue, problems = load(data)
        assert problems == []
        return catalogue.packages["training"]

    return write


@pytest.fixture
def wrong(data: Path) -> Callable[..., list[Problem]]:
    """Return a function that writes the package `training` and tells what is wrong with its descriptor.

    The good package has one table `rows` with the fields a (key), on (date), result (enum) and hidden
    (omitted). *register* and *rows* are merged into it, *more* into the package.
    """

    def write(
        register: dict[str, Any] | None = None,
        rows: dict[str, Any] | None = None,
        others: dict[str, Any] | None = None,
        **more: Any,
    ) -> list[Problem]:
        fields = [
            field("a"),
            field("on", "date"),
            field("result", constraints={"enum": ["合格", "不合格"]}),
            field("hidden", "integer", disclosure="omitted"),
        ]
        resources = {"rows": {"fields": fields, "primaryKey": "a", **(rows or {})}, **(others or {})}
        write_package(data / "training", resources, register=REGISTER | (register or {}), **more)
        return load(data)[1]

    return write
