"""Files that belong to records (decisions, forms): published as long as a public row names them."""

from __future__ import annotations

from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

from disclosure import addresses
from disclosure.checks.attachments import FOLDER, Attachments, named_in, names_some, naming
from disclosure.checks.passive import Fault
from disclosure.errors import DataError, Problem
from disclosure.ground.engine import Exporter
from disclosure.publication.model import PublicRegister, PublicTable
from disclosure.writing import Output


def copy_attachments(register: PublicRegister, output: Output, engine: Exporter) -> None:
    """Copy each file that a cell of a public row names (`files/a.pdf`) beside the register; no other file is taken.

    A file goes when the rows that name it go. The register's canonical CSV have to be in *output*. The checks have
    found all of them in order: raises DataError where one is no longer.
    """
    home = addresses.register(register.package.name)
    tables = [table for table in register.tables.values() if _may_name(output.folder / home, table)]
    held = Attachments(register.package.folder)
    for cell in sorted({cell for table in tables for cell in _named(table, engine)}):
        found = held.read(cell)
        if isinstance(found, Fault):
            raise DataError([Problem(register.package.path, found.kind, found.message, found.fix)])
        output.put(f"{home}{cell}", found)


def _may_name(folder: Path, table: PublicTable) -> bool:
    """Whether the CSV of *table*, which holds every public cell, has the word; most have not and need no query."""
    if not table.resource.fields:
        return False
    with (folder / f"{table.resource.name}.csv").open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as csv:
        return csv.find(FOLDER.encode()) >= 0


def _named(table: PublicTable, engine: Exporter) -> Iterator[str]:
    """Give what the distinct cells name, once for each field."""
    fields = naming(table.resource)
    if not fields:
        return
    used = table.frame.select(*(names_some(field, engine).any().alias(field.name) for field in fields))
    for field, found in zip(fields, engine.all(used)[0], strict=True):
        if found:
            cells = table.frame.filter(names_some(field, engine)).select(field.name)
            yield from (one for (cell,) in engine.rows(engine.distinct(cells)) for one in named_in(field, cell))
