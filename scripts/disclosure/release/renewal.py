"""A site that is the last one but for a few files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from disclosure.errors import SurroundingsError
from disclosure.release import manifest, staging
from disclosure.release.manifest import Seen


def renewed(
    files: Mapping[str, bytes], as_of: date, target: Path, folder: Path, before: Mapping[str, Seen]
) -> dict[str, Seen] | None:
    """Put *files* and all others of the site at *target*, seen *before*, into the empty *folder*; return what it holds.

    None if the others are not what they were, whatever somebody did to them.
    """
    with suppress(OSError, SurroundingsError):  # a disk that is full, whoever builds the whole site finds out again
        return _renewed(files, as_of, target, folder, before)
    return None


def _renewed(
    files: Mapping[str, bytes], as_of: date, target: Path, folder: Path, before: Mapping[str, Seen]
) -> dict[str, Seen] | None:
    there = _spare(target, folder)
    others = [path for path, one in before.items() if path in files or there.get(path) != one.sha256]
    for within in (folder / one for one in sorted(manifest.folders(others))):
        if within.is_symlink():  # what is written below it would be written elsewhere
            return None
        within.mkdir(exist_ok=True)
    for name in others:
        (folder / name).unlink(missing_ok=True)  # it may be the last site's very file
        if name in files:
            (folder / name).write_bytes(files[name])
        else:
            _linked(target / name, folder / name)
    found = manifest.write(folder, as_of, before=before)
    return found if _others(found, files) == _others(before, files) else None


def _others(found: Mapping[str, Seen], files: Collection[str]) -> dict[str, str]:
    return {path: one.sha256 for path, one in found.items() if path not in files}


def _spare(target: Path, folder: Path) -> dict[str, str]:
    """Have the site before the last one in the empty *folder*, if it is still there; return its files' SHA-256."""
    spare = staging.spare(target)
    if spare.is_symlink() or not spare.is_dir():
        return {}
    folder.rmdir()
    spare.rename(folder)
    return {entry.path: entry.sha256 for entry in manifest.listed(folder)}


def _linked(there: Path, here: Path) -> None:
    """Have a file at a second place, where nothing is; a file system without links gets a copy."""
    try:
        os.link(there, here)
    except OSError:
        shutil.copyfile(there, here)
