"""What a check needs of the package, as plain values: a kind tells them, duties.py holds them against the tables.

A *place* is the key of the check that names the thing: `fields`, `when`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldNeed:
    """A field *name* of *resource*.

    It has one of *types* (any, without them), can be compared with the field *like* of the same row, and
    refers to a table of *refers* (a Chinese word) that has the *column*.
    """

    place: str
    name: str
    resource: str
    types: tuple[str, ...] = ()
    like: str | None = None
    refers: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class WordsNeed:
    """Words that cells of the field *name* can hold; naming them gives them a meaning."""

    place: str
    name: str
    resource: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueNeed:
    """A *text* that is a value of the field *name*, written as in a cell."""

    place: str
    name: str
    resource: str
    text: str


@dataclass(frozen=True, slots=True)
class RowsNeed:
    """A resource *of* whose rows belong, by a foreign key, to the rows of *resource*."""

    place: str
    of: str
    resource: str


@dataclass(frozen=True, slots=True)
class TableNeed:
    """A *field* of a table of any folder, with one of *types* (any, without them)."""

    place: str
    folder: str
    resource: str
    field: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What the check says and cannot be, whatever the package holds."""

    message: str
    fix: str


Need = FieldNeed | WordsNeed | ValueNeed | RowsNeed | TableNeed | Fault
