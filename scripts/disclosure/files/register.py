"""Everything beside a register's page that is not a page: tables, one of them joined, archive, feed, charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from disclosure import addresses
from disclosure.charts.model import Picture
from disclosure.checks.attachments import FOLDER as ATTACHED
from disclosure.files.attachments import copy_attachments
from disclosure.files.feed import of_register
from disclosure.files.figure_files import figure_files
from disclosure.files.joined_sheet import write_report
from disclosure.files.model import Download
from disclosure.files.narrowing import write_rows
from disclosure.files.notice_files import write_notices
from disclosure.files.packages import published_descriptor
from disclosure.files.packed import pack
from disclosure.files.sheet import Sheet, sheets
from disclosure.files.tables_csv import GUARDED, write_canonical, write_for_spreadsheets
from disclosure.files.typed_files import write_json, write_parquet
from disclosure.files.workbook import write_workbook
from disclosure.ground.engine import Exporter
from disclosure.publication.model import PublicRegister
from disclosure.settings import Settings
from disclosure.showing.model import ShownRegister
from disclosure.statistics.model import Headline
from disclosure.writing import Output, Written, disk_errors_named

CSV: Final = ".csv"
_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# What a table is written as: the file's ending, what a reader is told, its media type, its writer. A writer
# that returns False has found that the format cannot hold the table, and has left no file.
FORMATS: Final[tuple[tuple[str, str, str, Callable[[Sheet, Path, Exporter], bool | None]], ...]] = (
    (CSV, "CSV（原样，供程序使用）", "text/csv", write_canonical),
    (".excel.csv", f"CSV（用表格软件直接打开；{GUARDED}）", "text/csv", write_for_spreadsheets),
    (".xlsx", "XLSX 工作簿", _XLSX_TYPE, write_workbook),
    (".parquet", "Parquet", "application/vnd.apache.parquet", write_parquet),
    (".json", "JSON", "application/json", write_json),
)


Tables = Sequence[tuple[Sheet, tuple[Download, ...]]]  # each with its files, the canonical CSV first


@dataclass(frozen=True, slots=True)
class Source:
    """What the files of one register are made of: its exact tables, its shown ones, its pictures."""

    register: PublicRegister
    shown: ShownRegister
    pictures: tuple[Picture, ...]
    settings: Settings
    engine: Exporter
    headlines: tuple[Headline, ...] = ()


def write_files(source: Source, output: Output) -> tuple[Download, ...]:
    """Write the register's files and return those that readers may take.

    Charts and attachments are written too; pages link them where they belong, so they are not returned.
    Raises DataError if an attachment is missing, SurroundingsError if the disk does not hold what was written.
    """
    register, engine = source.register, source.engine
    name = register.package.name
    with disk_errors_named():
        (output.folder / addresses.register(name)).mkdir(parents=True, exist_ok=True)
        tables = [(sheet, tuple(_tables(register, sheet, output, engine))) for sheet in sheets(register)]
        for picture in source.pictures:
            for size, drawn in picture.sizes.items():
                output.put(addresses.chart(name, picture.name, size), drawn.svg)
            live = picture.live_file()
            output.put(addresses.live(name, picture.name, live), live)
        for address, data in figure_files(name, source.pictures, source.headlines):
            output.put(address, data)
        copy_attachments(register, output, engine)
        official = f"{addresses.register(name)}{register.package.register.records}{CSV}"
        write_rows(source.shown, output.folder / official, output)
        write_notices(source.shown, output.folder / addresses.register(name), output)
        return (
            *(download for _, downloads in tables for download in downloads),
            *_reports(source, output),
            _packed(source, tables, output),
            _descriptor(source, tables, output),
            _feed(source, output),
        )


def _tables(register: PublicRegister, sheet: Sheet, output: Output, engine: Exporter) -> Iterator[Download]:
    for ending, title, media_type, write in FORMATS:
        address = f"{addresses.register(register.package.name)}{sheet.resource.name}{ending}"
        if write(sheet, output.folder / address, engine) is not False:
            written = _download(address, f"{sheet.title}：{title}", media_type, output.read_back(address))
            yield replace(written, rows=sheet.rows, kind="table")


def _reports(source: Source, output: Output) -> Iterator[Download]:
    address = addresses.joined(source.register.package.name)
    path = output.folder / address
    path.parent.mkdir()
    table = write_report(source.register, source.shown, source.settings, path, source.engine)
    if table is None:
        path.parent.rmdir()
        return
    written = _download(address, f"合并表：{table.title}", _XLSX_TYPE, output.read_back(address))
    yield replace(written, rows=len(table.rows), kind="joined")


def _packed(source: Source, tables: Tables, output: Output) -> Download:
    """Pack the official tables with a descriptor of their own, the joined table and the attachments."""
    name, folder = source.register.package.name, output.folder
    home, address, report = addresses.register(name), addresses.packed(name), addresses.joined(name)
    alone = [(sheet, downloads[:1]) for sheet, downloads in tables]
    members: dict[str, Path | bytes] = {
        **{downloads[0].name: folder / downloads[0].path for _, downloads in alone},
        **{one.removeprefix(home): folder / one for one in output.written if one.startswith(f"{home}{ATTACHED}")},
        **({report.removeprefix(home): folder / report} if report in output.written else {}),
        "datapackage.json": _described(source, alone),
    }
    pack(folder / address, members)
    written = _download(address, "全部表（ZIP）", "application/zip", output.read_back(address))
    return replace(written, kind="packed")


def _described(source: Source, tables: Tables) -> bytes:
    return published_descriptor(source.register, tables, source.shown.changed, source.settings)


def _descriptor(source: Source, tables: Tables, output: Output) -> Download:
    address = addresses.descriptor(source.register.package.name)
    written = output.put(address, _described(source, tables))
    return _download(address, "数据包描述（datapackage.json）", "application/json", written)


def _feed(source: Source, output: Output) -> Download:
    address = addresses.feed(source.register.package.name)
    written = output.put(address, of_register(source.shown, source.settings).written(source.settings))
    return _download(address, "更新订阅（Atom）", "application/atom+xml", written)


def _download(address: str, title: str, media_type: str, written: Written) -> Download:
    name = address.rpartition("/")[2]
    return Download(address, name, title, media_type, written.bytes, written.sha256)
