"""The wheel, in an environment of its own: the package, its theme, the program that draws, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from inspections import sample, write_inspections
from sites import DAY, ROOT, files_of, html

pytestmark = pytest.mark.builds

SOURCES = {  # where a file of the wheel comes from
    "scripts/disclosure": "disclosure",
    "scripts/pelican": "pelican",
    **{f"theme/{part}": f"disclosure/theme/{part}" for part in ("components", "templates", "static")},
}
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """Run *command* in *folder* without our sources on its path; return what it printed."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=inherited | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def pack(folder: Path) -> Path:
    """Make the wheel as `make wheel` does, with what is installed here."""
    alone = ("--no-deps", "--no-build-isolation", "--no-index")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", *alone, "--wheel-dir", folder, ROOT, folder=folder)
    [made] = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return pack(folder)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The folder of the commands of a new environment: the wheel, and of ours nothing but what others made."""
    folder = tmp_path_factory.mktemp("office") / "environment"
    venv.create(folder, with_pip=False)
    python = folder / SCRIPTS / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, wheel, folder=folder)
    place = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    Path(place, "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python.parent


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A project with one register and our settings, but for the theme of the repository."""
    folder = tmp_path_factory.mktemp("project")
    write_inspections(folder / "data", [sample(1, conclusion="不合格")])
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/about.md").write_text("Title: 关于\n\n正文\n", "utf-8")
    ours = (ROOT / "pelicanconf.py").read_text("utf-8")
    assert 'THEME = "theme"\n' in ours
    (folder / "pelicanconf.py").write_text(ours.replace('THEME = "theme"\n', ""), "utf-8")
    return folder


@pytest.fixture(scope="module")
def node() -> dict[str, str]:
    """A search path with the Node that is installed beside our Python, as it is beside an office's."""
    return {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_it_holds_the_package_the_theme_and_the_program_that_draws_and_nothing_else(wheel):
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {
        f"{place}/{path.relative_to(ROOT / source).as_posix()}"
        for source, place in SOURCES.items()
        for path in (ROOT / source).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert held == wanted
    assert {name.split("/")[0] for name in held} == {"disclosure", "pelican"}
    assert [name for name in held if name.startswith("pelican/")] == ["pelican/plugins/disclosure/__init__.py"]
    assert {"disclosure/charts/drawing/bundle/draw.mjs", "disclosure/charts/drawing/bundle/LICENCES"} <= held


def test_the_same_sources_give_the_same_wheel(wheel, tmp_path):
    assert pack(tmp_path).read_bytes() == wheel.read_bytes()


def test_what_runs_in_its_environment_is_the_wheel_and_not_the_sources(installed, office):
    place = run(installed / "python", "-c", "import disclosure; print(disclosure.__file__)", folder=office)

    assert Path(place).is_relative_to(installed.parent)


def test_its_command_builds_what_the_repository_builds(installed, office, node, tmp_path):
    run(installed / "disclosure", "html", "--as-of", DAY, "--output", tmp_path / "site", folder=office, **node)

    again = html(office / "data", office / "content", tmp_path / "again")
    assert again.returncode == 0, again.stderr
    site = files_of(tmp_path / "site")
    assert site == files_of(tmp_path / "again")
    assert {"inspections/index.html", "theme/css/site.css", "theme/js/site.js"} <= set(site)
    assert [name for name in site if name.startswith("inspections/charts/")]


def test_pelican_finds_the_plugin_and_its_theme_by_itself(installed, office, node, tmp_path):
    settings = (office / "pelicanconf.py").read_text("utf-8") + "\ndel PLUGINS\n"
    (office / "plainconf.py").write_text(settings, "utf-8")
    command = ("pelican", "content", "-s", "plainconf.py", "--fatal=warnings", "-o", tmp_path / "site")

    run(installed / "python", "-m", *command, folder=office, SOURCE_DATE_EPOCH="1664496000", **node)
    run(installed / "disclosure", "html", "--as-of", DAY, "--output", tmp_path / "ours", folder=office, **node)

    ours = files_of(tmp_path / "ours")
    ours.pop("build.json")
    site = files_of(tmp_path / "site")
    site.pop("sitemap.xml", None)  # by a plugin of the tests that Pelican finds by itself too
    assert site == ours
