"""What a build writes, in tasks of which none needs another, and who writes it: files, pages, the lookup index."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from disclosure import addresses
from disclosure.building.known import site_files, subject_feeds
from disclosure.building.processes import share_out
from disclosure.files.campaign import campaign_files
from disclosure.files.model import Download
from disclosure.files.packed import pack_all
from disclosure.files.pictures import files_of
from disclosure.files.register import Source, write_files
from disclosure.ground.engine import Exporter
from disclosure.ground.engines import reading
from disclosure.pages.kind_lists import kind_feeds
from disclosure.pages.model import Page, SiteView
from disclosure.pages.streams import Stream, front_pages, last_pages, longest_first, streams, subject_ranges
from disclosure.pages.theme import coloured
from disclosure.publication.model import Publication
from disclosure.publication.publish import reopened
from disclosure.search.lookup import lookup_files
from disclosure.writing import Output, Written, disk_errors_named


class Done(NamedTuple):
    """What a task wrote, by address: so many pages, so many files, and those of the registers of these names.

    *dated* are the pages that a sitemap may name, by address, each with the day of what is on it.
    """

    written: Mapping[str, Written]
    pages: int = 0
    files: int = 0
    downloads: Mapping[str, tuple[Download, ...]] = {}
    dated: Mapping[str, str] = {}


def downloads(done: Sequence[Done]) -> dict[str, tuple[Download, ...]]:
    """Return the files of all registers, by their names."""
    return {name: files for one in done for name, files in one.downloads.items()}


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
        done.append(self._pages(last_pages, self._whole(done)))
        return [*done, self._ends(done)]

    def pages(self, done: Sequence[Done]) -> Iterator[Page]:
        """Make once more every page that *done* says is written, in an order that is always the same."""
        view = self._whole(done)
        fronts: list[Stream] = [partial(front_pages, number) for number in range(len(view.registers))]
        for stream in (*fronts, *streams(view), last_pages):
            yield from stream(view)

    def _whole(self, done: Sequence[Done]) -> SiteView:
        """Return the view with the files of all registers."""
        return replace(self.view, downloads=downloads(done))

    def _tasks(self) -> list[Callable[[Exporter], Done]]:
        """Return the tasks; as a rule the longest come first."""
        files = [partial(self._files, number) for number in longest_first(self.view)]
        files += [partial(self._image, name) for name in self.view.images]
        pages = [partial(self._stream, stream) for stream in streams(self.view)]
        feeds = [partial(self._subject_feeds, *part) for part in subject_ranges(self.view)]
        return [self._lookup, self._feeds, self._colours, self._campaign, *files, *pages, *feeds]

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
        numbers = self.view.statistics.get(name)
        headlines = numbers.headlines if numbers else ()
        source = Source(register, shown, self.view.pictures.get(name, ()), self.view.settings, engine, headlines)
        given = {name: write_files(source, output)}
        pages = self._pages(partial(front_pages, number), replace(self.view, downloads=given))
        return pages._replace(written={**output.written, **pages.written}, downloads=given)

    def _lookup(self, _: Exporter) -> Done:
        return self._put(lookup_files(self.view))

    def _colours(self, _: Exporter) -> Done:
        return self._put(iter(coloured(self.view.settings).items()))

    def _subject_feeds(self, first: str, last: str | None, _: Exporter) -> Done:
        return self._put(subject_feeds(self.view, first, last))

    def _ends(self, done: Sequence[Done]) -> Done:
        """Write what is of the whole site: the archive of all registers, and what names all pages."""
        output, names = Output(self.folder), [register.package.name for register in self.view.registers]
        archives = [(name, self.folder / addresses.packed(name)) for name in names]
        with disk_errors_named():
            pack_all(self.folder / addresses.EVERYTHING, archives)
            output.read_back(addresses.EVERYTHING)
        dated = {address: day for one in done for address, day in one.dated.items()}
        written = self._put(site_files(self._whole(done), dated))
        return written._replace(written={**written.written, **output.written}, files=written.files + 1)

    def _put(self, files: Iterator[tuple[str, bytes]]) -> Done:
        output = Output(self.folder)
        with disk_errors_named():
            for address, data in files:
                output.put(address, data)
        return Done(output.written, files=len(output.written))

    def _campaign(self, _: Exporter) -> Done:
        output = Output(self.folder)
        with disk_errors_named():
            for address, data in campaign_files(self.view.registers, self.view.settings):
                output.put(address, data)
        return Done(output.written, files=len(output.written))

    def _image(self, name: str, _: Exporter) -> Done:
        """Write a picture of the content folder in its sizes."""
        output = Output(self.folder)
        with disk_errors_named():
            for address, data in files_of(name, (self.view.settings.content / name).read_bytes()):
                output.put(address, data)
        return Done(output.written, files=len(output.written))

    def _feeds(self, _: Exporter) -> Done:
        """Write the feeds of the kinds of Markdown page."""
        output = Output(self.folder)
        with disk_errors_named():
            for feed in kind_feeds(self.view):
                output.put(feed.address, feed.written(self.view.settings))
        return Done(output.written, files=len(output.written))

    def _stream(self, stream: Stream, _: Exporter) -> Done:
        return self._pages(stream, self.view)

    def _pages(self, stream: Stream, view: SiteView) -> Done:
        output, dated = Output(self.folder), {}
        with disk_errors_named():
            for page in stream(view):
                output.put(page.save_as, self.render(page))
                if page.dated is not None:
                    dated[page.address] = page.dated
        return Done(output.written, pages=len(output.written), dated=dated)
