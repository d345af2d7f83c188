"""The answer of a record's page: how it stands in one sentence, from the roles of its register's contract."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from disclosure.contract.register import Contract
from disclosure.pages.limits import is_limit
from disclosure.publication.model import PublicRegister
from disclosure.showing.cells import Column, Grid, Lead
from disclosure.showing.related import Related

NAMED = 3  # things that the sentence names; of more found it says how many
SHORT = 24  # characters of a value that fits into the sentence

Beside = tuple[Related, list[tuple[Any, ...]]]  # a resource and its rows beside one record


def verdict(
    lead: Lead, cells: tuple[Any, ...], register: PublicRegister, grid: Grid, tables: Sequence[Beside]
) -> dict[str, Any]:
    """Say in one sentence how the record stands and what belongs to it, and what that does not say."""
    contract = register.package.register
    columns = dict(zip(register.records.resource.names, grid.columns, strict=True))
    outcome = columns.get(contract.outcome.field) if contract.outcome else None
    word = cells[outcome.at] if outcome else None
    named = [
        (column.title, said) for column, said in ((outcome, word), _state(lead, contract, columns)) if column and said
    ]
    parts = [f"{title}：{said}" for title, said in named or _listed(contract, columns, cells)]
    beside = [_counted(one, rows) for one, rows in tables if not one.is_parent and not is_limit(one)]
    until = f"公示至 {lead.until.isoformat()}，期满撤下。" if lead.until else ""
    bounds = "只说明这一次的情况，不代表这家单位的其他情况。" if lead.subject else ""
    return {
        "say": f"{'；'.join([*parts, *beside]) or '这条记录正在公示'}。",
        "note": until + bounds,
        "outcome": word if outcome and outcome.adverse else None,
        "is_adverse": outcome is not None and word in outcome.adverse,
        "state": lead.state,
    }


def _listed(contract: Contract, columns: Mapping[str, Column], cells: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Return what the register's list shows of the record besides its title and subject, as far as it is short."""
    known = set(re.findall(r"[{](.*?)[}]", contract.title))
    known |= {contract.subject.name, contract.subject.id} if contract.subject else set()
    shown = [columns[name] for name in contract.columns if name in columns and name not in known]
    said = [(column.title, cells[column.at]) for column in shown if column.kind == "text" and cells[column.at]]
    return [(title, text) for title, text in said if len(text) <= SHORT][:NAMED]


def _counted(one: Related, rows: list[tuple[Any, ...]]) -> str:
    """Say which rows stand beside the record, if a column is called what the table is; else how many."""
    title = one.resource.title
    at = next((column.at for column in one.rows.columns if column.title == title and column.kind == "text"), None)
    names = dict.fromkeys(row[at] for row in rows if row[at]) if at is not None else {}
    return f"{title}：{'、'.join(names)}" if 0 < len(names) <= NAMED else f"{title} {len(rows):,} 条"


def _state(lead: Lead, contract: Contract, columns: Mapping[str, Column]) -> tuple[Column | None, str | None]:
    return (columns.get(contract.state.field), lead.state) if contract.state else (None, None)
