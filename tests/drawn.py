"""Pictures for tests."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def png(width: int = 4, height: int = 3) -> bytes:
    """A red picture."""
    out = BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


def photo(width: int = 4, height: int = 3, *, turned: bool = False) -> bytes:
    """A picture as a telephone takes it: it says where it was taken, and, if *turned*, that it lies on its side."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (34.0, 24.0, 1.0)}
    exif[0x0112] = 6 if turned else 1
    out = BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()
