"""A build is made aside, in a folder of its own beside its target, and by one process at a time.

Beside `output` stand, only while it is built, `.disclosure-output-<random>` (the new folder) and
`.disclosure-output.lock`. What a build that was killed leaves behind is not in the way of the next one.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from disclosure.errors import SurroundingsError

PREFIX = ".disclosure-"

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of *target*; the kernel drops it when the process ends, however it ends.

    The folder of *target* is made if need be. Raises SurroundingsError at once if another build holds it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.parent / f"{PREFIX}{target.name}.lock"
    with _held(path):
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; there it stays, empty
                path.unlink()


def _held(path: Path) -> IO[bytes]:
    """Open and lock *path*, again if its last holder removed it meanwhile: a lock on a nameless file is none."""
    while True:
        file = path.open("wb")
        try:
            _lock(file)
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        except FileNotFoundError:
            pass
        except OSError as error:
            file.close()
            raise SurroundingsError("另一个进程正在这里生成网站", hint="等它结束后再运行") from error
        file.close()


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Give a fresh empty folder beside *target*, on the same file system; gone afterwards unless it was moved.

    Only while *target* is locked: folders that earlier builds left behind are removed, and a *target* that was
    moved aside when the machine stopped between two renames is moved back.
    """
    recover(target)
    _remove_stale(target)
    folder = target.parent / f"{PREFIX}{target.name}-{secrets.token_hex(4)}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def retired(target: Path) -> Path:
    """Where the old *target* stands between two renames."""
    return target.parent / f"{PREFIX}{target.name}-last"


def recover(target: Path) -> None:
    """Put back a *target* whose replacement was interrupted."""
    old = retired(target)
    if old.exists() and not target.exists():
        old.rename(target)


def _remove_stale(target: Path) -> None:
    stale = re.compile(re.escape(f"{PREFIX}{target.name}-") + r"([0-9a-f]{8}|last)")
    for path in target.parent.iterdir():
        if stale.fullmatch(path.name):
            shutil.rmtree(path)
