"""What a search finds besides records: the subjects of a register, with how much is said of each; and other words."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw

from disclosure.contract.model import REFERENCE
from disclosure.ground.columns import SUBJECT
from disclosure.ground.engine import Engine
from disclosure.publication.model import Publication
from disclosure.showing.printing import Surroundings
from disclosure.showing.records import ADVERSE, OUTCOME, Records
from disclosure.showing.store import ShownFile, nothing, store

NAME, NUMBER, ROWS = "@name", "@number", "@rows"
SYNONYMS = (REFERENCE, "synonyms")
WORD, SAME = "word", "same_as"  # its fields
INDEX_NUMBERS = (REFERENCE, "index_numbers")
ADDRESS, INDEX = "address", "index_no"


def store_subjects_found(records: Records, folder: Path, around: Surroundings) -> ShownFile:
    """Write subject, name, number, adverse outcome and how many records, sorted by all of them."""
    subject, keys = records.register.package.register.subject, (SUBJECT, NAME, NUMBER, OUTCOME)
    if subject is None:
        return nothing(folder / "subjects-found", (*keys, ROWS))
    name, number = (nw.col(field).fill_null("") for field in (subject.name, subject.id))
    adverse = nw.when(nw.col(ADVERSE)).then(nw.col(OUTCOME)).otherwise(nw.lit(""))
    frame = records.frame.filter(~nw.col(SUBJECT).is_null()).select(
        SUBJECT, name.alias(NAME), number.alias(NUMBER), adverse.alias(OUTCOME)
    )
    counted = frame.group_by(*keys).agg(nw.len().alias(ROWS)).sort(*keys)
    return store(counted, folder / "subjects-found", around.engine)


def synonyms(publication: Publication, engine: Engine) -> tuple[tuple[str, str], ...]:
    """Return the words that mean the same, from the table of reference that says so, where there is one."""
    return _pairs(publication, engine, SYNONYMS, (WORD, SAME))


def index_numbers(publication: Publication, engine: Engine) -> dict[str, str]:
    """Return the index numbers that offices gave their information, by its address from the site's root."""
    return dict(_pairs(publication, engine, INDEX_NUMBERS, (ADDRESS, INDEX)))


def _pairs(
    publication: Publication, engine: Engine, name: tuple[str, str], fields: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    table = publication.references.get(name)
    if table is None or not {*fields} <= {*table.resource.names}:
        return ()
    rows = engine.all(table.frame.select(*fields).sort(*fields))
    return tuple((one, other) for one, other in rows if one and other)
