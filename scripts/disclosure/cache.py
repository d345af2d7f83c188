"""What an earlier build found out, kept in a folder of the project's own.

A hint and nothing more: whatever is missing, old, damaged or somebody else's is found out again, and a folder that
cannot be used is no error. An entry is good for this very program alone: it is sealed with the program's own text,
Python's version and the names and versions of all that is installed. Since some entries are code that is run, only a
folder that is closed to everybody else is used.
"""

from __future__ import annotations

import json
import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

_SEAL = 32  # bytes


class Cache:
    """Small named entries in *folder*, which is made where there is none; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder if folder and _is_ours(folder) else None

    def get(self, name: str, stamp: str = "") -> bytes | None:
        """Return what was put under *name* with the same *stamp* by this very program, if it is still whole."""
        if self._folder is None:
            return None
        try:
            entry = (self._folder / name).read_bytes()
        except OSError:
            return None
        seal, data = entry[:_SEAL], entry[_SEAL:]
        return data if seal == _sealed(name, stamp, data) else None

    def put(self, name: str, data: bytes, stamp: str = "") -> None:
        """Keep *data* in the place of what *name* had, whole or not at all; two builds may do so at once."""
        if self._folder is None:
            return
        part = self._folder / f"{name}.{os.getpid()}"
        with suppress(OSError):
            part.write_bytes(_sealed(name, stamp, data) + data)
            part.replace(self._folder / name)

    def recall(self, name: str, stamp: str) -> Any:
        """Return the value that was remembered under *name* with the same *stamp* by this very program, or None."""
        data = self.get(name, stamp)
        return None if data is None else pickle.loads(data)  # noqa: S301 - closed to everybody else, and sealed

    def remember(self, name: str, value: Any, stamp: str) -> None:
        """Remember *value*, which is not None, in the place of what *name* had."""
        self.put(name, pickle.dumps(value), stamp)


FORGETFUL: Final = Cache()
T = TypeVar("T")


def unless_passed(what: str, value: Any, cache: Cache, ask: Callable[[], list[T]]) -> list[T]:
    """Return all that *ask* finds wrong with *value*, plain JSON; that it was nothing is kept under its hash."""
    passed = f"{what}-{sha256(json.dumps(value).encode()).hexdigest()}"
    if cache.get(passed) is not None:
        return []
    found = ask()
    if not found:
        cache.put(passed, b"")
    return found


def _is_ours(folder: Path) -> bool:
    """Whether *folder* is a folder of ours that is closed to everybody else."""
    try:
        folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return stat.S_ISDIR(found.st_mode)
    others = stat.S_IRWXG | stat.S_IRWXO
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & others


def _sealed(name: str, stamp: str, data: bytes) -> bytes:
    return sha256(f"{program()}\0{name}\0{stamp}\0".encode() + data).digest()


@cache
def program() -> str:
    """Return what stands for this program and all that it runs on."""
    found = sha256(sys.version.encode())
    for name in sorted(_installed()):
        found.update(f"\0{name}".encode())
    here = Path(__file__).parent
    for path in sorted(path for path in here.rglob("*") if path.suffix in {".py", ".json"}):
        found.update(f"\0{path.relative_to(here)}\0".encode() + sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _installed() -> Iterator[str]:
    """Yield the name and version of each installed library, as its folder says them: reading METADATA takes longer."""
    for folder in map(Path, sys.path):
        with suppress(OSError):
            yield from (entry.name for entry in folder.iterdir() if entry.suffix in {".dist-info", ".egg-info"})
