"""Builds in pairs, one of ours and one of the yardstick's, of the same rows; and of this site, alone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import hugo
from bench.watch import Run, watch
from samples.registers import write_inspections

ROOT = Path(__file__).parent.parent.parent
AS_OF = "2022-12-31"
SUBJECT = "sampled_uscc"
SITE_AS_OF = "2026-11-26"
SITE_TIMES = 3


@dataclass(frozen=True)
class Pair:
    """What was seen of both. *pages* are those of our site, *subjects* those of the yardstick's."""

    ours: Run
    theirs: Run
    pages: int
    subjects: int
    added: list[str]  # what parts of ours took alone: added.py

    @property
    def ratio(self) -> float:
        """How many times as long ours took."""
        return self.ours.wall / self.theirs.wall


@dataclass(frozen=True)
class Site:
    """What was seen of the site of this repository, and how many pages it has."""

    ours: Run
    pages: int
    added: list[str]


def measure_site(folder: Path) -> Site:
    """Build the data and the content of this repository SITE_TIMES into *folder*, return the median by time."""
    sites = [_site(folder / str(time)) for time in range(SITE_TIMES)]
    return sorted(sites, key=lambda site: site.ours.wall)[SITE_TIMES // 2]


def _site(output: Path) -> Site:
    command = [sys.executable, "-m", "disclosure", "html", "--as-of", SITE_AS_OF, "--output", str(output)]
    ours = watch(command, ROOT)
    site = Site(ours, _pages(output), _added(ROOT, SITE_AS_OF, output))
    shutil.rmtree(output)
    return site


def measure(folder: Path, rows: int, times: int, yardstick: Sequence[str]) -> Pair:
    """Write so many *rows* into the empty *folder*, build them so many *times*, return the median pair by ratio.

    *yardstick* is the command of Hugo, or of what stands in for it: it is run in the folder of its site
    with `--quiet --destination <folder>`.
    """
    write_inspections(folder / "data", rows)
    (folder / "content").mkdir()
    pairs = [_pair(folder, yardstick) for _ in range(times)]
    return sorted(pairs, key=lambda pair: pair.ratio)[times // 2]


def _pair(folder: Path, yardstick: Sequence[str]) -> Pair:
    output, site = folder / "output", folder / "yardstick"
    ours = watch([*_html(folder), "--output", str(output)], ROOT)
    hugo.write_site(site, folder / "data/inspections/samples.csv", SUBJECT)
    theirs = watch([*yardstick, "--quiet", "--destination", str(site / "public")], site)
    pair = Pair(ours, theirs, _pages(output), _pages(site / "public"), _added(folder, AS_OF, output))
    shutil.rmtree(output)
    shutil.rmtree(site)
    return pair


def _added(project: Path, day: str, site: Path) -> list[str]:
    """Do parts of the build of *site* alone, and return the lines that say what each took."""
    run = watch(
        [sys.executable, "-m", "bench.added", *map(str, (project / "data", project / "content", day, site))], ROOT
    )
    _prepared, *parts = run.stages
    return [f"{line}, largest process {peak / 2**20:,.0f} MB" for line, _, peak in parts]


def finding(folder: Path) -> str:
    """Return the line that says what a search of the data in *folder* finds, and what it costs."""
    command = [sys.executable, "-m", "bench.finding", str(folder / "data"), str(folder / "content"), AS_OF]
    return watch(command, ROOT).stages[-1][0]


def _html(folder: Path) -> list[str]:
    sources = ["--data", str(folder / "data"), "--content", str(folder / "content"), "--as-of", AS_OF]
    return [sys.executable, "-m", "disclosure", "html", *sources]


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))
