"""Which engine holds the tables of a build: chosen by their size, unless the settings say."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from disclosure.ground.duckdb_engine import DuckdbEngine, wide
from disclosure.ground.engine import Engine, Exporter
from disclosure.settings import EngineChoice

# Bytes of CSV. Below, planning a step costs more than running it. Beyond, Polars gains less and less, and needs more
# memory with every row; docs/why.md has the figures.
SMALL = 10 * 2**20
HEADER = 2**20  # bytes; of a longer one the beginning is counted


def opened(data: Path, scratch: Path, choice: EngineChoice = "auto") -> Engine:
    """Return a new engine for the tables of the folder *data*, with *scratch* to itself."""
    tables = _tables(data)
    size = _size(tables)
    if choice == "polars" or (choice == "auto" and size <= SMALL):
        from disclosure.ground.polars_engine import PolarsEngine  # noqa: PLC0415 - 0.2 s, not for every build

        return PolarsEngine(scratch)
    return DuckdbEngine(scratch, memory=memory_for(tables))


def reading(data: Path, scratch: Path) -> Exporter:
    """Return an engine over the tables that another left in *scratch*; several may read at once."""
    return DuckdbEngine(scratch, memory=memory_for(_tables(data)), reading=True)


def _tables(data: Path) -> list[Path]:
    """Return the files of the tables; what lies in a hidden folder is none of them."""
    found = (path for path in data.rglob("*.csv") if not any(map(_is_hidden, path.relative_to(data).parts)))
    return [path for path in found if path.is_file()]


def _size(tables: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in tables)


def _is_hidden(part: str) -> bool:
    return part.startswith(".")


def memory_for(tables: Sequence[Path]) -> int:
    """Return how much memory the tables ask for: keys that are sorted or joined cannot all be spilled."""
    return max(wide(max(map(_columns, tables), default=0)), _size(tables) * 3 // 4)


def _columns(table: Path) -> int:
    with suppress(OSError), table.open("rb") as file:  # what cannot be read is told by who reads it
        return file.readline(HEADER).count(b",") + 1
    return 0
