"""The records of a register as pages print them, in one file by their order and one by their subjects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from disclosure.checks.outcomes import is_adverse
from disclosure.contract import titles
from disclosure.contract.model import Resource
from disclosure.contract.register import Contract
from disclosure.ground.columns import BUCKET, ORDER, PAGE, RECORD, STATE, SUBJECT, UNTIL
from disclosure.ground.engine import Frame
from disclosure.ground.types import holds
from disclosure.publication.model import PublicRegister
from disclosure.showing.model import CORRECTION, LINK, Column, ShownTable
from disclosure.showing.printing import Printed, Surroundings, printed
from disclosure.showing.record_address import record_address
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
    told = [CORRECTION] if contract.status and contract.status.corrected else []
    return Records(register, columns, titled, (*seen.extras, *made.cells, *told))


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
    wanted = {*contract.columns, contract.subject.name, contract.subject.id, *of_subjects(contract)}
    cells = [name for name in records.cells if name.removeprefix(LINK) in wanted]
    known = records.frame.filter(~nw.col(SUBJECT).is_null()).select(*LEADING, *cells)
    return store(known.sort(SUBJECT, ORDER), folder / "by-subject", around.engine)


def of_subjects(contract: Contract) -> set[str]:
    """Return the fields that a subject's page needs besides the list's: of sentences, facts, the body to write to."""
    answers, subject = contract.answers, contract.subject
    said = {name for pattern in answers.verdict.values() for name in titles.names(pattern)}
    roles = {role.field for role in (contract.outcome, contract.state) if role is not None}
    told = {*(subject.facts if subject else ()), *([answers.objection.agency] if answers.objection.agency else [])}
    return said | roles | told


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
        for piece in titles.pieces(template)
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
    outcome, state, status = contract.outcome, contract.state, contract.status
    corrected = nw.col(status.field).is_in(status.corrected) if status and status.corrected else nw.lit(value=False)
    note = one_line(nw.col(status.note)) if status and status.corrected else NOTHING
    words, weight, adverse = NOTHING, nw.lit("plain"), nw.lit(value=False)
    if outcome is not None and outcome.weighs and outcome.field in resource.names:
        field = resource.field(outcome.field)
        words = one_line(nw.col(outcome.field))
        adverse = is_adverse(field, outcome)
        weight = _heaviest({word: holds(field, [word]) for word in outcome.weights}, outcome.weights)
        if outcome.always:
            named = holds(field, list(outcome.weights)) if outcome.weights else nw.lit(value=False)
            weight = nw.when(adverse & ~named).then(nw.lit("grave")).otherwise(weight)
    states = {word: nw.col(STATE) == word for word in state.weights} if state else {}
    return [
        words.alias(OUTCOME),
        weight.alias(OUTCOME_WEIGHT),
        adverse.alias(ADVERSE),
        nw.when(corrected).then(note).otherwise(NOTHING).alias(CORRECTION),
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
