"""Two CSV files a table: one for machines, exact; one for a double click in a spreadsheet, made safe."""

from __future__ import annotations

import csv
import shutil
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import narwhals as nw

from disclosure.contract.model import Field
from disclosure.files.sheet import Sheet
from disclosure.ground.engine import Exporter, Frame, Risk

GUARDED = "会被当作公式或被改写的单元格，前面加了 '"  # what readers are told of the file
TEXT_TYPES = frozenset({"string", "list", "yearmonth"})  # yearmonth: a spreadsheet would make a day of it
EXACT_DIGITS = 15  # what a spreadsheet keeps of a number

# What begins a formula, and every character that a spreadsheet may fold into one (their NFKC forms), and
# the true minus sign. Spaces of any kind, invisible and control characters before it do not help.
TRIGGERS = (
    r"=+\-@\x{207A}-\x{207C}\x{208A}-\x{208C}\x{2212}\x{2A75}\x{2A76}\x{FB29}\x{FE62}\x{FE63}\x{FE66}\x{FE6B}"
    r"\x{FF0B}\x{FF0D}\x{FF1D}\x{FF20}"
)
_BLANK = r"[\s\p{Z}\p{Cf}\p{Cc}]*"
FORMULA = rf"^{_BLANK}[{TRIGGERS}]|^\p{{Cc}}"

# What a spreadsheet would turn into a number, a day, a time or a share: codes lose zeros and digits by it.
_DIGIT = r"0-9\x{FF10}-\x{FF19}"
_FIGURES = rf"[($.\x{{A3}}\x{{A5}}\x{{20AC}}\x{{FFE5}}]*[{_DIGIT}][{_DIGIT}.,:/%eE+\-)年月日时分秒\s\p{{Z}}]*([ap]m)?"
_MONTH = (
    "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
    "|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)"
)
_GAP = "[-/., ]*"
_NAMED_DAY = rf"[0-9]+{_GAP}{_MONTH}({_GAP}[0-9]+)?|{_MONTH}{_GAP}[0-9]+({_GAP}[0-9]+)?"
REWRITTEN = rf"(?i:^{_BLANK}({_FIGURES}|{_NAMED_DAY}|true|false){_BLANK}$)"
TOO_LONG = rf"^-?[1-9](\.?[0-9]){{{EXACT_DIGITS}}}"  # a number that is more; 0.… never is
MARK = "'"
_HARMLESS = ("\u4e00", "\u9fff")  # most Chinese cells
# What a spreadsheet shows again as it stands: at most KEPT_SIGNS digits, none of them idle. It may be a code or -87.66.
KEPT_SIGNS = 11
KEPT = r"^(?:0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9])$"
_CHUNK = 1 << 20


def write_canonical(sheet: Sheet, path: Path, engine: Exporter) -> None:
    """Write UTF-8 without a mark, RFC 4180, field names above the columns, every cell exactly as it stands."""
    with path.open("x", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(sheet.resource.names)
    # An empty cell alone in its line would be an empty line, which some readers skip.
    lonely = len(sheet.resource.names) == 1
    frame = sheet.frame.with_columns(nw.all().fill_null("")) if lonely else sheet.frame
    _append(path, lambda rows: engine.export(frame, rows, "csv"))


def write_for_spreadsheets(sheet: Sheet, path: Path, engine: Exporter) -> None:
    """Write what a spreadsheet opens without harm: a byte order mark, titles, every cell in quotes.

    A text cell that it would run or rewrite begins with an apostrophe, and so does a number of more than 15
    digits. That makes the file unfit for machines: see FORMULA, REWRITTEN and KEPT. Readers are told: GUARDED.
    """
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerow([_safe_heading(title) for title in sheet.headings])
    _append(path, lambda rows: write_guarded(sheet.frame, sheet.resource.fields, rows, engine))


def small_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a few rows of the same columns as a file for spreadsheets: what could be a formula begins with a mark."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    if rows:
        writer.writerow([_harmless(name) for name in rows[0]])
    writer.writerows([_harmless(cell) for cell in row.values()] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    if not isinstance(cell, str):
        return format(cell, "f") if isinstance(cell, Decimal) else cell
    first = unicodedata.normalize("NFKC", cell).lstrip()[:1]
    return f"{MARK}{cell}" if first and first in "=+-@\u2212" else cell


def write_guarded(frame: Frame, fields: Sequence[Field], path: Path, engine: Exporter) -> None:
    """Write the texts of *frame*, whose columns are *fields*, as rows of a CSV for a spreadsheet."""
    risks = {field.name: risk for field in fields if (risk := _risk(field))}
    engine.export_marked(frame, path, risks, MARK)


def _risk(field: Field) -> Risk | None:
    if field.type in TEXT_TYPES:
        return Risk(f"{FORMULA}|{REWRITTEN}", KEPT, KEPT_SIGNS, _HARMLESS)
    return Risk(TOO_LONG, KEPT, KEPT_SIGNS, _HARMLESS) if field.type == "number" else None


def _append(path: Path, write: Callable[[Path], None]) -> None:
    """Let the engine *write* the rows, many times faster than Python, and put them below the header."""
    rows = path.with_name(f"{path.name}.rows")  # not in the scratch folder: other processes write there too
    write(rows)
    with path.open("ab") as file, rows.open("rb") as part:
        shutil.copyfileobj(part, file, _CHUNK)
    rows.unlink()


def _safe_heading(title: str) -> str:
    return title if title[:1].isalnum() else f"'{title}"
