"""The first record of a CSV file of which nothing is known yet but that it is UTF-8."""

from __future__ import annotations

from codecs import BOM_UTF8
from mmap import ACCESS_READ, mmap
from pathlib import Path

from disclosure.errors import Problem
from disclosure.reading.cutting import cells, text


def first_record(file: Path) -> tuple[list[str], Problem | None]:
    """Return what the cells of the first record say, without a byte order mark; or none and why it is none.

    *file* is not empty, and UTF-8 throughout.
    """
    with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
        found = list(cells(data, len(BOM_UTF8) if data[: len(BOM_UTF8)] == BOM_UTF8 else 0))
        if any(cell.fault for cell in found):
            fix = '第 1 行写栏名，用逗号分开；含引号的单元格整个加上引号，里面的引号写两次：""'
            return [], Problem(file.name, "incorrect-label", "第 1 行读不出表头：引号或换行的位置不对", fix, row=1)
        return [text(data, cell) for cell in found], None
