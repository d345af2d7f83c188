"""A whole site: Pelican runs, with our plugin, and what it leaves is looked through and listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from disclosure.builder import build
from disclosure.finished import refuse_private
from disclosure.hashes import hashes
from disclosure.privacy.permits import Permits
from disclosure.privacy.site import site_files
from disclosure.progress import Progress
from disclosure.release import manifest
from disclosure.remaking import quick
from disclosure.remaking.stock import Stock
from disclosure.settings import Settings
from disclosure.writing import Written


def whole(
    pelican: dict[str, Any], folder: Path, settings: Settings, progress: Progress, stock: Stock
) -> quick.Kept | None:
    """Build a site in *folder*; return what that leaves for the next build, None where others have a hand in it.

    Raises DataError, SettingsError, SurroundingsError or ExtensionError.
    """
    sources = hashes(settings.content)
    written: dict[str, Written] = {}  # filled by the plugin
    permits: list[Permits] = []
    ours = {"DISCLOSURE_PROGRESS": progress, "DISCLOSURE_WRITTEN": written, "DISCLOSURE_PERMITS": permits}
    build(pelican | {"OUTPUT_PATH": str(folder), "DISCLOSURE_STOCK": stock, **ours})
    with progress.stage("核对") as stage:
        refuse_private(folder, site_files(folder), permits[0] if permits else Permits())
        files = manifest.write(folder, settings.as_of, written)
        stage.count(f"{len(files):,} 个文件")
    return quick.left(stock.last.made, sources, folder, files) if stock.last and quick.is_possible(pelican) else None
