"""The reference tables in data/."""

from __future__ import annotations

import csv
import json
from typing import Any

from sites import ROOT

DATA = ROOT / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def resource(name: str) -> dict[str, Any]:
    descriptor = json.loads((DATA / "reference/datapackage.json").read_text("utf-8"))
    [found] = [one for one in descriptor["resources"] if one["name"] == name]
    return found
