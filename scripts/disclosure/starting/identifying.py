"""What identifies a row of a table of which nobody said it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from disclosure.ground.engine import Engine, Frame
from disclosure.starting.guesses import NUMBERS, form_of, is_code
from disclosure.starting.observed import Column

MOST = 8  # columns of which pairs are tried


def key_of(columns: Sequence[Column], frame: Frame, engine: Engine) -> list[str]:
    """Return the labels of those of *columns*, at least one, that no two rows share.

    That is one column, a code before others; or else two; or else all of them, and if rows are alike even in that the
    checks will say which.
    """
    single = sorted((column for column in columns if column.is_distinct), key=_unlikely)
    if single or not columns[0].rows:
        return [(single or columns)[0].label]
    full = sorted((column for column in columns if column.is_full), key=lambda one: (_unlikely(one), -one.values))
    for pair in combinations([column.label for column in full[:MOST]], 2):
        if engine.count(engine.distinct(frame.select(*pair))) == columns[0].rows:
            return list(pair)
    return [column.label for column in columns]


def _unlikely(column: Column) -> int:
    """Sort codes before texts, and numbers, which are different by chance, behind them."""
    if is_code(column.label):
        return 0
    return 2 if form_of(column) in NUMBERS else 1
