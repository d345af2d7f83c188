"""The adverse records of a notice: each with its sentence and what was done about it, and what explains their items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from disclosure import addresses
from disclosure.pages.by_limit import is_limit
from disclosure.pages.record import explained
from disclosure.pages.sentence import named_tables
from disclosure.pages.verdict import Verdict, verdict
from disclosure.showing.model import Explanation, ShownRecord, ShownRegister, ShownRow, ShownTable

MOST_TOLD: Final = 5  # rows of a table beside a record that a notice tells; of more it says how many there are

Rows = list[tuple[ShownTable, list[ShownRow]]]


class Failed(NamedTuple):
    """One of them: the record, whose it is, its sentence, and what its other tables say, each by its title."""

    row: ShownRecord
    who: str
    subject: str | None  # the address of its subject's page
    verdict: Verdict
    told: list[tuple[str, str]]

    @property
    def text(self) -> str:
        """All of it as plain text."""
        whose = f"（{self.who}）" if self.who else ""
        beside = "".join(f"{title}：{said}。" for title, said in self.told)
        return f"{self.row.title}{whose}：{self.verdict.say}{self.verdict.more}{beside}"


def failed(records: Sequence[ShownRecord], register: ShownRegister) -> tuple[list[Failed], list[Explanation]]:
    """Return what is told of adverse *records*, and what explains the rows beside them, each once."""
    told, why = [], dict[Explanation, None]()
    for record in records:
        tables = [(table, table.of_record(record.order)) for table in (*register.parents, *register.descendants)]
        told.append(_failed(record, tables, register))
        why |= {one: None for table, rows in tables for one in explained(table, rows, register)}
    return told, list(why)


def _failed(record: ShownRecord, tables: Rows, register: ShownRegister) -> Failed:
    subject = register.package.register.subject
    return Failed(
        record,
        (record.cells.get(subject.name) or "") if subject else "",
        addresses.subject(record.subject) if record.subject else None,
        verdict(record, register, tables),
        list(_told(record, tables, register)),
    )


def _told(record: ShownRecord, tables: Rows, register: ShownRegister) -> Iterator[tuple[str, str]]:
    """Yield what was corrected of a record, and what the tables below it say that its sentence does not name."""
    said = named_tables(record, register)
    if record.cells.correction:
        yield "更正", record.cells.correction.rstrip("。")
    for table, rows in tables:
        if table not in register.descendants or is_limit(table) or table.resource.name in said:
            continue
        if len(rows) > MOST_TOLD:
            yield table.resource.title, f"共 {len(rows):,} 条"
        else:
            yield from ((table.resource.title, _filled(table, row)) for row in rows)


def _filled(table: ShownTable, row: ShownRow) -> str:
    """Say a row by the titles of its columns, those left out that are empty."""
    cells = [(column.title, row.cells[column.name]) for column in table.columns]
    return "；".join(f"{title} {text.rstrip('。')}" for title, text in cells if text)
