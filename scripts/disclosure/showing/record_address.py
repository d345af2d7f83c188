"""Where a record is found, as expressions over `@order` `@record` `@page`: on its own page or in its list."""

from __future__ import annotations

import narwhals as nw

from disclosure.ground.columns import ORDER, PAGE, RECORD


def list_number(rows_per_page: int) -> nw.Expr:
    """Return the number of the list's page that a record stands on."""
    return (nw.col(ORDER) - 1) // rows_per_page + 1


def record_address(name: str, rows_per_page: int) -> nw.Expr:
    """Return the address of each record of the register *name*; one without a page is a row of the list."""
    own = nw.concat_str(nw.lit(f"{name}/records/"), nw.col(RECORD), nw.lit("/"))
    number = list_number(rows_per_page)
    later = nw.concat_str(nw.lit(f"{name}/page/"), number.cast(nw.String), nw.lit("/#r-"), nw.col(RECORD))
    listed = nw.when(number == 1).then(nw.concat_str(nw.lit(f"{name}/#r-"), nw.col(RECORD))).otherwise(later)
    return nw.when(nw.col(PAGE)).then(own).otherwise(listed)
