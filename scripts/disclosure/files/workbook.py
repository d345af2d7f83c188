"""A table as an XLSX workbook: typed cells, so that a code stays a code and nothing can be a formula."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals as nw
import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from disclosure.contract.model import Field
from disclosure.files.sheet import SAMPLE, Sheet
from disclosure.files.tables_csv import EXACT_DIGITS
from disclosure.ground.engine import Exporter
from disclosure.ground.types import typed
from disclosure.writing import refused

MOST_ROWS = 20_000
_FIRST_DAY = date(1900, 3, 1)  # before it a spreadsheet counts the days wrong, or not at all
_TYPED = frozenset({"integer", "year", "boolean", "date"})

Cell = Callable[[int, int, Any], int]


class _TooLongError(Exception):
    """A text is longer than a cell of a workbook may be (32,767)."""


def write_workbook(sheet: Sheet, path: Path, engine: Exporter) -> bool:
    """Write the workbook, unless the table does not fit into one; return whether it was written.

    It does not fit if it has more than MOST_ROWS rows, or a text that XLSX would cut off.
    """
    if sheet.rows > MOST_ROWS:
        return False
    options = {"constant_memory": True, "tmpdir": str(engine.scratch)}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties(_properties(sheet))
    fits = _fill(book, sheet, engine)
    try:
        book.close()
    except XlsxFileError as error:
        raise refused(path.name) from error
    if not fits:
        path.unlink()
    return fits


def why_absent(rows: int) -> str:
    """Say to readers why a table of so many rows has no workbook."""
    if rows > MOST_ROWS:
        return f"共 {rows:,} 行，超过 {MOST_ROWS:,} 行，不提供 XLSX，请用 CSV 或 Parquet。"
    return "有单元格的文字超过 XLSX 的长度上限，不提供 XLSX，请用 CSV 或 Parquet。"


def _properties(sheet: Sheet) -> dict[str, Any]:
    mark = {"keywords": SAMPLE, "comments": SAMPLE} if sheet.sample else {}
    moment = sheet.created.astimezone(UTC).replace(tzinfo=None)
    return {"title": sheet.title, "author": sheet.author, "created": moment, **mark}


def _fill(book: Any, sheet: Sheet, engine: Exporter) -> bool:
    page = book.add_worksheet("数据")
    page.freeze_panes(1, 0)
    page.set_column(0, len(sheet.headings) - 1, 18)
    bold = book.add_format({"bold": True})
    writers = [_cell_writer(book, page, field) for field in sheet.resource.fields]
    frame = sheet.frame.select(*(_value(field) for field in sheet.resource.fields))
    try:
        for column, heading in enumerate(sheet.headings):
            _text(page)(0, column, heading, bold)
        for number, row in enumerate(engine.rows(frame), start=1):
            for column, (write, value) in enumerate(zip(writers, row, strict=True)):
                if value is not None:
                    write(number, column, value)
    except _TooLongError:
        return False
    return True


def _value(field: Field) -> nw.Expr:
    return typed(field) if field.type in _TYPED else nw.col(field.name)


def _cell_writer(book: Any, page: Any, field: Field) -> Cell:
    write_text = _text(page)
    match field.type:
        case "integer" | "year":
            whole = book.add_format({"num_format": "0"})  # a long number in full, not 1.4E+14
            return lambda row, column, value: page.write_number(row, column, value, whole)
        case "number":
            return _number(page, write_text)
        case "boolean":
            return page.write_boolean  # type: ignore[no-any-return]
        case "date":
            return _day(book, page, write_text)
        case _:
            return write_text


def _text(page: Any) -> Callable[..., int]:
    def write(row: int, column: int, text: str, *form: Any) -> int:
        if page.write_string(row, column, text, *form) != 0:
            raise _TooLongError
        return 0

    return write


def _number(page: Any, write_text: Cell) -> Cell:
    """Write a decimal as a number where a spreadsheet keeps all of its digits, otherwise as text."""

    def write(row: int, column: int, text: str) -> int:
        exact = len(Decimal(text).normalize().as_tuple().digits) <= EXACT_DIGITS
        return page.write_number(row, column, float(text)) if exact else write_text(row, column, text)

    return write


def _day(book: Any, page: Any, write_text: Cell) -> Cell:
    form = book.add_format({"num_format": "yyyy-mm-dd"})

    def write(row: int, column: int, day: date) -> int:
        if day < _FIRST_DAY:
            return write_text(row, column, day.isoformat())
        return page.write_datetime(row, column, day, form)  # type: ignore[no-any-return]

    return write
