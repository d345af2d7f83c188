"""The ids in addresses: of a record and of a subject."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from disclosure.contract.model import RECORD, Package
from disclosure.ground.engine import Engine

ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
SUBJECT = "@subject"
OWN_SCHEME = "uscc"  # its subjects have addresses without a prefix
_DIGEST = "@digest"


def with_record_id(frame: nw.LazyFrame[Any], register: Package, engine: Engine) -> nw.LazyFrame[Any]:
    """Add `@record`: the contract's `id` field, else the primary key, as one word for an address.

    One value that fits an address stands as it is; another, or a composite key, becomes 16 hex digits of
    its sha256. *frame* holds the records as text.
    """
    named = register.register.id
    columns = (named,) if named else register.records.primary_key
    return _with_id(frame, columns, RECORD, engine)


def with_subject_id(frame: nw.LazyFrame[Any], register: Package, engine: Engine) -> nw.LazyFrame[Any]:
    """Add `@subject`: the last part of the subject page's address, null where a record has none.

    A record without an id (a natural person, as a rule) has none: it is never joined by name.
    """
    subject = register.register.subject
    if subject is None:
        return frame.with_columns(nw.lit(None, dtype=nw.String).alias(SUBJECT))
    named = _with_id(frame, (subject.id,), SUBJECT, engine)
    prefix = "" if subject.scheme == OWN_SCHEME else f"{subject.scheme}-"
    word = nw.concat_str(nw.lit(prefix), nw.col(SUBJECT))
    return named.with_columns(nw.when(~nw.col(subject.id).is_null()).then(word).alias(SUBJECT))


def _with_id(frame: nw.LazyFrame[Any], columns: tuple[str, ...], alias: str, engine: Engine) -> nw.LazyFrame[Any]:
    if len(columns) > 1:
        return engine.digest(frame, columns, alias)
    value = nw.col(columns[0])
    fits = value.str.contains(ID_PATTERN)
    hashed = engine.digest(frame, columns, _DIGEST)
    return hashed.with_columns(nw.when(fits).then(value).otherwise(nw.col(_DIGEST)).alias(alias)).drop(_DIGEST)
