"""The rows of a workbook's sheet, written as XML as they come; all that surrounds them is xlsxwriter's.

xlsxwriter makes several objects of each cell, which takes ten times as long, and takes a text that begins with `<r>`
and ends with `</r>` for markup of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from html import escape
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from disclosure.files.tables_csv import EXACT_DIGITS
from disclosure.ground.types import TRUE

LONGEST = 32_767  # units of UTF-16 in a cell's text
_FIRST_DAY = date(1900, 3, 1)  # before it a spreadsheet counts the days wrong, or not at all
_DAY_ZERO = date(1899, 12, 30)
_SPECIAL = re.compile(r"[<>&\x00-\x1f\ufffe\uffff]|_x|^\s|\s\Z")

Cell = Callable[[str], str]  # a text as what follows the reference of its cell


class TooLongError(Exception):
    """A text is longer than a cell of a workbook may be."""


class RowSheet(Worksheet):  # type: ignore[misc]
    """A worksheet in constant memory whose header is written by xlsxwriter, and its rows by `write_rows`."""

    def write_rows(self, rows: Iterable[Sequence[Any]], cells: Sequence[Cell]) -> None:
        """Write *rows* below the header, each value by its column's cell, nothing for None. Raises TooLongError."""
        columns = [(f'<c r="{xl_col_to_name(at)}', cell) for at, cell in enumerate(cells)]
        self._write_single_row(1)  # the header, which it keeps until the next row
        for number, row in enumerate(rows, start=2):
            written = [
                f'{begin}{number}"{cell(value)}</c>'
                for (begin, cell), value in zip(columns, row, strict=True)
                if value is not None
            ]
            if written:
                self.fh.write(f'<row r="{number}">{"".join(written)}</row>')
                self.dim_rowmax = number - 1


def text(value: str) -> str:
    """Write a text, which nothing can take for a number or a formula."""
    if len(value) > LONGEST // 2 and len(value.encode("utf-16-le")) // 2 > LONGEST:
        raise TooLongError
    if not _SPECIAL.search(value):
        return f' t="inlineStr"><is><t>{value}</t></is>'
    space = ' xml:space="preserve"' if value[:1].isspace() or value[-1:].isspace() else ""
    plain = escape(Worksheet._escape_control_characters(value), quote=False)  # noqa: SLF001 - Excel's own escapes
    return f' t="inlineStr"><is><t{space}>{plain}</t></is>'


def boolean(value: str) -> str:
    """Write true or false."""
    return f' t="b"><v>{1 if value == TRUE else 0}</v>'


def whole(form: Any) -> Cell:
    """Write whole numbers in the format *form*."""
    style = _style(form)
    return lambda value: f"{style()}><v>{int(value)}</v>"


def decimal(value: str) -> str:
    """Write a decimal as a number where a spreadsheet keeps all of its digits, otherwise as text."""
    exact = len(Decimal(value).normalize().as_tuple().digits) <= EXACT_DIGITS
    return f"><v>{float(value):.16G}</v>" if exact else text(value)


def day(form: Any, read: Callable[[str], date | None]) -> Cell:
    """Write days in the format *form*, as numbers where spreadsheets count them right, otherwise as ISO text."""
    style = _style(form)

    @cache
    def written(value: str) -> str:
        found = read(value)
        if found is None or found < _FIRST_DAY:
            return text(found.isoformat() if found else value)
        return f"{style()}><v>{(found - _DAY_ZERO).days}</v>"

    return written


def _style(form: Any) -> Callable[[], str]:
    # Formats are numbered in the order in which cells ask for them, those that none asks for not at all.
    return cache(lambda: f' s="{form._get_xf_index()}"')  # noqa: SLF001
