"""A made-up register becomes a real one by the names of the tables that it refers to; the real ones stand ready."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from disclosure.errors import errors_only
from plan_facts import DATA
from sites import ROOT
from stages import stages

NAMES = {"reference/sample_": "reference/", "示例省": "河南省"}  # what the handbook tells to replace
WEEKS = ("sample-week", "sample-week-events")  # a whole made-up city; the real weeks have registers of their own
HANDBOOK = (ROOT / "docs/数据员手册.md").read_text("utf-8")


def samples() -> list[Path]:
    found = (path for path in sorted(DATA.iterdir()) if path.name not in (*WEEKS, "reference"))
    return [
        path for path in found if json.loads((path / "datapackage.json").read_text("utf-8"))["register"].get("sample")
    ]


@pytest.fixture(scope="module")
def made_real(tmp_path_factory):
    """The data of the city with each made-up register as a real one in which there is no row yet."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(DATA, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*WEEKS))
    for folder in (data / path.name for path in samples()):
        text = (folder / "datapackage.json").read_text("utf-8")
        for made_up, real in NAMES.items():
            text = text.replace(made_up, real)
        (folder / "datapackage.json").write_text(re.sub(r',\s*"sample": true', "", text), "utf-8")
        for table in folder.glob("*.csv"):
            table.write_text(table.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    with stages(data, tmp_path_factory.mktemp("scratch")) as found:
        yield found


def test_every_made_up_register_becomes_a_real_one_by_these_names(made_real):
    assert len(samples()) == 26
    assert [str(problem) for problem in errors_only(made_real.problems)] == []
    assert {name for name, register in made_real.registers.items() if register.package.register.sample} == set()


def test_the_handbook_says_these_names():
    for made_up, real in NAMES.items():
        assert f"| `{made_up}` | `{real}` |" in HANDBOOK
