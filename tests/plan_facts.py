"""The plan as it is, and the tables that say what it says."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from sites import ROOT

DATA = ROOT / "data"
DOMAIN = Path(os.environ.get("FIXTURES", "")).parent / "domain"
PLAN = DOMAIN / "action-plan.txt"
UNKNOWN = "未公布"
RECEIVER = "市质量强市领导小组办公室"

plan_is_here = pytest.mark.skipif(
    not PLAN.is_file(), reason="FIXTURES is not set: the plan is not here to compare with"
)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def plan() -> str:
    """The plan without white space: its paragraphs are broken in the middle of sentences."""
    return re.sub(r"\s", "", PLAN.read_text("utf-8"))
