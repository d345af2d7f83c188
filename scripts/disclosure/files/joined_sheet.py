"""The joined table as a workbook to be read at once: filters above the columns, and a sheet that says what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xlsxwriter.exceptions import XlsxFileError

from disclosure import addresses
from disclosure.files import sheet_xml
from disclosure.files.joined import KEY, Joined, joined, size
from disclosure.files.model import MOST_ROWS
from disclosure.files.sheet import SAMPLE, marked, source
from disclosure.files.sheet_xml import RowSheet
from disclosure.files.workbook import cell, opened, properties
from disclosure.ground.engine import Exporter
from disclosure.publication.model import PublicRegister
from disclosure.settings import Settings
from disclosure.showing.model import ShownRegister
from disclosure.writing import refused

NOTES = "说明"
_WIDE, _NARROW = 80, 16  # characters


def write_report(
    register: PublicRegister, shown: ShownRegister, settings: Settings, path: Path, engine: Exporter
) -> Joined | None:
    """Write the workbook of a register and return what it holds; None, and no file, where there is no room for it."""
    if size(shown) > MOST_ROWS or not shown.records.columns:
        return None
    table, package = joined(register, shown, engine), register.package
    book = opened(path, engine.scratch)
    title, sample = marked(package.title, sample=package.register.sample), package.register.sample
    book.set_properties(properties(title, source(package), package.created, sample=sample))
    fits = len(table.rows) <= MOST_ROWS and _fill(book, table)
    if fits:
        _explain(book, said(table, shown, settings))
    try:
        book.close()
    except XlsxFileError as error:
        raise refused(path.name) from error
    if not fits:
        path.unlink()
    return table if fits else None


def said(table: Joined, shown: ShownRegister, settings: Settings) -> list[tuple[str, str]]:
    """Return what the second sheet says: names and values, those that there are."""
    package, home = shown.package, settings.siteurl.rstrip("/")
    licences = "；".join(" ".join(filter(None, (one.title, one.path))) for one in package.licences)
    keys = any(heading.endswith(KEY) for heading in table.headings)
    lines = [
        ("名册", package.title),
        ("数据", SAMPLE if package.register.sample else ""),
        ("这张表", f"{table.title}，共 {len(table.rows):,} 行"),
        ("列", f"名称后面带“{KEY}”的一列是它的原始代码" if keys else ""),
        ("来源", source(package)),
        ("公布", settings.owner),
        ("使用许可", licences),
        ("数据版本", package.version),
        ("数据制作日期", package.made_on),
        ("收录到", shown.last.isoformat() if shown.last else ""),
        ("数据截至", shown.as_of.isoformat()),
        ("网址", f"{home}/{addresses.register(package.name)}" if home else ""),
        ("更正和联系", settings.contact),
    ]
    return [(name, value) for name, value in lines if value]


def _fill(book: Any, table: Joined) -> bool:
    page = book.add_worksheet("数据", RowSheet)
    page.freeze_panes(1, 1)
    page.set_column(0, len(table.headings) - 1, _NARROW)
    page.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    bold = book.add_format({"bold": True})
    cells = [cell(book, field) for field in table.fields]
    if any(page.write_string(0, column, heading, bold) for column, heading in enumerate(table.headings)):
        return False
    try:
        page.write_rows(table.rows, cells)
    except sheet_xml.TooLongError:
        return False
    return True


def _explain(book: Any, lines: list[tuple[str, str]]) -> None:
    page = book.add_worksheet(NOTES)
    page.set_column(0, 0, _NARROW)
    page.set_column(1, 1, _WIDE, book.add_format({"text_wrap": True}))
    bold = book.add_format({"bold": True})
    for row, (name, value) in enumerate(lines):
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, value)
