"""The types of Table Schema that a field may have, as grammars of text and typed expressions.

The grammars are stricter than frictionless: ASCII digits only, no exponent, no NaN, no `1_000`, no guess at
a date's format. The reasons stand in docs/why.md. A date's declared format takes what strptime takes, a month of
one digit too, wherever that can be read in one way only; a time in it is read and dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol

import narwhals as nw


class Field(Protocol):
    """What a type has to know of a column: its *name*, *type* (one of TYPES), *format* and *decimals*."""

    @property
    def name(self) -> str:
        """What the column is called."""

    @property
    def type(self) -> str:
        """One of TYPES."""

    @property
    def format(self) -> str:
        """How dates are written; "" or default: ISO 8601."""

    @property
    def decimals(self) -> int:
        """How many digits a number may have after its point."""


TYPES = ("string", "integer", "number", "boolean", "date", "year", "yearmonth", "list")
ISO_DATE = "%Y-%m-%d"
YES, NO = "是", "否"  # what true and false are called wherever a reader meets them
MEMBER_END = ","  # between the members of a list
TRUE, FALSE = "true", "false"  # one spelling each: what is counted and compared is the text
DECIMALS, MOST_DECIMALS = 6, 12  # after the point of a number: where a field says nothing, and at most
WHOLE_DIGITS = 15  # before it: with twelve behind it and a million rows, a sum still fits into 38 digits
DECIMAL = nw.Decimal(38, DECIMALS)

_YEAR = "[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000"  # there is no year 0000
_ISO_PARTS = {"%Y": "[0-9]{4}", "%m": "(?:0[1-9]|1[0-2])", "%d": "(?:0[1-9]|[12][0-9]|3[01])"}
_FULL_PARTS = _ISO_PARTS | {"%H": "(?:[01][0-9]|2[0-3])", "%M": "[0-5][0-9]", "%S": "[0-5][0-9]"}
_SHORT_PARTS = _FULL_PARTS | {
    "%m": "(?:1[0-2]|0?[1-9])",
    "%d": "(?:3[01]|[12][0-9]|0?[1-9])",
    "%H": "(?:2[0-3]|[01]?[0-9])",
    "%M": "[0-5]?[0-9]",
    "%S": "[0-5]?[0-9]",
}
_TIMES = ({"%H", "%M"}, {"%H", "%M", "%S"})
_GRAMMARS = {
    "integer": f"-?(?:0|[1-9][0-9]{{0,{WHOLE_DIGITS - 1}}})",
    "boolean": f"{TRUE}|{FALSE}",
    "year": _YEAR,
    "yearmonth": f"(?:{_YEAR})-(?:0[1-9]|1[0-2])",
}


def grammar(field: Field) -> str | None:
    """Return the RE2 pattern, anchored, of a well-formed cell; None where any text is well formed.

    A date that matches still has to exist in the calendar.
    """
    if field.type == "date":
        pieces = _pieces(date_format(field), iso=is_iso(field))
        return f"^(?:{''.join(part for _, part in pieces)})$"
    if field.type == "number":
        places = rf"(?:\.[0-9]{{1,{field.decimals}}})?" if field.decimals else ""
        return f"^(?:{_GRAMMARS['integer']}{places})$"
    pattern = _GRAMMARS.get(field.type)
    return f"^(?:{pattern})$" if pattern else None


def date_format(field: Field) -> str:
    """Return the strptime format of a date field; ISO 8601 if it declares none."""
    return ISO_DATE if is_iso(field) else field.format


def is_iso(field: Field) -> bool:
    """Whether the cells of a date field are ISO 8601 as they stand: it declares no format of its own."""
    return field.format in ("", "default")


def is_day_by_format(field: Field) -> bool:
    """Whether the cells of a field are days that are spelled in another way than ISO 8601."""
    return field.type == "date" and not is_iso(field)


def is_date_format(text: str) -> bool:
    """Whether *text* names a whole day: each of %Y %m %d once, and at most a time: %H %M, perhaps %S."""
    directives = re.findall("%.?", text)
    times = set(directives) - set(_ISO_PARTS)
    return len(set(directives)) == len(directives) and set(_ISO_PARTS) <= set(directives) and times in (set(), *_TIMES)


def day_of(field: Field, text: str) -> date | None:
    """Return the day that a cell of a date field names; None if it is not well formed or not in the calendar."""
    found = _day_pattern(date_format(field), iso=is_iso(field)).fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found["Y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def is_value(field: Field, text: str) -> bool:
    """Whether *text* is a well-formed cell of *field*: for the values that a descriptor itself names."""
    if field.type == "date":
        return day_of(field, text) is not None
    pattern = grammar(field)
    return pattern is None or re.fullmatch(pattern, text) is not None


def typed(field: Field) -> nw.Expr:
    """Return the typed expression of a checked text column; null stays null.

    integer and year → Int64; number → Decimal(38, its decimals, 6 at least); boolean → Boolean; date → Date;
    the rest stay text.
    """
    column = nw.col(field.name)
    match field.type:
        case "integer" | "year":
            return column.cast(nw.Int64)
        case "number":
            return column.cast(nw.Decimal(38, max(DECIMALS, field.decimals)))
        case "boolean":
            # An empty cell is neither word: without the condition it would become false.
            return nw.when(~column.is_null()).then(column == TRUE).alias(field.name)
        case "date":
            return column.str.to_date(format=date_format(field))
        case _:
            return column


def shown(field: Field) -> nw.Expr:
    """Return the text that a page or a download shows: a date as ISO, any other cell as it stands."""
    column = nw.col(field.name)
    return typed(field).cast(nw.String).alias(field.name) if is_day_by_format(field) else column


def holds(field: Field, words: Collection[str]) -> nw.Expr:
    """Whether a cell is one of *words*; a list, whether any of its members is. Null where the cell is empty."""
    column = nw.col(field.name)
    if field.type != "list":
        return column.is_in(words)
    joined = nw.concat_str(nw.lit(MEMBER_END), column, nw.lit(MEMBER_END))
    found = [joined.str.contains(f"{MEMBER_END}{word}{MEMBER_END}", literal=True) for word in words]
    return nw.any_horizontal(*found, ignore_nulls=False) if found else nw.lit(value=False)


def members(name: str) -> nw.Expr:
    """Return the members of the list in the text column *name*, each once; null stays null."""
    return nw.col(name).str.split(MEMBER_END).list.unique().alias(name)


def without_zeros(number: Decimal) -> str:
    """Write a number without zeros after its last decimal."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _day_pattern(form: str, *, iso: bool) -> re.Pattern[str]:
    pieces = _pieces(form, iso=iso)
    return re.compile("".join(f"(?P<{piece[1]}>{part})" if piece[:1] == "%" else part for piece, part in pieces))


def _pieces(form: str, *, iso: bool) -> list[tuple[str, str]]:
    """Cut a format into directives and what stands between them, each with its pattern.

    Where numbers of one or two digits touch, 2021111 would be two days: there both have two digits.
    """
    touching = {*re.findall("%.", "".join(re.findall("(?:%[mdHMS]|[0-9]){2,}", form)))}
    parts = _FULL_PARTS if iso else _SHORT_PARTS | {piece: _FULL_PARTS[piece] for piece in touching}
    return [(piece, parts.get(piece, re.escape(piece))) for piece in re.split("(%[YmdHMS])", form)]
