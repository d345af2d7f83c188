"""What pages fetch from the theme. It is bundled before a build, and a build without it would have no look at all."""

from __future__ import annotations

from pathlib import Path

from disclosure.errors import SurroundingsError

ASSETS = ("css/site.css", "js/mode.js", "js/site.js", "js/search.js")


def check_assets(theme: Path) -> None:
    """Raise SurroundingsError if a bundled file is missing from *theme*/static."""
    missing = [name for name in ASSETS if not (theme / "static" / name).is_file()]
    if missing:
        raise SurroundingsError(
            f"主题里缺少打包好的文件：{'、'.join(missing)}", hint="运行 make html，它会把样式和脚本打包进 theme/static"
        )
