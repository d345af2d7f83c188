"""The folder in which the engine keeps its tables during one run, in the system's place for temporary files."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from disclosure.errors import SurroundingsError
from disclosure.release.lock import holding

PREFIX = "disclosure-"
DIGITS = 16
PATIENCE = 10  # seconds; a lock nobody else knows is taken at once, or by somebody who is sweeping


@contextmanager
def scratch() -> Iterator[Path]:
    """Give an empty folder that only this user may read, gone afterwards; what dead runs left goes now.

    A folder is as old as its lock, which stands beside it and is taken first: one whose lock is free is a dead run's.
    """
    place = Path(tempfile.gettempdir())
    _sweep(place)
    folder = place / f"{PREFIX}{secrets.token_hex(DIGITS // 2)}"
    with holding(folder.with_suffix(".lock"), PATIENCE) as held:
        if not held:
            raise SurroundingsError(f"在 {place} 里建不了临时文件夹", hint="重新运行一次")
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _sweep(place: Path) -> None:
    for lock in place.glob(f"{PREFIX}{'[0-9a-f]' * DIGITS}.lock"):
        with suppress(OSError), holding(lock) as held:  # another user's cannot be locked, and is not ours to remove
            if held:
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
