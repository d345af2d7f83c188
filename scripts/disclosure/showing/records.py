"""The records of a register as pages print them, in one file by their order and one by their subjects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from disclosure.contract.model import Resource
from disclosure.contract.register import Contract
from disclosure.contract.titles import pieces
from disclosure.ground.columns import BUCKET, ORDER, PAGE, RECORD, STATE, SUBJECT, UNTIL
from disclosure.ground.engine import Frame
from disclosure.ground.types import holds
from disclosure.publication.model import PublicRegister
from disclosure.showing.model import LINK, Column, ShownTable
from disclosure.showing.places import record_address
from disclosure.showing.printing import Printed, Surroundings, printed
from disclosure.showing.store import ShownFile, nothing, one_line, store

ADDRESS, TITLE, DATE = "@address", "@title", "@date"
STATE_WEIGHT, OUTCOME, OUTCOME_WEIGHT, ADVERSE = "@state weight", "@outcome", "@outcome weight", "@adverse"
LEADING = (  # in the order of ShownRecord's fields
    ORDER,
    RECORD,
    ADDRESS,
    TITLE,
    SUBJECT,
    PAGE,
    STATE,
    STATE_WEIGHT,
    OUTCOME,
    OUTCOME_WEIGHT,
    ADVERSE,
    UNTIL,
    DATE,
)
BY_SUBJECT = LEADING.index(SUBJECT)  # the column that the file by subject is sorted by
NOTHING = nw.lit(None, dtype=nw.String)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of *register* printed, each with what LEADING names; *frame* is not sorted."""

    register: PublicRegister
    columns: tuple[Column, ...]
    frame: Frame
    cells: tuple[str, ...]


def print_records(register: PublicRegister, around: Surroundings) -> Records:
    """Print every field of the records and lead them by what pages decide by."""
    contract, resource = register.package.register, register.records.resource
    # What is decided by cells is computed from them as they stand, before they become words.
    judged = register.records.frame.with_columns(*_judged(contract, resource))
    seen = printed(judged, resource, register.package.name, around, contract)
    columns, to_subject = _to_subject(seen, contract)
    titled = seen.frame.with_columns(
        *to_subject,
        record_address(register.package.name).alias(ADDRESS),
        title(contract.title, resource).alias(TITLE),
        (nw.col(contract.date) if contract.date in resource.names else NOTHING).alias(DATE),
        one_line(nw.col(STATE)).alias(STATE),
    )
    made = Printed(titled, columns)
    return Records(register, columns, titled, (*seen.extras, *made.cells))


def store_records(records: Records, folder: Path, around: Surroundings) -> ShownTable:
    """Write the records by their order."""
    ordered = records.frame.select(*LEADING, *records.cells).sort(ORDER)
    file = store(ordered, folder / "records", around.engine)
    return ShownTable(records.register.records.resource, records.columns, file, records.register.records.rows)


def store_by_subject(records: Records, folder: Path, around: Surroundings) -> ShownFile:
    """Write the records that have a subject by subject and order, with the cells that its page prints."""
    contract = records.register.package.register
    if contract.subject is None:
        return nothing(folder / "by-subject", LEADING)
    wanted = {*contract.columns, contract.subject.name, contract.subject.id}
    cells = [name for name in records.cells if name.removeprefix(LINK) in wanted]
    of_subjects = records.frame.filter(~nw.col(SUBJECT).is_null()).select(*LEADING, *cells)
    return store(of_subjects.sort(SUBJECT, ORDER), folder / "by-subject", around.engine)


def store_by_bucket(records: Records, folder: Path, around: Surroundings) -> ShownFile:
    """Write the orders of the records without a page of their own, by the page that they share."""
    if records.register.package.register.pages == "all":
        return nothing(folder / "by-bucket", (BUCKET, ORDER))
    bare = records.frame.filter(~nw.col(PAGE)).select(BUCKET, ORDER)
    return store(bare.sort(BUCKET, ORDER), folder / "by-bucket", around.engine)


def title(template: str, resource: Resource) -> nw.Expr:
    """Fill `{field}` in a record's title; a record whose title comes out blank is called by its id."""
    parts = [
        nw.col(piece.text).fill_null("") if piece.is_field and piece.text in resource.names else nw.lit(piece.text)
        for piece in pieces(template)
    ]
    whole = nw.concat_str(*parts)
    return nw.when(whole.str.strip_chars() == "").then(nw.col(RECORD)).otherwise(whole)


def _to_subject(seen: Printed, contract: Contract) -> tuple[tuple[Column, ...], list[nw.Expr]]:
    """Let the subject's name lead to its page."""
    if contract.subject is None:
        return seen.columns, []
    name = contract.subject.name
    page = nw.concat_str(nw.lit("subjects/"), nw.col(SUBJECT), nw.lit("/"))
    link = nw.when(~nw.col(SUBJECT).is_null()).then(page).alias(LINK + name)
    return tuple(one._replace(linked=True) if one.name == name else one for one in seen.columns), [link]


def _judged(contract: Contract, resource: Resource) -> list[nw.Expr]:
    """Say how a record stands, from its cells as they are in the files."""
    outcome, state = contract.outcome, contract.state
    words, weight, adverse = NOTHING, nw.lit("plain"), nw.lit(value=False)
    if outcome is not None and outcome.weighs and outcome.field in resource.names:
        field = resource.field(outcome.field)
        words = one_line(nw.col(outcome.field))
        adverse = holds(field, outcome.adverse).fill_null(value=False)
        weight = _heaviest({word: holds(field, [word]) for word in outcome.weights}, outcome.weights)
    states = {word: nw.col(STATE) == word for word in state.weights} if state else {}
    return [
        words.alias(OUTCOME),
        weight.alias(OUTCOME_WEIGHT),
        adverse.alias(ADVERSE),
        _heaviest(states, state.weights if state else {}).alias(STATE_WEIGHT),
    ]


def _heaviest(met: Mapping[str, nw.Expr], weights: Mapping[str, str]) -> nw.Expr:
    """Return the heaviest weight of those words that hold; plain, where none does."""
    found = nw.lit("plain")
    for weight in ("caution", "grave"):
        for word, holding in met.items():
            if weights[word] == weight:
                found = nw.when(holding).then(nw.lit(weight)).otherwise(found)
    return found
