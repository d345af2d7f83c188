"""Rows laid over the descriptors of this city, and what is wrong with them."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as default
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.checks.check import check
from disclosure.contract.model import REFERENCE, Package
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.reading.reader import read
from disclosure.reading.tables import Table
from engines import borrowed
from lawful import BARRED, GOOD, PENALTY, Row
from packages import load
from sites import ROOT

DATA = ROOT / "data"
AS_OF = date(2026, 11, 26)
Key = tuple[str, str]  # folder, resource
Law = Callable[..., "Verdict"]


class Verdict(tuple[tuple[str, str, bool], ...]):
    """(field, message, is a warning) of everything that is wrong with the rows."""

    __slots__ = ()

    def says(self, words: str, *, warning: bool = False) -> bool:
        """Whether the one thing that is wrong has these words, and is a warning or not."""
        return [(words in message, is_warning) for _, message, is_warning in self] == [(True, warning)]


@dataclass
class Court:
    """What tells what is wrong with a register: the reference tables, which are the city's, are read once."""

    engine: Engine
    reference: dict[Key, Table] = default(default_factory=dict)

    def wrong_with(self, data: Path, register: str) -> Iterator[tuple[str, str, bool]]:
        catalogue, problems = load(data)
        assert problems == []
        self.reference = self.reference or self._read(catalogue.packages[REFERENCE])
        others = [package for name, package in catalogue.packages.items() if name != REFERENCE]
        own = {key: table for package in others for key, table in self._read(package).items()}
        try:
            alone = replace(catalogue, packages={register: catalogue.packages[register]})
            told: list[Problem] = check(alone, self.reference | own, self.engine, AS_OF)
        finally:
            for table in own.values():
                self.engine.drop(table.name)
        for one in told:
            if one.path.startswith(f"{register}/") and one.kind != "uscc-checksum":
                yield one.field or "", one.message, one.warning

    def _read(self, package: Package) -> dict[Key, Table]:
        found, unread = read(package, self.engine)
        assert unread == []
        return dict(found)


@pytest.fixture(scope="module")
def court(tmp_path_factory) -> Iterator[Court]:
    with borrowed(tmp_path_factory.mktemp("engine"), "polars") as engine:
        yield Court(engine)


@pytest.fixture
def law(tmp_path: Path, court: Court) -> Law:
    """Return a function that writes rows over the good ones of a register, and tells what is wrong with them."""
    data = tmp_path / "data"

    def judge(register: str, /, **tables: list[Row]) -> Verdict:
        begin(data, register)
        if register == "credit-lists":  # which rests on a penalty
            lay(data, "penalties", {"penalties": [PENALTY | BARRED]})
        good = {name: list(rows) for name, rows in GOOD.get(register, {}).items()}
        lay(data, register, good | {name: _over(good.get(name), rows) for name, rows in tables.items()})
        return Verdict(court.wrong_with(data, register))

    return judge


def begin(data: Path, register: str) -> None:
    """Copy the reference tables and the descriptors of a register and of the penalties, to which it may refer."""
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(DATA / "reference", data / "reference")
    for name in {register, "penalties"}:
        (data / name).mkdir()
        shutil.copy(DATA / name / "datapackage.json", data / name)
        lay(data, name, {one["name"]: [] for one in resources(data, name)})
    if register == "supervision":
        shutil.copy(DATA / "supervision/check_items.csv", data / "supervision")


def resources(data: Path, register: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((data / register / "datapackage.json").read_text("utf-8"))["resources"]
    return found


def _over(good: list[Row] | None, rows: list[Row]) -> list[Row]:
    return [good[0] | row if good else row for row in rows]


def lay(data: Path, register: str, tables: Mapping[str, list[Row]]) -> None:
    """Put *tables* in place of the rows of a register; a table of several files keeps its rows in the last."""
    for resource in resources(data, register):
        if resource["name"] in tables:
            names = [one["name"] for one in resource["schema"]["fields"]]
            paths = [resource["path"]] if isinstance(resource["path"], str) else resource["path"]
            for path in paths:
                with (data / register / path).open("w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, names, lineterminator="\n")
                    writer.writeheader()
                    writer.writerows(tables[resource["name"]] if path == paths[-1] else [])
