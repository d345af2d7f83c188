"""Packages written to disk, read and checked: what `make check` would say of their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.checks.check import check
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.reading.reader import read_all
from packages import load, write_package

AS_OF = date(2022, 9, 30)


@pytest.fixture
def problems(data: Path, engine: Engine) -> Callable[..., list[Problem]]:
    """Return a function that checks the data folder; *without* names tables that could not be read."""

    def run(*, without: Sequence[tuple[str, str]] = ()) -> list[Problem]:
        catalogue, wrong = load(data)
        assert wrong == []
        tables, wrong = read_all(catalogue, engine)
        assert wrong == []
        kept = {name: table for name, table in tables.items() if name not in without}
        return check(catalogue, kept, engine, AS_OF)

    return run


@pytest.fixture
def of_cells(data: Path, problems: Callable[..., list[Problem]]) -> Callable[..., list[Problem]]:
    """Return a function that checks a table of one column, in which each cell is a row."""

    def run(one: dict[str, Any], *cells: str) -> list[Problem]:
        # A second, filled column: a row of nothing but an empty cell is a blank line.
        rows = [[cell, "x"] for cell in cells]
        filler = {"name": "filler", "title": "filler", "type": "string", "disclosure": "public"}
        write_package(data / "reference", {"things": {"fields": [one, filler], "rows": rows}})
        return problems()

    return run


@pytest.fixture
def of_register(data: Path, problems: Callable[..., list[Problem]]) -> Callable[..., list[Problem]]:
    """Return a function that checks a register of one table `things`, whose key is its first field."""

    def run(fields: list[dict[str, Any]], rows: list[list[str]], **register: Any) -> list[Problem]:
        names = [one["name"] for one in fields]
        things = {"fields": fields, "rows": rows, "primaryKey": register.pop("key", names[0])}
        contract = {"section": "results", "records": "things", "title": f"{{{names[0]}}}", "columns": names[:1]}
        write_package(data / "made-up", {"things": things}, contract | register)
        return problems()

    return run
