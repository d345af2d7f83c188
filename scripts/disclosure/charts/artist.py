"""The artist: makes the pictures of a whole build, and remembers those that were made before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from disclosure.cache import FORGETFUL, Cache
from disclosure.charts.choice import kind_of, remarks
from disclosure.charts.findings import alternative, finding
from disclosure.charts.labels import clean
from disclosure.charts.model import Drawn, Picture
from disclosure.charts.sizes import LAYOUTS, Layout
from disclosure.charts.svg import UnfitDrawingError, fit
from disclosure.charts.worker import PROGRAM, Worker
from disclosure.colours import DESIGNED, Palette
from disclosure.errors import DisclosureError
from disclosure.statistics.model import NOT_ADVERSE, Series, Statistics

Waiting = Callable[[], Picture]


class _Remembered(NamedTuple):
    """Where the cache has a picture, and of what it must have been made to be the one that is wanted."""

    name: str
    stamp: str


class Artist:
    """A context manager: what its worker, *program*, has not drawn before is drawn, in the site's *colours*.

    The worker is only started when there is something for it. Raises as Worker does.
    """

    def __init__(self, cache: Cache = FORGETFUL, colours: Palette = DESIGNED, program: Path = PROGRAM) -> None:
        self._cache, self._colours, self._program = cache, colours, program
        self._tools = sha256(program.read_bytes()).hexdigest() if program.is_file() else ""
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._worker:
            self._worker.close()

    def draw(self, register: str, statistics: Statistics, *, sample: bool) -> Callable[[], tuple[Picture, ...]]:
        """Begin to draw every chart of a register in its sizes, in the contract's order; *sample* marks each 示例数据.

        Returns what waits for the pictures. It is called once for each register, in the order in which they were begun.
        """
        waiting = [self._begun(register, series, sample=sample) for series in statistics.series]
        return lambda: tuple(one() for one in waiting)

    def _begun(self, register: str, series: Series, *, sample: bool) -> Waiting:
        place = _Remembered(f"picture-{register}-{series.chart.name}", self._made_of(series, sample=sample))
        known: Picture | None = self._cache.recall(*place)
        if known:
            return lambda: known
        options = {layout.name: self._ordered(series, layout, sample=sample) for layout in LAYOUTS}
        return lambda: self._picture(series, options, place)

    def _made_of(self, series: Series, *, sample: bool) -> str:
        """Return what stands for all that a picture is made of; the cache itself knows the program."""
        adverse = series.adverse
        groups = sorted(adverse.labels), sorted(adverse.splits), adverse.whole  # a set has no order
        said = (replace(series, adverse=NOT_ADVERSE), groups, self._colours, sample, self._tools)
        return sha256(repr(said).encode()).hexdigest()

    def _ordered(self, series: Series, layout: Layout, *, sample: bool) -> dict[str, Any]:
        # A build without charts, and a check, do not wait for pyecharts to be imported.
        from disclosure.charts.options import drawing  # noqa: PLC0415

        one = drawing(series, layout, sample=sample, colours=self._colours)
        self._hired().order(_called(series, layout), one.option, one.width, one.height)
        return one.option

    def _hired(self) -> Worker:
        if self._worker is None:
            self._worker = Worker(self._program)
        return self._worker

    def _picture(self, series: Series, options: Mapping[str, dict[str, Any]], place: _Remembered) -> Picture:
        sentence = finding(series)
        alt = alternative(series, kind_of(series), sentence)
        wide, narrow, large = (self._drawn(series, layout, alt, options[layout.name]) for layout in LAYOUTS)
        picture = Picture(series, sentence, alt, wide, narrow, large, remarks(series))
        self._cache.remember(place.name, picture, place.stamp)
        return picture

    def _drawn(self, series: Series, layout: Layout, alt: str, option: dict[str, Any]) -> Drawn:
        name = _called(series, layout)
        answer = self._hired().answer(name)
        try:
            finished = fit(str(answer["svg"]), name, clean(series.chart.title), clean(alt))
        except UnfitDrawingError as error:
            raise DisclosureError(f"图表 {name} 画出来的内容不合要求：{error}") from error
        return Drawn(finished, int(answer["width"]), int(answer["height"]), option)


def _called(series: Series, layout: Layout) -> str:
    """Return what a drawing is called between us and the worker, and what its ids begin with."""
    return f"{series.chart.name}-{layout.name}"
