"""The numbers by which records of all registers meet on a subject's page: one person's number, spelled in one way.

A word for none would join strangers, another spelling would part what belongs together. A 统一社会信用代码 has its
check character (GB 32100-2015); in made-up data, where numbers are invented, a wrong one is only a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import narwhals as nw
from stdnum.cn import uscc

from disclosure.checks.rules import LIMIT, at, in_all
from disclosure.contract.register import Contract, Subject
from disclosure.errors import Problem
from disclosure.ground.columns import PLACE
from disclosure.ground.engine import Engine
from disclosure.ground.identity import OWN_SCHEME, is_nobody, spelled
from disclosure.reading.tables import Table, Tables, with_place

_SHAPE = re.compile("[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}")
_NOBODY = ("subject-none", "是表示“没有”的字样，不是编号", "没有编号的请留空，或者把这个字样写进 missingValues")
_SPELLING = ("subject-spelling", "编号里有全角字符、空格或看不见的字符", "改成半角，删去空格，各处写成一样")
_CASE = ("subject-spelling", "编号与别处的只差大小写", "同一个编号各处写成一样")
_CHECKSUM = ("uscc-checksum", "统一社会信用代码的位数、字符或校验位不对", "请到国家企业信用信息公示系统核对")
_NAMES = ("subject-names", "同一个编号用了不同的名称", "请核对编号和名称；确是改了名称的可以保留")

Fault = tuple[str, str, str]  # kind, message, fix
Review = Callable[
    [str, str], str | None
]  # of `register/table.field` and a code: what to do about it; None if it may be


def unreviewed(_column: str, _code: str) -> str:
    """Know of no review, and of no way to one."""
    return ""


class _Place(NamedTuple):
    """Where something stands first, and in how many rows it does."""

    file: str
    row: int
    rows: int


@dataclass(slots=True)
class _Known:
    """What is known of the subjects of a scheme, by their numbers whatever the case: a spelling, and a name."""

    spellings: dict[str, tuple[str, _Place]] = field(default_factory=dict)
    names: dict[str, tuple[str, _Place]] = field(default_factory=dict)


class _Numbers(NamedTuple):
    """The numbers of the subjects of a register."""

    table: Table
    contract: Contract
    subject: Subject
    review: Review


def code_problems(tables: Tables, engine: Engine, review: Review = unreviewed) -> list[Problem]:
    """Return what is wrong with the numbers of subjects in all registers. Each different number is looked at once."""
    schemes: dict[str, _Known] = {}
    problems: list[Problem] = []
    for table in tables.values():
        contract = table.package.contract
        if contract and contract.subject and contract.records == table.resource.name:
            known = schemes.setdefault(contract.subject.scheme, _Known())
            problems += _of_register(_Numbers(table, contract, contract.subject, review), known, engine)
    return problems


def _of_register(numbers: _Numbers, known: _Known, engine: Engine) -> Iterator[Problem]:
    wrong: dict[Fault, list[tuple[_Place, str]]] = {}
    for code, name, place in _pairs(numbers.table, numbers.subject, engine):
        for fault, other in (*_wrong_sign(code, numbers), *_faults(code, name, place, known)):
            wrong.setdefault(fault, []).append((place, other))
    for fault, places in wrong.items():
        doubtful = fault is _NAMES or (fault is _CHECKSUM and numbers.contract.sample)
        tell = _warning if doubtful else _errors
        yield from tell(fault, places, numbers.subject.name if fault is _NAMES else numbers.subject.id)


def _pairs(table: Table, subject: Subject, engine: Engine) -> Iterator[tuple[str, str | None, _Place]]:
    """Yield the different numbers with their names, as they come first in the files."""
    named = (
        with_place(table.frame, table.files)
        .filter(~nw.col(subject.id).is_null())
        .select(
            nw.col(subject.id).alias("@code"),
            nw.col(subject.name).alias("@name"),
            PLACE,  # one field may be both
        )
    )
    groups = named.group_by("@code", "@name").agg(nw.len().alias("@rows"), nw.col(PLACE).min().alias("@first"))
    counted = groups.sort("@first").select("@code", "@name", "@rows", "@first")
    for code, name, rows, first in engine.rows(counted):
        yield code, name, _Place(*at(table, first), rows)


def _faults(code: str, name: str | None, place: _Place, known: _Known) -> Iterator[tuple[Fault, str]]:
    """Yield what is wrong with a number, and where else the like of it stands."""
    if is_nobody(code):
        yield _NOBODY, ""
        return
    if spelled(code) != code:
        yield _SPELLING, ""
        return
    folded = code.casefold()
    other, there = known.spellings.setdefault(folded, (code, place))
    if other != code:
        yield _CASE, _said(there)
    if name is not None:
        called = spelled(name)
        other, there = known.names.setdefault(folded, (called, place))
        if other != called:
            yield _NAMES, _said(there)


def _wrong_sign(code: str, numbers: _Numbers) -> Iterator[tuple[Fault, str]]:
    """Yield that a code is none, unless it was reviewed, and what else may be done about it."""
    is_other = numbers.subject.scheme != OWN_SCHEME or is_nobody(code) or spelled(code) != code
    if is_other or _is_code(code):
        return
    advice = numbers.review(f"{numbers.table.name}.{numbers.subject.id}", code)
    if advice is not None:
        yield _CHECKSUM, f"；确是这样发的，{advice}" if advice else ""


def _errors(fault: Fault, places: list[tuple[_Place, str]], name: str) -> Iterator[Problem]:
    kind, message, fix = fault
    for place, other in places[:LIMIT]:
        more = f"（共 {place.rows} 行）" if place.rows > 1 else ""
        said, advice = ("", other) if fault is _CHECKSUM else (other, "")
        yield Problem(
            place.file, kind, f"{message}{said}{more}", f"{fix}{advice}", row=place.row, field=name, count=place.rows
        )
    rest = sum(place.rows for place, _ in places[LIMIT:])
    if rest:
        text = f"{message}（另有 {rest} 处同样的问题）"
        yield Problem(places[0][0].file, kind, text, fix, field=name, count=rest)


def _warning(fault: Fault, places: list[tuple[_Place, str]], name: str) -> Iterator[Problem]:
    kind, message, fix = fault
    first, other = places[0]
    count = sum(place.rows for place, _ in places)
    said = "" if fault is _CHECKSUM else other
    text = f"{message}{said}（{in_all(count, first.row)}）"
    yield Problem(first.file, kind, text, fix, field=name, count=count, warning=True)


def _said(place: _Place) -> str:
    return f"，见 {place.file} 第 {place.row} 行"


def _is_code(code: str) -> bool:
    # The library's own `is_valid` forgives spaces and small letters; an address made from the code does not.
    return bool(_SHAPE.fullmatch(code)) and uscc.calc_check_digit(code) == code[-1]
