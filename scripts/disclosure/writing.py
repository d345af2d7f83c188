"""Files as they really stand on disk: what was written is read back before anybody links to it."""

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
    """Size and SHA-256 of a file, read from the disk."""

    bytes: int
    sha256: str


def read_back(path: Path) -> Written:
    """Return what the disk holds at *path*. Raises SurroundingsError if that is nothing."""
    size = path.stat().st_size
    if size == 0:
        raise _lost(path)
    with path.open("rb") as file:
        return Written(size, hashlib.file_digest(file, "sha256").hexdigest())


def write(path: Path, data: bytes) -> None:
    """Write *data* as a new file, its folders included. Raises SurroundingsError if not all of it got there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb", buffering=0) as file:
        if file.write(data) != len(data):
            raise _lost(path)


def put(path: Path, data: bytes) -> Written:
    """Write *data* as a new file, its folders included, and hold what the disk has against it.

    Raises SurroundingsError if the disk has something else.
    """
    write(path, data)
    written = read_back(path)
    if written.sha256 != hashlib.sha256(data).hexdigest():
        raise _lost(path)
    return written


@contextmanager
def disk_errors_named() -> Iterator[None]:
    """Turn what the system says about a disk into one sentence. Raises SurroundingsError."""
    try:
        yield
    except OSError as error:
        place = Path(os.fsdecode(error.filename)).name if error.filename else ""
        raise SurroundingsError(
            f"写文件失败：{place or '磁盘'}（{error.strerror or type(error).__name__}）",
            hint="查看磁盘是否已满、输出目录是否可写，然后重新运行",
        ) from error


def _lost(path: Path) -> SurroundingsError:
    return SurroundingsError(f"写入的文件与磁盘上的不一致：{path.name}", hint="查看磁盘是否已满，然后重新运行")
