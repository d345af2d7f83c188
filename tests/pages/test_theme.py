"""The bundled files of a theme, and of the program that draws."""

from __future__ import annotations

import pytest

from disclosure.charts.worker import PROGRAM
from disclosure.errors import SurroundingsError
from disclosure.pages import theme
from disclosure.pages.theme import BUNDLES, check_assets
from disclosure.settings import THEME
from sites import ROOT


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


@pytest.mark.parametrize("missing", BUNDLES.values())
def test_a_build_without_a_bundled_file_stops_and_names_it(missing, tmp_path):
    write(tmp_path, *BUNDLES, *(name for name in BUNDLES.values() if name != missing))

    with pytest.raises(SurroundingsError, match=missing):
        check_assets(tmp_path)


def test_a_theme_of_somebody_else_needs_none_of_our_files(tmp_path):
    check_assets(tmp_path)


def test_no_build_goes_without_the_program_that_draws(tmp_path, monkeypatch):
    monkeypatch.setattr(theme, "PROGRAM", tmp_path / "draw.mjs")

    with pytest.raises(SurroundingsError, match=r"draw\.mjs"):
        check_assets(tmp_path)


def test_our_theme_is_the_repositorys():
    assert THEME == ROOT / "theme"
    assert all((THEME / source).is_file() for source in BUNDLES)


def test_make_bundles_every_file_that_a_build_needs():
    makefile = (ROOT / "Makefile").read_text("utf-8")

    assert all(f"theme/{name}" in makefile for name in BUNDLES.values())
    assert f"DRAWING := {PROGRAM.parents[1].relative_to(ROOT)}\n" in makefile
    check_assets(THEME)


def test_the_licences_of_all_that_is_bundled_to_draw_lie_beside_it():
    program = PROGRAM.read_text("utf-8")
    bundled = {line.split("/")[3] for line in program.splitlines() if line.startswith("// node_modules/")}
    licences = PROGRAM.with_name("LICENCES").read_text("utf-8")
    packages = ROOT / ".venv/drawing/node_modules"

    assert bundled == {"echarts", "zrender", "tslib"}
    for name in bundled:
        for path in (packages / name).glob("LICENSE*"):
            assert path.read_text("utf-8") in licences
    assert (packages / "echarts/NOTICE").read_text("utf-8") in licences
