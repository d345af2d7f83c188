"""CSV files to raw tables: strict, all text, every problem with its row as a spreadsheet counts.

A file that is regular goes straight into the engine. Any other is walked record by record: what is wrong is
told, and the rest goes into the engine with the row numbers that it has in the file.
"""

from __future__ import annotations

import codecs
import mmap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from disclosure.contract.gate import may_be_read
from disclosure.contract.model import Catalogue, Package, Resource
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.ground.loader import Columns, Loader
from disclosure.reading.cutting import LARGEST_CELL, Record, after, cells, is_regular, text, walk
from disclosure.reading.encodings import CODECS
from disclosure.reading.faults import Findings, fault_problem
from disclosure.reading.header import header_problems, repeated_header
from disclosure.reading.survey import Survey, survey
from disclosure.reading.tables import Table

MOST_ROWS = 2_000_000  # in one file
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what .xlsx and .xls begin with
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_ABOVE = 5  # rows above a header that are looked through for it


@dataclass(frozen=True, slots=True)
class _File:
    """One CSV file of a resource: *name* in *folder*."""

    folder: Path
    name: str
    resource: Resource
    withheld: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where it lies; only for a plain name."""
        return self.folder / self.name

    @property
    def shown(self) -> str:
        """What problems call it."""
        return f"{self.folder.name}/{self.name}"


def read_all(catalogue: Catalogue, engine: Engine) -> tuple[dict[tuple[str, str], Table], list[Problem]]:
    """Read every package of *catalogue*, as `read` does."""
    tables: dict[tuple[str, str], Table] = {}
    problems: list[Problem] = []
    for package in catalogue.packages.values():
        found, wrong = read(package, engine)
        tables |= found
        problems += wrong
    return tables, problems


def read(package: Package, engine: Engine) -> tuple[dict[tuple[str, str], Table], list[Problem]]:
    """Read every resource of *package* into *engine*; return the tables and all problems of their files.

    A table without its broken rows is returned, so that the others are checked too. A resource one of whose
    files is missing, undecodable, wrongly headed or broken off by a quote has no table.
    """
    tables: dict[tuple[str, str], Table] = {}
    problems: list[Problem] = []
    for resource in package.resources.values():
        name = f"{package.folder.name}/{resource.name}"
        loader = engine.loader(name, _columns(resource))
        findings = Findings()
        digests = [_read_file(file, loader, findings) for file in _files(package, resource)]
        problems += findings.all()
        if all(digests):
            frame = engine.frame(name)
            tables[package.folder.name, resource.name] = Table(package, resource, frame, " ".join(digests))
        else:
            engine.drop(name)
    return tables, problems


def _columns(resource: Resource) -> Columns:
    titles = {field.name: field.title for field in resource.fields}
    return Columns(titles, resource.missing_values, LARGEST_CELL)


def _files(package: Package, resource: Resource) -> Iterator[_File]:
    for path in resource.paths:
        yield _File(package.folder, path, resource, package.withheld)


def _read_file(file: _File, loader: Loader, findings: Findings) -> str:
    """Read one file into the table of *loader*; return its SHA-256, "" if more than single rows is missing from it."""
    if not may_be_read(file.folder, file.name):
        return ""  # the descriptor's problems say why
    digest, before = file.resource.digest, _stamp(file.path)
    algorithm = digest.algorithm if digest else None
    found = survey(file.path, file.resource.encoding, loader.scratch("decoded"), algorithm)
    findings.add([*_mismatches(file, found), *_mistaken(file, found)])
    try:
        is_whole = _read_surveyed(file, found, loader, findings)
    finally:
        loader.clean()
    if _stamp(file.path) != before:
        findings.add([Problem(file.shown, "source-error", "读的时候文件改动了", "等它保存好，再运行一次")])
        return ""
    return found.sha256 if is_whole else ""


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what changes with a file, which is read more than once; None if it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _read_surveyed(file: _File, found: Survey, loader: Loader, findings: Findings) -> bool:
    if found.undecodable is not None:
        findings.add([_undecodable(file, found)])
        return False
    if found.length == 0:
        findings.add([Problem(file.shown, "source-error", "文件是空的", "至少要有一行表头")])
        return False
    with _mapped(found.path) as data:
        wrong = _header(file, data)
        regular = not wrong and _is_regular(found, data, len(file.resource.fields))
    findings.add(wrong)
    if wrong:
        return False
    if regular and loader.load_whole(found.path, file.shown, found.records - 1):
        return _settled(file, loader, findings)
    with _mapped(found.path) as data:
        return _walked(file, data, loader, findings) and _settled(file, loader, findings)


@contextmanager
def _mapped(path: Path) -> Iterator[mmap.mmap]:
    """Map a file, for no longer than it is looked at: what was touched of it counts as our memory."""
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data


def _header(file: _File, data: mmap.mmap) -> list[Problem]:
    found = list(cells(data, 0))
    broken = next((cell.fault for cell in found if cell.fault), None)
    if broken is not None:
        record = Record(1, 0, found[-1].end, 0, len(found), broken)
        return [fault_problem(record, file.resource, file.shown)]
    labels = [text(data, cell) for cell in found]
    below = _below(data, found[-1].end) if tuple(labels) != file.resource.names else []
    return header_problems(labels, below, file.resource, file.withheld, file.shown)


def _below(data: mmap.mmap, end: int) -> list[list[str]]:
    """Return the cells of the few rows after the one that ends at *end*; the header may be among them."""
    rows: list[list[str]] = []
    while len(rows) < _MOST_ABOVE and (start := after(data, end)) < len(data):
        found = list(cells(data, start))
        rows.append([text(data, cell) for cell in found])
        end = found[-1].end
    return rows


def _is_regular(found: Survey, data: mmap.mmap, columns: int) -> bool:
    """Whether the engine's own reader can be trusted with the file."""
    if found.quoted:
        first = data.find(b"\n")
        line_end = b"\r\n" if data[first - 1 : first] == b"\r" else b"\n"
        return is_regular(data, columns, line_end)
    one_line_end = found.cr == found.crlf and found.crlf in (0, found.lines)
    return one_line_end and not found.blank and found.commas == (columns - 1) * found.records


