"""What was measured, as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator

from bench.pairs import Pair, Site
from bench.watch import Run


def lines(rows: int, pair: Pair) -> Iterator[str]:
    """Return the tables of one size: both builds beside each other, then our stages."""
    ours, theirs = pair.ours, pair.theirs
    yield f"\n## {rows:,} rows, {pair.pages:,} pages\n"
    yield "| | wall s | CPU s | rows/s | pages/s | largest process MB | together MB |"
    yield "|---|---|---|---|---|---|---|"
    yield _line("ours", ours, rows, pair.pages)
    yield _line("Hugo, subject pages only", theirs, rows, pair.subjects)
    memory = ours.largest / theirs.largest
    yield f"| ours / Hugo | {pair.ratio:.2f} | {ours.cpu / theirs.cpu:.2f} | | | {memory:.2f} | |\n"
    yield from (*pair.added, "")
    yield from _stages(ours)


def site_lines(site: Site) -> Iterator[str]:
    """Return the tables of the site of this repository."""
    run = site.ours
    yield f"\n## This site, {site.pages:,} pages\n"
    yield "| wall s | CPU s | pages/s | largest process MB | together MB |"
    yield "|---|---|---|---|---|"
    speed = f"{site.pages / run.wall:,.0f}"
    yield f"| {run.wall:.1f} | {run.cpu:.1f} | {speed} | {_mega(run.largest)} | {_mega(run.together)} |\n"
    yield from (*site.added, "")
    yield from _stages(run)


def _stages(run: Run) -> Iterator[str]:
    yield "| stage | done after s | peak MB |"
    yield "|---|---|---|"
    yield from (f"| {line} | {second:.1f} | {_mega(peak)} |" for line, second, peak in run.stages)


def _line(name: str, run: Run, rows: int, pages: int) -> str:
    speed = f"{rows / run.wall:,.0f} | {pages / run.wall:,.0f}"
    return f"| {name} | {run.wall:.1f} | {run.cpu:.1f} | {speed} | {_mega(run.largest)} | {_mega(run.together)} |"


def _mega(size: int) -> str:
    return f"{size / 2**20:,.0f}"
