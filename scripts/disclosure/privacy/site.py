"""A finished folder, looked through byte by byte before it is put in place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial, reduce
from pathlib import Path
from zipfile import ZipFile, ZipInfo
from zlib import crc32

from disclosure import addresses
from disclosure.errors import Problem
from disclosure.privacy.looking import look_into
from disclosure.privacy.permits import Permits
from disclosure.privacy.raw import scan_bytes
from disclosure.privacy.sought import KINDS, Finding
from disclosure.privacy.told import Place, told

_PARQUET = b"PAR1"
_PART = 1 << 20  # bytes
_ROWS = 1 << 23  # bytes of a table that are looked at at once


def site_files(folder: Path) -> list[str]:
    """Return the address of every file below *folder*, sorted."""
    start = len(os.path.join(folder, ""))  # noqa: PTH118 - tens of thousands of files
    places = ((place[start:].replace(os.sep, "/"), names) for place, _, names in os.walk(folder))
    return sorted(f"{place}/{name}" if place else name for place, names in places for name in names)


def look_at_site(folder: Path, files: Sequence[str], permits: Permits) -> list[Problem]:
    """Return a problem for everything private in these files of a site, once a file and kind."""
    problems: dict[tuple[str, str], Problem] = {}
    for address in files:
        for found in _packed(folder, address) if _is_packed(address) else _found(folder / address):
            if not (permits.allow_in_site(found) or _is_joined(address, found)):
                place = Place(f"site/{address}", address)
                problems.setdefault((address, found.kind), told(found, place, permits))
    return list(problems.values())


def _is_joined(address: str, found: Finding) -> bool:
    """Whether it only looks so because the lookup index leaves out spaces: `Café @York Mall` is no address there."""
    return address.startswith(addresses.SEARCH) and KINDS[found.kind].level == "review"


def _is_packed(address: str) -> bool:
    """Whether the file is an archive of ours, of files that stand beside it."""
    return address in (addresses.EVERYTHING, addresses.packed(address.partition("/")[0]))


def _packed(folder: Path, address: str) -> list[Finding]:
    """Look into those members of an archive of ours that are not the very files beside it, looked at by themselves."""
    found, base = [], folder if address == addresses.EVERYTHING else (folder / address).parent
    with ZipFile(folder / address) as archive:
        for member in archive.infolist():
            if not _is_beside(member, base / member.filename):
                found += look_into(member.filename, archive.read(member))
    return found


def _is_beside(member: ZipInfo, path: Path) -> bool:
    if not path.is_file() or path.stat().st_size != member.file_size:
        return False
    with path.open("rb") as file:
        return reduce(lambda sum_, part: crc32(part, sum_), iter(partial(file.read, _PART), b""), 0) == member.CRC


def _found(path: Path) -> list[Finding]:
    if path.suffix in (".csv", ".json") and path.stat().st_size > _ROWS and _is_table(path):
        return [one for rows in _rows(path) for one in scan_bytes(rows)]
    data = path.read_bytes()
    if data.startswith(_PARQUET) and path.with_suffix(".csv").is_file():
        # Written from the very frame that the CSV beside it was written from: cells are looked at there, and here only
        # what stands around them. A byte that happens to be a letter makes eight figures a passport's number.
        return [one for one in scan_bytes(data) if KINDS[one.kind].level == "block"]
    return look_into(path.name, data)


def _is_table(path: Path) -> bool:
    """Whether the engine wrote it, a row a line: then it has written the same rows as Parquet too."""
    return (path.parent / f"{path.name.partition('.')[0]}.parquet").is_file()


def _rows(path: Path) -> Iterator[bytes]:
    """Yield whole lines, parted by more than a line's end: the last cell of a row and the first of the next are two."""
    with path.open("rb") as file:
        while part := file.read(_ROWS):
            yield (part + file.readline()).replace(b"\n", b"|")