def _walked(file: _File, data: mmap.mmap, loader: Loader, findings: Findings) -> bool:
    """Tell what is wrong with the records and load the others; False if the file breaks off."""
    whole, written = True, 0
    first_end: bytes | None = None
    mixed: Problem | None = None
    with loader.numbered() as rows:
        for record in walk(data, len(file.resource.fields)):
            if record.row > MOST_ROWS + 1:
                findings.add([_too_many(file)])
                return False
            line_end = data[record.end : record.after]
            first_end = first_end or line_end
            if mixed is None and line_end not in (b"", first_end):
                mixed = Problem(
                    file.shown, "line-end", "从这一行起换行符与前面不同", "全文统一用 LF 或 CRLF 换行", row=record.row
                )
            if record.fault:
                findings.add([fault_problem(record, file.resource, file.shown)])
                whole = whole and not record.torn
            elif record.row > 1:
                rows.write(b"%d,%b\n" % (record.row, data[record.start : record.end]))
                written += 1
    findings.add([mixed] if mixed else [])
    return whole and _loaded(file, data, written, loader, findings)


def _loaded(file: _File, data: mmap.mmap, written: int, loader: Loader, findings: Findings) -> bool:
    """Load the records that were written; whether the engine has given every one of them back."""
    loader.load_numbered(file.shown)
    loaded = loader.count(file.shown)
    if loaded == written:
        return True
    there = (record.row for record in walk(data, len(file.resource.fields)) if record.row > 1 and not record.fault)
    pairs = zip_longest(there, loader.rows(file.shown))
    row = next(min(filter(None, pair)) for pair in pairs if len(set(pair)) > 1)
    message = f"文件里数出 {written:,} 行，读进 {loaded:,} 行，从这一行起不同"
    fix = "这是程序的错，请告诉维护者；把这一行里很长的单元格改短，或许可以绕开"
    findings.add([Problem(file.shown, "lost-row", message, fix, row=row)])
    return False


