"""Texts with field names in braces, `{food_name}（{on}）`: what a record is called."""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACES = re.compile(r"\{([^{}]+)\}")


class Piece(NamedTuple):
    """A part of such a text: a field's name, or words that stand as they are."""

    text: str
    is_field: bool


def pieces(template: str) -> list[Piece]:
    """Take *template* apart, in order; parts without a character are left out."""
    parts = _BRACES.split(template)
    return [Piece(part, is_field=bool(number % 2)) for number, part in enumerate(parts) if part]


def names(template: str) -> list[str]:
    """Return the fields that *template* names, each once."""
    return list(dict.fromkeys(piece.text for piece in pieces(template) if piece.is_field))


def is_balanced(template: str) -> bool:
    """Whether every brace belongs to a field's name."""
    return not any(set("{}") & set(piece.text) for piece in pieces(template) if not piece.is_field)
