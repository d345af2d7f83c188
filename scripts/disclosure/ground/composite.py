"""Keys of one or several columns, compared part by part: an empty part equals an empty one, a wholly empty key is none.

Null never equals null in a join. No cell is the empty text, so that can stand for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

import narwhals as nw

from disclosure.ground.engine import Frame


def names(columns: Sequence[str]) -> list[str]:
    """Return what the parts of a key are called while it is compared."""
    return [f"@{place}" for place in range(len(columns))]


def parts(columns: Sequence[str]) -> list[nw.Expr]:
    """Return the parts of the key in *columns*, which hold text, under those names."""
    return [nw.col(column).fill_null("").alias(name) for column, name in zip(columns, names(columns), strict=True)]


def is_filled(columns: Iterable[str]) -> nw.Expr:
    """Whether a key names a row at all."""
    return reduce(or_, (~nw.col(column).is_null() for column in columns))


def with_found(rows: Frame, columns: Sequence[str], found: Frame) -> Frame:
    """Add the columns of *found*, which holds every key once under the names of its parts; null where it has none."""
    return rows.with_columns(*parts(columns)).join(found, on=names(columns), how="left").drop(names(columns))
