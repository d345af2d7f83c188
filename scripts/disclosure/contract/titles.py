"""Texts with field names in braces, `{food_name}（{on}）`: what a record is called, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import Final, NamedTuple

TIMES: Final = "@times"  # in place of a field: how many times its limit a row's result is
_BRACES = re.compile(r"\{([^{}]+)\}")


class Piece(NamedTuple):
    """A part of such a text: a field's name, or words that stand as they are."""

    text: str
    is_field: bool


@cache
def pieces(template: str) -> tuple[Piece, ...]:
    """Take *template* apart, in order; parts without a character are left out."""
    parts = _BRACES.split(template)
    return tuple(Piece(part, is_field=bool(number % 2)) for number, part in enumerate(parts) if part)


def names(template: str) -> list[str]:
    """Return the fields that *template* names, each once."""
    return list(dict.fromkeys(piece.text for piece in pieces(template) if piece.is_field))


def is_balanced(template: str) -> bool:
    """Whether every brace belongs to a field's name."""
    return not any(set("{}") & set(piece.text) for piece in pieces(template) if not piece.is_field)


def place(name: str, records: str, own: Container[str]) -> tuple[str, str]:
    """Return the resource and the field that *name* means: one of the records' *own* fields, or `resource.field`."""
    resource, dot, field = name.partition(".")
    return (records, name) if name in own or not dot else (resource, field)
