"""A theme of which a source has changed, bundled again while it is being previewed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

from disclosure.errors import ExtensionError
from disclosure.hashes import INSTALLED, visible
from disclosure.pages.theme import BUNDLES

_FOLDERS: Final = ("assets", "components", "styles")  # of what is bundled; templates are read as they are
_STATIC: Final = "static"
_TARGET: Final = "assets"  # of the Makefile beside the theme


def bundle(theme: Path) -> None:
    """Bundle what is older than a source of *theme*; nothing where no Makefile beside it says how.

    Raises ExtensionError with what the bundler says.
    """
    if not (theme.parent / "Makefile").is_file() or shutil.which("make") is None or not _is_stale(theme):
        return
    command = ["make", "--silent", "--no-print-directory", _TARGET]
    done = subprocess.run(command, cwd=theme.parent, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise ExtensionError(f"样式或脚本打包失败：\n{done.stderr.strip()}", hint="改好这个文件，保存")


def written(theme: Path) -> list[Path]:
    """Return the files and folders of *theme* that somebody writes: neither bundles nor installed packages."""
    bundled = {(theme / bundle).parent for source, bundle in BUNDLES.items() if (theme / source).is_file()}
    found = [*theme.glob("*"), *(theme / _STATIC).glob("*")]
    return [one for one in found if one not in bundled and one.name not in (_STATIC, INSTALLED) and one.name[0] != "."]


def _is_stale(theme: Path) -> bool:
    """Whether a source of *theme* is newer than what is bundled of its kind, or a bundle is missing."""
    bundles = [theme / bundle for source, bundle in BUNDLES.items() if (theme / source).is_file()]
    sources = [path for folder in _FOLDERS for path in visible(theme / folder)]
    made = {one: one.stat().st_mtime_ns for one in bundles if one.is_file()}
    newer = (path.stat().st_mtime_ns > made[one] for one in made for path in sources if path.suffix == one.suffix)
    return len(made) < len(bundles) or any(newer)
