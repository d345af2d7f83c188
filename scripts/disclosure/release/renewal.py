"""A site that is the last one but for a few files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from disclosure.release import manifest, staging


def renewed(files: Mapping[str, bytes], as_of: date, target: Path, folder: Path) -> bool:
    """Put *files* and all others of the site at *target* into the empty *folder*; False if that is not what it was."""
    listed, there = manifest.listed(target), _spare(target, folder)
    others = [entry.path for entry in listed if entry.path in files or entry not in there]
    for within in sorted(manifest.folders(others)):
        (folder / within).mkdir(exist_ok=True)
    for name in others:
        (folder / name).unlink(missing_ok=True)  # it may be the last site's very file
        if name in files:
            (folder / name).write_bytes(files[name])
        else:
            _linked(target / name, folder / name)
    found = manifest.write(folder, as_of)
    return [one for one in found if one.path not in files] == [one for one in listed if one.path not in files]


def _spare(target: Path, folder: Path) -> Collection[manifest.Entry]:
    """Have the site before the last one in the empty *folder*, if it is still there; return its files."""
    if not staging.spare(target).is_dir():
        return ()
    folder.rmdir()
    staging.spare(target).rename(folder)
    return frozenset(manifest.listed(folder))


def _linked(there: Path, here: Path) -> None:
    """Have a file at a second place, where nothing is; a file system without links gets a copy."""
    try:
        os.link(there, here)
    except OSError:
        shutil.copyfile(there, here)
