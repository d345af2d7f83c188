"""What is bundled from a theme before a build: without it a site would have no look at all."""

from __future__ import annotations

from pathlib import Path

from disclosure import addresses
from disclosure.charts.worker import PROGRAM, SETUP
from disclosure.colours import DESIGNED, palette, style_sheet
from disclosure.errors import SurroundingsError
from disclosure.files.pictures import recoloured
from disclosure.settings import Settings

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


def charts_digest(theme: Path) -> str:
    """Return the first digits of the hash of the scripts that draw charts in a browser; "" where *theme* has none."""
    scripts = [theme / "static/js" / name for name in ("chart.js", "echarts.js")]
    return addresses.in_letters(b"".join(map(Path.read_bytes, scripts)), 8) if all(map(Path.is_file, scripts)) else ""


def coloured(settings: Settings) -> dict[str, bytes]:
    """Return, by address, what a site of another main colour than the theme's has besides the theme's own files.

    A theme without an icon or a card, or with one that does not have our main colour, keeps what it has.
    """
    if settings.colour == DESIGNED.main:
        return {}
    found = {addresses.COLOURS: style_sheet(palette(settings.colour)).encode()}
    icon = settings.theme / "static" / Path(addresses.ICON).name
    drawn = icon.read_text(encoding="utf-8") if icon.is_file() else ""
    if DESIGNED.main in drawn:
        found[addresses.OWN_ICON] = drawn.replace(DESIGNED.main, settings.colour).encode()
    card, colours = settings.theme / "static" / Path(addresses.CARD).name, palette(settings.colour)
    swapped = {DESIGNED.main: colours.main, DESIGNED.wash: colours.wash}
    if card.is_file() and (picture := recoloured(card.read_bytes(), swapped)):
        found[addresses.OWN_CARD] = picture
    return found
