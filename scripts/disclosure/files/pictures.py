"""Pictures of pages: turned upright, scaled to the widths that the theme shows, without what a camera says of them.

The same file gives the same bytes: quality and method are said, and the program that does it is locked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Final

from PIL import Image, ImageOps

from disclosure.checks.passive import Fault

WIDTHS: Final = (480, 960, 1440)  # pixels: a phone, a page, a page on a fine screen
_MOST_PIXELS: Final = 60_000_000
_SAVED: Final[Mapping[str, Mapping[str, Any]]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 80, "method": 4},
}


@dataclass(frozen=True, slots=True)
class Scaled:
    """A picture as pages show it: its address, its size in pixels, and the *smaller* ones: width and address."""

    address: str
    width: int
    height: int
    smaller: tuple[tuple[int, str], ...]


def picture_fault(content: bytes) -> Fault | None:
    """Return why a picture cannot be scaled, if it cannot."""
    broken = Fault("attachment-content", "这张图片打不开", "用看图软件打开后另存一份")
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return Fault("attachment-size", f"有 {picture.width}×{picture.height} 点，太大", "缩小后再放进来")
            picture.copy()  # decodes all of it
            return None if picture.format in _SAVED else broken
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return broken


def scaled(address: str, content: bytes) -> Scaled:
    """Say how the picture at *address* is shown; `files_of` writes it so."""
    with Image.open(BytesIO(content)) as picture:
        width, height = ImageOps.exif_transpose(picture).size
    widest = min(width, WIDTHS[-1])
    smaller = tuple((one, _named(address, one)) for one in WIDTHS if one < widest)
    return Scaled(address, widest, max(1, round(height * widest / width)), smaller)


def files_of(address: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the bytes of each size of a picture."""
    shown = scaled(address, content)
    with Image.open(BytesIO(content)) as picture:
        kind = picture.format or ""
        upright = ImageOps.exif_transpose(picture)
        for width, place in (*shown.smaller, (shown.width, address)):
            height = max(1, round(upright.height * width / upright.width))
            yield place, _saved(upright.resize((width, height), Image.Resampling.LANCZOS), kind, picture)


def _saved(picture: Image.Image, kind: str, original: Image.Image) -> bytes:
    if kind == "JPEG" and picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
    out = BytesIO()
    picture.info = {}
    picture.save(out, kind, icc_profile=original.info.get("icc_profile"), **_SAVED[kind])
    return out.getvalue()


def _named(address: str, width: int) -> str:
    path = PurePosixPath(address)
    return path.with_name(f"{path.stem}.{width}{path.suffix}").as_posix()


def recoloured(content: bytes, colours: Mapping[str, str]) -> bytes | None:
    """Return a PNG of few colours with others, `#rrggbb`, in the place of some; None if it has none of *colours*."""
    with Image.open(BytesIO(content)) as picture:
        palette = bytes(picture.getpalette() or ()).hex()
        parts = [f"#{palette[at : at + 6]}" for at in range(0, len(palette), 6)]
        if not colours.keys() & {*parts}:
            return None
        picture.putpalette(bytes.fromhex("".join(colours.get(part, part)[1:] for part in parts)))
        out = BytesIO()
        picture.save(out, "PNG", **_SAVED["PNG"])
    return out.getvalue()
