"""The ids in addresses: of a record and of a subject; what is one id however it is spelled, and what is none."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import narwhals as nw

from disclosure.ground.columns import BUCKET, RECORD, SUBJECT
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.portable import DEVICES

ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
NO_ID = rf"(?i:^(?:{'|'.join(map(re.escape, DEVICES))})(?:\.|$))|\.$"  # a folder of that name, `con` or `a.`, cannot be
OWN_SCHEME = "uscc"  # its subjects have addresses without a prefix
# Nothing but signs and zeros, or a word: whoever writes these has no number.
_NOBODY = re.compile(
    r"[^\w]*|[0_\W]+|x{2,}|null|none|nil|n/?a|nan|unknown|无[^0-9a-z]*|没有.*|暂[无缺].*|不[详明].*|未[知填办取提登申].*"
    r"|待[补定核].*|空白?|同上|其他|个人|缺失?|保密",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


def with_record_id(frame: Frame, names: tuple[str, ...], engine: Engine, *, hashed: bool = False) -> Frame:
    """Add `@record`: the fields *names*, which tell records apart, as one word for an address.

    One value that fits an address, and is a name that every host can hold, stands as it is, unless all are to be
    *hashed*; another, or a composite key, becomes 16 hex digits of its sha256. *frame* holds the records as text.
    """
    return _with_id(frame, names, RECORD, engine, hashed=hashed)


def with_subject_id(frame: Frame, name: str, scheme: str, engine: Engine) -> Frame:
    """Add `@subject`: the last part of the subject page's address, from the number of *scheme* in the field *name*.

    A record without an id (a natural person, as a rule) has none: it is never joined by name.
    """
    named = _with_id(frame, (name,), SUBJECT, engine)
    prefix = "" if scheme == OWN_SCHEME else f"{scheme}-"
    word = nw.concat_str(nw.lit(prefix), nw.col(SUBJECT))
    return named.with_columns(nw.when(~nw.col(name).is_null()).then(word).alias(SUBJECT))


def with_bucket(frame: Frame, digits: int | None, engine: Engine) -> Frame:
    """Add `@bucket` to records that have their `@record`, as `bucket` says it; null where *digits* is None."""
    if not digits:
        return frame.with_columns(nw.lit(None if digits is None else bucket("", 0), dtype=nw.String).alias(BUCKET))
    folder = nw.concat_str(nw.lit("r/"), nw.col(BUCKET).str.slice(0, digits), nw.lit("/"))
    return engine.digest(frame, (RECORD,), BUCKET).with_columns(folder.alias(BUCKET))


def bucket(record: str, digits: int) -> str:
    """Return the folder in its register in which a record without a page of its own stands: `r/3f/`, with 0 `r/`."""
    return f"r/{hashlib.sha256(record.encode()).hexdigest()[:digits]}/" if digits else "r/"


def spelled(text: str) -> str:
    """Return the one spelling of a number, or of a name: NFKC, without spaces and without what nobody sees."""
    if text.isalnum() and text.isascii():
        return text
    bare = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return unicodedata.normalize("NFKC", bare)  # what a space parted may be one character now


def is_nobody(text: str) -> bool:
    """Whether a text in place of a number only says that there is none: 无, /, 不详, zeros."""
    return _NOBODY.fullmatch(spelled(text)) is not None


def _with_id(frame: Frame, columns: tuple[str, ...], alias: str, engine: Engine, *, hashed: bool = False) -> Frame:
    as_it_stands = (ID_PATTERN, NO_ID) if len(columns) == 1 and not hashed else ()
    return engine.digest(frame, columns, alias, *as_it_stands)
