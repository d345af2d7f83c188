"""Where a record is found, as expressions over `@order` `@record` `@page` `@bucket`: for ever, and in its list."""

from __future__ import annotations

import narwhals as nw

from disclosure.ground.columns import BUCKET, ORDER, PAGE, RECORD


def record_address(name: str) -> nw.Expr:
    """Return the address of each record of the register *name*: its own page, or a place on one for several."""
    own = nw.concat_str(nw.lit(f"{name}/records/"), nw.col(RECORD), nw.lit("/"))
    among = nw.concat_str(nw.lit(f"{name}/"), nw.col(BUCKET), nw.lit("#"), nw.col(RECORD))
    return nw.when(nw.col(PAGE)).then(own).otherwise(among)


def list_number(rows_per_page: int) -> nw.Expr:
    """Return the number of the list's page that a record stands on."""
    return (nw.col(ORDER) - 1) // rows_per_page + 1


def list_address(name: str, rows_per_page: int) -> nw.Expr:
    """Return the address of each record's row in its list, which changes as records come and go."""
    number = list_number(rows_per_page)
    later = nw.concat_str(nw.lit(f"{name}/page/"), number.cast(nw.String), nw.lit("/#r-"), nw.col(RECORD))
    return nw.when(number == 1).then(nw.concat_str(nw.lit(f"{name}/#r-"), nw.col(RECORD))).otherwise(later)
