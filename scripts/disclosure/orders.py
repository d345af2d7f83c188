"""What a command line orders: its options, and the settings with what they say on top."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from disclosure.builder import configure
from disclosure.errors import SettingsError
from disclosure.release import swap
from disclosure.settings import PREVIEW, Settings

SETTINGS: Final = Path("pelicanconf.py")
PUBLIC_SETTINGS: Final = Path("publishconf.py")


@dataclass(frozen=True, slots=True)
class Order:
    """What a command line says; None where it leaves it to the settings file."""

    data: Path | None = None
    content: Path | None = None
    as_of: str | None = None
    siteurl: str | None = None
    quiet: bool = False
    preview: bool = False


def settings_files() -> list[Path]:
    """Return the settings file and what it may import from beside it."""
    return sorted(SETTINGS.absolute().parent.glob("*.py"))


def settings_for(order: Order) -> Settings:
    """Return the settings that a site for looking at has."""
    return configured(SETTINGS, order)[1]


def configured(file: Path, order: Order, target: Path | None = None) -> tuple[dict[str, Any], Settings]:
    """Read the settings with what the command line says on top: as Pelican's, and as ours.

    Raises SettingsError, where the site is to stand at *target* also if that holds what it is made of.
    """
    for folder in (order.data, order.content):
        if folder is not None:
            _exists(folder)
    theirs = {"PATH": order.content and str(order.content.resolve()), "SITEURL": (order.siteurl or "").rstrip("/")}
    ours = {"data": order.data and order.data.absolute(), "as_of": order.as_of}
    overrides: dict[str, Any] = {key: value for key, value in theirs.items() if value}
    overrides[PREVIEW] = order.preview
    overrides["DISCLOSURE"] = {key: value for key, value in ours.items() if value}
    pelican = configure(file, overrides)
    settings = Settings.from_pelican(pelican)
    _exists(settings.data)
    if target is not None:
        swap.refuse_entangled(target, (settings.data, settings.content, settings.theme))
    return pelican, settings


def _exists(folder: Path) -> None:
    if not folder.is_dir():
        raise SettingsError(f"找不到文件夹 {folder}", hint="检查 DATA、CONTENT 的写法")
