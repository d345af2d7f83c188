"""A finished folder, looked through byte by byte before it is put in place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from disclosure import addresses
from disclosure.errors import Problem
from disclosure.privacy.looking import look_into
from disclosure.privacy.permits import Permits
from disclosure.privacy.raw import scan_bytes
from disclosure.privacy.sought import KINDS, Finding
from disclosure.privacy.told import Place, told

_PARQUET = b"PAR1"


def site_files(folder: Path) -> list[str]:
    """Return the address of every file below *folder*, sorted."""
    places = ((Path(place).relative_to(folder), names) for place, _, names in os.walk(folder))
    return sorted((place / name).as_posix() for place, names in places for name in names)


def look_at_site(folder: Path, files: Sequence[str], permits: Permits) -> list[Problem]:
    """Return a problem for everything private in these files of a site, once a file and kind."""
    problems: dict[tuple[str, str], Problem] = {}
    for address in files:
        for found in _found(folder / address):
            if not (permits.allow_in_site(found) or _is_joined(address, found)):
                place = Place(f"site/{address}", address)
                problems.setdefault((address, found.kind), told(found, place, permits))
    return list(problems.values())


def _is_joined(address: str, found: Finding) -> bool:
    """Whether it only looks so because the lookup index leaves out spaces: `Café @York Mall` is no address there."""
    return address.startswith(addresses.SEARCH) and KINDS[found.kind].level == "review"


def _found(path: Path) -> list[Finding]:
    data = path.read_bytes()
    if data.startswith(_PARQUET) and path.with_suffix(".csv").is_file():
        # Written from the very frame that the CSV beside it was written from: cells are looked at there, and here only
        # what stands around them.
        return scan_bytes(data)
    return look_into(path.name, data)
