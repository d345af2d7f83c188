"""What is bundled from the theme before a build. Without it a site would have no look at all, and no charts."""

from __future__ import annotations

from pathlib import Path

from disclosure.charts.artist import PROGRAM
from disclosure.errors import SurroundingsError

ASSETS = ("static/css/site.css", "static/js/mode.js", "static/js/site.js", "static/js/search.js", PROGRAM)


def check_assets(theme: Path) -> None:
    """Raise SurroundingsError if a bundled file is missing from *theme*."""
    missing = [name for name in ASSETS if not (theme / name).is_file()]
    if missing:
        raise SurroundingsError(
            f"主题里缺少打包好的文件：{'、'.join(missing)}", hint="运行 make html，它会打包样式、脚本和绘图程序"
        )
