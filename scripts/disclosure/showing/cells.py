"""Rows ready to be shown: texts as a page prints them, labels for keys, addresses for links.

All of it is expressions over lazy frames, so that a row comes out of the engine as one tuple and goes into
its template as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import narwhals as nw

from disclosure import addresses
from disclosure.contract.model import RECORD, Field, Reference
from disclosure.contract.register import Contract
from disclosure.ground.types import shown, typed
from disclosure.pages.model import SiteView
from disclosure.publication.model import ORDER, PAGE, STATE, SUBJECT, UNTIL, PublicRegister, PublicTable

_BRACES = re.compile(r"\{([^{}]*)\}")
COMPARATORS: Final = {">=": "不低于", "<=": "不高于", "=": "等于"}
STANDING: Final = ("outcome", "state")  # kinds of columns that say how a record stands
KINDS: Final = {"integer": "number", "number": "number", "date": "date", "year": "date", "yearmonth": "date"}


class Column(NamedTuple):
    """A column of a table on a page; a tuple, because templates unpack it for every cell.

    *kind* is text, number, date, uri, outcome or state. *at* is its place among a row's cells, *link* the place of
    the address that its text leads to.
    """

    title: str
    kind: str
    at: int
    link: int | None = None
    adverse: frozenset[str] = frozenset()

    def moved(self, by: int) -> Column:
        """Return the column *by* cells further right."""
        return self._replace(at=self.at + by, link=None if self.link is None else self.link + by)


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and the frame that fills them: *lead* columns for the code, then the cells."""

    columns: tuple[Column, ...]
    frame: nw.LazyFrame[Any]
    lead: int


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the cells in each row of a grid of records."""

    order: int
    record: str
    address: str
    title: str
    subject: str | None
    paged: bool
    state: str | None
    until: Any
    date: str | None

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Lead:
        """Read the first cells of a row."""
        return cls(*row[:LEAD])


LEAD: Final = 9


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame with the labels of its keys joined, and how each field of it is printed."""

    frame: nw.LazyFrame[Any]
    texts: Mapping[str, nw.Expr]
    links: Mapping[str, nw.Expr]


def show(frame: nw.LazyFrame[Any], fields: Sequence[Field], view: SiteView, contract: Contract | None) -> Shown:
    """Say how each of *fields* is printed; a reference becomes a label, a link, or both.

    *contract* is given for a records' table alone: its state overrides what the cell says, and a sign that
    compares is a word.
    """
    texts: dict[str, nw.Expr] = {}
    links: dict[str, nw.Expr] = {}
    for number, field in enumerate(fields):
        texts[field.name] = _text(field)
        if field.link is not None:
            links[field.name] = nw.col(field.link)
        joined = _target(field.references, view, number) if field.references else None
        if joined is None:
            continue
        frame = frame.join(joined.frame, how="left", left_on=field.name, right_on=f"@key{number}")
        texts[field.name] = nw.coalesce(nw.col(f"@label{number}"), _text(field))
        if joined.linked:
            links[field.name] = nw.col(f"@link{number}")
    if contract and contract.state and contract.state.field in texts:
        texts[contract.state.field] = nw.col(STATE)
    if contract and (name := contract.roles.get("comparator", "")) in texts:
        texts[name] = _in_words(texts[name], COMPARATORS).alias(name)
    return Shown(frame, texts, links)


def _text(field: Field) -> nw.Expr:
    """Return a cell as a reader sees it; unlike in a file, true and false are words."""
    if field.type != "boolean":
        return shown(field)
    word = nw.when(typed(field)).then(nw.lit("是")).otherwise(nw.lit("否"))
    return nw.when(~nw.col(field.name).is_null()).then(word).alias(field.name)


def _in_words(text: nw.Expr, words: Mapping[str, str]) -> nw.Expr:
    said = text
    for sign, word in words.items():
        said = nw.when(text == sign).then(nw.lit(word)).otherwise(said)
    return said


@dataclass(frozen=True, slots=True)
class _Target:
    frame: nw.LazyFrame[Any]
    linked: bool


