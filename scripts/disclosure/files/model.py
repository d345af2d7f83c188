"""What the files room hands on: a file that readers may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["table", "joined", "packed", "about"]
MOST_ROWS: Final = 20_000  # of a workbook


@dataclass(frozen=True, slots=True)
class Download:
    """One file beside a register that readers may take. *path* is relative to the site's root.

    *kind*: a whole table, its columns joined with those of others, all of it packed, or what belongs to it.
    """

    path: str  # penalties/penalties.csv
    name: str  # penalties.csv
    title: str  # what it is and for whom, in Chinese
    media_type: str
    bytes: int
    sha256: str
    rows: int = 0  # of a table
    kind: Kind = "about"

    @property
    def is_official(self) -> bool:
        """Whether it is a canonical CSV, or holds all of them."""
        return self.kind == "packed" or (self.kind == "table" and self.name.count(".") == 1)


def why_absent(rows: int) -> str:
    """Say to readers why a table of so many rows has no workbook."""
    if rows > MOST_ROWS:
        return f"共 {rows:,} 行，超过 {MOST_ROWS:,} 行，不提供 XLSX，请用 CSV 或 Parquet。"
    return "有单元格的文字超过 XLSX 的长度上限，不提供 XLSX，请用 CSV 或 Parquet。"
