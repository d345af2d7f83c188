"""The answer of a record's page: how it stands in one sentence, from the roles of its register's contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from disclosure.contract import titles
from disclosure.pages.by_limit import is_limit
from disclosure.showing.model import ShownRecord, ShownRegister, ShownRow, ShownTable

NAMED = 3  # things that the sentence names; of more found it says how many
SHORT = 24  # characters of a value that fits into the sentence


class Verdict(NamedTuple):
    """The sentence, what it does not say, and whether it is adverse to whom it is about."""

    say: str
    note: str
    is_adverse: bool


def verdict(
    record: ShownRecord, register: ShownRegister, tables: Sequence[tuple[ShownTable, list[ShownRow]]]
) -> Verdict:
    """Say in one sentence how the record stands and what belongs to it, and what that does not say."""
    parts = [f"{title}：{said}" for title, said in _standing(record, register) or _listed(record, register)]
    own = [(table, rows) for table, rows in tables if table in register.descendants and not is_limit(table)]
    until = f"公示至 {record.until}，期满撤下。" if record.until else ""
    bounds = "只说明这一次的情况，不代表这家单位的其他情况。" if record.subject else ""
    status, what = register.package.register.status, (record.cells.correction or "").rstrip("。")
    corrected = f"{record.cells[status.corrected_on]} 更正：{what}。" if status and what else ""
    say = "；".join([*parts, *(_counted(table, rows) for table, rows in own)])
    return Verdict(f"{say or '这条记录正在公示'}。", corrected + until + bounds, record.adverse)


def _standing(record: ShownRecord, register: ShownRegister) -> list[tuple[str, str]]:
    """Return outcome and state with the titles of their columns, as far as they are filled."""
    contract = register.package.register
    roles = [role.field for role in (contract.outcome, contract.state) if role is not None]
    columns = register.records.chosen(roles)
    return [(column.title, said) for column in columns if (said := record.cells[column.name])]


def _listed(record: ShownRecord, register: ShownRegister) -> list[tuple[str, str]]:
    """Return what the register's list shows of the record besides its title and subject, as far as it is short."""
    contract = register.package.register
    known = {*titles.names(contract.title)}
    known |= {contract.subject.name, contract.subject.id} if contract.subject else set()
    shown = [column for column in register.records.chosen(contract.columns) if column.name not in known]
    texts = [column for column in shown if column.kind in ("text", "word", "address", "addresses")]
    said = [(column.title, text) for column in texts if (text := record.cells[column.name])]
    return [(title, text) for title, text in said if len(text) <= SHORT][:NAMED]


def _counted(table: ShownTable, rows: list[ShownRow]) -> str:
    """Say which rows stand beside the record, if a column is called what the table is; else how many."""
    title = table.resource.title
    named = (column.name for column in table.columns if column.title == title and column.kind in ("text", "word"))
    name = next(named, None)
    names = dict.fromkeys(text for row in rows if (text := row.cells[name])) if name else {}
    return f"{title}：{'、'.join(names)}" if 0 < len(names) <= NAMED else f"{title} {len(rows):,} 条"