def _target(reference: Reference, view: SiteView, number: int) -> _Target | None:
    """Return the keys that *reference* points at with their labels and addresses; None if there is neither."""
    register = next((one for one in view.publication.registers if one.package.name == reference.folder), None)
    table = _table(reference, view, register)
    if table is None or reference.field not in table.resource.names:
        return None
    linked = register is not None and table is register.records
    label = table.resource.label
    if not linked and label is None:
        return None
    pages = addresses.record_expression(reference.folder, view.settings.rows_per_page)
    printed = label if label in table.resource.names else reference.field
    frame = table.frame.select(
        nw.col(reference.field).alias(f"@key{number}"),
        nw.col(printed or reference.field).alias(f"@label{number}"),
        (pages if linked else nw.lit(None, dtype=nw.String)).alias(f"@link{number}"),
    )
    return _Target(frame, linked)


def _table(reference: Reference, view: SiteView, register: PublicRegister | None) -> PublicTable | None:
    if register is not None:
        return register.tables.get(reference.resource)
    return view.publication.references.get((reference.folder, reference.resource))


def grid(seen: Shown, fields: Sequence[Field], contract: Contract | None = None, lead: Sequence[nw.Expr] = ()) -> Grid:
    """Lay *fields* out as columns, after the *lead* columns."""
    cells = [seen.texts[field.name] for field in fields]
    columns = []
    for at, field in enumerate(fields):
        link = seen.links.get(field.name)
        place = len(cells) if link is not None else None
        if link is not None:
            cells.append(link)
        adverse = _adverse(field, contract)
        columns.append(Column(field.title, _kind(field, contract, adverse), at, place, adverse))
    named = [cell.alias(f"@cell{number}") for number, cell in enumerate(cells)]
    return Grid(tuple(columns), seen.frame.select(*lead, *named), len(lead))


def record_grid(
    register: PublicRegister, view: SiteView, names: Sequence[str], *, without_subject: bool = False
) -> Grid:
    """Lay the records out with the columns *names*, each row led by what `Lead` says, sorted by `@order`."""
    contract = register.package.register
    resource = register.records.resource
    titles = [name for name in dict.fromkeys(_BRACES.findall(contract.title)) if name in resource.names]
    dates = [contract.date] if contract.date in resource.names and contract.date else []
    names = [name for name in names if name in resource.names]
    needed = [resource.field(name) for name in dict.fromkeys([*names, *titles, *dates])]
    seen = show(register.records.frame, needed, view, contract)
    links = dict(seen.links)
    if contract.subject and not without_subject:
        page = nw.concat_str(nw.lit("subjects/"), nw.col(SUBJECT), nw.lit("/"))
        links[contract.subject.name] = nw.when(~nw.col(SUBJECT).is_null()).then(page)
    lead = _lead(register, seen, view)
    laid = grid(Shown(seen.frame, seen.texts, links), [resource.field(name) for name in names], contract, lead)
    joined = seen.frame is not register.records.frame  # a join loses the order that the table is kept in
    return Grid(laid.columns, laid.frame.sort(ORDER), laid.lead) if joined else laid


def _lead(register: PublicRegister, seen: Shown, view: SiteView) -> list[nw.Expr]:
    contract = register.package.register
    nothing = nw.lit(None, dtype=nw.String)
    date = seen.texts.get(contract.date, nothing) if contract.date else nothing
    return [
        nw.col(ORDER),
        nw.col(RECORD),
        addresses.record_expression(register.package.name, view.settings.rows_per_page).alias("@address"),
        title_expression(contract.title, seen.texts).alias("@title"),
        nw.col(SUBJECT),
        nw.col(PAGE),
        nw.col(STATE),
        nw.col(UNTIL),
        date.alias("@date"),
    ]


def title_expression(template: str, texts: Mapping[str, nw.Expr]) -> nw.Expr:
    """Fill `{field}` in a record's title; a record whose title comes out blank is called by its id."""
    pieces = _BRACES.split(template)
    parts = [
        texts[piece].fill_null("") if number % 2 and piece in texts else nw.lit(piece)
        for number, piece in enumerate(pieces)
        if piece
    ]
    title = nw.concat_str(*parts)
    return nw.when(title.str.strip_chars() == "").then(nw.col(RECORD)).otherwise(title)


def _adverse(field: Field, contract: Contract | None) -> frozenset[str]:
    outcome = contract.outcome if contract else None
    return frozenset(outcome.adverse) if outcome and outcome.field == field.name else frozenset()


def _kind(field: Field, contract: Contract | None, adverse: frozenset[str]) -> str:
    if adverse:
        return "outcome"
    if contract and contract.state and contract.state.field == field.name:
        return "state"
    if field.format == "uri":
        return "uri"
    return KINDS.get(field.type, "text")