def _settled(file: _File, loader: Loader, findings: Findings) -> bool:
    """Take out the rows that are no records; whether few enough rows are left."""
    blank = loader.blank_rows(file.shown)
    findings.add(Problem(file.shown, "blank-row", "这一行是空的", "删去空行", row=row) for row in blank)
    headers = loader.header_rows(file.shown)
    findings.add(repeated_header(headers, file.resource, file.shown))
    loader.drop(file.shown, [*blank, *headers] if len(file.resource.fields) > 1 else blank)
    few = loader.count(file.shown) <= MOST_ROWS
    findings.add([] if few else [_too_many(file)])
    return few


def _too_many(file: _File) -> Problem:
    return Problem(file.shown, "row-count", f"超过 {MOST_ROWS:,} 行", "拆成几个文件，在 path 里列出")


def _undecodable(file: _File, found: Survey) -> Problem:
    """Say where decoding stopped: the row counts records, so the text before is walked."""
    with file.path.open("rb") as opened:
        begins = opened.read(4)
    is_workbook, is_utf16 = begins in _WORKBOOKS, begins[:2] in _UTF16
    with found.path.open("rb") as opened:
        before = opened.read(found.length)
    if is_workbook:
        fix = "在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”，再换上新的文件"
        return Problem(file.shown, "encoding-error", "这是电子表格，不是 CSV", fix)
    if is_utf16:
        fix = "另存为“CSV UTF-8（逗号分隔）”，再换上新的文件"
        return Problem(file.shown, "encoding-error", "这是 UTF-16 文字，表格软件叫它“Unicode 文本”", fix, row=1)
    row = 1
    for record in islice(walk(before, len(file.resource.fields)), MOST_ROWS):
        row = record.row + (record.after > record.end)
    offset = found.undecodable or 0
    message = f"第 {offset + 1} 个字节不是 {file.resource.encoding} 文字"
    fix = "另存为 UTF-8，或在 datapackage.json 中写明 encoding（utf-8、gb18030、windows-1252）"
    return Problem(file.shown, "encoding-error", message, fix, row=row)


def _mistaken(file: _File, found: Survey) -> Iterator[Problem]:
    """Warn of text in another encoding than the declared one, in which nearly any bytes are text."""
    declared = file.resource.encoding
    actual = "utf-8" if found.also_utf8 else found.mistake.actual if found.mistake else None
    if actual is None or actual == declared:
        return
    if found.also_utf8 or (found.mistake and CODECS[found.mistake.read] == declared):
        message = f"写明的编码是 {declared}，内容却像是 {CODECS[actual]}，读出来可能是乱码"
        fix = "用记事本确认文件的编码，改正 datapackage.json 中的 encoding；big5 的请另存为 UTF-8"
    else:
        message = f"像是乱码：{CODECS[actual]} 的文字当成别的编码打开，又另存过"
        fix = "请从原系统重新导出，导出后不要用编码不对的程序另存"
    yield Problem(file.shown, "encoding-error", message, fix, warning=True)


def _mismatches(file: _File, found: Survey) -> Iterable[Problem]:
    digest, size = file.resource.digest, file.resource.bytes
    fix = "确认文件没有被改动，再更新 datapackage.json"
    if digest is not None and found.digest != digest.digits:
        yield Problem(file.shown, "hash-count", "校验和与 datapackage.json 所写的不同", fix)
    if size is not None and found.size != size:
        yield Problem(file.shown, "byte-count", f"有 {found.size:,} 字节，datapackage.json 写的是 {size:,}", fix)
