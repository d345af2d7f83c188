"""What of a register a search finds: its subjects with how much is said of each, and the titles of its records."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw

from disclosure.ground.columns import ORDER, PAGE, SUBJECT
from disclosure.ground.engine import Frame
from disclosure.showing.printing import Surroundings
from disclosure.showing.records import ADDRESS, ADVERSE, DATE, OUTCOME, TITLE, Records
from disclosure.showing.store import ShownFile, nothing, store

NAME, NUMBER, ROWS = "@name", "@number", "@rows"
_NOTHING = nw.lit("")


def store_subjects_found(records: Records, folder: Path, around: Surroundings) -> ShownFile:
    """Write subject, name, number, adverse outcome and how many records, sorted by all of them."""
    subject, keys = records.register.package.register.subject, (SUBJECT, NAME, NUMBER, OUTCOME)
    if subject is None:
        return nothing(folder / "subjects-found", (*keys, ROWS))
    name, number = (nw.col(field).fill_null("") for field in (subject.name, subject.id))
    frame = records.frame.filter(~nw.col(SUBJECT).is_null()).select(
        SUBJECT, name.alias(NAME), number.alias(NUMBER), _adverse().alias(OUTCOME)
    )
    counted = frame.group_by(*keys).agg(nw.len().alias(ROWS)).sort(*keys)
    return store(counted, folder / "subjects-found", around.engine)


def store_records_found(records: Records, folder: Path, around: Surroundings) -> ShownFile:
    """Write the records that have pages, then the titles of the others, each by its newest record's row."""
    pages = records.register.package.register.pages
    frame = records.frame.with_columns(_number(records).alias(NUMBER), _adverse().alias(OUTCOME))
    parts = [*([_own(frame)] if pages != "none" else []), *([_titles(frame)] if pages != "all" else [])]
    ordered = nw.concat(parts).sort(PAGE, ORDER, descending=[True, False]).drop(ORDER, PAGE)
    return store(ordered, folder / "records-found", around.engine)


def _own(frame: Frame) -> Frame:
    return _laid(frame.filter(nw.col(PAGE)).with_columns(nw.lit(1).alias(ROWS)))


def _titles(frame: Frame) -> Frame:
    rest = frame.filter(~nw.col(PAGE))
    titles = rest.group_by(TITLE, OUTCOME).agg(nw.len().alias(ROWS), nw.col(ORDER).min())
    newest = titles.join(rest.select(ORDER, ADDRESS, DATE), on=ORDER, how="inner")
    return _laid(newest.with_columns(_NOTHING.alias(NUMBER), nw.lit(value=False).alias(PAGE)))


def _laid(frame: Frame) -> Frame:
    return frame.select(TITLE, NUMBER, ADDRESS, DATE, OUTCOME, nw.col(ROWS).cast(nw.Int64), ORDER, PAGE)


def _number(records: Records) -> nw.Expr:
    """Return the number that a record is known by; one of several fields is none that people type."""
    identity = records.register.package.identity
    known = len(identity) == 1 and identity[0] in records.register.records.resource.names
    return nw.col(identity[0]).fill_null("") if known else _NOTHING


def _adverse() -> nw.Expr:
    return nw.when(nw.col(ADVERSE)).then(nw.col(OUTCOME)).otherwise(_NOTHING)
