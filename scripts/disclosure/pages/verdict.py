"""The answer of a record's page: how it stands in one sentence, by its register's pattern, else by the roles.

What is gravest is said first and alone; the rest of the sentence stands below it.
"""

from __future__ import annotations

from typing import NamedTuple

from disclosure.contract import titles
from disclosure.contract.register import Contract
from disclosure.pages.by_limit import is_limit
from disclosure.pages.sentence import NAMED, SEMICOLON, Tables, clauses
from disclosure.pages.terms import listed
from disclosure.showing.model import ShownRecord, ShownRegister, ShownRow, ShownTable

SHORT = 24  # characters of a value that fits into the sentence
ADVERSE, STOPPED, PLAIN = "adverse", "stopped", ""  # how an answer sounds


class Verdict(NamedTuple):
    """The sentence, the rest of it, what it does not say, and how it sounds."""

    say: str
    more: str
    note: str
    tone: str


def verdict(record: ShownRecord, register: ShownRegister, tables: Tables) -> Verdict:
    """Say in one sentence how the record stands and what belongs to it, and what that does not say."""
    until = f"公示至 {record.until}，期满撤下。" if record.until else ""
    bounds = "只说明这一次的情况，不代表这家单位的其他情况。" if _is_once(record, register) else ""
    word = record.outcome or record.state or ""
    meaning = register.package.register.answers.meanings.get(word)
    told = f"“{listed(word)}”：{meaning}。" if meaning else ""
    first, *rest = clauses(record, register, tables) or [_plain(record, register, tables)]
    return Verdict(f"{first}。", whole(rest), told + _corrected(record, register) + until + bounds, tone(record))


def _corrected(record: ShownRecord, register: ShownRegister) -> str:
    status, what = register.package.register.status, (record.cells.correction or "").rstrip("。")
    return f"{record.cells[status.corrected_on]} 更正：{what}。" if status and what else ""


def tone(record: ShownRecord) -> str:
    """Return how what is said of the record sounds."""
    return ADVERSE if record.adverse or record.state_weight == "grave" else PLAIN


def whole(said: list[str]) -> str:
    """Make a sentence of clauses; "" of none."""
    return f"{SEMICOLON.join(said)}。" if said else ""


def _is_once(record: ShownRecord, register: ShownRegister) -> bool:
    """Whether the record is one of several things that happened to its party, and not the party itself."""
    contract, package = register.package.register, register.package
    if record.subject is None or contract.subject is None or contract.outcome is None or contract.date is None:
        return False
    number = contract.subject.id
    return (number,) != package.identity and not package.records.field(number).constraints.unique


def _plain(record: ShownRecord, register: ShownRegister, tables: Tables) -> str:
    """Say outcome and state, else what the list shows, and what belongs to the record."""
    parts = [f"{title}：{said}" for title, said in _standing(record, register) or _listed(record, register)]
    own = [(table, rows) for table, rows in tables if table in register.descendants and not is_limit(table)]
    return SEMICOLON.join([*parts, *(_counted(table, rows) for table, rows in own)]) or "这条记录正在公示"


def _standing(record: ShownRecord, register: ShownRegister) -> list[tuple[str, str]]:
    """Return outcome and state with the titles of their columns, as far as they are filled."""
    contract = register.package.register
    roles = [role.field for role in (contract.outcome, contract.state) if role is not None]
    columns = register.records.chosen(roles)
    return [(column.title, listed(said)) for column in columns if (said := record.cells.get(column.name))]


def _listed(record: ShownRecord, register: ShownRegister) -> list[tuple[str, str]]:
    """Return what the register's list shows of the record besides its title and subject, as far as it is short."""
    contract = register.package.register
    shown = [column for column in register.records.chosen(contract.columns) if column.name not in _known(contract)]
    texts = [column for column in shown if column.kind in ("text", "word", "address", "addresses")]
    said = [(column.title, text) for column in texts if (text := record.cells.get(column.name))]
    return [(title, text) for title, text in said if len(text) <= SHORT][:NAMED]


def _known(contract: Contract) -> set[str]:
    own = {contract.subject.name, contract.subject.id} if contract.subject else set()
    return {*titles.names(contract.title), *own}


def _counted(table: ShownTable, rows: list[ShownRow]) -> str:
    """Say which rows stand beside the record, if a column is called what the table is; else how many."""
    title = table.resource.title
    named = (column.name for column in table.columns if column.title == title and column.kind in ("text", "word"))
    name = next(named, None)
    names = dict.fromkeys(text for row in rows if (text := row.cells[name])) if name else {}
    return f"{title}：{'、'.join(names)}" if 0 < len(names) <= NAMED else f"{title} {len(rows):,} 条"
