"""Which engine holds the tables of a build: chosen by their size, unless the settings say."""

from __future__ import annotations

from pathlib import Path

from disclosure.ground.duckdb_engine import LEAST_MEMORY, DuckdbEngine
from disclosure.ground.engine import Engine, Exporter
from disclosure.settings import EngineChoice

# Bytes of CSV. Below, planning a step costs more than running it. Beyond, Polars gains less and less, and needs more
# memory with every row; docs/why.md has the figures.
SMALL = 10 * 2**20


def opened(data: Path, scratch: Path, choice: EngineChoice = "auto") -> Engine:
    """Return a new engine for the tables of the folder *data*, with *scratch* to itself."""
    size = _size(data)
    if choice == "polars" or (choice == "auto" and size <= SMALL):
        from disclosure.ground.polars_engine import PolarsEngine  # noqa: PLC0415 - 0.2 s, not for every build

        return PolarsEngine(scratch)
    return DuckdbEngine(scratch, memory=_memory_for(size))


def reading(data: Path, scratch: Path) -> Exporter:
    """Return an engine over the tables that another left in *scratch*; several may read at once."""
    return DuckdbEngine(scratch, memory=_memory_for(_size(data)), reading=True)


def _size(data: Path) -> int:
    """Count the bytes of the tables; not of what lies in a hidden folder, which is none of them."""
    tables = (path for path in data.rglob("*.csv") if not any(map(_is_hidden, path.relative_to(data).parts)))
    return sum(path.stat().st_size for path in tables if path.is_file())


def _is_hidden(part: str) -> bool:
    return part.startswith(".")


def _memory_for(size: int) -> int:
    """Return how much memory the tables ask for: keys that are sorted or joined cannot all be spilled."""
    return max(LEAST_MEMORY, size * 3 // 4)
