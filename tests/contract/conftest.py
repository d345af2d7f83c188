"""A data folder, and small ways to ask about the descriptor of one package."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure.contract.model import Package
from disclosure.errors import Problem
from packages import REGISTER, load, write_package, wrong_with_training


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


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
    """Return a function that tells what is wrong with the descriptor of the package `training`."""
    return functools.partial(wrong_with_training, data)
