"""What is wrong with single records, told in Chinese, and a cap on how often the same is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from disclosure.contract.model import Resource
from disclosure.errors import Problem
from disclosure.reading.cutting import LARGEST_CELL, LARGEST_ROW, Record

MOST_TOLD = 1000  # of one kind in one file; the others are counted

_SENTENCES = {
    "unclosed-quote": ("引号没有闭合", '在单元格末尾补上引号；单元格里的引号写两次：""'),
    "bare-quote": ("引号的位置不对", '含引号的单元格整个加上引号，里面的引号写两次：""'),
    "lone-cr": ("有单独的回车符（CR）", "全文统一用 LF 或 CRLF 换行"),
    "long-cell": (f"单元格超过 {LARGEST_CELL:,} 字节", "把长文放进 files/ 里的文件"),
    "long-row": (f"这一行超过 {LARGEST_ROW:,} 字节", "把长文放进 files/ 里的文件"),
    "blank-row": ("这一行是空的", "删去空行"),
}


def fault_problem(record: Record, resource: Resource, path: str) -> Problem:
    """Tell the fault of *record*, a record of the file *path*."""
    kind = str(record.fault)
    names = resource.names
    rest = "，后面的行没有再读" if record.torn else ""
    if kind in {"extra-cell", "missing-cell"}:
        field = names[record.cells] if record.cells < len(names) else None
        fix = "补上缺的单元格" if field else "含逗号的单元格要加引号；多余的逗号删去"
        message = f"这一行有 {record.cells:,} 格{'以上' if record.torn else ''}，应有 {len(names)} 格{rest}"
        return Problem(path, kind, message, fix, row=record.row, field=field)
    message, fix = _SENTENCES[kind]
    field = names[record.cell] if record.cell is not None and record.cell < len(names) else None
    return Problem(path, kind, f"{message}{rest}", fix, row=record.row, field=field)


class Findings:
    """The problems of one resource; past MOST_TOLD of one kind in a file they are only counted."""

    def __init__(self) -> None:
        self._told: list[Problem] = []
        self._seen: Counter[tuple[str, str]] = Counter()

    def add(self, problems: Iterable[Problem]) -> None:
        """Take note of *problems*."""
        for problem in problems:
            self._seen[problem.path, problem.kind] += 1
            if self._seen[problem.path, problem.kind] <= MOST_TOLD:
                self._told.append(problem)

    def all(self) -> list[Problem]:
        """Return what is told, in the order of the rows, and for what is not a problem that says how many."""
        more = [
            Problem(path, kind, f"另有 {count - MOST_TOLD:,} 处同样的问题", count=count - MOST_TOLD)
            for (path, kind), count in self._seen.items()
            if count > MOST_TOLD
        ]
        return sorted(self._told, key=lambda problem: (problem.path, problem.row or 0)) + more
