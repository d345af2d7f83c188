"""`python -m bench.lookup <data> <content> <day>`: make the lookup index of a site alone, and print what it took."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click import echo as say

from disclosure.builder import configure
from disclosure.building.processes import apart
from disclosure.ground.engines import opened
from disclosure.jobs import SETTINGS
from disclosure.pages.model import SiteView
from disclosure.pipeline import prepare
from disclosure.progress import Progress
from disclosure.release.scratch import scratch
from disclosure.search.lookup import lookup_files
from disclosure.settings import Settings


def main(data: str, content: str, day: str) -> None:
    """Index the site of *data* in a process of its own, as a build does."""
    with prepared(data, content, day) as view:
        say(apart(lambda: _index(view)))


@contextmanager
def prepared(data: str, content: str, day: str) -> Iterator[SiteView]:
    """Prepare the site of *data* in a process of its own, as a build does."""
    ours = {"data": Path(data).resolve(), "as_of": day}
    settings = Settings.from_pelican(configure(SETTINGS, {"PATH": content, "DISCLOSURE": ours}))
    with scratch() as folder:
        yield apart(lambda: _view(settings, folder))


def _view(settings: Settings, folder: Path) -> SiteView:
    with opened(settings.data, folder, settings.engine) as engine:
        return prepare(settings, engine, Progress(quiet=True)).view


def _index(view: SiteView) -> str:
    gc.freeze()  # as in a process that writes
    gc.disable()
    begun, before = time.perf_counter(), os.times()
    sizes = [len(data) for _, data in lookup_files(view)]
    cpu, wall = os.times().user - before.user, time.perf_counter() - begun
    return f"lookup index: {wall:.1f} s, {cpu:.1f} s CPU, {len(sizes):,} files, {sum(sizes) / 1e6:,.1f} MB"


if __name__ == "__main__":
    main(*sys.argv[1:])
