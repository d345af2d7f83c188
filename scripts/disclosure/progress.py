"""One line per stage of a build: what was done, how much of it, in how many seconds.

The lines go to standard error: standard output belongs to what a command was asked for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text


class Stage:
    """What a stage says about itself when it is done."""

    def __init__(self) -> None:
        self._counts: list[str] = []

    def count(self, text: str) -> None:
        """Add *text*, such as “4,000 行”, to the stage's line."""
        self._counts.append(text)

    def count_warnings(self, warnings: int) -> None:
        """Say how many *warnings* there are, if any."""
        if warnings:
            self.count(f"{warnings:,} 处警告（make check 列出）")

    @property
    def counts(self) -> str:
        """Everything that was counted, in one piece of text."""
        return " ".join(self._counts)


class Progress:
    """Prints `读取  5 个文件夹 4,000 行  0.2 秒`: coloured on a terminal, plain elsewhere, nothing if *quiet*."""

    def __init__(self, *, quiet: bool = False, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, quiet=quiet, highlight=False)

    @contextmanager
    def stage(self, title: str) -> Iterator[Stage]:
        """Time what happens inside; a stage that fails leaves no line, what went wrong is said elsewhere."""
        stage = Stage()
        self._begin(title)
        start = time.perf_counter()
        try:
            yield stage
        except BaseException:
            self._clear()
            raise
        self._clear()
        self._end(title, stage, time.perf_counter() - start)

    def tell(self, line: str) -> None:
        """Print a *line* that no stage says."""
        self._console.print(Text(line), soft_wrap=True)

    def _begin(self, title: str) -> None:
        # No spinner: it would need a thread, and a thread must not be alive when a worker is forked.
        if self._console.is_terminal:
            self._console.print(Text(f"{title} ……", style="dim"), end="\r")

    def _clear(self) -> None:
        if self._console.is_terminal:
            self._console.print(" " * (self._console.width - 1), end="\r")

    def _end(self, title: str, stage: Stage, seconds: float) -> None:
        parts = [(title, "bold"), (stage.counts, ""), (f"{seconds:.1f} 秒", "dim")]
        line = Text("  ").join(Text(text, style=style) for text, style in parts if text)
        self._console.print(line, soft_wrap=True)
