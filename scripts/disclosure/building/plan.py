"""What a build writes, in tasks of which none needs another, and who writes it: files, pages, the lookup index."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from disclosure.building.processes import share_out
from disclosure.files.campaign import campaign_files
from disclosure.files.model import Download
from disclosure.files.register import Source, write_files
from disclosure.ground.engine import Exporter
from disclosure.ground.engines import reading
from disclosure.pages.model import Page, SiteView
from disclosure.pages.streams import Stream, front_pages, last_pages, longest_first, streams
from disclosure.publication.model import Publication
from disclosure.publication.publish import reopened
from disclosure.search.lookup import lookup_files
from disclosure.writing import Output, Written, disk_errors_named


class Done(NamedTuple):
    """What a task wrote, by address: so many pages, so many files, and those of the registers of these names."""

    written: Mapping[str, Written]
    pages: int = 0
    files: int = 0
    downloads: Mapping[str, tuple[Download, ...]] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """A site to write into *folder*: pages of *view* through *render*, exact files of *publication*.

    *scratch* holds the engine's tables, which are only read.
    """

    publication: Publication
    view: SiteView
    scratch: Path
    folder: Path
    render: Callable[[Page], bytes]

    def carry_out(self) -> list[Done]:
        """Write everything; what names the files of all registers comes last. Raises what writing raises."""
        done = share_out(self._tasks(), self._reading)
        return [*done, self._pages(last_pages, self._whole(done))]

    def pages(self, done: Sequence[Done]) -> Iterator[Page]:
        """Make once more every page that *done* says is written, in an order that is always the same."""
        view = self._whole(done)
        fronts: list[Stream] = [partial(front_pages, number) for number in range(len(view.registers))]
        for stream in (*fronts, *streams(view), last_pages):
            yield from stream(view)

    def _whole(self, done: Sequence[Done]) -> SiteView:
        """Return the view with the files of all registers."""
        return replace(self.view, downloads={name: files for one in done for name, files in one.downloads.items()})

    def _tasks(self) -> list[Callable[[Exporter], Done]]:
        """Return the tasks; as a rule the longest come first."""
        files = [partial(self._files, number) for number in longest_first(self.view)]
        return [self._lookup, self._campaign, *files, *(partial(self._stream, stream) for stream in streams(self.view))]

    def _reading(self) -> Exporter:
        """Open the kept tables once more, for one process."""
        if multiprocessing.parent_process():  # what is known by now is kept, and what pages are made of goes by itself
            gc.freeze()
            gc.disable()
        return reading(self.view.settings.data, self.scratch)

    def _files(self, number: int, engine: Exporter) -> Done:
        """Write the files of a register, and the pages that name them."""
        output = Output(self.folder)
        alone = Publication(self.publication.as_of, (self.publication.registers[number],), {})
        [register], shown = reopened(alone, engine).registers, self.view.registers[number]
        name = register.package.name
        source = Source(register, shown, self.view.pictures.get(name, ()), self.view.settings, engine)
        downloads = {name: write_files(source, output)}
        pages = self._pages(partial(front_pages, number), replace(self.view, downloads=downloads))
        return Done({**output.written, **pages.written}, pages=pages.pages, downloads=downloads)

    def _lookup(self, _: Exporter) -> Done:
        output = Output(self.folder)
        with disk_errors_named():
            for address, data in lookup_files(self.view):
                output.put(address, data)
        return Done(output.written, files=len(output.written))

    def _campaign(self, _: Exporter) -> Done:
        output = Output(self.folder)
        with disk_errors_named():
            for address, data in campaign_files(self.view.registers, self.view.settings):
                output.put(address, data)
        return Done(output.written, files=len(output.written))

    def _stream(self, stream: Stream, _: Exporter) -> Done:
        return self._pages(stream, self.view)

    def _pages(self, stream: Stream, view: SiteView) -> Done:
        output = Output(self.folder)
        with disk_errors_named():
            for page in stream(view):
                output.put(page.save_as, self.render(page))
        return Done(output.written, pages=len(output.written))
