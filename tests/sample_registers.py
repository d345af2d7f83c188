"""The sample registers, as the command writes them and as they are committed."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from samples.registers import write
from sites import ROOT

DATA = ROOT / "data"
REGISTERS = {  # the tables of each
    "inspections": ("samples", "notices", "findings", "disposals"),
    "penalties": ("penalties",),
    "licences": ("licences",),
    "small-operators": ("operators",),
    "supervision": ("checks", "check_items"),
    "credit-lists": ("entries",),
    "complaint-statistics": ("statistics",),
    "case-register": ("cases",),
    "sites": ("sites",),
    "associations": ("associations",),
    "certified-bases": ("certificates",),
    "consumer-tips": ("tips",),
    "enforcement": ("campaigns",),
    "kitchen-waste": ("handlers",),
    "labs": ("labs",),
    "liability-insurance": ("trades",),
    "local-standards": ("standards",),
    "markets": ("markets",),
    "online-operators": ("online",),
    "pesticide-sellers": ("sellers",),
    "public-sampling": ("rounds", "votes"),
    "school-meals": ("units", "companions"),
    "science-points": ("points",),
    "smart-supervision": ("uses",),
    "stall-zones": ("zones",),
    "stations": ("stations",),
}
TOTALS = {  # they name nobody
    "complaint-statistics",
    "consumer-tips",
    "enforcement",
    "liability-insurance",
    "smart-supervision",
}
SUBJECTS = {"samples": "sampled_uscc", "penalties": "party_uscc", "licences": "party_uscc"}
WRITTEN = {"sample-week", "sample-week-events"}  # by hand: a few rows that show every part in use


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    write(folder)
    return folder


def table(data: Path, register: str, resource: str) -> list[dict[str, str]]:
    descriptor = json.loads((data / register / "datapackage.json").read_text("utf-8"))
    [path] = [one["path"] for one in descriptor["resources"] if one["name"] == resource]
    rows = []
    for name in [path] if isinstance(path, str) else path:
        with (data / register / name).open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file, strict=True))
    return rows


@pytest.fixture(scope="module")
def tables(written) -> Mapping[str, list[dict[str, str]]]:
    return {name: table(written, register, name) for register, names in REGISTERS.items() for name in names}


def package(register: str) -> dict[str, Any]:
    return json.loads((DATA / register / "datapackage.json").read_text("utf-8"))
