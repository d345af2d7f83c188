"""The times of which a register has no data: where the contract says so, no row is not the number 0."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.statistics.groups import Axis, days
from disclosure.statistics.model import NO_DATA, Figure

Rows = tuple[tuple[Figure | None, ...], ...]


def with_gaps(figures: Rows, down: Axis, length: str | None, gaps: Sequence[tuple[int, int]]) -> Rows:
    """Put NO_DATA into each row without a figure whose period, so *length* long, lies in the years of *gaps*."""
    if length is None or not gaps:
        return figures
    missing = {year for first, last in gaps for year in range(first, last + 1)}
    spans = (days(key, length) for key in down.keys)
    unknown = [missing.issuperset(range(first.year, last.year + 1)) for first, last in spans]
    periods = [
        (NO_DATA,) * len(row) if is_unknown and not any(row) else row
        for is_unknown, row in zip(unknown, figures, strict=False)
    ]
    return (*periods, *figures[len(periods) :])
