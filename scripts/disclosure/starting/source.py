"""The table that an office hands in, before it is a register: a CSV in UTF-8 with its header in the first row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from disclosure.errors import Problem, SettingsError
from disclosure.reading.first_record import first_record

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what .xlsx and .xls begin with
_AS_CSV = "在 Excel 或 WPS 里打开，用“另存为”选“CSV UTF-8（逗号分隔）”，再用新的文件"
_CHUNK = 1 << 16


def labels_of(file: Path) -> tuple[list[str], list[Problem]]:
    """Return the header of *file*, or what keeps it from being a header. Raises SettingsError if there is no file."""
    if not file.is_file():
        raise SettingsError(f"找不到文件 {file}", hint="FROM 写 CSV 文件的位置")
    problem = _unreadable(file)
    if problem is not None:
        return [], [problem]
    labels, problem = first_record(file)
    return labels, [problem] if problem else _strange(labels, file.name)


def _unreadable(file: Path) -> Problem | None:
    with file.open("rb") as raw:
        begins = raw.read(4)
    if begins.startswith(_WORKBOOKS):
        return Problem(file.name, "source-error", "这是电子表格，不是 CSV", _AS_CSV)
    if not begins:
        return Problem(file.name, "source-error", "文件是空的", "至少要有一行表头")
    try:
        with file.open(encoding="utf-8", newline="") as text:
            while text.read(_CHUNK):
                pass
    except UnicodeDecodeError:
        return Problem(file.name, "encoding-error", "不是 UTF-8 编码（可能是 GBK）", _AS_CSV)
    return None


def _strange(labels: list[str], path: str) -> list[Problem]:
    """Report a header that has empty cells, or cells alike, or is cut at another sign than the comma."""
    if len(labels) == 1 and any(sign in labels[0] for sign in ";\t；，"):
        return [Problem(path, "incorrect-label", "各栏不是用逗号分开的", _AS_CSV, row=1)]
    return list(_unfit(labels, path))


def _unfit(labels: list[str], path: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, label in enumerate(labels, 1):
        first = seen.setdefault(label.strip().casefold(), number)
        if not label.strip():
            fix = "写上栏名；第 1 行要是表头，表名、说明和合并的单元格先删去"
            yield Problem(path, "blank-label", f"表头第 {number} 格是空的", fix, row=1)
        elif first != number:
            message = f"表头第 {number} 格与第 {first} 格相同"
            yield Problem(path, "duplicate-label", message, "每一栏用不同的名称，不能只差大小写", row=1)
