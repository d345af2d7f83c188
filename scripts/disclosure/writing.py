"""Files on their way to the disk, and the account of what was written: it is hashed before anybody links to it.

What this process writes whole is hashed as the bytes in hand; what something else writes (the engine, a library) is
read back. That the disk holds as much in the end is asked by `release.manifest`, of every file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from disclosure.errors import SurroundingsError


@dataclass(frozen=True, slots=True)
class Written:
    """Size and SHA-256 of a file."""

    bytes: int
    sha256: str


class Output:
    """The *folder* of a site, and what was *written* into it, by address: the path within it, with slashes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, Written] = {}

    def put(self, address: str, data: bytes) -> Written:
        """Write *data* as a new file, its folders included. Raises SurroundingsError if not all of it got there."""
        path = self.folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb", buffering=0) as file:
            if file.write(data) != len(data):
                raise lost(path.name)
        return self._account(address, Written(len(data), hashlib.sha256(data).hexdigest()))

    def read_back(self, address: str) -> Written:
        """Return what the disk holds of a file that something else wrote. Raises SurroundingsError if it is nothing."""
        path = self.folder / address
        with path.open("rb") as file:
            written = Written(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
        if written.bytes == 0:
            raise lost(path.name)
        return self._account(address, written)

    def _account(self, address: str, written: Written) -> Written:
        self.written[address] = written
        return written


@contextmanager
def disk_errors_named() -> Iterator[None]:
    """Turn what the system says about a disk into one sentence. Raises SurroundingsError."""
    try:
        yield
    except OSError as error:
        place = Path(os.fsdecode(error.filename)).name if error.filename else ""
        raise refused(f"{place or '磁盘'}（{error.strerror or type(error).__name__}）") from error


def refused(name: str) -> SurroundingsError:
    """Return what to say when the disk takes no more of a file."""
    return SurroundingsError(f"写文件失败：{name}", hint="查看磁盘是否已满、输出文件夹是否可写，然后重新运行")


def lost(name: str) -> SurroundingsError:
    """Return what to say when the disk holds not as much of a file as was written."""
    return SurroundingsError(f"写入的文件与磁盘上的不一致：{name}", hint="查看磁盘是否已满，然后重新运行")
