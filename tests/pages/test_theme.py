"""The theme's bundled files."""

from __future__ import annotations

import pytest

from disclosure.charts.artist import PROGRAM
from disclosure.errors import SurroundingsError
from disclosure.pages.theme import ASSETS, check_assets
from sites import ROOT


@pytest.mark.parametrize("missing", ASSETS)
def test_a_build_without_a_bundled_file_stops_and_names_it(missing, tmp_path):
    for name in ASSETS:
        if name != missing:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()

    with pytest.raises(SurroundingsError, match=missing):
        check_assets(tmp_path)


def test_make_bundles_every_file_that_a_build_needs():
    makefile = (ROOT / "Makefile").read_text("utf-8")

    assert all(f"theme/{name}" in makefile for name in ASSETS)
    check_assets(ROOT / "theme")


def test_the_licences_of_all_that_is_bundled_to_draw_lie_beside_it():
    program = (ROOT / "theme" / PROGRAM).read_text("utf-8")
    bundled = {line.split("/")[3] for line in program.splitlines() if line.startswith("// node_modules/")}
    licences = (ROOT / "theme" / PROGRAM).with_name("LICENCES").read_text("utf-8")

    assert bundled == {"echarts", "zrender", "tslib"}
    for name in bundled:
        for path in (ROOT / "theme/node_modules" / name).glob("LICENSE*"):
            assert path.read_text("utf-8") in licences
    assert (ROOT / "theme/node_modules/echarts/NOTICE").read_text("utf-8") in licences
