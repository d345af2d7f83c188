"""Rows of totals among the records: 合计, 总计, 小计. Whoever counts or sums the records counts them twice.

The word alone is a doubt, since a shop or a class may be called so: a warning. Where the row's numbers are the sums of
rows before it there is no doubt, and it stops the build. A field whose `enum` lists the word may hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import narwhals as nw

from disclosure.checks.cells import TOTAL
from disclosure.checks.rules import LIMIT, Rule
from disclosure.checks.values import Ready, value
from disclosure.contract.model import Field
from disclosure.ground.columns import PLACE
from disclosure.ground.engine import Engine

_KIND = "total-row"
_SO_FAR = "@so far "  # the sum of a column over the rows before that are no totals

Number = int | Decimal


def total_rules(ready: Ready, suspects: Sequence[Field], engine: Engine) -> Iterator[Rule]:
    """Yield the rules for the *suspects*, text columns of which some may hold the word."""
    words = {field.name: nw.col(field.name).str.contains(TOTAL) for field in suspects}
    sums = _sums(ready, list(words.values()), engine) if words else []
    for name, word in words.items():
        proven = nw.col(PLACE).is_in(sums)
        doubtful = word & ~proven if sums else word
        if sums:
            yield Rule(name, _KIND, word & proven, "这一行是前面各行的合计，不是一条记录", "删去这一行；合计由网站计算")
        yield Rule(name, _KIND, doubtful, "像是合计行", "是合计的请删去这一行；确是名称的可以保留", warning=True)


def _sums(ready: Ready, words: Sequence[nw.Expr], engine: Engine) -> list[int]:
    """Return the places of the rows with a word whose filled numbers are all sums of rows before."""
    numbers = [field.name for field in ready.table.resource.fields if field.type in ("integer", "number")]
    total = nw.any_horizontal(*words, ignore_nulls=True)
    if not numbers or not engine.count(ready.frame.filter(total)):
        return []
    # A null among the numbers would have no sum so far.
    counted = [nw.when(total | value(name).is_null()).then(0).otherwise(value(name)) for name in numbers]
    records = [number.alias(f"{_SO_FAR}{name}") for number, name in zip(counted, numbers, strict=True)]
    summed = ready.frame.select(PLACE, total.alias(_KIND), *map(value, numbers), *records).with_columns(
        nw.col(f"{_SO_FAR}{name}").cum_sum().over(order_by=PLACE) for name in numbers
    )
    found = summed.filter(nw.col(_KIND)).sort(PLACE).head(LIMIT)
    rows = engine.all(found.select(PLACE, *map(value, numbers), *(f"{_SO_FAR}{name}" for name in numbers)))
    return list(_proven(rows, len(numbers)))


def _proven(rows: Sequence[tuple[Any, ...]], numbers: int) -> Iterator[int]:
    # A row of totals sums all rows before it, or those after an earlier row of totals.
    starts: list[set[Number]] = [{0} for _ in range(numbers)]
    for place, *cells in rows:
        so_far = cells[numbers:]
        pairs = zip(cells[:numbers], starts, so_far, strict=True)
        filled = [(cell, start, before) for cell, start, before in pairs if cell is not None]
        if any(cell for cell, *_ in filled) and all(before - cell in start for cell, start, before in filled):
            yield place
        for start, before in zip(starts, so_far, strict=True):
            start.add(before)
