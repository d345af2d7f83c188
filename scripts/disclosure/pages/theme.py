"""Our theme, and what is bundled from a theme before a build: without it a site would have no look at all."""

from __future__ import annotations

from pathlib import Path

from disclosure.charts.artist import PROGRAM, SETUP
from disclosure.errors import SurroundingsError

_PACKAGE = Path(__file__).parents[1]
_IN_THE_REPOSITORY = _PACKAGE.parents[1] / "theme"
THEME = _IN_THE_REPOSITORY if _IN_THE_REPOSITORY.is_dir() else _PACKAGE / "theme"  # a wheel brings it
BUNDLES = {  # by what each is made from; a theme that is ready made has neither
    "styles/site.css": "static/css/site.css",
    "assets/mode.js": "static/js/mode.js",
    "assets/site.js": "static/js/site.js",
    "assets/register.js": "static/js/register.js",
    "assets/chart.js": "static/js/chart.js",
    "assets/echarts.js": "static/js/echarts.js",
    "assets/search.js": "static/js/search.js",
}


def check_assets(theme: Path) -> None:
    """Raise SurroundingsError if the drawing program is missing, or a file that *theme* has only to be bundled."""
    missing = [bundle for source, bundle in BUNDLES.items() if (theme / source).is_file() > (theme / bundle).is_file()]
    if not PROGRAM.is_file():
        missing.append(PROGRAM.name)
    if missing:
        raise SurroundingsError(f"缺少打包好的文件：{'、'.join(missing)}", hint=SETUP)
