"""Plain files of shown rows: one line a row, sorted, read and searched by any process without an engine."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, Final

import narwhals as nw

from disclosure.ground.engine import CELL_END, LINE_IN_CELL, QUOTE, Engine, Frame

LINE_END: Final = b"\n"
LINES: Final = 500  # that are read at once, column by column


@dataclass(frozen=True)
class ShownFile:
    """A file at *path* whose lines hold the columns *names*. Offsets are bytes."""

    path: Path
    names: tuple[str, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column stands in a line."""
        return {name: at for at, name in enumerate(self.names)}

    def lines(self, start: int = 0, end: int | None = None) -> Iterator[list[str]]:
        """Yield the texts of each line between two offsets."""
        left = (self.size if end is None else end) - start
        with self.path.open("rb") as file:
            file.seek(start)
            for line in file:
                if left <= 0:
                    return
                left -= len(line)
                yield _texts(line)

    def columns(self, places: Sequence[int]) -> Iterator[list[list[str]]]:
        """Yield the texts of the columns at these *places*, of LINES at a time, whichever engine wrote them."""
        end, width = CELL_END.encode(), len(self.names)
        with self.path.open("rb") as file:
            while data := b"".join(islice(file, LINES)):
                cells = data.replace(QUOTE.encode(), b"").replace(LINE_END, end).split(end)
                yield [_column(cells[at:-1:width]) for at in places]

    def picked(self, numbers: Iterable[int]) -> Iterator[list[str]]:
        """Yield the texts of the lines of these *numbers*, counted from 1, in any order."""
        starts = self.starts
        with self.path.open("rb", buffering=0) as file:
            for number in numbers:
                file.seek(starts[number - 1])
                yield _texts(file.read(starts[number] - starts[number - 1]))

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each line begins, and last where the file ends: found once in a process, 8 bytes a line."""
        starts = array("Q", (0,))
        with self.path.open("rb") as file:
            starts.extend(accumulate(map(len, file)))
        return starts

    @cached_property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.path.stat().st_size

    def offset(self, column: int, wanted: Any) -> int:
        """Return where the first line begins whose *column*, by which the file is sorted, is *wanted* or more."""
        if self.size == 0:
            return 0
        with self.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            low, high = 0, len(data)
            while low < high:
                middle = (low + high) // 2
                start = data.rfind(LINE_END, low, middle) + 1 or low
                end = data.find(LINE_END, start) + 1
                if type(wanted)(_texts(data[start:end])[column]) >= wanted:
                    high = start
                else:
                    low = end
            return low

    def cuts(self, column: int, parts: int) -> list[str]:
        """Return texts of *column* that cut the file into about *parts* even parts: each begins the next part."""
        if self.size == 0:
            return []
        with self.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            places = (len(data) * part // parts for part in range(1, parts))
            starts = (data.rfind(LINE_END, 0, place) + 1 for place in places)
            return list(dict.fromkeys(_texts(data[start : data.find(LINE_END, start) + 1])[column] for start in starts))


def _texts(line: bytes) -> list[str]:
    # The engine quotes what it takes for special (an empty text, #); no cell holds the quote, so it is dropped.
    text = line[:-1].decode()
    texts = (text.replace(QUOTE, "") if QUOTE in text else text).split(CELL_END)
    return [several_lines(text) for text in texts] if LINE_IN_CELL in text else texts


def _column(cells: Sequence[bytes]) -> list[str]:
    text = CELL_END.encode().join(cells).decode()
    return (several_lines(text) if LINE_IN_CELL in text else text).split(CELL_END)


def one_line(text: nw.Expr) -> nw.Expr:
    """Write a text that may have several lines as a line of a file holds it."""
    return text.str.replace_all("\n", LINE_IN_CELL, literal=True)


def several_lines(text: str) -> str:
    """Read such a text back."""
    return text.replace(LINE_IN_CELL, "\n")


def store(frame: Frame, path: Path, engine: Engine) -> ShownFile:
    """Write *frame*, which is sorted and whose texts are of one line, to *path*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine.write_lines(frame, path)
    return ShownFile(path, tuple(frame.collect_schema().names()))


def nothing(path: Path, names: Sequence[str]) -> ShownFile:
    """Write a file without a row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return ShownFile(path, tuple(names))
