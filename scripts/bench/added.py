"""`python -m bench.added <data> <content> <day> <site>`: what a build does besides rendering, each part alone.

The lookup index and the feeds are made once more, and the finished folder *site* is looked through for private data,
each in one process. What stands in the pages themselves (JSON-LD, the data of cards) cannot be told from rendering.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from click import echo as say

from disclosure.builder import configure
from disclosure.building import known
from disclosure.building.processes import apart
from disclosure.ground.engines import opened
from disclosure.orders import SETTINGS
from disclosure.pages.model import SiteView
from disclosure.pipeline import prepare
from disclosure.privacy.permits import Permits
from disclosure.privacy.site import look_at_site, site_files
from disclosure.progress import Progress
from disclosure.release.scratch import scratch
from disclosure.search.lookup import lookup_files
from disclosure.settings import Settings


def main(data: str, content: str, day: str, site: str) -> None:
    """Prepare the site of *data*; print a line then, and one a part."""
    with prepared(data, content, day) as view:
        say("prepared")
        say(apart(lambda: _timed("lookup index", lambda: _sizes(lookup_files(view)))))
        say(apart(lambda: _timed("feeds", lambda: _sizes(_feeds(view)))))
        say(apart(lambda: _timed("scan for private data", lambda: _scanned(Path(site)))))


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


def _feeds(view: SiteView) -> known.Files:
    return chain(known.subject_feeds(view, "", None), known.site_files(view, {}))


def _sizes(files: known.Files) -> Iterator[int]:
    return (len(data) for _, data in files)


def _scanned(site: Path) -> Iterator[int]:
    files = site_files(site)
    look_at_site(site, files, Permits())
    return ((site / address).stat().st_size for address in files)


def _timed(name: str, work: Callable[[], Iterator[int]]) -> str:
    """Do *work*, which gives the sizes of its files in bytes."""
    gc.freeze()  # as in a process that writes
    gc.disable()
    begun, before = time.perf_counter(), os.times()
    sizes = list(work())
    after, wall = os.times(), time.perf_counter() - begun
    cpu = after.user + after.system - before.user - before.system
    return f"{name}: {wall:.1f} s, {cpu:.1f} s CPU, {len(sizes):,} files, {sum(sizes) / 1e6:,.1f} MB"


if __name__ == "__main__":
    main(*sys.argv[1:])
