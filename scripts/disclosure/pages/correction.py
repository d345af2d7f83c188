"""How to have something put right: whom to reach and how, the page that says more, a text to copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.pages.citing import number_of
from disclosure.showing.model import Office, ShownRecord, ShownRegister

_BLANKS = "\n有误之处：\n正确的内容：\n证明材料：\n提出人和联系方式："


@dataclass(frozen=True, slots=True)
class Correction:
    """Whom to write to, the addresses of the pages that say how, and what to write; "" where nobody is named."""

    offices: tuple[Office, ...]
    pages: tuple[str, ...]
    text: str


def of_record(record: ShownRecord, register: ShownRegister, cite: str) -> Correction:
    """Say how to have one record put right that is found at the address *cite*."""
    number = number_of(record, register)
    offices, pages = _whom([(record, register)])
    where = "，".join([f"编号 {number}", *_absolute(cite)])
    text = f"更正申请：贵单位在“{register.package.title}”中公示的记录（{where}）有误。{_BLANKS}"
    return Correction(offices, pages, text if record.subject or offices or pages else "")


def of_several(records: Sequence[ShownRecord], register: ShownRegister) -> Correction:
    """Say how to have one of several records put right that stand on one page."""
    text = f"更正申请：贵单位在“{register.package.title}”中公示的一条记录有误。\n编号：\n网址：{_BLANKS}"
    return Correction(*_whom([(record, register) for record in records]), text)


def of_subject(records: Sequence[tuple[ShownRecord, ShownRegister]], who: str, cite: str) -> Correction:
    """Say how to have put right what the *records* of one subject say, all found at the address *cite*."""
    where = "".join(f"（{one}）" for one in _absolute(cite))
    text = f"更正申请：公示中关于{who}的记录{where}有误。\n有误的记录名称和编号：{_BLANKS}"
    return Correction(*_whom(records), text)


def _absolute(cite: str) -> list[str]:
    """Return an address that others can follow; a site without SITEURL does not know where it stands."""
    return [] if cite.startswith("/") else [cite]


def _whom(records: Sequence[tuple[ShownRecord, ShownRegister]]) -> tuple[tuple[Office, ...], tuple[str, ...]]:
    offices: dict[Office, None] = {}
    pages: dict[str, None] = {}
    for record, register in records:
        objection = register.package.register.answers.objection
        office = register.offices.get(record.cells.get(objection.agency) or "") if objection.agency else None
        offices |= {office: None} if office else {}
        pages |= {objection.page: None} if objection.page else {}
    return tuple(offices), tuple(pages)
