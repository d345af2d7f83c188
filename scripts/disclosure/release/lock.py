"""A lock that belongs to one living process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def holding(path: Path, patience: float = 0) -> Iterator[bool]:
    """Try for *patience* seconds to lock the file *path*, and tell whether it is held; afterwards the file is gone.

    The system drops the lock when the process ends, however it ends, and a forked process does not have it.
    Raises OSError if there can be no such file, or if it is another user's.
    """
    lock = FileLock(path)
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        # Removed while it is held: whoever else has it open sees that it has no name any more, and tries again.
        with suppress(OSError):  # Windows removes no open file; there filelock does it after closing
            path.unlink()
        lock.release()
