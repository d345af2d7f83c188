"""A table as an XLSX workbook: typed cells, so that a code stays a code and nothing can be a formula."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from disclosure.contract.model import Field
from disclosure.files import sheet_xml
from disclosure.files.model import MOST_ROWS
from disclosure.files.sheet import SAMPLE, Sheet
from disclosure.files.sheet_xml import RowSheet
from disclosure.ground.engine import Exporter
from disclosure.ground.types import day_of
from disclosure.writing import refused


def write_workbook(sheet: Sheet, path: Path, engine: Exporter) -> bool:
    """Write the workbook, unless the table does not fit into one; return whether it was written.

    It does not fit if it has more than MOST_ROWS rows, or a text that XLSX would cut off.
    """
    if sheet.rows > MOST_ROWS:
        return False
    book = opened(path, engine.scratch)
    book.set_properties(properties(sheet.title, sheet.author, sheet.created, sample=sheet.sample))
    fits = _fill(book, sheet, engine)
    try:
        book.close()
    except XlsxFileError as error:
        raise refused(path.name) from error
    if not fits:
        path.unlink()
    return fits


def opened(path: Path, scratch: Path) -> Any:
    """Begin a workbook whose rows go to a file in *scratch* as they come: there are at most MOST_ROWS."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(scratch)})
    book.in_memory = True  # the other parts, all of them short, need no files; as an option it would hold the rows too
    return book


def properties(title: str, author: str, created: datetime, *, sample: bool) -> dict[str, Any]:
    """Return what a workbook says of itself; *created* is never the clock's."""
    mark = {"keywords": SAMPLE, "comments": SAMPLE} if sample else {}
    moment = created.astimezone(UTC).replace(tzinfo=None)
    return {"title": title, "author": author, "created": moment, **mark}


def _fill(book: Any, sheet: Sheet, engine: Exporter) -> bool:
    page = book.add_worksheet("数据", RowSheet)
    page.freeze_panes(1, 0)
    page.set_column(0, len(sheet.headings) - 1, 18)
    bold = book.add_format({"bold": True})
    cells = [cell(book, field) for field in sheet.resource.fields]
    # Of a heading that is cut off it says so by a number.
    if any(page.write_string(0, column, heading, bold) for column, heading in enumerate(sheet.headings)):
        return False
    try:
        page.write_rows(engine.rows(sheet.frame), cells)
    except sheet_xml.TooLongError:
        return False
    return True


def cell(book: Any, field: Field) -> sheet_xml.Cell:
    """Return how the cells of a column are written, which are well-formed texts of its type."""
    match field.type:
        case "integer" | "year":
            return sheet_xml.whole(book.add_format({"num_format": "0"}))  # a long number in full, not 1.4E+14
        case "number":
            return sheet_xml.decimal
        case "boolean":
            return sheet_xml.boolean
        case "date":
            return sheet_xml.day(book.add_format({"num_format": "yyyy-mm-dd"}), partial(day_of, field))
        case _:
            return sheet_xml.text
