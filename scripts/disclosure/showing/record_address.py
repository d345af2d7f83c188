"""Where a record or a notice is found, as an expression over `@record` `@page` `@bucket`."""

from __future__ import annotations

from typing import TypeVar

import narwhals as nw

from disclosure.addresses import NOTICES
from disclosure.ground.columns import BUCKET, PAGE, RECORD

T = TypeVar("T", int, nw.Expr)


FIRST = 20  # rows on a list's first page at most, which has much else


def record_address(name: str) -> nw.Expr:
    """Return the address of each record of the register *name*: its own page, or a place on one for several."""
    own = nw.concat_str(nw.lit(f"{name}/records/"), nw.col(RECORD), nw.lit("/"))
    among = nw.concat_str(nw.lit(f"{name}/"), nw.col(BUCKET), nw.lit("#"), nw.col(RECORD))
    return nw.when(nw.col(PAGE)).then(own).otherwise(among)


def notice_address(name: str) -> nw.Expr:
    """Return the address of each notice of the register *name*, whose id is its `@record`."""
    return nw.concat_str(nw.lit(f"{name}/{NOTICES}"), nw.col(RECORD), nw.lit("/"))


def list_number(order: T, rows_per_page: int) -> T:
    """Return the number of the list's page that the record of that *order* stands on."""
    return (order + _missing(rows_per_page) - 1) // rows_per_page + 1


def first_order(number: int, rows_per_page: int) -> int:
    """Return the order of the first record on the list's page *number*."""
    return max(1, (number - 1) * rows_per_page - _missing(rows_per_page) + 1)


def _missing(rows_per_page: int) -> int:
    """Return how many rows the first page has less than the others."""
    return max(0, rows_per_page - FIRST)
