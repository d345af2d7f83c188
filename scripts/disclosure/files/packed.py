"""ZIP archives whose bytes depend on what is in them alone: no clock, no system, members in a fixed order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP knows
_UNIX, _MODE = 3, 0o100644 << 16


def pack(target: Path | IO[bytes], members: Mapping[str, Path | bytes]) -> None:
    """Write a new archive of *members*, by their names in it: files, or what they hold."""
    with ZipFile(target, "x" if isinstance(target, Path) else "w") as archive:
        for name in sorted(members):
            with _opened(members[name]) as (content, size):
                _add(archive, name, content, size)


def pack_all(path: Path, archives: Sequence[tuple[str, Path]]) -> None:
    """Write a new archive of what is in *archives*, that of each in a folder of the name beside it."""
    with ZipFile(path, "x") as whole:
        for folder, packed in sorted(archives):
            with ZipFile(packed) as archive:
                for member in archive.infolist():
                    with archive.open(member) as content:
                        _add(whole, f"{folder}/{member.filename}", content, member.file_size)


@contextmanager
def _opened(member: Path | bytes) -> Iterator[tuple[IO[bytes], int]]:
    if isinstance(member, Path):
        with member.open("rb") as file:
            yield file, member.stat().st_size
    else:
        yield BytesIO(member), len(member)


def _add(archive: ZipFile, name: str, content: IO[bytes], size: int) -> None:
    info = ZipInfo(name, _BEGINNING)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _MODE
    info.file_size = size  # so that it is known whether the large form is needed
    with archive.open(info, "w") as member:
        shutil.copyfileobj(content, member)
