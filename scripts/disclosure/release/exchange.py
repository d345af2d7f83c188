"""Two folders change places in one step, where the system can do that: Linux can, most others cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

AT_FDCWD = -100  # both from the kernel's headers
RENAME_EXCHANGE = 2


def exchange(one: Path, other: Path) -> bool:
    """Let *one* and *other*, on one file system, change places; both are there at every moment.

    Returns False, with nothing changed, where the system, its C library or the file system cannot.
    """
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    return bool(renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
