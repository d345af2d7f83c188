"""Cells of every table: the engine finds the suspicious ones, only those are read here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import narwhals as nw

from disclosure.checks.people import SHOP_NAME, SHORT_NAME
from disclosure.contract.model import Field
from disclosure.contract.register import Contract
from disclosure.ground.columns import FILE, ROW
from disclosure.ground.engine import Engine, Frame
from disclosure.privacy.person_names import MINORS, PUNISHED_MINOR, TITLES, full_names
from disclosure.privacy.scanner import scan
from disclosure.privacy.sought import KINDS, Finding
from disclosure.privacy.suspects import SUSPICION
from disclosure.privacy.told import Place
from disclosure.reading.tables import Table

Sight = tuple[Finding, Place]

CONTACT = "contact"  # the role of a field
_TYPES = ("string", "list", "integer", "number")
# A home is a house or what lies in one, no village and no street. Of who only seems to be a person: a dwelling.
_HOUSE = r"[0-9０-９零〇一二三四五六七八九十百]\s*(?:号|栋|幢|座|单元|室|户)"
_DWELLING = r"[0-9０-９零〇一二三四五六七八九十百]\s*(?:单元|室|户)"
_ADDRESS = re.compile("地址|住址|住所|住处|address|residence", re.IGNORECASE)
# Numbers of goods: 11 digits there are a day and a count, though they begin as a mobile's do.
_GOODS = re.compile("批号|批次|条码|条形码|barcode|batch", re.IGNORECASE)

_YOUNG = f"{MINORS}|岁"


def public_contacts(table: Table, engine: Engine) -> set[Finding]:
    """Return the means of contact in fields that are called `contact`; rows about natural persons have none."""
    named = [field for field in table.resource.fields if field.role == CONTACT]
    person = _is_person(table)
    rows = table.frame if person is None else table.frame.filter(~person)
    cells = (cell for field in named for _, _, cell in _suspicious(rows, field, engine))
    return {found for cell in cells for found in scan(cell) if KINDS[found.kind].contact}


def goods_numbers(table: Table, engine: Engine) -> set[Finding]:
    """Return the numbers of goods that look like a mobile's, in fields whose name or title says what they are."""
    named = [field for field in table.resource.fields if _GOODS.search(f"{field.name} {field.title}")]
    cells = (cell for field in named for _, _, cell in _suspicious(table.frame, field, engine))
    return {found for cell in cells for found in scan(cell) if found == Finding("mobile", cell)}


def sights(table: Table, engine: Engine) -> Iterator[Sight]:
    """Yield everything private in the cells of *table*, with its place, in no order."""
    fields = {field.name: field for field in table.resource.fields if _is_looked_at(field)}
    for name in sorted(engine.matching(table.frame, list(fields), SUSPICION)):
        for file, row, cell in _suspicious(table.frame, fields[name], engine):
            place = _place(table, name, file, row)
            yield from ((found, place) for found in scan(cell) if not _is_kept_back(fields[name], found.kind))
    yield from _homes(table, engine)
    if table.package.contract is not None:
        yield from _named_persons(table, engine)


def _is_kept_back(field: Field, kind: str) -> bool:
    """Whether an office may hand it in all the same: how one is reached, in a field that is never published."""
    return field.disclosure == "omitted" and KINDS[kind].contact


def _is_looked_at(field: Field) -> bool:
    return field.type in _TYPES and not field.constraints.enum


def _suspicious(frame: Frame, field: Field, engine: Engine) -> Iterator[tuple[str, int, str]]:
    suspects = frame.filter(nw.col(field.name).str.contains(engine.pattern(SUSPICION)))
    yield from engine.rows(suspects.select(FILE, ROW, field.name))


def _homes(table: Table, engine: Engine) -> Iterator[Sight]:
    """Yield the addresses of natural persons that lead to a house."""
    person = _is_person(table)
    if person is None:
        return
    rows = table.frame.filter(person)
    detail = _DWELLING if table.package.register.person is None else _HOUSE
    for field in table.resource.fields:
        if field.type == "string" and not _is_kept_back(field, "home") and _is_own_address(field, table):
            exact = rows.filter(nw.col(field.name).str.contains(engine.pattern(detail)))
            for file, row, cell in engine.rows(exact.select(FILE, ROW, field.name)):
                yield Finding("home", cell), _place(table, field.name, file, row)


def _named_persons(table: Table, engine: Engine) -> Iterator[Sight]:
    """Yield the full names in what is said of natural persons, and all that a text says of a minor."""
    texts = [one.name for one in table.resource.published if one.type == "string" and not one.constraints.enum]
    telling = sorted(engine.matching(table.frame, texts, f"{TITLES}|{_YOUNG}"))
    minors = nw.any_horizontal(
        nw.lit(value=False), *(_says(name, engine.pattern(MINORS)) for name in telling), ignore_nulls=True
    )
    person = _is_person(table)
    for name in telling:
        yield from _minors(table, name, table.frame.filter(minors), engine)
        if person is not None:
            yield from _named("name", table, name, table.frame.filter(person & ~minors), engine)


def _minors(table: Table, name: str, rows: Frame, engine: Engine) -> Iterator[Sight]:
    """Yield every full name beside a minor, whoever the row is about, and every record of a minor who was punished."""
    yield from _named("minor", table, name, rows, engine)
    aged = table.frame.filter(nw.col(name).str.contains(engine.pattern(_YOUNG)))
    for file, row, cell in engine.rows(aged.select(FILE, ROW, name)):
        if PUNISHED_MINOR.search(cell):
            yield Finding("minor", cell), _place(table, name, file, row)


def _named(kind: str, table: Table, name: str, rows: Frame, engine: Engine) -> Iterator[Sight]:
    titled = rows.filter(nw.col(name).str.contains(engine.pattern(TITLES)))
    for file, row, cell in engine.rows(titled.select(FILE, ROW, name)):
        yield from ((Finding(kind, one), _place(table, name, file, row)) for one in full_names(cell))


def _says(name: str, words: str) -> nw.Expr:
    return nw.col(name).fill_null("").str.contains(words)


def _is_own_address(field: Field, table: Table) -> bool:
    """Whether it says where the party is, and not somebody whose other fields begin alike: producer_name."""
    if not _ADDRESS.search(f"{field.name} {field.title}"):
        return False
    stem = _ADDRESS.split(field.name)[0].rstrip("_")
    alike = {name for name in table.resource.names if name.startswith(stem) and name != field.name}
    return not stem or not alike or any(name in alike for name in _party(table.package.register))


def _party(contract: Contract) -> list[str]:
    person, subject = contract.person, contract.subject
    return [*([person.field] if person else []), *([subject.id, subject.name] if subject else [])]


def _is_person(table: Table) -> nw.Expr | None:
    """Return what is true for a row about a natural person; None where the register knows of none."""
    contract = table.package.contract
    if contract is None or contract.records != table.resource.name:
        return None
    if contract.person is not None:
        about = nw.col(contract.person.field).is_in(contract.person.values)
    elif contract.subject is not None:
        name = nw.col(contract.subject.name)
        named = name.str.contains(SHORT_NAME) & ~name.str.contains(SHOP_NAME)
        about = nw.col(contract.subject.id).is_null() & named
    else:
        return None
    return nw.when(about).then(1).otherwise(0) == 1  # null is no


def _place(table: Table, field: str, file: str, row: int) -> Place:
    return Place(f"{table.name}.{field}", file, int(row), field)
