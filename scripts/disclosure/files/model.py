"""What the files room hands on: a file that readers may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """One file beside a register that readers may take. *path* is relative to the site's root."""

    path: str  # penalties/penalties.csv
    name: str  # penalties.csv
    title: str  # what it is and for whom, in Chinese
    media_type: str
    bytes: int
    sha256: str
    rows: int
