"""A build is made aside, in a folder of its own beside its target, and by one process at a time.

Beside `output` stand, only while it is built, `.disclosure-output-<random>` (the new folder) and
`.disclosure-output.lock`; and where little was changed, `.disclosure-output-spare`, the site before, with which the
next small change begins. What a build that was killed leaves behind is not in the way of the next one.
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disclosure.errors import SurroundingsError
from disclosure.release.lock import holding

PREFIX = ".disclosure-"


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of *target*, as long as this process lives and no longer.

    The folder of *target* is made if need be. Raises SurroundingsError at once if another build holds it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with holding(target.parent / f"{PREFIX}{target.name}.lock") as held:
        if not held:
            raise SurroundingsError("另一个进程正在这里生成网站", hint="等它结束后再运行")
        yield


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


def empty(folder: Path) -> None:
    """Take everything out of a fresh *folder* again, which may be gone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)


def retired(target: Path) -> Path:
    """Where the old *target* stands between two renames."""
    return target.parent / f"{PREFIX}{target.name}-last"


def spare(target: Path) -> Path:
    """Where the site that was at *target* before stands, if the next one is to begin with it."""
    return target.parent / f"{PREFIX}{target.name}-spare"


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
