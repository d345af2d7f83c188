"""What of a register can be taken: each of its tables with its files, as readers choose among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from disclosure.files.joined import size as joined_rows
from disclosure.files.model import MOST_ROWS, Download, why_absent
from disclosure.showing.model import ShownRegister

KILO = 1000
_UNJOINED = "合并表共 {:,} 行，超过 {:,} 行，表格软件打开太慢，不提供；各表用主键对得上。"
OTHERS = {"joined": "XLSX，名称和代码并列，可以筛选，附来源说明", "packed": "CSV、合并表、附件和它们的描述"}
FORMATS = {  # endings in the order in which most readers want them
    ".xlsx": "XLSX 表格",
    ".excel.csv": "Excel 用 CSV",
    ".csv": "CSV",
    ".json": "JSON",
    ".parquet": "Parquet",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file to take: its format, where it is, how large (in words)."""

    format: str
    path: str
    size: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One table of a register with its files."""

    title: str
    rows: int
    files: tuple[File, ...]


def holdings(downloads: Iterable[Download]) -> list[Holding]:
    """Gather a register's files by table; the others are linked apart."""
    tables = [one for one in downloads if one.kind == "table"]
    return [_holding(list(files)) for _, files in groupby(tables, key=lambda one: one.name.partition(".")[0])]


def _holding(downloads: list[Download]) -> Holding:
    order = list(FORMATS)
    files = sorted(downloads, key=lambda one: order.index(_ending(one)))
    shown = tuple(File(FORMATS[_ending(one)], one.path, size(one.bytes)) for one in files)
    return Holding(downloads[0].title.rpartition("：")[0], downloads[0].rows, shown)


def others(downloads: Iterable[Download]) -> list[tuple[str, str, str]]:
    """Return what goes with a register's tables, as words, address, and for whom and how large: joined, packed."""
    kept = list(downloads)
    return [
        (one.title, one.path, f"{why}，{size(one.bytes)}")
        for kind, why in OTHERS.items()
        for one in kept
        if one.kind == kind
    ]


def _ending(download: Download) -> str:
    return f".{download.name.partition('.')[2]}"


def without_xlsx(register: ShownRegister, downloads: Iterable[Download]) -> list[str]:
    """Say of each table that is too long for a workbook that it has none, and so of the joined one."""
    kept = list(downloads)
    made = {one.name for one in kept}
    if not made:
        return []
    long = [
        f"“{resource.title}”{why_absent(register.rows[name])}"
        for name, resource in register.resources.items()
        if f"{name}.xlsx" not in made and resource.fields
    ]
    rows, is_joined = joined_rows(register), any(one.kind == "joined" for one in kept)
    return long if is_joined or rows <= MOST_ROWS else [*long, _UNJOINED.format(rows, MOST_ROWS)]


def size(count: int) -> str:
    """Print a number of bytes for a reader; the exact number stands in datapackage.json."""
    if count < KILO:
        return f"{count} B"
    if count < KILO * KILO:
        return f"{count / KILO:.0f} kB"
    return f"{count / KILO / KILO:.1f} MB"
