"""`make bench [BENCH="10000 100000"]`: build the sampling register with so many rows, in pairs with Hugo.

Without sizes, first the site of this repository, then every size. Both write into fresh folders, on a RAM disk where
there is one. What Hugo does is far less: one plain page a subject, from a CSV already sorted for it; no check, law,
list, chart, download or hash.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from click import echo as say

from bench import hugo
from bench.pairs import finding, measure, measure_site
from bench.tables import lines, site_lines

SIZES = (100, 10_000, 100_000, 1_000_000)
PAIRS = {100: 3, 10_000: 3, 100_000: 3}  # larger ones once
RAM_DISK = Path("/dev/shm")  # noqa: S108 - a folder made by tempfile inside it
NEEDED = 12 * 2**30  # bytes: data, both sites, and what DuckDB spills


def main(words: Sequence[str], yardstick: Sequence[str]) -> None:
    """Measure every size of the command line, or this site and all, beside the yardstick, and print the tables."""
    if not words:
        with _scratch() as folder:
            site = measure_site(folder)
        for line in site_lines(site):
            say(line)
    for rows in [int(word) for word in words] or SIZES:
        with _scratch() as folder:
            pair, found = measure(folder, rows, PAIRS.get(rows, 1), yardstick), finding(folder)
        for line in (*lines(rows, pair), f"\n{found}"):
            say(line)


@contextmanager
def _scratch() -> Iterator[Path]:
    roomy = RAM_DISK.is_dir() and shutil.disk_usage(RAM_DISK).free > NEEDED
    with tempfile.TemporaryDirectory(dir=RAM_DISK if roomy else None, prefix="disclosure-bench-") as name:
        yield Path(name)


if __name__ == "__main__":
    main(sys.argv[1:], [hugo.binary()])
