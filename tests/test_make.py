"""What `make` runs, with a Python in its place that writes down how it was called."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sites import ROOT

DRAWING = "scripts/disclosure/charts/drawing"
EDITING = "scripts/editing/decap"
NPM = ("package.json", "package-lock.json", ".npmrc")
MAKE = shutil.which("make") or ""

pytestmark = pytest.mark.skipif(not MAKE, reason="no make on this machine")

NAMES = ["out", "some folder/sp ace/out", "某 文件夹/空 格/out", "it's/out"]

# html builds a site, as the real one does; everything else is only noted.
PYTHON = f"""#!{sys.executable}
import json, sys
from pathlib import Path

called = sys.argv[3:]
with open("calls", "a", encoding="utf-8") as calls:
    calls.write(json.dumps(called) + chr(10))
if called[0] == "html":
    site = Path(called[called.index("--output") + 1] if "--output" in called else "output")
    site.mkdir(parents=True, exist_ok=True)
    (site / "build.json").touch()
"""


@pytest.fixture
def project(tmp_path) -> Path:
    """A folder in which everything is set up already: each stamp is younger than what it is made from."""
    made = [
        *("requirements-pip.txt", "requirements.txt"),
        *(f"{folder}/{name}" for folder in ("theme", DRAWING, EDITING) for name in NPM),
        *(
            f"theme/assets/{name}"
            for name in ("mode.js", "site.js", "search.js", "suggest.js", "register.js", "chart.js", "echarts.js")
        ),
        f"{DRAWING}/draw.mjs",
        *(".venv/made", ".venv/site", "theme/node_modules/installed", ".venv/drawing/installed"),
        ".venv/editing/installed",
        *(
            f"theme/static/js/{name}.js"
            for name in ("mode", "site", "search", "suggest", "register", "chart", "echarts")
        ),
        *("theme/static/css/site.css", f"{DRAWING}/bundle/draw.mjs"),
    ]
    for age, name in enumerate(made):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1_000_000 + age, 1_000_000 + age))
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(exist_ok=True)
    python.write_text(PYTHON, "utf-8")
    python.chmod(0o755)
    return tmp_path


def make(project: Path, *arguments: str) -> list[list[str]]:
    """Run make and return how the program was called."""
    command = [MAKE, "-C", project, *arguments]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return [json.loads(line) for line in (project / "calls").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_serve_builds_nothing_over_a_site_that_is_there(name, project):
    (project / name).mkdir(parents=True)
    (project / name / "build.json").touch()

    assert make(project, "serve", f"OUTPUT={name}") == [["serve", "--output", name]]


@pytest.mark.parametrize("name", NAMES)
def test_serve_builds_a_site_where_there_is_none(name, project):
    calls = make(project, "serve", f"OUTPUT={name}", "DATA=my data", "PORT=8799")

    assert calls == [
        ["html", "--data", "my data", "--output", name],
        ["serve", "--output", name, "--port", "8799"],
    ]


def test_new_hands_on_what_it_is_told(project):
    make(project, "new", "KIND=city", "NAME=某 县", "OUTPUT=my cities")
    make(project, "new", "KIND=register", "NAME=water", "FROM=水 质.csv", "DATA=my data")

    calls = make(project, "new", "KIND=report", "REGISTER=water", "PERIOD=2022-Q3")

    assert calls == [
        ["new", "--kind", "city", "--name", "某 县", "--output", "my cities"],
        ["new", "--kind", "register", "--name", "water", "--from", "水 质.csv", "--data", "my data"],
        ["new", "--kind", "report", "--register", "water", "--period", "2022-Q3"],
    ]


def test_edit_takes_the_port_that_its_message_says(project):
    [[bundle, *said]] = make(project, "edit", "PORT=0")

    assert bundle.endswith("decap-cms/dist")
    assert said == ["--port", "0"]


def test_serve_without_a_name_is_a_preview_and_builds_over_nothing(project):
    assert make(project, "serve") == [["serve"]]

    assert make(project, "serve", "CONTENT=my content") == [["serve"], ["serve", "--content", "my content"]]
