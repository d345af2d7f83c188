"""What stands for files: the SHA-256 of each."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

_SMALL: Final = 2**16  # bytes: most files of a site
INSTALLED: Final = "node_modules"  # in a theme: thousands of files, none of them in a site


def hashes(place: Path) -> dict[str, str]:
    """Return what stands for the file at *place*, or for each that is seen below it, by its path from there.

    That is the SHA-256 of what it holds; a link is told from a file, and may lead nowhere.
    """
    return {path.relative_to(place).as_posix(): found for path in sorted(visible(place)) if (found := _stand_in(path))}


def _stand_in(path: Path) -> str:
    found = hashed(path) if path.is_file() else ""
    return f"link {found}" if path.is_symlink() else found


def hashed(path: str | Path) -> str:
    """Return the SHA-256 of a file."""
    with open(path, "rb") as file:  # noqa: PTH123 - tens of thousands of files
        found = hashlib.sha256(file.read(_SMALL))
        # What hashes a file of any size makes itself room for a large one first.
        return (found if file.tell() < _SMALL else hashlib.file_digest(file, lambda: found)).hexdigest()


def visible(place: Path) -> list[Path]:
    """Return *place* if it is a file, or what is below it: no hidden file or folder, and no installed package."""
    if place.is_file():
        return [place]
    found = []
    for folder, folders, files in os.walk(place):
        folders[:] = [name for name in folders if name != INSTALLED and not name.startswith(".")]
        found += [Path(folder, name) for name in files if not name.startswith(".")]
    return found
