"""The types of Table Schema that a field may have, as grammars of text and typed expressions.

The grammars are stricter than frictionless: ASCII digits only, no exponent, no NaN, no `1_000`, no guess at
a date's format. The reasons stand in docs/why.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

import narwhals as nw


class Field(Protocol):
    """What a type has to know of a column: its *name*, its *type* (one of TYPES) and its strptime *format* or ""."""

    @property
    def name(self) -> str:
        """What the column is called."""

    @property
    def type(self) -> str:
        """One of TYPES."""

    @property
    def format(self) -> str:
        """How dates are written; "" or default: ISO 8601."""


TYPES = ("string", "integer", "number", "boolean", "date", "year", "yearmonth", "list")
ISO_DATE = "%Y-%m-%d"
MEMBER_END = ","  # between the members of a list
TRUE, FALSE = "true", "false"  # one spelling each: what is counted and compared is the text
DECIMAL = nw.Decimal(38, 6)

_YEAR = "[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000"  # there is no year 0000
_DATE_PARTS = {"%Y": "[0-9]{4}", "%m": "(?:0[1-9]|1[0-2])", "%d": "(?:0[1-9]|[12][0-9]|3[01])"}
_GRAMMARS = {
    "integer": "-?(?:0|[1-9][0-9]{0,14})",
    "number": r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?",
    "boolean": f"{TRUE}|{FALSE}",
    "year": _YEAR,
    "yearmonth": f"(?:{_YEAR})-(?:0[1-9]|1[0-2])",
}


def grammar(field: Field) -> str | None:
    """Return the RE2 pattern, anchored, of a well-formed cell; None where any text is well formed.

    A date that matches still has to exist in the calendar.
    """
    if field.type == "date":
        return f"^(?:{_date_grammar(date_format(field))})$"
    pattern = _GRAMMARS.get(field.type)
    return f"^(?:{pattern})$" if pattern else None


def date_format(field: Field) -> str:
    """Return the strptime format of a date field; ISO 8601 if it declares none."""
    return ISO_DATE if field.format in ("", "default") else field.format


def is_date_format(text: str) -> bool:
    """Whether *text* is a format that names a whole day and nothing else: each of %Y %m %d once."""
    directives = re.findall("%.?", text)
    return sorted(directives) == ["%Y", "%d", "%m"]


def is_day(text: str, form: str) -> bool:
    """Whether *text*, in the strptime format *form*, is a day of the calendar."""
    try:
        if form == ISO_DATE:
            date.fromisoformat(text)
        else:
            datetime.strptime(text, form)  # noqa: DTZ007 (a day of the calendar, not a moment)
    except ValueError:
        return False
    return True


def is_value(field: Field, text: str) -> bool:
    """Whether *text* is a well-formed cell of *field*: for the values that a descriptor itself names."""
    pattern = grammar(field)
    well_formed = pattern is None or re.fullmatch(pattern, text) is not None
    return well_formed and (field.type != "date" or is_day(text, date_format(field)))


def typed(field: Field) -> nw.Expr:
    """Return the typed expression of a checked text column; null stays null.

    integer and year → Int64; number → Decimal(38, 6); boolean → Boolean; date → Date; the rest stay text.
    """
    column = nw.col(field.name)
    match field.type:
        case "integer" | "year":
            return column.cast(nw.Int64)
        case "number":
            return column.cast(DECIMAL)
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
    if field.type != "date" or date_format(field) == ISO_DATE:
        return column
    return typed(field).cast(nw.String).alias(field.name)


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


def _date_grammar(form: str) -> str:
    pieces = re.split("(%[Ymd])", form)
    return "".join(_DATE_PARTS.get(piece, re.escape(piece)) for piece in pieces)
