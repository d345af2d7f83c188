"""What stands here are facts of one city: tested where its data and its pages are, skipped in every other place."""

from __future__ import annotations

from pathlib import Path

import pytest

from judged import court, law
from plan_facts import plan
from sample_registers import tables, written
from sites import ROOT

__all__ = ["court", "law", "plan", "tables", "written"]

FOLDER = Path(__file__).parent
OF_THE_CITY = ("data/plan-targets/datapackage.json", "content/pages/how-to-read/plan-targets.md")
ELSEWHERE = "data/ or content/ was replaced: this is a fact of the city whose plan was there"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    elsewhere = not all((ROOT / name).is_file() for name in OF_THE_CITY)
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.city)
            if elsewhere:
                item.add_marker(pytest.mark.skip(reason=ELSEWHERE))
