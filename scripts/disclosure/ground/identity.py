"""The ids in addresses: of a record and of a subject."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from disclosure.ground.columns import RECORD, SUBJECT
from disclosure.ground.engine import Engine

ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
OWN_SCHEME = "uscc"  # its subjects have addresses without a prefix


def with_record_id(
    frame: nw.LazyFrame[Any], names: tuple[str, ...], engine: Engine, *, hashed: bool = False
) -> nw.LazyFrame[Any]:
    """Add `@record`: the fields *names*, which tell records apart, as one word for an address.

    One value that fits an address stands as it is, unless all are to be *hashed*; another, or a composite key,
    becomes 16 hex digits of its sha256. *frame* holds the records as text.
    """
    return _with_id(frame, names, RECORD, engine, hashed=hashed)


def with_subject_id(frame: nw.LazyFrame[Any], name: str, scheme: str, engine: Engine) -> nw.LazyFrame[Any]:
    """Add `@subject`: the last part of the subject page's address, from the number of *scheme* in the field *name*.

    A record without an id (a natural person, as a rule) has none: it is never joined by name.
    """
    named = _with_id(frame, (name,), SUBJECT, engine)
    prefix = "" if scheme == OWN_SCHEME else f"{scheme}-"
    word = nw.concat_str(nw.lit(prefix), nw.col(SUBJECT))
    return named.with_columns(nw.when(~nw.col(name).is_null()).then(word).alias(SUBJECT))


def _with_id(
    frame: nw.LazyFrame[Any], columns: tuple[str, ...], alias: str, engine: Engine, *, hashed: bool = False
) -> nw.LazyFrame[Any]:
    return engine.digest(frame, columns, alias, fit=ID_PATTERN if len(columns) == 1 and not hashed else "")
