"""A source of a theme that is saved during a preview is bundled by the Makefile beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from disclosure.errors import ExtensionError
from disclosure.seeing.bundling import bundle, written

MAKEFILE = """assets:
\t@cat theme/styles/site.css > theme/static/css/site.css
\t@grep --quiet p theme/styles/site.css || { echo "第 1 行写错了" >&2; exit 1; }
"""


def save(file: Path, text: str, at: int) -> None:
    """Save a file at a second of our choosing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    os.utime(file, (at, at))


@pytest.fixture
def theme(tmp_path) -> Path:
    """A theme of which a style was bundled after it was saved."""
    (tmp_path / "Makefile").write_text(MAKEFILE, "utf-8")
    save(tmp_path / "theme/styles/site.css", "p{}", 1)
    save(tmp_path / "theme/static/css/site.css", "bundled", 2)
    return tmp_path / "theme"


def bundled(theme: Path) -> str:
    bundle(theme)
    return (theme / "static/css/site.css").read_text("utf-8")


def test_a_style_is_bundled_once_it_or_one_of_a_component_is_saved(theme):
    assert bundled(theme) == "bundled"
    save(theme / "components/stat/macro.html", "a macro is in no bundle", 3)
    assert bundled(theme) == "bundled"
    save(theme / "components/stat/style.css", "p{}", 3)
    assert bundled(theme) == "p{}"


def test_what_is_bundled_is_not_what_somebody_writes(theme):
    for name in ("static/icon.svg", "static/css/more.css", "node_modules/a.js", ".cache/a", "templates/a.html"):
        save(theme / name, "", 1)
    assert {one.name for one in written(theme)} == {"icon.svg", "styles", "templates"}

    (theme / "styles/site.css").unlink()  # a theme that is ready made
    assert "css" in {one.name for one in written(theme)}


def test_what_the_bundler_says_is_told(theme):
    save(theme / "styles/site.css", "{", 3)

    with pytest.raises(ExtensionError, match="第 1 行写错了"):
        bundle(theme)


def test_a_theme_that_nothing_says_how_to_bundle_stays_as_it_is(theme):
    save(theme / "styles/site.css", "{", 3)
    (theme.parent / "Makefile").unlink()

    assert bundled(theme) == "bundled"
