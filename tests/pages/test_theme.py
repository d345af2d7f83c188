"""The theme's bundled files."""

from __future__ import annotations

import pytest

from disclosure.errors import SurroundingsError
from disclosure.pages.theme import ASSETS, check_assets
from sites import ROOT


@pytest.mark.parametrize("missing", ASSETS)
def test_a_build_without_a_bundled_file_stops_and_names_it(missing, tmp_path):
    for name in ASSETS:
        if name != missing:
            (tmp_path / "static" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "static" / name).touch()

    with pytest.raises(SurroundingsError, match=missing):
        check_assets(tmp_path)


def test_make_bundles_every_file_that_a_page_fetches():
    makefile = (ROOT / "Makefile").read_text("utf-8")

    assert all(f"theme/static/{name}" in makefile for name in ASSETS)
    check_assets(ROOT / "theme")
