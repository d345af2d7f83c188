"""Files that belong to records (decisions, forms): published as long as a public row names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import narwhals as nw

from disclosure import addresses
from disclosure.errors import DataError, Problem
from disclosure.ground.engine import Exporter
from disclosure.publication.model import PublicRegister, PublicTable
from disclosure.writing import Output

FOLDER = "files/"
_PLAIN = re.compile(r"files(/[A-Za-z0-9][A-Za-z0-9._-]*)+")  # no "..", nothing hidden, nothing to quote


def copy_attachments(register: PublicRegister, output: Output, engine: Exporter) -> None:
    """Copy each file that a cell of a public row names (`files/a.pdf`) beside the register; no other file is taken.

    A file goes when the rows that name it go. Raises DataError, with all of them, for cells that name what is
    not a plain file inside the package.
    """
    named = sorted({cell for table in register.tables.values() for _, cell in _named(table, engine)})
    missing = [cell for cell in named if _inside(register.package.folder, cell) is None]
    if missing:
        raise DataError(list(_problems(register, set(missing), engine)))
    for cell in named:
        address = f"{addresses.register(register.package.name)}{cell}"
        output.put(address, (register.package.folder / cell).read_bytes())


def _named(table: PublicTable, engine: Exporter) -> Iterator[tuple[str, str]]:
    """Give field and cell for every distinct cell that names an attachment."""
    texts = [field.name for field in table.resource.fields if field.type == "string"]
    if not texts:
        return
    used = table.frame.select(*(nw.col(name).str.starts_with(FOLDER).any().alias(name) for name in texts))
    for name, found in zip(texts, engine.all(used)[0], strict=True):
        if found:
            cells = table.frame.filter(nw.col(name).str.starts_with(FOLDER)).select(name)
            yield from ((name, cell) for (cell,) in engine.rows(engine.distinct(cells)))


def _inside(package: Path, cell: str) -> Path | None:
    """Return the file if it is a plain one, reached without a link, below the package's own `files/`."""
    path = package / cell
    if not _PLAIN.fullmatch(cell) or not path.is_file():
        return None
    return path if path.resolve() == package.resolve() / cell else None


def _problems(register: PublicRegister, missing: set[str], engine: Exporter) -> Iterator[Problem]:
    for table in register.tables.values():
        counts: dict[str, int] = {}
        for name, cell in _named(table, engine):
            counts[name] = counts.get(name, 0) + (cell in missing)
        for name, count in counts.items():
            if count:
                yield Problem(
                    path=f"{register.package.folder.name}/{table.resource.paths[0]}",
                    field=name,
                    kind="missing-file",
                    message=f"{count} 个附件在 files/ 里找不到，或不是普通文件",
                    fix="把文件放进该目录的 files/，文件名只用字母、数字、点、横线、下划线，不用链接",
                    count=count,
                )
